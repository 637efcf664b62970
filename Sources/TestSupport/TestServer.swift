import Glibc
import Postgres
import Schema
import Synchronization

/// The server that the environment names, and the migrated database that tests get copies of.
final class TestServer: Sendable {
    private let connectionString: String
    /// Its bound is the bound on databases lent at once: a test holds one connection of it.
    let lendingClient: PostgresClient
    /// One connection, so that of several tests that come first one makes the template.
    private let templateClient: PostgresClient
    private let templateName = Mutex<String?>(nil)

    static let shared = Result { () throws(ScratchDatabase.Unavailable) in try TestServer() }

    private init() throws(ScratchDatabase.Unavailable) {
        guard let value = getenv(ScratchDatabase.variable) else {
            throw ScratchDatabase.Unavailable(
                description: "\(ScratchDatabase.variable) is not set: name a PostgreSQL server for "
                    + "tests, as scripts/test does"
            )
        }
        connectionString = String(cString: value)
        lendingClient = Self.client(connectionString, ScratchDatabase.databasesMaximum)
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

// MARK: - Template

extension TestServer {
    /// The name of the template for the present migrations, made when it is missing.
    func template() async throws -> String {
        try await templateClient.withConnection { connection in
            if let known = templateName.withLock({ $0 }) { return known }
            let texts = Migration.all.map { $0.name + "\n" + $0.sql }
            let checksum = try await connection.first(Checksum(texts: texts)) ?? ""
            let name = "hitomado_template_\(checksum)"
            // Other processes may be making it, too.
            try await connection.execute(Lock())
            if try await connection.first(DatabaseExists(database: name)) != true {
                try await makeTemplate(name, connection)
            }
            try await connection.execute(Unlock())
            templateName.withLock { $0 = name }
            return name
        }
    }

    /// Migrates under another name first, so that a template that exists is a whole one.
    private func makeTemplate(_ name: String, _ connection: PostgresConnection) async throws {
        let draft = "\(name)_draft"
        try await connection.runScript("DROP DATABASE IF EXISTS \(draft) WITH (FORCE)")
        try await connection.runScript("CREATE DATABASE \(draft) TEMPLATE template0")
        let client = Self.client(connectionString(database: draft), 1)
        let outcome: Result<Void, any Error>
        do {
            try await Migrator(client).migrate()
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await client.close()
        try outcome.get()
        try await connection.execute(EndSessions(database: draft))
        try await connection.runScript("ALTER DATABASE \(draft) RENAME TO \(name)")
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
