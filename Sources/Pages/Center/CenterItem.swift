package import Vocabulary

/// Another item that this one waits for, or that waits for it.
package struct LinkedItem: Sendable {
    /// The identifier that links lead to.
    package var id: ItemID
    /// What people call it.
    package var name: Localized
    /// Where it stands.
    package var state: ItemState

    /// Takes every part as given.
    package init(id: ItemID, name: Localized, state: ItemState) {
        self.id = id
        self.name = name
        self.state = state
    }
}

/// What the center knows of one filed item.
package struct CenterItem: Sendable {
    /// The identifier that links lead to.
    package var id: ItemID
    /// The code in the register of procedures, `JK01`.
    package var code: String
    /// What people call it.
    package var name: Localized
    /// Whom it is about; empty for the whole household.
    package var people: [Localized]
    /// The back-office system, in words.
    package var system: Localized
    /// The office, in words.
    package var office: Localized
    /// Where it stands.
    package var state: ItemState
    /// Why it was sent back or is blocked.
    package var reason: Localized?
    /// What the person of the center wrote who sent it back.
    package var remark: String?
    /// How often it was sent, this time included; from 1.
    package var attempt: Int
    /// What forms say that this page showed.
    package var seen: String
    /// The newest lot that it was in; nil before the first.
    package var lot: LotID?
    /// Who owns it, what comes next, by when.
    package var responsibility: Responsibility
    /// The items that it waits for.
    package var after: [LinkedItem]
    /// What the counter must finish first, in words.
    package var counterActs: [Localized]
    /// The items that wait for this one.
    package var dependants: [LinkedItem]
    /// What looks like the same matter, filed elsewhere.
    package var duplicates: ItemDuplicates
    /// What corrections of its visit's items did not reach.
    package var outdated: [OutdatedNote]
    /// What it says otherwise than its visit, field by field, as the visit has it now.
    package var differences: [Localized] = []
    /// The scans of papers that are for it.
    package var scans: [ScanLine] = []
    /// The data that this procedure's form carries, no more.
    package var record: [RecordGroup]
    /// The reasons to choose from; values are codes.
    package var sendBackReasons: [Choice]
    /// The calls of the resident about its send-backs, oldest first.
    package var calls: [HistoryEntry]
    /// What happened, oldest first.
    package var history: [HistoryEntry]

    /// Takes every part as given.
    package init(
        id: ItemID,
        code: String,
        name: Localized,
        people: [Localized],
        system: Localized,
        office: Localized,
        state: ItemState,
        reason: Localized?,
        remark: String? = nil,
        attempt: Int,
        seen: String,
        lot: LotID?,
        responsibility: Responsibility,
        after: [LinkedItem],
        counterActs: [Localized] = [],
        dependants: [LinkedItem],
        duplicates: ItemDuplicates = ItemDuplicates(),
        outdated: [OutdatedNote] = [],
        record: [RecordGroup],
        sendBackReasons: [Choice],
        calls: [HistoryEntry] = [],
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
        self.remark = remark
        self.attempt = attempt
        self.seen = seen
        self.lot = lot
        self.responsibility = responsibility
        self.after = after
        self.counterActs = counterActs
        self.dependants = dependants
        self.duplicates = duplicates
        self.outdated = outdated
        self.record = record
        self.sendBackReasons = sendBackReasons
        self.calls = calls
        self.history = history
    }
}
