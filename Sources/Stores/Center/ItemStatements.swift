import Casework
import Postgres
import Schema
import Vocabulary

/// Reads the columns that every locked item begins with.
func lockedItem(_ row: inout PostgresRowReader) throws -> LockedItem {
    let municipality: Int32 = try row.read()
    let item = ItemID(number: try row.read())
    let state: String = try row.read()
    let attempt: Int16 = try row.read()
    let visit = VisitID(number: try row.read())
    let lane: String = try row.read()
    let system: String = try row.read()
    let waitingFor: Int16 = try row.read()
    let checksNeeded: Int16 = try row.read()
    return LockedItem(
        municipality: municipality,
        item: item,
        standing: ItemStanding(
            state: try known(ItemState(rawValue: state)),
            attempt: Int(attempt),
            waitingFor: Int(waitingFor),
            checksNeeded: Int(checksNeeded),
            checkedBy: try row.read(),
            secondCheckedBy: try row.read()
        ),
        visit: visit,
        lane: try known(Lane(rawValue: lane)),
        system: system,
        due: try row.read()
    )
}

/// The value of a label that this program must know.
func known<T>(_ value: T?) throws(PostgresError) -> T {
    guard let value else { throw PostgresError(.decoding) }
    return value
}

struct ItemLockForLot: SchemaStatement {
    static let text = StatementText.itemLockForLot
    let items: [(municipality: Int32, item: Int64)]

    var bindings: PostgresBindings {
        PostgresBindings(items.map(\.municipality), items.map(\.item))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> LockedItem {
        var item = try lockedItem(&row)
        item.people = try row.read()
        return item
    }
}

struct ItemJudgeForLot: SchemaStatement {
    static let text = StatementText.itemJudgeForLot
    let items: [LockedItem]

    var bindings: PostgresBindings {
        PostgresBindings(
            items.map(\.municipality),
            items.map(\.item.number),
            items.map(\.visit.number)
        )
    }

    static func decode(_ row: inout PostgresRowReader) throws -> ItemJudgement {
        ItemJudgement(
            municipality: try row.read(),
            item: ItemID(number: try row.read()),
            findings: OutputFindings(
                hasUnacceptedPrerequisite: try row.read(),
                isProtected: try row.read(),
                hasProtectedNamesake: try row.read()
            ),
            carried: try row.read()
        )
    }
}

struct ItemHold: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.itemHold
    let items: [(item: LockedItem, due: Instant)]
    let actor: String
    let reason: String

    var bindings: PostgresBindings {
        PostgresBindings(
            items.map(\.item.municipality),
            items.map(\.item.item.number),
            items.map(\.due),
            actor,
            reason
        )
    }
}

struct ItemLockDependants: SchemaStatement {
    static let text = StatementText.itemLockDependants
    let answers: [(member: LotMember, isRejected: Bool)]

    var bindings: PostgresBindings {
        PostgresBindings(
            answers.map(\.member.municipality),
            answers.map(\.member.item.number),
            answers.map(\.isRejected)
        )
    }

    static func decode(_ row: inout PostgresRowReader) throws -> Int64 {
        try row.read()
    }
}

struct ItemAccept: SchemaStatement {
    static let text = StatementText.itemAccept
    let accepted: [(member: LotMember, keys: String?)]
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(
            accepted.map(\.member.municipality),
            accepted.map(\.member.item.number),
            accepted.map(\.member.attempt),
            accepted.map(\.keys),
            actor
        )
    }

    static func decode(_ row: inout PostgresRowReader) throws -> ReadyItem {
        let municipality: Int32 = try row.read()
        let item = ItemID(number: try row.read())
        let attempt: Int16 = try row.read()
        let lane: String = try row.read()
        return ReadyItem(
            municipality: municipality,
            item: item,
            attempt: attempt,
            lane: try known(Lane(rawValue: lane)),
            system: try row.read(),
            office: try row.read()
        )
    }
}

struct ItemSendBack: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.itemSendBack
    let returned: [ReturnedItem]
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(
            returned.map(\.municipality),
            returned.map(\.item.number),
            returned.map(\.attempt),
            returned.map(\.reason),
            returned.map(\.owner),
            returned.map(\.due),
            actor,
            returned.map(\.from.rawValue),
            returned.map(\.remark)
        )
    }
}

/// An item on its way back, from a system or from a person of the center.
struct ReturnedItem {
    let municipality: Int32
    let item: ItemID
    let attempt: Int16
    /// The state that it leaves.
    let from: ItemState
    let reason: String
    var remark: String?
    let owner: String
    let due: Instant
}

struct ItemIsStopped: SchemaStatement {
    static let text = StatementText.itemIsStopped
    let municipality: Int32
    let item: ItemID

    var bindings: PostgresBindings { PostgresBindings(municipality, item.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> Bool {
        try row.read()
    }
}

struct ItemLockFamily: SchemaStatement {
    static let text = StatementText.itemLockFamily
    let municipality: Int32
    let item: ItemID

    var bindings: PostgresBindings { PostgresBindings(municipality, item.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> FamilyItem {
        FamilyItem(
            locked: try lockedItem(&row),
            office: try row.read(),
            procedure: try row.read(),
            code: try row.read(),
            people: try row.read(),
            bundle: BundleID(number: try row.read())
        )
    }
}

struct ItemCorrect: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.itemCorrect
    let before: LockedItem
    let record: CorrectedRecord
    let state: ItemState
    let due: Instant
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(
            before.municipality,
            before.item.number,
            Int16(before.standing.attempt),
            record.record,
            state.rawValue,
            due,
            actor,
            record.household,
            Int16(record.checks)
        )
    }
}

struct ItemFollow: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.itemFollow
    let municipality: Int32
    let records: [(item: ItemID, record: CorrectedRecord)]
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(
            municipality,
            records.map(\.item.number),
            records.map(\.record.record),
            records.map(\.record.household),
            actor,
            records.map { Int32($0.record.checks) }
        )
    }
}

struct ItemUnblock: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.itemUnblock
    let municipality: Int32
    let item: ItemID
    let actor: String

    var bindings: PostgresBindings { PostgresBindings(municipality, item.number, actor) }
}

struct ItemWithdraw: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.itemWithdraw
    let municipality: Int32
    let items: [ItemID]
    let actor: String
    let reason: String

    var bindings: PostgresBindings {
        PostgresBindings(municipality, items.map(\.number), actor, reason)
    }
}

struct ItemCheck: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.itemCheck
    let before: LockedItem
    let actor: String
    let isSecond: Bool
    let state: ItemState

    var bindings: PostgresBindings {
        PostgresBindings(
            before.municipality,
            before.item.number,
            actor,
            isSecond,
            state.rawValue
        )
    }
}

struct ItemFind: SchemaStatement {
    static let text = StatementText.itemFind
    let item: ItemID

    var bindings: PostgresBindings { PostgresBindings(item.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> Int32 {
        try row.read()
    }
}
