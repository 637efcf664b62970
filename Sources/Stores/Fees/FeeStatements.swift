import Catalog
import Eligibility
import Filing
import Postgres
import Schema
import Vocabulary

/// A row of the ledger, before it is known what it is for.
struct FeeEntryRow {
    let office: MunicipalityCode
    let number: FeeNumber
    let visit: VisitID
    let method: FeeMethod
    let yen: Int
    let ground: String?
    let voids: Int?
    let reason: String?
    let at: Instant
    let by: String

    init(_ row: inout PostgresRowReader) throws {
        office = try required(MunicipalityCode(number: try row.read()))
        number = FeeNumber(day: try row.read(), number: try row.read())
        visit = VisitID(number: try row.read())
        method = try required(FeeMethod(rawValue: try row.read()))
        yen = try row.read()
        ground = try row.read()
        voids = try row.read()
        reason = try row.read()
        at = try row.read()
        by = try row.read()
    }

    func stored(with lines: [FeeLine]) -> StoredFeeEntry {
        StoredFeeEntry(
            entry: FeeEntry(
                number: number,
                visit: visit,
                method: method,
                yen: yen,
                lines: lines,
                voids: voids.map { FeeNumber(day: number.day, number: $0) }
            ),
            office: office,
            ground: ground,
            reason: reason,
            at: at,
            by: by
        )
    }
}

struct FeeEntriesOfVisit: SchemaStatement {
    static let text = StatementText.feeEntriesOfVisit
    let town: Int32
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> FeeEntryRow {
        try FeeEntryRow(&row)
    }
}

struct FeeEntriesOfDay: SchemaStatement {
    static let text = StatementText.feeEntriesOfDay
    let town: Int32
    let office: MunicipalityCode
    let day: CalendarDay
    var bindings: PostgresBindings { PostgresBindings(town, office.number, day) }

    static func decode(_ row: inout PostgresRowReader) throws -> FeeEntryRow {
        try FeeEntryRow(&row)
    }
}

struct FeeLinesOfVisit: SchemaStatement {
    static let text = StatementText.feeLinesOfVisit
    let town: Int32
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number) }

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (number: FeeNumber, line: FeeLine) {
        let number = FeeNumber(day: try row.read(), number: try row.read())
        let certificate: Int? = try row.read()
        let procedure: String? = try row.read()
        let people: [String]? = try row.read()
        let yen: Int = try row.read()
        if let certificate { return (number, FeeLine(.certificate(certificate), yen: yen)) }
        let key = PlanKey(
            procedure: try required(procedure.flatMap { ProcedureID($0) }),
            people: (people ?? []).map { PersonID($0) }
        )
        return (number, FeeLine(.procedure(key), yen: yen))
    }
}

struct FeeDayLock: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.feeDayLock
    let town: Int32
    let office: MunicipalityCode
    let day: CalendarDay
    var bindings: PostgresBindings { PostgresBindings(town, office.number, day) }
}

struct FeeNextNumber: SchemaStatement {
    static let text = StatementText.feeNextNumber
    let town: Int32
    let office: MunicipalityCode
    let day: CalendarDay
    var bindings: PostgresBindings { PostgresBindings(town, office.number, day) }

    static func decode(_ row: inout PostgresRowReader) throws -> Int { try row.read() }
}

struct FeeEntryAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.feeEntryAdd
    let town: Int32
    let stored: StoredFeeEntry

    var bindings: PostgresBindings {
        let entry = stored.entry
        return PostgresBindings(
            town,
            stored.office.number,
            entry.number.day,
            Int32(entry.number.number),
            entry.visit.number,
            entry.method.rawValue,
            Int32(entry.yen),
            stored.ground,
            entry.voids.map { Int32($0.number) },
            stored.reason,
            stored.at,
            stored.by
        )
    }
}

struct FeeLineAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.feeLineAdd
    let town: Int32
    let stored: StoredFeeEntry
    let place: Int
    let line: FeeLine

    private var certificate: Int32? {
        if case .certificate(let number) = line.subject { Int32(number) } else { nil }
    }

    private var key: PlanKey? {
        if case .procedure(let key) = line.subject { key } else { nil }
    }

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            stored.office.number,
            stored.entry.number.day,
            Int32(stored.entry.number.number),
            Int32(place),
            stored.entry.visit.number,
            certificate,
            key?.procedure.description,
            key?.people.map(\.description),
            Int32(line.yen)
        )
    }
}

struct FeeReceiptAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.feeReceiptAdd
    let town: Int32
    let office: MunicipalityCode
    let receipt: StoredFeeReceipt

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            office.number,
            receipt.number.day,
            Int32(receipt.number.number),
            Int32(receipt.copy),
            receipt.reason,
            receipt.at,
            receipt.by
        )
    }
}

struct FeeReceiptsOfVisit: SchemaStatement {
    static let text = StatementText.feeReceiptsOfVisit
    let town: Int32
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> (FeeNumber, Int) {
        (FeeNumber(day: try row.read(), number: try row.read()), try row.read())
    }
}
