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

    /// Longest reason in characters.
    package static let reasonMaximum = 200
    /// Why a visit ended by itself.
    package static let allDone = "all-done"

    /// Closes it; refused while the desk or the center still has something to do.
    ///
    /// What was sent elsewhere stays with its owner. A reason is needed where results were not handed
    /// over, for nobody is reminded of them any more.
    package func callAsFunction(
        _ visit: VisitID,
        because reason: String = "",
        by acting: Acting
    ) async throws -> Result<ChangedVisit, Refusal> {
        try await premises.move(visit, .closeVisit, acting) { visit, context in
            let written = try FreeText.checked(reason, at: "reason", atMost: Self.reasonMaximum)
            let handOvers = try await context.visits.handOvers(of: visit.stored)
            let certificates = try await context.certificates.certificates(of: visit.stored)
            if certificates.contains(where: \.state.isOpen) { throw Refusal.certificatesLeft }
            switch Closing(visit, handOvers, context) {
            case .ended: throw Refusal.visitEnded
            case .barred(let why): throw Refusal(.conflict, why)
            case .withReason where written == nil: throw Refusal.reasonToClose
            case .withReason, .free: visit.close(because: written, context)
            }
        }
    }
}

extension VisitCase {
    /// Ends it; guidance outside the house is given when the resident goes.
    mutating func close(because reason: String?, _ context: ActContext) {
        for place in items.indices where items[place].isGuidanceToGive {
            items[place].fate.doneAt = context.now
            items[place].changedAt = context.now
            items[place].changedBy = context.acting.actor
        }
        (stored.stage, stored.closedAt) = (.closed, context.now)
        stored.endedBecause = reason
    }

    /// What was noted as told because the visit ended with a step is to be told again.
    mutating func takeBackGuidance(of step: StoredDeskStep) {
        for place in items.indices
        where items[place].fate.nextStep == .guide && items[place].fate.doneAt == step.at {
            items[place].fate.doneAt = nil
        }
    }
}

extension StoredVisitItem {
    /// Whether the desk where the resident stands must do something before the resident goes.
    var isInDesksHands: Bool {
        if fate.doneAt != nil { return false }
        // What was withdrawn is to be chosen about, too.
        return fate.fate == .open || fate.nextStep == .choose || fate.nextStep == .doAtCounter
    }

    /// Whether the resident must still be told where outside the house to go.
    fileprivate var isGuidanceToGive: Bool { fate.nextStep == .guide && fate.doneAt == nil }

    /// Whether the center sent it back or something before it.
    var isReturned: Bool {
        center.flatMap { ItemState(rawValue: $0.state) }.map { $0 == .sentBack || $0 == .blocked }
            ?? false
    }
}

extension Refusal {
    fileprivate static let certificatesLeft = Refusal.conflict(
        ja: "渡していない証明書があります。「手数料・証明書」で、渡すか取り下げてから終了してください。",
        en:
            "Certificates are left: hand them over or give them up under Fees, then close the visit."
    )
    fileprivate static let reasonToClose = Refusal.invalid(
        "reason",
        ja: "お渡ししていないものがあります。終了する理由を書いてください。",
        en: "Some results were not handed over; write why the visit ends."
    )
}
