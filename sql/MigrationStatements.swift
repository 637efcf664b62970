import Postgres

struct MigrationLock: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.migrationLock
    let bindings = PostgresBindings()
}

struct SchemaAlone: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.schemaAlone
    let bindings = PostgresBindings()
}

struct MigrationSchema: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.migrationSchema
    let bindings = PostgresBindings()
}

struct MigrationTable: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.migrationTable
    let bindings = PostgresBindings()
}

struct MigrationTableExists: SchemaStatement {
    static let text = StatementText.migrationTableExists
    let bindings = PostgresBindings()

    static func decode(_ row: inout PostgresRowReader) throws -> Bool {
        try row.read()
    }
}

struct MigrationList: SchemaStatement {
    static let text = StatementText.migrationList
    let migrations: [Migration]

    var bindings: PostgresBindings {
        PostgresBindings(migrations.map(\.name), migrations.map(\.sql))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> MigrationRecord {
        MigrationRecord(
            name: try row.read(),
            isKnown: try row.read(),
            isApplied: try row.read(),
            isUnchanged: try row.read()
        )
    }
}

struct MigrationRecordInsert: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.migrationRecord
    let migration: Migration

    var bindings: PostgresBindings {
        PostgresBindings(migration.name, migration.sql)
    }
}

struct DuplicateComplete: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.duplicateComplete
    let bindings = PostgresBindings()
}
