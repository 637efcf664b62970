import Catalog
import Eligibility
import Filing
import Stores
package import Vocabulary

/// Takes the last save of a visit back, with the answers, data, papers and fates that it changed.
package struct UndoSave: Sendable {
    /// What was taken back.
    package struct Undone: Hashable, Sendable {
        /// When it had been saved.
        package let savedAt: Instant
        /// Who had saved it.
        package let savedBy: String
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Goes one step back; refused once something was filed, or the visit was changed since that save.
    ///
    /// Protection that the save set stays: lifting it takes two persons.
    package func callAsFunction(
        _ visit: VisitID,
        version: Int,
        by acting: Acting
    ) async throws -> Result<Undone, Refusal> {
        try await premises.leavingToOfficials(.undoSave, acting, visit) { context in
            var visit = try await VisitCase.lock(visit, version: version, context)
            guard visit.stored.stage.isOpen else { throw Refusal.visitEnded }
            let id = visit.stored.id
            guard let undo = try await context.undos.find(id, version: version) else {
                throw Refusal.nothingToUndo
            }
            // What an official saved may have decided something.
            guard !acting.isContractor || utf8Equal(undo.savedBy, acting.actor) else {
                throw Refusal.isForOfficials
            }
            let before = visit
            try visit.goBack(to: undo, context)
            try await visit.refuseLeaving(before, context)
            try await context.visits.keep(context.catalog)
            visit.replan(context)
            try await visit.save(context)
            try await context.undos.takeBackFates(
                of: id,
                at: context.now,
                by: context.acting.actor
            )
            if let staff = acting.staff {
                let saved = version + 1
                try await context.drafts.end(id, of: staff, savedAs: saved, at: context.now)
            }
            return Undone(savedAt: undo.savedAt, savedBy: undo.savedBy)
        }
    }
}

extension VisitCase {
    fileprivate mutating func goBack(
        to undo: StoredUndo,
        _ context: ActContext
    ) throws(FilingRefusal) {
        do {
            household = try Household(json: undo.household, registry: context.catalog.facts)
        } catch {
            throw FilingRefusal(error, under: "household")
        }
        record = try HouseholdRecord(
            json: undo.record,
            fields: context.catalog.fields,
            household: household
        )
        stored.record = undo.record
        stored.circumstances = undo.circumstances
    }
}

extension Refusal {
    fileprivate static let nothingToUndo = Refusal.conflict(
        ja: "元に戻せる保存はありません。提出したか、ほかの変更が続いています。",
        en: "No save is left to take back; something was filed, or changed since."
    )
}
