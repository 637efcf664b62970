import Eligibility
import Filing
import Postgres
import Schema
import Vocabulary

struct VisitOpen: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.visitOpen
    let town: Int32
    let visit: StoredVisit

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            visit.id.number,
            visit.office.number,
            visit.stage.rawValue,
            visit.household.compact(),
            visit.record.compact(),
            visit.circumstances.compact(),
            visit.catalogHash,
            visit.plan,
            visit.openedAt,
            visit.openedBy,
            visit.calledAt,
            visit.clerk,
            visit.enteredAt
        )
    }
}

struct VisitFind: SchemaStatement {
    static let text = StatementText.visitFind
    let town: Int32
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredVisit {
        try StoredVisit(&row)
    }
}

struct VisitFindAll: SchemaStatement {
    static let text = StatementText.visitFindAll
    let town: Int32
    let visits: [VisitID]
    var bindings: PostgresBindings { PostgresBindings(town, visits.map(\.number)) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredVisit {
        try StoredVisit(&row)
    }
}

struct VisitLock: SchemaStatement {
    static let text = StatementText.visitLock
    let town: Int32
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredVisit {
        try StoredVisit(&row)
    }
}

struct VisitChange: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.visitChange
    let town: Int32
    let visit: StoredVisit

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            visit.id.number,
            Int32(visit.version),
            visit.stage.rawValue,
            visit.household.compact(),
            visit.record.compact(),
            visit.circumstances.compact(),
            visit.catalogHash,
            visit.plan,
            visit.calledAt,
            visit.clerk,
            visit.closedAt,
            visit.endedBecause
        )
    }
}

struct VisitNextNumber: SchemaStatement {
    static let text = StatementText.visitNextNumber
    let bindings = PostgresBindings()

    static func decode(_ row: inout PostgresRowReader) throws -> VisitID {
        VisitID(number: try row.read())
    }
}

struct VisitTown: SchemaStatement {
    static let text = StatementText.visitTown
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(visit.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> MunicipalityCode {
        try municipality(&row)
    }
}

struct VisitKeepCatalog: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.visitKeepCatalog
    let hash: String
    let files: String
    var bindings: PostgresBindings { PostgresBindings(hash, files) }
}

struct VisitCatalogIsKept: SchemaStatement {
    static let text = StatementText.visitCatalogIsKept
    let hash: String
    var bindings: PostgresBindings { PostgresBindings(hash) }

    static func decode(_ row: inout PostgresRowReader) throws -> Bool { try row.read() }
}

struct VisitPersonPut: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.visitPersonPut
    let town: Int32
    let visit: VisitID
    let people: [PersonKey]

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            visit.number,
            people.map(\.person.description),
            people.map { $0.name?.text },
            people.map(\.born)
        )
    }
}

struct VisitPersonsGiven: SchemaStatement {
    static let text = StatementText.visitPersonsGiven
    let town: Int32
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> PersonID {
        PersonID(try row.read())
    }
}

struct VisitDeskList: SchemaStatement {
    static let text = StatementText.visitDeskList
    let town: Int32
    let office: MunicipalityCode?
    let maximum: Int
    var bindings: PostgresBindings { PostgresBindings(town, office?.number, Int32(maximum)) }

    static func decode(_ row: inout PostgresRowReader) throws -> ListedVisit {
        ListedVisit(
            id: VisitID(number: try row.read()),
            office: try municipality(&row),
            stage: try required(VisitStage(rawValue: try row.read())),
            events: (try json(&row).asArray ?? []).compactMap(\.asString),
            circumstances: try json(&row),
            peopleCount: try row.read(),
            openedAt: try row.read(),
            calledAt: try row.read(),
            clerk: try row.read(),
            version: try row.read(),
            isProtected: try row.read(),
            openItems: try row.read(),
            doneItems: try row.read(),
            returnedItems: try row.read(),
            bookedAt: try row.read(),
            enteredAt: try row.read()
        )
    }
}

// MARK: - Reading

extension StoredVisit {
    fileprivate init(_ row: inout PostgresRowReader) throws {
        self.init(
            id: VisitID(number: try row.read()),
            office: try municipality(&row),
            stage: try required(VisitStage(rawValue: try row.read())),
            version: try row.read(),
            household: try json(&row),
            record: try json(&row),
            circumstances: try json(&row),
            catalogHash: try row.read(),
            plan: try row.read(),
            openedAt: try row.read(),
            openedBy: try row.read(),
            calledAt: try row.read(),
            clerk: try row.read(),
            closedAt: try row.read(),
            endedBecause: try row.read(),
            enteredAt: try row.read()
        )
    }
}

/// The municipality or office in the next column.
func municipality(_ row: inout PostgresRowReader) throws -> MunicipalityCode {
    try required(MunicipalityCode(number: try row.read()))
}

/// The JSON in the next column, which the database has checked already.
func json(_ row: inout PostgresRowReader) throws -> JSONValue {
    let text: String = try row.read()
    return try JSONParser.parse(text, limits: JSONLimits(bytes: 16 << 20, depth: 64))
}
