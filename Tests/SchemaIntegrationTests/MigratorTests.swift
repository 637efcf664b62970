import Postgres
import TestSupport
import Testing

import Schema

@Suite("The migrator")
struct MigratorTests {
    private struct Applied: PostgresStatement {
        static let name = "applied"
        static let sql = "SELECT name FROM hitomado.schema_migration ORDER BY applied_at, name"
        let bindings = PostgresBindings()
        static func decode(_ row: inout PostgresRowReader) throws -> String { try row.read() }
    }

    private func applied(_ client: PostgresClient) async throws -> [String] {
        try await client.withConnection { try await $0.run(Applied()) }
    }

    /// The program's migrations and a few more.
    private let migrations =
        Migration.all + [
            Migration(name: "m9001_one", sql: "CREATE TABLE one (); CREATE TABLE uno ();"),
            Migration(name: "m9002_two", sql: "CREATE TABLE two ()"),
        ]

    private var names: [String] { migrations.map(\.name) }

    @Test("applies everything once, and nothing the second time")
    func twice() async throws {
        try await ScratchDatabase.withEmptyDatabase { client, _ in
            let migrator = Migrator(client, migrations: migrations)
            let before = try await migrator.pending()
            #expect(before == names)
            #expect(try await migrator.migrate() == names)
            #expect(try await migrator.migrate() == [])
            #expect(try await migrator.pending() == [])
            #expect(try await applied(client) == names)
        }
    }

    @Test("refuses a migration that was changed after it had been applied, and names it")
    func tampering() async throws {
        try await ScratchDatabase.withEmptyDatabase { client, _ in
            try await Migrator(client, migrations: migrations).migrate()
            var changed = migrations
            let last = changed.removeLast()
            changed.append(Migration(name: last.name, sql: last.sql + " "))
            changed.append(Migration(name: "m9003_three", sql: "CREATE TABLE three ()"))

            await #expect(throws: MigrationError.changed(name: "m9002_two")) {
                try await Migrator(client, migrations: changed).migrate()
            }
            #expect(try await applied(client) == names)
        }
    }

    @Test("refuses a database that is newer than the program")
    func newer() async throws {
        try await ScratchDatabase.withEmptyDatabase { client, _ in
            try await Migrator(client, migrations: migrations).migrate()
            let older = Array(migrations.dropLast())
            let migrator = Migrator(client, migrations: older)

            let error = MigrationError.databaseIsNewer(name: "m9002_two")
            await #expect(throws: error) { try await migrator.migrate() }
            await #expect(throws: error) { try await migrator.pending() }
        }
    }

    @Test("refuses to apply a migration behind one that was applied")
    func order() async throws {
        try await ScratchDatabase.withEmptyDatabase { client, _ in
            try await Migrator(client, migrations: migrations).migrate()
            var longer = migrations
            longer.insert(Migration(name: "m9001_zero", sql: "SELECT 1"), at: longer.count - 1)

            await #expect(throws: MigrationError.outOfOrder(name: "m9001_zero")) {
                try await Migrator(client, migrations: longer).migrate()
            }
        }
    }

    @Test("keeps the steps before a failed one, and nothing of the failed one")
    func failure() async throws {
        try await ScratchDatabase.withEmptyDatabase { client, _ in
            let broken = Migration(
                name: "m9003_broken",
                sql: "CREATE TABLE half (); SELECT nothing"
            )
            let error = await #expect(throws: PostgresError.self) {
                try await Migrator(client, migrations: migrations + [broken]).migrate()
            }
            #expect(error?.sqlState == "42703")
            #expect(try await applied(client) == names)
            try await client.withConnection { try await $0.runScript("CREATE TABLE half ()") }
        }
    }

    @Test("shares the work with others that run at the same time")
    func concurrency() async throws {
        try await ScratchDatabase.withEmptyDatabase { client, _ in
            let migrations = migrations
            let done = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<4 {
                    group.addTask { try await Migrator(client, migrations: migrations).migrate() }
                }
                return try await group.reduce(into: [String]()) { $0 += $1 }
            }
            #expect(done.sorted() == names)
            #expect(try await applied(client) == names)
        }
    }

    @Test("changes no table under a program that works with it, and goes on when that has ended")
    func inUse() async throws {
        try await ScratchDatabase.withEmptyDatabase { client, string in
            try await Migrator(client).migrate()
            var configuration = PostgresConfiguration(
                connectionString: string,
                role: "hitomado_office"
            )
            configuration.opening = StatementText.schemaUse.sql
            let program = PostgresClient(configuration)
            #expect(try await Migrator(program).pending() == [])
            #expect(try await Migrator(client).migrate() == [])

            let longer = Migrator(client, migrations: migrations)
            await #expect(throws: MigrationError.inUse) { try await longer.migrate() }
            #expect(try await applied(client) == Migration.all.map(\.name))

            await program.close()
            #expect(try await longer.migrate() == ["m9001_one", "m9002_two"])
        }
    }

    @Test("lets both roles use the schema and see whether the database is up to date")
    func roles() async throws {
        try await ScratchDatabase.withDatabase { _, string in
            for role in ["hitomado_office", "hitomado_center"] {
                let client = PostgresClient(
                    PostgresConfiguration(connectionString: string, role: role)
                )
                let pending = try await Migrator(client).pending()
                #expect(pending == [])
                let error = await #expect(throws: PostgresError.self) {
                    try await client.withConnection {
                        try await $0.runScript("CREATE TABLE hitomado.intruder ()")
                    }
                }
                #expect(error?.sqlState == "42501")
                await client.close()
            }
        }
    }

    @Test("works for an owner who is no superuser and lets him take the roles")
    func ordinaryOwner() async throws {
        try await ScratchDatabase.withEmptyDatabase { client, string in
            try await client.withConnection { connection in
                try await connection.runScript(
                    """
                    DO $$ BEGIN
                        CREATE ROLE hitomado_test_owner LOGIN CREATEROLE;
                    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
                    END $$;
                    DO $$ BEGIN
                        EXECUTE format(
                            'ALTER DATABASE %I OWNER TO hitomado_test_owner', current_database()
                        );
                    END $$;
                    """
                )
            }
            let owner = PostgresClient(
                PostgresConfiguration(connectionString: string, role: "hitomado_test_owner")
            )
            #expect(try await Migrator(owner).migrate() == Migration.all.map(\.name))
            try await owner.withConnection { connection in
                try await connection.runScript("SET ROLE hitomado_office")
            }
            await owner.close()
        }
    }
}
