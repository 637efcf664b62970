import Casework
import Filing
import Stores
package import Vocabulary

/// Closes a visit at the counter: what is still to be done has an owner elsewhere, or a day.
package struct CloseVisit: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Closes it; refused while the desk itself still has something to do.
    ///
    /// Filed items go on in the center, and what was sent elsewhere stays with its owner.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<ChangedVisit, Refusal> {
        try await premises.move(visit, .closeVisit, acting) { visit, context in
            guard visit.stored.stage.isOpen else { throw Refusal.visitEnded }
            let atDesk = visit.items.filter(\.isInDesksHands)
            guard atDesk.isEmpty else {
                let codes = atDesk.map(\.code).joined(separator: ", ")
                throw Refusal.conflict(
                    ja: "まだ扱いの決まっていない手続があります:\(codes)",
                    en: "The desk must still decide about: \(codes)."
                )
            }
            for place in visit.items.indices where visit.items[place].isGuidanceToGive {
                // Guidance outside the house is given when the resident goes.
                visit.items[place].fate.doneAt = context.now
                visit.items[place].changedAt = context.now
                visit.items[place].changedBy = context.acting.actor
            }
            visit.stored.stage = .closed
            visit.stored.closedAt = context.now
        }
    }
}

extension StoredVisitItem {
    /// Whether the desk where the resident stands must do something before the resident goes.
    var isInDesksHands: Bool {
        if fate.doneAt != nil { return false }
        return fate.fate == .open || fate.nextStep == .doAtCounter
    }

    /// Whether the resident must still be told where outside the house to go.
    fileprivate var isGuidanceToGive: Bool { fate.nextStep == .guide && fate.doneAt == nil }

    /// Whether the center sent it back or something before it.
    var isReturned: Bool {
        center.flatMap { ItemState(rawValue: $0.state) }.map { $0 == .sentBack || $0 == .blocked }
            ?? false
    }
}
