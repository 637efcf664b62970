/// Decides what an act or an event does to an item; what happens is left to the caller.
///
/// Every decision starts from the standing that was read under a lock, and either names the next
/// standing or says why there is none.
package enum ItemStateMachine {
    /// The standing of an item that is filed now; `isStopped` when something before it is sent back.
    package static func filed(
        waitingFor: Int,
        checksNeeded: Int,
        isStopped: Bool = false
    ) -> ItemStanding {
        var standing = ItemStanding(
            state: .accepted,
            waitingFor: waitingFor,
            checksNeeded: checksNeeded
        )
        standing.state = isStopped ? .blocked : standing.restingState
        return standing
    }

    /// What becomes of an item whose job says that it may go into a lot.
    ///
    /// Asked at the moment of output: a list that was right when it was made may be wrong now.
    package static func transmission(
        _ standing: ItemStanding,
        attempt: Int,
        today: OutputFindings
    ) -> Transmission {
        guard standing.state == .ready, standing.attempt == attempt else { return .superseded }
        if today.hasUnacceptedPrerequisite { return .tooEarly }
        if today.isProtected || today.hasProtectedNamesake, standing.secondCheckedBy == nil {
            return .held
        }
        return standing.isChecked ? .transmitted : .held
    }

    /// The standing after a person's check of a held item; `second` when it is the second check.
    package static func checked(
        _ standing: ItemStanding,
        by actor: String
    ) -> Result<(standing: ItemStanding, second: Bool), ItemRefusal> {
        guard standing.state == .held else { return .failure(.notHeld(standing.state)) }
        var next = standing
        let second = standing.checkedBy != nil
        if let first = standing.checkedBy {
            guard Array(first.utf8) != Array(actor.utf8) else {
                return .failure(.sameChecker)
            }
            next.secondCheckedBy = actor
        } else {
            next.checkedBy = actor
        }
        next.state = next.restingState
        return .success((next, second))
    }

    /// The standing after a person of the center sent an item back that has not left.
    package static func sentBack(_ standing: ItemStanding) -> Result<ItemStanding, ItemRefusal> {
        switch standing.state {
        case .inLot, .exported: return .failure(.awaitingAnswer)
        case .done: return .failure(.alreadyDone)
        case .withdrawn: return .failure(.alreadyWithdrawn)
        case .sentBack, .blocked: return .failure(.alreadyStopped(standing.state))
        case .accepted, .held, .ready:
            var next = standing
            next.state = .sentBack
            return .success(next)
        }
    }

    /// The standing after the office answered a send-back; checks have to be given anew.
    ///
    /// `isStopped` when something before the item is sent back itself, which it then waits behind.
    package static func corrected(
        _ standing: ItemStanding,
        isStopped: Bool = false
    ) -> Result<ItemStanding, ItemRefusal> {
        guard standing.state == .sentBack else { return .failure(.notSentBack(standing.state)) }
        guard standing.attempt < attemptsMaximum else { return .failure(.tooManyAttempts) }
        var next = standing
        next.attempt += 1
        next.checkedBy = nil
        next.secondCheckedBy = nil
        next.state = isStopped ? .blocked : next.restingState
        return .success(next)
    }

    /// The standing after the office ended an item.
    package static func withdrawn(_ standing: ItemStanding) -> Result<ItemStanding, ItemRefusal> {
        switch standing.state {
        case .inLot, .exported: return .failure(.awaitingAnswer)
        case .done: return .failure(.alreadyDone)
        case .withdrawn: return .failure(.alreadyWithdrawn)
        case .accepted, .held, .ready, .sentBack, .blocked:
            var next = standing
            next.state = .withdrawn
            return .success(next)
        }
    }

    /// The most attempts at having one item accepted.
    package static let attemptsMaximum = 99
}

/// What the tables say about an item at the moment when it would leave.
package struct OutputFindings: Hashable, Sendable {
    /// Whether an item before it was not accepted by its system.
    package var hasUnacceptedPrerequisite: Bool
    /// Whether the switch protects a person of its visit (支援措置).
    package var isProtected: Bool
    /// Whether a person of its visit has the name of somebody protected, and no birth that contradicts.
    package var hasProtectedNamesake: Bool

    /// Findings; by default nothing stands against the item.
    package init(
        hasUnacceptedPrerequisite: Bool = false,
        isProtected: Bool = false,
        hasProtectedNamesake: Bool = false
    ) {
        self.hasUnacceptedPrerequisite = hasUnacceptedPrerequisite
        self.isProtected = isProtected
        self.hasProtectedNamesake = hasProtectedNamesake
    }
}

/// What becomes of an item whose turn for a lot has come.
package enum Transmission: Hashable, Sendable {
    /// It goes into a lot.
    case transmitted
    /// It waits for the check of two persons first.
    case held
    /// Its turn belongs to an earlier attempt or state; nothing is to be done.
    case superseded
    /// An item before it is not accepted, which the filing or an answer should have known.
    case tooEarly
}
