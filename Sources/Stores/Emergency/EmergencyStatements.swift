import Filing
import Postgres
import Schema
import Vocabulary

struct EmergencyPackLock: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.emergencyPackLock
    let town: Int32
    let office: MunicipalityCode
    let day: CalendarDay
    var bindings: PostgresBindings { PostgresBindings(town, office.number, day) }
}

struct EmergencyPackLast: SchemaStatement {
    static let text = StatementText.emergencyPackLast
    let town: Int32
    let office: MunicipalityCode
    let day: CalendarDay
    var bindings: PostgresBindings { PostgresBindings(town, office.number, day) }

    static func decode(_ row: inout PostgresRowReader) throws -> Int { try row.read() }
}

struct EmergencyPackAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.emergencyPackAdd
    let town: Int32
    let pack: EmergencyPack

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            pack.office.number,
            pack.day,
            Int32(pack.places.lowerBound),
            Int32(pack.places.upperBound),
            pack.catalog,
            pack.madeAt,
            pack.madeBy
        )
    }
}

struct EmergencyPackList: SchemaStatement {
    static let text = StatementText.emergencyPackList
    let town: Int32
    let office: MunicipalityCode?
    let since: CalendarDay
    let maximum: Int
    var bindings: PostgresBindings {
        PostgresBindings(town, office?.number, since, Int32(maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> EmergencyPack {
        let (office, day) = (try municipality(&row), try row.read() as CalendarDay)
        let (first, last) = (try row.read() as Int, try row.read() as Int)
        var pack = EmergencyPack(
            office: office,
            day: day,
            places: first...last,
            catalog: try row.read(),
            madeAt: try row.read(),
            madeBy: try row.read()
        )
        (pack.used, pack.spoilt, pack.unused) = (try row.read(), try row.read(), try row.read())
        return pack
    }
}

struct EmergencyPackLatest: SchemaStatement {
    static let text = StatementText.emergencyPackLatest
    let town: Int32
    var bindings: PostgresBindings { PostgresBindings(town) }

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (office: MunicipalityCode, at: Instant) {
        (try municipality(&row), try row.read())
    }
}

struct EmergencyNumberLock: SchemaStatement {
    static let text = StatementText.emergencyNumberLock
    let town: Int32
    let number: EmergencyNumber
    var bindings: PostgresBindings {
        PostgresBindings(town, number.office.number, number.packDay, Int32(number.place))
    }

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (state: EmergencyNumberState, visit: VisitID?) {
        (
            try required(EmergencyNumberState(rawValue: try row.read())),
            (try row.read() as Int64?).map { VisitID(number: $0) }
        )
    }
}

struct EmergencyNumberSet: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.emergencyNumberSet
    let town: Int32
    let number: EmergencyNumber
    let outcome: EmergencyOutcome
    let at: Instant
    let actor: String

    var bindings: PostgresBindings {
        var (visit, receivedBy, reason): (Int64?, String?, String?) = (nil, nil, nil)
        switch outcome {
        case .used(let entered, let name): (visit, receivedBy) = (entered.number, name)
        case .spoilt(let why): reason = why
        }
        return PostgresBindings(
            town,
            number.office.number,
            number.packDay,
            Int32(number.place),
            outcome.state.rawValue,
            visit,
            receivedBy,
            reason,
            at,
            actor
        )
    }
}

struct EmergencyNumberRest: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.emergencyNumberRest
    let town: Int32
    let office: MunicipalityCode
    let day: CalendarDay
    let first: Int
    let at: Instant
    let actor: String
    var bindings: PostgresBindings {
        PostgresBindings(town, office.number, day, Int32(first), at, actor)
    }
}

struct EmergencyNumberOfVisits: SchemaStatement {
    static let text = StatementText.emergencyNumberOfVisits
    let town: Int32
    let visits: [VisitID]
    var bindings: PostgresBindings { PostgresBindings(town, visits.map(\.number)) }

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (visit: VisitID, number: EmergencyNumber?, receivedBy: String?) {
        let visit = VisitID(number: try row.read())
        let office = try municipality(&row)
        let number = EmergencyNumber(
            office: office,
            packDay: try row.read(),
            place: try row.read()
        )
        return (visit, number, try row.read())
    }
}
