package import Vocabulary

/// Another item that this one waits for, or that waits for it.
package struct LinkedItem: Sendable {
    package var id: ItemID
    package var name: Localized
    package var state: ItemState

    package init(id: ItemID, name: Localized, state: ItemState) {
        self.id = id
        self.name = name
        self.state = state
    }
}

/// What the center knows of one filed item.
package struct CenterItem: Sendable {
    package var id: ItemID
    package var code: String
    package var name: Localized
    package var people: [Localized]
    package var system: Localized
    package var office: Localized
    package var state: ItemState
    /// Why it was sent back or is blocked.
    package var reason: Localized?
    package var attempt: Int
    package var lot: LotID?
    package var responsibility: Responsibility
    package var after: [LinkedItem]
    package var dependants: [LinkedItem]
    /// The data that this procedure's form carries, no more.
    package var record: [RecordGroup]
    package var sendBackReasons: [Choice]
    package var history: [HistoryEntry]

    package init(
        id: ItemID,
        code: String,
        name: Localized,
        people: [Localized],
        system: Localized,
        office: Localized,
        state: ItemState,
        reason: Localized?,
        attempt: Int,
        lot: LotID?,
        responsibility: Responsibility,
        after: [LinkedItem],
        dependants: [LinkedItem],
        record: [RecordGroup],
        sendBackReasons: [Choice],
        history: [HistoryEntry]
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.people = people
        self.system = system
        self.office = office
        self.state = state
        self.reason = reason
        self.attempt = attempt
        self.lot = lot
        self.responsibility = responsibility
        self.after = after
        self.dependants = dependants
        self.record = record
        self.sendBackReasons = sendBackReasons
        self.history = history
    }
}
