import Glibc
package import Postgres
import Schema
import Synchronization

/// Lends a fresh, migrated database to a test and drops it afterwards.
///
/// The server is named by `HITOMADO_TEST_DATABASE_URL`, a connection string of a superuser. A
/// database is a copy of a template that is migrated once for each state of the migrations.
package enum ScratchDatabase {
    /// The environment variable that names the server.
    package static let variable = "HITOMADO_TEST_DATABASE_URL"

    /// The most databases lent at once, so that a server with 100 connections is enough.
    private static let databasesMaximum = 6
    private static let numbers = Atomic(0)

    /// Lends a client of a fresh database, and the connection string of that database.
    package static func withDatabase<R>(
        poolMaximum: Int = 4,
        _ body: (PostgresClient, String) async throws -> R
    ) async throws -> R {
        let server = try TestServer.shared.get()
        let template = try await Template.shared.name(on: server)
        return try await server.lendingClient.withConnection { connection in
            try await withCopy(of: template, connection, server, poolMaximum, body)
        }
    }

    /// Lends a client of an empty database without the migrations.
    package static func withEmptyDatabase<R>(
        poolMaximum: Int = 4,
        _ body: (PostgresClient, String) async throws -> R
    ) async throws -> R {
        let server = try TestServer.shared.get()
        return try await server.lendingClient.withConnection { connection in
            try await withCopy(of: "template0", connection, server, poolMaximum, body)
        }
    }

    private static func withCopy<R>(
        of template: String,
        _ connection: PostgresConnection,
        _ server: TestServer,
        _ poolMaximum: Int,
        _ body: (PostgresClient, String) async throws -> R
    ) async throws -> R {
        let number = numbers.add(1, ordering: .relaxed).newValue
        let name = "hitomado_test_\(getpid())_\(number)"
        try await connection.runScript("CREATE DATABASE \(name) TEMPLATE \(template)")
        let string = server.connectionString(database: name)
        let client = PostgresClient(
            PostgresConfiguration(connectionString: string, poolMaximum: poolMaximum)
        )
        let result: Result<R, any Error>
        do {
            result = .success(try await body(client, string))
        } catch {
            result = .failure(error)
        }
        await client.close()
        try await connection.runScript("DROP DATABASE \(name) WITH (FORCE)")
        return try result.get()
    }

    /// A server for tests that was not named or cannot be used.
    package struct Unavailable: Error, CustomStringConvertible {
        package let description: String
    }

    /// The server that the environment names.
    private struct TestServer: Sendable {
        private let connectionString: String
        /// Its bound is the bound on databases lent at once: a test holds one connection of it.
        let lendingClient: PostgresClient
        let templateClient: PostgresClient

        static let shared = Result { () throws(Unavailable) in try TestServer() }

        private init() throws(Unavailable) {
            guard let value = getenv(variable) else {
                throw Unavailable(
                    description: "\(variable) is not set: name a PostgreSQL server for tests, as "
                        + "scripts/test does"
                )
            }
            connectionString = String(cString: value)
            lendingClient = Self.client(connectionString, databasesMaximum)
            templateClient = Self.client(connectionString, 1)
        }

        private static func client(_ string: String, _ maximum: Int) -> PostgresClient {
            PostgresClient(
                PostgresConfiguration(
                    connectionString: string,
                    poolMaximum: maximum,
                    acquireTimeout: .seconds(1800)
                )
            )
        }

        /// The same server, another database; for URIs and for keywords.
        func connectionString(database: String) -> String {
            guard let scheme = connectionString.firstRange(of: "://") else {
                return "\(connectionString) dbname=\(database)"
            }
            let rest = connectionString[scheme.upperBound...]
            let authority = rest.prefix { $0 != "/" && $0 != "?" }
            let query = rest.drop { $0 != "?" }
            return connectionString[..<scheme.upperBound] + authority + "/" + database + query
        }
    }

    /// The migrated database that others are copied from.
    private actor Template {
        // An actor, since the first caller awaits the making while the others must wait for it.
        static let shared = Template()
        private var making: Task<String, any Error>?

        func name(on server: TestServer) async throws -> String {
            if let making { return try await making.value }
            // Outlives the test that happens to ask first, which may be cancelled.
            let making = Task { try await Self.make(on: server) }
            self.making = making
            return try await making.value
        }

        private static func make(on server: TestServer) async throws -> String {
            try await server.templateClient.withConnection { connection in
                let name = "hitomado_template_\(try await checksum(connection))"
                try await connection.execute(Lock())
                let isMade = try await connection.first(DatabaseExists(database: name)) == true
                if !isMade {
                    try await makeTemplate(name, connection, server)
                }
                try await connection.execute(Unlock())
                return name
            }
        }

        /// Migrates under another name first, so that a template that exists is a whole one.
        private static func makeTemplate(
            _ name: String,
            _ connection: PostgresConnection,
            _ server: TestServer
        ) async throws {
            let draft = "\(name)_draft"
            try await connection.runScript("DROP DATABASE IF EXISTS \(draft) WITH (FORCE)")
            try await connection.runScript("CREATE DATABASE \(draft) TEMPLATE template0")
            let client = PostgresClient(
                PostgresConfiguration(
                    connectionString: server.connectionString(database: draft),
                    poolMaximum: 1
                )
            )
            try await Migrator(client).migrate()
            await client.close()
            try await connection.execute(EndSessions(database: draft))
            try await connection.runScript("ALTER DATABASE \(draft) RENAME TO \(name)")
        }

        private static func checksum(_ connection: PostgresConnection) async throws -> String {
            let texts = Migration.all.map { $0.name + "\n" + $0.sql }
            return try await connection.first(Checksum(texts: texts)) ?? ""
        }
    }
}

// MARK: - Statements

private struct Lock: PostgresStatement {
    typealias Row = Void
    static let name = "test_template_lock"
    static let sql = "SELECT pg_advisory_lock(5208787143605961808)"
    let bindings = PostgresBindings()
}

private struct Unlock: PostgresStatement {
    typealias Row = Void
    static let name = "test_template_unlock"
    static let sql = "SELECT pg_advisory_unlock(5208787143605961808)"
    let bindings = PostgresBindings()
}

private struct DatabaseExists: PostgresStatement {
    static let name = "test_database_exists"
    static let sql = "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)"
    let database: String
    var bindings: PostgresBindings { PostgresBindings(database) }

    static func decode(_ row: inout PostgresRowReader) throws -> Bool { try row.read() }
}

private struct EndSessions: PostgresStatement {
    typealias Row = Void
    static let name = "test_end_sessions"
    static let sql =
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1"
    let database: String
    var bindings: PostgresBindings { PostgresBindings(database) }
}

private struct Checksum: PostgresStatement {
    static let name = "test_checksum"
    static let sql = """
        SELECT left(encode(sha256(convert_to(array_to_string($1::text[], ''), 'UTF8')), 'hex'), 16)
        """
    let texts: [String]
    var bindings: PostgresBindings { PostgresBindings(texts) }

    static func decode(_ row: inout PostgresRowReader) throws -> String { try row.read() }
}
