import Catalog
import Filing
package import Stores
import Vocabulary

extension StoredVisit {
    /// Where the visit keeps that the door sent the resident past the unified counter.
    private static let straight = "straight_to_desk"

    /// Whether the door sent the resident straight to an individual counter, which still holds.
    var isStraight: Bool {
        get { circumstances[Self.straight]?.asBool ?? false }
        set { circumstances = circumstances.merged(with: [Self.straight: newValue ? true : .null]) }
    }

    /// Whether no clerk has seen the visit, which the door sent to an individual counter.
    var isUncalled: Bool { isStraight && calledAt == nil }

    /// Whether it ended by itself with this step, because nothing else was open.
    func hasEnded(with step: StoredDeskStep) -> Bool {
        stage == .closed && endedBecause == CloseVisit.allDone && closedAt == step.at
    }
}

extension ListedVisit {
    /// Whether the resident went straight to an individual counter, so that nobody calls this visit.
    package var isAtAnotherDesk: Bool {
        stage == .waiting && circumstances["straight_to_desk"]?.asBool == true
    }
}

extension VisitCase {
    /// Ends the visit when nothing of it is open any more and nothing waits to be handed over.
    ///
    /// While a clerk has it open, or it waits for one, it is theirs.
    mutating func endIfAllIsDone(_ context: ActContext) async throws -> Bool {
        let isTheirs = stored.stage == .atDesk || (stored.stage == .waiting && !stored.isStraight)
        guard stored.stage.isOpen, !isTheirs else { return false }
        let unasked: ItemFate? = stored.isUncalled ? .undecided : nil
        guard !items.contains(where: { $0.isAwaited(but: unasked) }) else { return false }
        let handOvers = try await context.visits.handOvers(of: stored)
        guard Closing(self, handOvers, context) == .free else { return false }
        close(because: CloseVisit.allDone, context)
        var note = context.audit(visit: stored.id)
        note.act = ActName.closeVisit.rawValue
        try await context.audits.write(note)
        return true
    }

    /// Whether something was filed after a step and because of it.
    func isFollowed(_ step: StoredDeskStep, _ context: ActContext) -> Bool {
        guard step.step == .done, step.result == .accepted else { return false }
        let view = view(context)
        return items.contains { item in
            guard item.item != nil, item.changedAt >= step.at, item.key.concerns(step.entry) else {
                return false
            }
            return view.procedure(item.key.procedure)?.prerequisites.contains {
                $0.procedure == step.entry.procedure
            } ?? false
        }
    }
}

extension StoredVisitItem {
    /// Whether somebody must still do something about it while the resident may be here.
    ///
    /// At a visit that no clerk saw, what is undecided is `unasked`: the visitor came for something else.
    fileprivate func isAwaited(but unasked: ItemFate?) -> Bool {
        guard fate.fate.isUnfinished, fate.doneAt == nil, fate.fate != unasked else { return false }
        return fate.nextStep != .guide
    }
}
