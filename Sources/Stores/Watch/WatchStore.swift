package import Casework
import Postgres
import Schema
package import Vocabulary

/// How many items of one system, lane and office stand alike.
package struct StandingCount: Hashable, Sendable {
    package let system: String
    package let lane: Lane
    /// The office's number.
    package let office: Int32
    package let state: ItemState
    /// Whether one person checked them and a second must.
    package let awaitsSecondCheck: Bool
    package let count: Int
    package let oldestSeconds: Int
    package let due: Int
    package let overdue: Int
}

/// An answer that the center could not take.
package struct RefusedAnswerView: Hashable, Sendable {
    /// The system that gave it.
    package let system: String
    /// Its file, where it belongs to no lot.
    package let file: String?
    /// Its lot.
    package let lot: LotID?
    /// Whether another answer to that lot was taken before, which stands.
    package let contradicts: Bool
    /// Why it was refused.
    package let reason: Localized
}

/// What keeps jobs of one system from being done.
package struct HindranceView: Hashable, Sendable {
    /// The system.
    package let system: String
    /// What is in the way, a stable code.
    package let failure: String
    /// How many jobs wait for it.
    package let count: Int
    /// Since when the oldest of them waits.
    package let since: Instant
}

/// An item of a lot as it stands now.
package struct LotItemView: Hashable, Sendable {
    package let item: ItemID
    package let attempt: Int
    package let procedure: String
    package let code: String
    package let office: Int32
    package let state: ItemState
    /// Why this attempt was sent back, if it was.
    package let reason: SendBackReason?
}

/// How a filed item stands, without its record.
package struct ItemView: Hashable, Sendable {
    package let visit: VisitID
    package let office: Int32
    package let procedure: String
    package let code: String
    package let people: [String]
    package let system: String
    package let state: ItemState
    package let attempt: Int
    package let lot: LotID?
    package let dueAt: Instant?
    package let checksNeeded: Int
    package let checkedBy: String?
    package let secondCheckedBy: String?
    package let reason: SendBackReason?
    /// What the person of the center wrote who sent it back.
    package let remark: String?
    /// Who answers its send-back, such as `office:121011`.
    package let returnedTo: String?
}

/// Something that happened to a filed item.
package struct ItemEventView: Hashable, Sendable {
    package let at: Instant
    package let attempt: Int
    /// Where it stood from then on.
    package let state: ItemState
    /// Who did it: a login, or a part of the system.
    package let actor: String
    /// Why, a stable word or what somebody wrote.
    package let reason: String?
    /// What was written at a send-back.
    package let remark: String?
}

/// An item before or after another one.
package struct LinkedItemView: Hashable, Sendable {
    package let item: ItemID
    package let procedure: String
    package let state: ItemState
    /// Whether the other one waits for it.
    package let isBefore: Bool
}

/// What people see of the center, in a transaction that acts for a municipality.
package struct WatchStore: Sendable {
    let access: ActingTransaction

    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// Counts of everything open and of what ended since a moment.
    package func breakdown(
        since: Instant,
        now: Instant,
        soon: Instant
    ) async throws -> [StandingCount] {
        try await access.transaction.run(
            WatchBreakdown(town: access.town, since: since, now: now, soon: soon)
        )
    }

    /// Answers that were refused, those of no lot among them.
    package func refusedAnswers(atMost maximum: Int) async throws -> [RefusedAnswerView] {
        try await access.transaction.run(WatchRefusedAnswers(town: access.town, maximum: maximum))
    }

    /// What keeps work from being done, the oldest first.
    package func hindrances(atMost maximum: Int) async throws -> [HindranceView] {
        try await access.transaction.run(WatchHindrances(town: access.town, maximum: maximum))
    }

    /// Lots of the municipality, the newest first.
    package func lots(before lot: LotID?, atMost maximum: Int) async throws -> [LotView] {
        // Answers that belong to no lot are no municipality's, so they are the worker's to show.
        let newest = lot ?? LotID(number: .max)
        return try await CenterStore.lots(
            municipality: access.town,
            before: newest,
            atMost: maximum,
            access.transaction
        )
    }

    /// One lot; nil when the municipality has none of this number.
    package func lot(_ lot: LotID) async throws -> LotRecord? {
        try await CenterStore.find([lot], access.transaction).first
    }

    package func items(of lot: LotID, atMost maximum: Int) async throws -> [LotItemView] {
        try await access.transaction.run(
            WatchLotItems(town: access.town, lot: lot, maximum: maximum)
        )
    }

    package func item(_ item: ItemID) async throws -> ItemView? {
        try await access.transaction.first(WatchItem(town: access.town, item: item))
    }

    /// What happened to an item, the oldest first.
    package func events(of item: ItemID, atMost maximum: Int = 200) async throws -> [ItemEventView]
    {
        try await access.transaction.run(
            WatchItemEvents(town: access.town, item: item, maximum: maximum)
        )
    }

    package func links(of item: ItemID) async throws -> [LinkedItemView] {
        try await access.transaction.run(WatchItemLinks(town: access.town, item: item))
    }

    /// Send-backs that wait, of one office or of all.
    package func returns(
        office: MunicipalityCode?,
        atMost maximum: Int = 10_000
    ) async throws -> [ReturnView] {
        try await CenterStore.returns(
            municipality: access.town,
            office: office?.number,
            atMost: maximum,
            access.transaction
        )
    }

    /// Items that wait for a person's check.
    package func held() async throws -> [AttentionView] {
        try await CenterStore.attention(
            municipality: access.town,
            state: .held,
            access.transaction
        )
    }
}
