package import Catalog
package import Eligibility
package import Vocabulary

/// The signed sheets of an office's day against what was filed that day.
package struct PaperTrail: Sendable {
    /// An entry of a visit's plan.
    package struct Entry: Sendable {
        package let visit: VisitID
        package let key: PlanKey
        package let code: String
        /// Whether it was filed or done at the counter.
        package let isSettled: Bool
        /// When that was, or it was changed last.
        package let at: Instant

        /// A value of these parts.
        package init(visit: VisitID, key: PlanKey, code: String, isSettled: Bool, at: Instant) {
            self.visit = visit
            self.key = key
            self.code = code
            self.isSettled = isSettled
            self.at = at
        }
    }

    /// A sheet that was printed.
    package struct Sheet: Sendable {
        package let visit: VisitID
        /// Counts the prints of the visit.
        package let number: Int
        package let layout: FormLayoutID
        package let people: [PersonID]
        package let at: Instant

        /// A value of these parts.
        package init(
            visit: VisitID,
            number: Int,
            layout: FormLayoutID,
            people: [PersonID],
            at: Instant
        ) {
            self.visit = visit
            self.number = number
            self.layout = layout
            self.people = people
            self.at = at
        }
    }

    /// The moments of the day.
    private let day: Range<Instant>
    private let entries: [VisitID: [Entry]]
    private let sheets: [VisitID: [Sheet]]
    private let view: CatalogView

    /// Entries and sheets of visits, whenever they were made; only those of `day` are told of.
    package init(
        _ entries: [Entry],
        _ sheets: [Sheet],
        during day: Range<Instant>,
        view: CatalogView
    ) {
        self.day = day
        self.view = view
        let signed = Set(view.layer.formLayouts.filter { $0.signing != .none }.map(\.id))
        self.entries = Dictionary(grouping: entries, by: \.visit)
        self.sheets = Dictionary(
            grouping: sheets.filter { signed.contains($0.layout) },
            by: \.visit
        )
    }

    /// The sheets without anything filed, and what was filed without a sheet.
    ///
    /// A layout that is used only under a condition is not missed: whether it holds, this does not know.
    package var lines: [ClosingLine] {
        unfiledSheets + unsignedItems
    }

    private var unfiledSheets: [ClosingLine] {
        sheets.flatMap { visit, sheets in
            Dictionary(grouping: sheets) { Form(layout: $0.layout, people: $0.people) }.values
                .compactMap { $0.max { $0.number < $1.number } }
                .filter { sheet in
                    day.contains(sheet.at)
                        && !(entries[visit] ?? []).contains { $0.isSettled && serves(sheet, $0) }
                }
                .map {
                    ClosingLine(.sheetUnfiled, visit: visit, subject: String($0.number), at: $0.at)
                }
        }
    }

    private struct Form: Hashable {
        let layout: FormLayoutID
        let people: [PersonID]
    }

    private var unsignedItems: [ClosingLine] {
        entries.flatMap { visit, entries in
            entries.filter { entry in
                entry.isSettled && day.contains(entry.at) && wantsSignature(entry)
                    && !(sheets[visit] ?? []).contains { serves($0, entry) }
            }
            .map { entry in
                let people = entry.key.people.map { ":\($0)" }.joined()
                return ClosingLine(
                    .itemUnsigned,
                    visit: visit,
                    subject: entry.code + people,
                    at: entry.at
                )
            }
        }
    }

    private func wantsSignature(_ entry: Entry) -> Bool {
        guard let procedure = view.layer.procedure(entry.key.procedure) else { return false }
        return view.layer.formLayouts.contains {
            $0.signing != .none && $0.when == nil && $0.serves(procedure)
        }
    }

    private func serves(_ sheet: Sheet, _ entry: Entry) -> Bool {
        guard let layout = view.layer.formLayouts.first(where: { $0.id == sheet.layout }),
            let procedure = view.layer.procedure(entry.key.procedure)
        else { return false }
        let isTheirs =
            sheet.people.isEmpty || entry.key.people.isEmpty
            || !Set(sheet.people).isDisjoint(with: entry.key.people)
        return isTheirs && layout.serves(procedure)
    }
}
