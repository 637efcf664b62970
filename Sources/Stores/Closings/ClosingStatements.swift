import Catalog
import Eligibility
import Filing
import Postgres
import Schema
import Vocabulary

struct ClosingLock: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.closingLock
    let town: Int32
    let office: MunicipalityCode
    var bindings: PostgresBindings { PostgresBindings(town, office.number) }
}

struct ClosingLines: SchemaStatement {
    static let text = StatementText.closingLines
    let town: Int32
    let office: MunicipalityCode
    let day: Range<Instant>
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(town, office.number, day.lowerBound, day.upperBound, Int32(maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> ClosingLine {
        let matter = try required(ClosingMatter(rawValue: try row.read()))
        let visit: Int64? = try row.read()
        let subject: String = try row.read()
        let at: Instant = try row.read()
        return ClosingLine(
            matter,
            visit: visit.map { VisitID(number: $0) },
            subject: subject,
            at: at,
            keptUntil: matter == .draft ? at.adding(DraftStore.memory) : nil
        )
    }
}

struct ClosingEntries: SchemaStatement {
    static let text = StatementText.closingEntries
    let town: Int32
    let office: MunicipalityCode
    let day: Range<Instant>

    var bindings: PostgresBindings {
        PostgresBindings(town, office.number, day.lowerBound, day.upperBound)
    }

    static func decode(_ row: inout PostgresRowReader) throws -> PaperTrail.Entry {
        let visit = VisitID(number: try row.read())
        let key = PlanKey(
            procedure: try required(ProcedureID(try row.read() as String)),
            people: (try row.read() as [String]).map { PersonID($0) }
        )
        return PaperTrail.Entry(
            visit: visit,
            key: key,
            code: try row.read(),
            isSettled: try row.read(),
            at: try row.read()
        )
    }
}

struct ClosingPrints: SchemaStatement {
    static let text = StatementText.closingPrints
    let town: Int32
    let visits: [VisitID]
    var bindings: PostgresBindings { PostgresBindings(town, visits.map(\.number)) }

    static func decode(_ row: inout PostgresRowReader) throws -> PaperTrail.Sheet {
        PaperTrail.Sheet(
            visit: VisitID(number: try row.read()),
            number: try row.read(),
            layout: try required(FormLayoutID(try row.read() as String)),
            people: (try row.read() as [String]).map { PersonID($0) },
            at: try row.read()
        )
    }
}

struct ClosingSealsOfDay: SchemaStatement {
    static let text = StatementText.closingSealsOfDay
    let town: Int32
    let office: MunicipalityCode
    let day: CalendarDay
    var bindings: PostgresBindings { PostgresBindings(town, office.number, day) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredSeal {
        StoredSeal(
            number: try row.read(),
            part: try row.read(),
            content: try row.read(),
            digest: try row.read(),
            differenceYen: Int(try row.read() as Int64),
            at: try row.read(),
            by: try row.read(),
            confirmedBy: try row.read(),
            reopening: try reopening(&row)
        )
    }

    private static func reopening(
        _ row: inout PostgresRowReader
    ) throws -> StoredSeal.Reopening? {
        let reason: String? = try row.read()
        let at: Instant? = try row.read()
        let by: String? = try row.read()
        guard let reason, let at, let by else { return nil }
        return StoredSeal.Reopening(reason: reason, at: at, by: by)
    }
}

struct ClosingSealLast: SchemaStatement {
    static let text = StatementText.closingSealLast
    let town: Int32
    let office: MunicipalityCode
    var bindings: PostgresBindings { PostgresBindings(town, office.number) }

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (number: Int, digest: String) {
        (try row.read(), try row.read())
    }
}

struct ClosingSealList: SchemaStatement {
    static let text = StatementText.closingSealList
    let town: Int32
    let office: MunicipalityCode
    var bindings: PostgresBindings { PostgresBindings(town, office.number) }

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (number: Int, text: String, digest: String) {
        (try row.read(), try row.read(), try row.read())
    }
}

struct ClosingSealAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.closingSealAdd
    let town: Int32
    let seal: ClosingSeal
    let stamp: ClosingSeal.Stamp
    let count: ClosingCount
    let limit: Int

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            count.sheet.office.number,
            Int32(stamp.number),
            count.sheet.day,
            Int32(stamp.part),
            seal.text,
            seal.digest,
            Int64(count.differenceYen),
            Int32(limit),
            stamp.at,
            stamp.by,
            stamp.confirmedBy
        )
    }
}

struct ClosingCarryAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.closingCarryAdd
    let town: Int32
    let office: MunicipalityCode
    let number: Int
    let place: Int
    let carried: CarriedLine

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            office.number,
            Int32(number),
            Int32(place),
            carried.line.matter.rawValue,
            carried.line.visit?.number,
            carried.line.subject,
            carried.reason
        )
    }
}

struct ClosingCarried: SchemaStatement {
    static let text = StatementText.closingCarried
    let town: Int32
    let office: MunicipalityCode
    let before: CalendarDay
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(town, office.number, before, Int32(maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredCarry {
        StoredCarry(
            day: try row.read(),
            by: try row.read(),
            matter: try required(ClosingMatter(rawValue: try row.read())),
            visit: (try row.read() as Int64?).map { VisitID(number: $0) },
            subject: try row.read(),
            reason: try row.read()
        )
    }
}

struct ClosingCountLast: SchemaStatement {
    static let text = StatementText.closingCountLast
    let town: Int32
    let office: MunicipalityCode
    let day: CalendarDay
    var bindings: PostgresBindings { PostgresBindings(town, office.number, day) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredCount {
        StoredCount(
            attempt: try row.read(),
            seen: try row.read(),
            answer: try row.read(),
            at: try row.read(),
            by: try row.read()
        )
    }
}

struct ClosingCountAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.closingCountAdd
    let town: Int32
    let office: MunicipalityCode
    let day: CalendarDay
    let count: StoredCount

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            office.number,
            day,
            Int32(count.attempt),
            count.seen,
            count.answer,
            count.at,
            count.by
        )
    }
}

struct ClosingReopen: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.closingReopen
    let town: Int32
    let office: MunicipalityCode
    let day: CalendarDay
    let part: Int
    let reason: String
    let at: Instant
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(town, office.number, day, Int32(part), reason, at, actor)
    }
}
