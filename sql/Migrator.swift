package import Postgres

/// Brings a database up to the program: forward only, a transaction for each step.
///
/// Several migrators may run at once: an advisory lock lets one step after the other happen, and a
/// step that another has done meanwhile is left out. Needs the rights of the owner.
package struct Migrator: Sendable {
    let client: PostgresClient
    private let migrations: [Migration]

    /// A migrator for the program's migrations, or for others in their order.
    package init(_ client: PostgresClient, migrations: [Migration] = Migration.all) {
        self.client = client
        self.migrations = migrations
    }

    /// Applies what is missing; the names of what was applied by this call.
    ///
    /// Throws `MigrationError` when the database does not fit the program, or when programs are
    /// connected that know it only as it is. The steps before a failed one stay.
    @discardableResult
    package func migrate() async throws -> [String] {
        var applied: [String] = []
        while let migration = try await applyNext() {
            applied.append(migration.name)
        }
        return applied
    }

    /// The names of the migrations that the database lacks; it is read only.
    package func pending() async throws -> [String] {
        try await client.withTransaction { transaction in
            let records = try await records(transaction)
            return try MigrationPlan.pending(migrations, records).map(\.name)
        }
    }

    /// Gives items that programs before this version filed in the last week what those did not write.
    ///
    /// For a database that lacks no migration. Nothing where nothing is missing.
    package func completeDuplicates() async throws {
        try await client.withTransaction { transaction in
            try await transaction.execute(MigrationLock())
            try await transaction.execute(DuplicateComplete())
        }
    }

    private func applyNext() async throws -> Migration? {
        try await client.withTransaction { transaction in
            try await transaction.execute(MigrationLock())
            let records = try await records(transaction)
            guard let next = try MigrationPlan.pending(migrations, records).first else {
                return nil
            }
            try await refuseCompany(transaction)
            if records.allSatisfy({ !$0.isApplied }) {
                try await transaction.execute(MigrationSchema())
                try await transaction.execute(MigrationTable())
            }
            try await transaction.runScript(next.sql)
            try await transaction.execute(MigrationRecordInsert(migration: next))
            return next
        }
    }

    /// Refuses while programs are connected that know the tables as they are; waits a moment for their end.
    func refuseCompany(_ transaction: PostgresTransaction) async throws {
        do {
            try await transaction.execute(SchemaAlone())
        } catch let error as PostgresError where error.sqlState == "55P03" {
            throw MigrationError.inUse
        }
    }

    private func records(_ transaction: PostgresTransaction) async throws -> [MigrationRecord] {
        guard try await transaction.first(MigrationTableExists()) == true else { return [] }
        return try await transaction.run(MigrationList(migrations: migrations))
    }
}
