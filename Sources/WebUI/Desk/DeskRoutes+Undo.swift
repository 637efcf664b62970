import Catalog
import Eligibility
import Hummingbird
import Operations
import Pages
import Vocabulary

// MARK: - One step back

extension DeskRoutes {
    /// Takes the last save back, and says what that changed.
    func undo(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let visit = try context.visitID()
        guard let version = context.form["version"].flatMap({ Int($0) }) else {
            throw WebError.unreadableForm
        }
        let before = try await plan(of: visit, context)
        let undone = try await UndoSave(house.premises)(
            visit,
            version: version,
            by: context.acting("desk")
        ).orRefusal()
        let after = try await plan(of: visit, context)
        let notice = Notice(
            .information,
            title: Localized(
                ja: "\(undone.savedAt.clock)の保存を取り消しました",
                en: "The save of \(undone.savedAt.clock) was taken back"
            ),
            text: changes(from: before, to: after, context)
        )
        return site.page(
            try await console(after, DeskDraft(), context),
            for: context,
            at: Paths.desk(visit),
            notice: notice
        )
    }

    private func plan(of visit: VisitID, _ context: StaffContext) async throws -> PlanSheet {
        let sheet = try await house.sheet(of: visit, purpose: "desk", context)
        return PlanSheet(sheet, site: site, language: context.language)
    }

    /// Whom and which fields it brought back, in words.
    private func changes(
        from before: PlanSheet,
        to after: PlanSheet,
        _ context: StaffContext
    ) -> Localized {
        let old = Dictionary(controls(of: before, context).map { ($0.name, $0.values) }) { $1 }
        let fields = controls(of: after, context).filter { control in
            old[control.name].map { $0 != control.values } ?? false
        }.map(\.label)
        let told: [(ja: String, en: String, what: [Localized])] = [
            ("世帯に戻した人", "Back in the household", Self.people(of: after, missingIn: before)),
            ("世帯から外した人", "Out of the household", Self.people(of: before, missingIn: after)),
            ("元に戻した欄", "Fields as before", fields),
        ]
        let words = told.filter { !$0.what.isEmpty }.map { ja, en, what in
            let some = DeskMerge.some(what)
            return Localized(ja: "\(ja):\(some.ja)。", en: "\(en): \(some.en).")
        }
        return Localized(
            ja: words.map(\.ja).joined(),
            en: words.map(\.en).joined(separator: " ")
        )
    }

    private static func people(of sheet: PlanSheet, missingIn other: PlanSheet) -> [Localized] {
        let others = Set(other.visit.household.people.map(\.id))
        return sheet.visit.household.people.map(\.id).filter { !others.contains($0) }
            .map(sheet.names.full)
    }
}
