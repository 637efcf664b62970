import Postgres
import ResidentRegister
import Schema
import Vocabulary

struct RegisterLock: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.registerLock
    let town: Int32
    var bindings: PostgresBindings { PostgresBindings(town) }
}

struct RegisterLast: SchemaStatement {
    static let text = StatementText.registerLast
    let town: Int32
    var bindings: PostgresBindings { PostgresBindings(town) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredExtract {
        StoredExtract(
            asOf: try row.read(),
            hash: try row.read(),
            residents: try row.read(),
            added: try row.read(),
            changed: try row.read(),
            removed: try row.read(),
            importedAt: try row.read(),
            importedBy: try row.read()
        )
    }
}

struct RegisterStageClear: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.registerStageClear
    let town: Int32
    var bindings: PostgresBindings { PostgresBindings(town) }
}

struct RegisterStagePut: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.registerStagePut
    let town: Int32
    let residents: [(line: Int, resident: RegisteredResident)]

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            residents.map { Int32($0.line) },
            residents.map(\.resident.number),
            residents.map(\.resident.household),
            residents.map(\.resident.isProtected),
            residents.map { $0.resident.data.compact() },
            residents.map(\.resident.born),
            residents.map { arrayLiteral($0.resident.keys.map(\.text)) }
        )
    }
}

struct RegisterStageTwins: SchemaStatement {
    static let text = StatementText.registerStageTwins
    let town: Int32
    let maximum: Int
    var bindings: PostgresBindings { PostgresBindings(town, Int32(maximum)) }

    static func decode(_ row: inout PostgresRowReader) throws -> (first: Int, line: Int) {
        (try row.read(), try row.read())
    }
}

struct RegisterCount: SchemaStatement {
    static let text = StatementText.registerCount
    let town: Int32
    var bindings: PostgresBindings { PostgresBindings(town) }

    static func decode(_ row: inout PostgresRowReader) throws -> (residents: Int, gone: Int) {
        (try row.read(), try row.read())
    }
}

struct RegisterRemoveGone: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.registerRemoveGone
    let town: Int32
    var bindings: PostgresBindings { PostgresBindings(town) }
}

struct RegisterStageKeepNew: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.registerStageKeepNew
    let town: Int32
    var bindings: PostgresBindings { PostgresBindings(town) }
}

struct RegisterDropKeys: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.registerDropKeys
    let town: Int32
    var bindings: PostgresBindings { PostgresBindings(town) }
}

struct RegisterTakeOver: SchemaStatement {
    static let text = StatementText.registerTakeOver
    let town: Int32
    var bindings: PostgresBindings { PostgresBindings(town) }

    static func decode(_ row: inout PostgresRowReader) throws -> (added: Int, changed: Int) {
        (try row.read(), try row.read())
    }
}

struct RegisterPutKeys: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.registerPutKeys
    let town: Int32
    var bindings: PostgresBindings { PostgresBindings(town) }
}

struct RegisterExtractAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.registerExtractAdd
    let town: Int32
    let extract: StoredExtract

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            extract.asOf,
            extract.hash,
            Int32(extract.residents),
            Int32(extract.added),
            Int32(extract.changed),
            Int32(extract.removed),
            extract.importedAt,
            extract.importedBy
        )
    }
}

struct ResidentSearch: SchemaStatement {
    static let text = StatementText.residentSearch
    let town: Int32
    let key: FoldedKey
    let born: String
    let maximum: Int
    var bindings: PostgresBindings { PostgresBindings(town, key.text, born, Int32(maximum)) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredResident {
        try StoredResident(&row)
    }
}

struct ResidentList: SchemaStatement {
    static let text = StatementText.residentList
    let town: Int32
    let numbers: [String]
    let wholeHouseholds: Bool
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(town, numbers, wholeHouseholds, Int32(maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredResident {
        try StoredResident(&row)
    }
}

struct RegisterLookAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.registerLookAdd
    let town: Int32
    let look: RegisterLook
    let residents: [String]

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            look.at,
            look.note.actor,
            look.note.act,
            look.visit.number,
            residents
        )
    }
}

extension RegisteredResident {
    /// What the table keeps of facts and fields.
    fileprivate var data: JSONValue {
        [
            "facts": .object(facts), "person": .object(personFields),
            "household": .object(householdFields),
        ]
    }
}

extension StoredResident {
    /// Reads the columns of a resident.
    fileprivate init(_ row: inout PostgresRowReader) throws {
        let number: String = try row.read()
        let household: String = try row.read()
        isProtected = try row.read()
        let data = try JSONParser.parse(try row.read() as String)
        resident = RegisteredResident(
            number: number,
            household: household,
            isProtected: isProtected,
            facts: try required(data["facts"]?.asObject),
            personFields: try required(data["person"]?.asObject),
            householdFields: try required(data["household"]?.asObject)
        )
    }
}
