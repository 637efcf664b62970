import Casework
import Postgres
import Schema
import Vocabulary

struct CenterStatusCounts: SchemaStatement {
    static let text = StatementText.centerStatus
    let bindings = PostgresBindings()

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (dimension: String, key: String, count: Int) {
        (try row.read(), try row.read(), try row.read())
    }
}

struct CenterAgeing: SchemaStatement {
    static let text = StatementText.centerAgeing
    let soon: Instant

    var bindings: PostgresBindings { PostgresBindings(soon) }

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (oldest: Int, due: Int, overdue: Int) {
        (try row.read(), try row.read(), try row.read())
    }
}

struct CenterLots: SchemaStatement {
    static let text = StatementText.centerLots
    let municipality: Int32?
    let before: LotID?
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(municipality, before?.number, Int32(clamping: maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> LotView {
        let lot = LotID(number: try row.read())
        _ = try row.read(Int32.self)
        let system: String = try row.read()
        _ = try row.read(String.self)
        let rows: Int32 = try row.read()
        let state: String = try row.read()
        return LotView(
            lot: lot.description,
            system: system,
            rows: Int(rows),
            state: try known(LotState(rawValue: state)),
            madeAt: try row.read(),
            exportedAt: try row.read(),
            acknowledgedAt: try row.read(),
            refused: try row.read(String?.self).map(RefusedAnswer.sentence(of:))
        )
    }
}

struct StrayAnswerList: SchemaStatement {
    static let text = StatementText.strayAnswerList
    let bindings = PostgresBindings()

    static func decode(_ row: inout PostgresRowReader) throws -> LotView {
        let system: String = try row.read()
        let file: String = try row.read()
        let refused: String = try row.read()
        return LotView(
            lot: file.hasSuffix(".json") ? String(file.dropLast(5)) : file,
            system: system,
            rows: 0,
            state: nil,
            madeAt: try row.read(),
            exportedAt: nil,
            acknowledgedAt: nil,
            refused: RefusedAnswer.sentence(of: refused)
        )
    }
}

struct CenterReturns: SchemaStatement {
    static let text = StatementText.centerReturns
    let municipality: Int32?
    let office: Int32?
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(municipality, office, Int32(clamping: maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> ReturnView {
        ReturnView(
            municipality: try row.read(),
            item: ItemID(number: try row.read()),
            attempt: Int(try row.read(Int16.self)),
            procedure: try row.read(),
            code: try row.read(),
            people: try row.read(),
            reason: SendBackReason(rawValue: try row.read()),
            office: try row.read(),
            owner: try row.read(),
            due: try row.read(),
            visit: VisitID(number: try row.read()),
            system: try row.read(),
            remark: try row.read(),
            dependants: try row.read(),
            calls: CallSummary(
                count: try row.read(),
                lastAt: try row.read(),
                lastResult: try row.read(String?.self).flatMap(CallResult.init(rawValue:)),
                comesOn: try row.read()
            )
        )
    }
}

struct CenterAttention: SchemaStatement {
    static let text = StatementText.centerAttention
    let municipality: Int32?
    let state: ItemState?
    let office: Int32?
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(municipality, state?.rawValue, office, Int32(clamping: maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> AttentionView {
        AttentionView(
            municipality: try row.read(),
            item: ItemID(number: try row.read()),
            state: try known(ItemState(rawValue: try row.read())),
            due: try row.read(),
            attempt: Int(try row.read(Int16.self)),
            office: try row.read(),
            procedure: try row.read(),
            code: try row.read(),
            people: try row.read(),
            system: try row.read(),
            lane: try known(Lane(rawValue: try row.read())),
            visit: VisitID(number: try row.read()),
            checksNeeded: Int(try row.read(Int16.self)),
            checkedBy: try row.read(),
            secondCheckedBy: try row.read(),
            openAtCounter: try row.read()
        )
    }
}

struct CenterVerify: SchemaStatement {
    static let text = StatementText.centerVerify
    let bindings = PostgresBindings()

    static func decode(_ row: inout PostgresRowReader) throws -> CenterProof {
        CenterProof(
            bundles: try row.read(),
            items: try row.read(),
            lost: try row.read(),
            doubled: try row.read(),
            outOfOrder: try row.read(),
            examples: try row.read()
        )
    }
}
