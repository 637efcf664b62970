/// What decides where an item may go next: its state, its attempt, its prerequisites, its checks.
package struct ItemStanding: Hashable, Sendable {
    /// Where the item stands.
    package var state: ItemState
    /// The attempt at having it accepted, from 1.
    package var attempt: Int
    /// How many of the items before it their systems have not accepted yet.
    package var waitingFor: Int
    /// How many different persons must check it before it may leave, 0 to 2.
    package var checksNeeded: Int
    /// Who checked it first.
    package var checkedBy: String?
    /// Who checked it after that, another person.
    package var secondCheckedBy: String?

    /// A standing; by default of an item just filed that nothing holds up.
    package init(
        state: ItemState,
        attempt: Int = 1,
        waitingFor: Int = 0,
        checksNeeded: Int = 0,
        checkedBy: String? = nil,
        secondCheckedBy: String? = nil
    ) {
        self.state = state
        self.attempt = attempt
        self.waitingFor = waitingFor
        self.checksNeeded = checksNeeded
        self.checkedBy = checkedBy
        self.secondCheckedBy = secondCheckedBy
    }

    /// How many persons have checked the item.
    package var checksGiven: Int { (checkedBy == nil ? 0 : 1) + (secondCheckedBy == nil ? 0 : 1) }

    /// Whether every check that is needed was given.
    package var isChecked: Bool { checksGiven >= checksNeeded }

    /// The state of an item that nothing but checks and prerequisites holds up.
    ///
    /// A check comes first, so that it happens while the item waits for others.
    package var restingState: ItemState {
        if !isChecked { return .held }
        return waitingFor > 0 ? .accepted : .ready
    }
}
