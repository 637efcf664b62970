/// Where a filed item stands; the labels are those of the table's enumeration.
package enum ItemState: String, Hashable, Sendable, CaseIterable {
    /// Filed; waits until the items before it were accepted by their systems.
    ///
    /// Goes to `ready` or `held` when the last of them was, to `blocked` when one was sent back, to
    /// `sentBack` when the center does so.
    case accepted
    /// Waits for a person's check.
    ///
    /// Goes to `ready`, or to `accepted` while items before it are open; to `blocked` and `sentBack` as above.
    case held
    /// May go into the next lot of its system and lane; a job says so.
    ///
    /// Goes to `inLot`, or to `held` when the moment of output shows that it must be checked, or to
    /// `sentBack` when the center does so.
    case ready
    /// Belongs to a lot that is not yet in the drop folder.
    ///
    /// Goes to `exported`, or to `held` when somebody asked for protection before its file was written.
    case inLot = "in-lot"
    /// Handed to the back-office system, whose answer is awaited. Goes to `done` or `sentBack`.
    case exported
    /// Accepted by its system. The end.
    case done
    /// Rejected by its system or by the center; the office corrects it, as the next attempt where its
    /// checks and the items before it let it rest, or withdraws it.
    case sentBack = "sent-back"
    /// An item before it was sent back. Goes to `accepted` or `held` when that one was corrected.
    case blocked
    /// Ended without the system's acceptance, together with all that depends on it. The end.
    case withdrawn
}

extension ItemState {
    /// Whether the item has not ended.
    package var isOpen: Bool { self != .done && self != .withdrawn }

    /// Whether the item may still be ended by the office: nothing has left for its system.
    package var isWithdrawable: Bool {
        switch self {
        case .accepted, .held, .ready, .sentBack, .blocked: true
        case .inLot, .exported, .done, .withdrawn: false
        }
    }

    /// Whether the center may send the item back: nothing has left, and nothing else stopped it.
    package var isReturnable: Bool {
        switch self {
        case .accepted, .held, .ready: true
        case .inLot, .exported, .done, .sentBack, .blocked, .withdrawn: false
        }
    }

    /// The states that may follow this one.
    package var successors: Set<ItemState> {
        switch self {
        case .accepted: [.ready, .held, .blocked, .sentBack, .withdrawn]
        case .held: [.accepted, .ready, .blocked, .sentBack, .withdrawn]
        case .ready: [.inLot, .held, .sentBack, .withdrawn]
        case .inLot: [.exported, .held]
        case .exported: [.done, .sentBack]
        case .sentBack: [.accepted, .ready, .held, .blocked, .withdrawn]
        case .blocked: [.accepted, .held, .withdrawn]
        case .done, .withdrawn: []
        }
    }
}
