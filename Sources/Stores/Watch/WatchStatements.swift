import Casework
import Postgres
import Schema
import Vocabulary

struct WatchBreakdown: SchemaStatement {
    static let text = StatementText.watchBreakdown
    let town: Int32
    let since: Instant
    let now: Instant
    let soon: Instant
    var bindings: PostgresBindings { PostgresBindings(town, since, now, soon) }

    static func decode(_ row: inout PostgresRowReader) throws -> StandingCount {
        let system: String = try row.read()
        let lane: String = try row.read()
        let office: Int32 = try row.read()
        let standing: String = try row.read()
        let isSecond = standing == "held-second"
        return StandingCount(
            system: system,
            lane: try known(Lane(rawValue: lane)),
            office: office,
            state: isSecond ? .held : try known(ItemState(rawValue: standing)),
            awaitsSecondCheck: isSecond,
            count: try row.read(),
            oldestSeconds: try row.read(),
            due: try row.read(),
            overdue: try row.read()
        )
    }
}

struct WatchRefusedAnswers: SchemaStatement {
    static let text = StatementText.watchRefusedAnswers
    let town: Int32
    let maximum: Int
    var bindings: PostgresBindings { PostgresBindings(town, Int32(clamping: maximum)) }

    static func decode(_ row: inout PostgresRowReader) throws -> RefusedAnswerView {
        RefusedAnswerView(
            system: try row.read(),
            file: try row.read(),
            lot: try row.read(Int64?.self).map(LotID.init(number:)),
            contradicts: try row.read(),
            reason: RefusedAnswer.sentence(of: try row.read())
        )
    }
}

struct WatchHindrances: SchemaStatement {
    static let text = StatementText.watchHindrances
    let town: Int32
    let maximum: Int
    var bindings: PostgresBindings { PostgresBindings(town, Int32(clamping: maximum)) }

    static func decode(_ row: inout PostgresRowReader) throws -> HindranceView {
        HindranceView(
            system: try row.read(),
            failure: try row.read(),
            count: try row.read(),
            since: try row.read()
        )
    }
}

struct WatchLotItems: SchemaStatement {
    static let text = StatementText.watchLotItems
    let town: Int32
    let lot: LotID
    let maximum: Int
    var bindings: PostgresBindings {
        PostgresBindings(town, lot.number, Int32(clamping: maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> LotItemView {
        LotItemView(
            item: ItemID(number: try row.read()),
            attempt: try row.read(),
            procedure: try row.read(),
            code: try row.read(),
            office: try row.read(),
            state: try known(ItemState(rawValue: try row.read())),
            reason: (try row.read() as String?).map(SendBackReason.init(rawValue:))
        )
    }
}

struct WatchItem: SchemaStatement {
    static let text = StatementText.watchItem
    let town: Int32
    let item: ItemID
    var bindings: PostgresBindings { PostgresBindings(town, item.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> ItemView {
        ItemView(
            visit: VisitID(number: try row.read()),
            office: try row.read(),
            procedure: try row.read(),
            code: try row.read(),
            people: try row.read(),
            system: try row.read(),
            state: try known(ItemState(rawValue: try row.read())),
            attempt: try row.read(),
            lot: (try row.read() as Int64?).map(LotID.init(number:)),
            dueAt: try row.read(),
            checksNeeded: try row.read(),
            checkedBy: try row.read(),
            secondCheckedBy: try row.read(),
            reason: (try row.read() as String?).map(SendBackReason.init(rawValue:)),
            remark: try row.read(),
            returnedTo: try row.read()
        )
    }
}

struct WatchItemEvents: SchemaStatement {
    static let text = StatementText.watchItemEvents
    let town: Int32
    let item: ItemID
    let maximum: Int
    var bindings: PostgresBindings {
        PostgresBindings(town, item.number, Int32(clamping: maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> ItemEventView {
        ItemEventView(
            at: try row.read(),
            attempt: try row.read(),
            state: try known(ItemState(rawValue: try row.read())),
            actor: try row.read(),
            reason: try row.read(),
            remark: try row.read()
        )
    }
}

struct WatchItemLinks: SchemaStatement {
    static let text = StatementText.watchItemLinks
    let town: Int32
    let item: ItemID
    var bindings: PostgresBindings { PostgresBindings(town, item.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> LinkedItemView {
        LinkedItemView(
            item: ItemID(number: try row.read()),
            procedure: try row.read(),
            state: try known(ItemState(rawValue: try row.read())),
            isBefore: try row.read()
        )
    }
}
