import Casework
import Postgres
import Schema
import Vocabulary

struct LotMake: SchemaStatement {
    static let text = StatementText.lotMake
    let lots: [PlannedLot]
    let actor: String

    var bindings: PostgresBindings {
        var places: [Int32] = []
        var positions: [Int32] = []
        for (place, lot) in lots.enumerated() {
            places += Array(repeating: Int32(place + 1), count: lot.rows.count)
            positions += (1...Int32(lot.rows.count))
        }
        let rows = lots.flatMap(\.rows)
        return PostgresBindings(
            lots.map(\.group.municipality),
            lots.map(\.group.system),
            lots.map(\.group.lane.rawValue),
            lots.map(\.layout),
            lots.map { Int32($0.rows.count) },
            places,
            positions,
            rows.map(\.item.number),
            rows.map(\.attempt),
            rows.map(\.carried),
            rows.map(\.isProtected),
            actor
        )
    }

    static func decode(_ row: inout PostgresRowReader) throws -> MadeLot {
        MadeLot(
            place: Int(try row.read(Int32.self)) - 1,
            lot: LotID(number: try row.read()),
            rows: try row.read()
        )
    }
}

/// A lot that was made: its place among the planned ones, its number, its rows.
struct MadeLot: Hashable, Sendable {
    let place: Int
    let lot: LotID
    let rows: Int
}

/// Why an answer was refused, as its column keeps it: a line for each language.
enum RefusedAnswer {
    static func text(of sentence: Localized) -> String { "\(sentence.ja)\n\(sentence.en)" }

    static func sentence(of text: String) -> Localized {
        let lines = text.split(separator: "\n", maxSplits: 1).map(String.init)
        return lines.count == 2 ? Localized(ja: lines[0], en: lines[1]) : Localized(same: text)
    }
}

/// Reads a lot as every statement selects it.
func lotRecord(_ row: inout PostgresRowReader) throws -> LotRecord {
    let municipality: Int32 = try row.read()
    let lot = LotID(number: try row.read())
    let system: String = try row.read()
    let lane: String = try row.read()
    let layout: String = try row.read()
    let rows: Int32 = try row.read()
    let state: String = try row.read()
    return LotRecord(
        municipality: municipality,
        lot: lot,
        system: system,
        lane: try known(Lane(rawValue: lane)),
        layout: layout,
        rows: Int(rows),
        state: try known(LotState(rawValue: state)),
        madeAt: try row.read(),
        sha256: try row.read(),
        answerSHA256: try row.read(),
        answerRefused: try row.read(String?.self).map(RefusedAnswer.sentence(of:))
    )
}

struct LotLock: SchemaStatement {
    static let text = StatementText.lotLock
    let lots: [LotID]

    var bindings: PostgresBindings { PostgresBindings(lots.map(\.number)) }

    static func decode(_ row: inout PostgresRowReader) throws -> LotRecord {
        try lotRecord(&row)
    }
}

struct LotFind: SchemaStatement {
    static let text = StatementText.lotFind
    let lots: [LotID]

    var bindings: PostgresBindings { PostgresBindings(lots.map(\.number)) }

    static func decode(_ row: inout PostgresRowReader) throws -> LotRecord {
        try lotRecord(&row)
    }
}

struct LotRowPage: SchemaStatement {
    static let text = StatementText.lotRowPage
    let lot: LotRecord
    let after: Int
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(lot.municipality, lot.lot.number, Int32(after), Int32(maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> LotRow {
        LotRow(
            position: Int(try row.read(Int32.self)),
            item: ItemID(number: try row.read()),
            attempt: try row.read(),
            key: try row.read(),
            municipality: try row.read(),
            office: try row.read(),
            procedure: try row.read(),
            code: try row.read(),
            people: try row.read(),
            receivedAt: try row.read(),
            record: try row.read(),
            carried: try row.read(),
            isProtected: try row.read(),
            secondCheckedBy: try row.read()
        )
    }
}

struct LotProtectedRows: SchemaStatement {
    static let text = StatementText.lotProtectedRows
    let lots: [LotRecord]

    var bindings: PostgresBindings {
        PostgresBindings(lots.map(\.municipality), lots.map(\.lot.number))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> ProtectedRow {
        ProtectedRow(
            municipality: try row.read(),
            lot: LotID(number: try row.read()),
            item: ItemID(number: try row.read()),
            isProtected: try row.read()
        )
    }
}

struct LotTakeOut: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.lotTakeOut
    let rows: [(row: ProtectedRow, due: Instant)]
    let actor: String
    let reason: String

    var bindings: PostgresBindings {
        PostgresBindings(
            rows.map(\.row.municipality),
            rows.map(\.row.lot.number),
            rows.map(\.row.item.number),
            rows.map(\.due),
            actor,
            reason
        )
    }
}

struct LotExport: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.lotExport
    let lots: [(lot: LotRecord, sha256: [UInt8])]
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(
            lots.map(\.lot.municipality),
            lots.map(\.lot.lot.number),
            PostgresValue.array(lots.map { .bytes($0.sha256) }),
            actor
        )
    }
}

struct LotItemList: SchemaStatement {
    static let text = StatementText.lotItemList
    let lots: [LotRecord]

    var bindings: PostgresBindings {
        PostgresBindings(lots.map(\.municipality), lots.map(\.lot.number))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> LotMember {
        let lot = LotID(number: try row.read())
        let item = ItemID(number: try row.read())
        let attempt: Int16 = try row.read()
        let municipality: Int32 = try row.read()
        let office: Int32 = try row.read()
        let lane: String = try row.read()
        return LotMember(
            lot: lot,
            item: item,
            attempt: attempt,
            municipality: municipality,
            office: office,
            lane: try known(Lane(rawValue: lane)),
            people: try row.read()
        )
    }
}

struct LotAcknowledge: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.lotAcknowledge
    let lots: [(lot: LotRecord, answer: [UInt8])]

    var bindings: PostgresBindings {
        PostgresBindings(
            lots.map(\.lot.municipality),
            lots.map(\.lot.lot.number),
            PostgresValue.array(lots.map { .bytes($0.answer) })
        )
    }
}

struct LotRefuseAnswer: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.lotRefuseAnswer
    let lot: LotRecord
    let answer: [UInt8]
    let refused: Localized?

    var bindings: PostgresBindings {
        PostgresBindings(
            lot.municipality,
            lot.lot.number,
            answer,
            refused.map(RefusedAnswer.text(of:))
        )
    }
}

struct StrayAnswerNote: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.strayAnswerNote
    let system: String
    let file: String
    let answer: [UInt8]
    let refused: Localized

    var bindings: PostgresBindings {
        PostgresBindings(system, file, answer, RefusedAnswer.text(of: refused))
    }
}

struct StrayAnswerForget: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.strayAnswerForget
    let files: [(system: String, file: String)]

    var bindings: PostgresBindings {
        PostgresBindings(files.map(\.system), files.map(\.file))
    }
}

struct StrayAnswerNames: SchemaStatement {
    static let text = StatementText.strayAnswerNames
    let bindings = PostgresBindings()

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (system: String, file: String) {
        (try row.read(), try row.read())
    }
}
