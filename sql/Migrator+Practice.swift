package import Postgres
package import Vocabulary

extension Migrator {
    /// Makes an empty database, brought up to the program, one for practice alone; for its owner.
    ///
    /// Nothing where it is one already; throws where anybody was ever served with it.
    package func beginPractice() async throws {
        try await client.withTransaction { transaction in
            try await transaction.execute(PracticeBegin())
        }
    }

    /// Removes everything of a database for practice, to begin anew; false, and nothing, where it is none.
    ///
    /// Throws `MigrationError.inUse` while programs work with it.
    package func dropPractice() async throws -> Bool {
        try await client.withTransaction { transaction in
            try await transaction.execute(MigrationLock())
            guard try await transaction.first(MigrationTableExists()) == true,
                try await transaction.first(PracticeSince()) != .some(nil)
            else { return false }
            try await refuseCompany(transaction)
            try await transaction.execute(PracticeDrop())
            return true
        }
    }

    /// Since when a database that is brought up to the program is for practice alone; nil where it is real.
    package static func practiceSince(_ client: PostgresClient) async throws -> Instant? {
        try await client.withConnection { try await $0.first(PracticeSince()) } ?? nil
    }
}

private struct PracticeBegin: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.practiceBegin
    let bindings = PostgresBindings()
}

private struct PracticeDrop: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.practiceDrop
    let bindings = PostgresBindings()
}

private struct PracticeSince: SchemaStatement {
    static let text = StatementText.practiceSince
    let bindings = PostgresBindings()

    static func decode(_ row: inout PostgresRowReader) throws -> Instant? { try row.read() }
}
