import Glibc
package import Postgres
import Synchronization

/// Lends a fresh, migrated database to a test and drops it afterwards.
///
/// The server is named by `HITOMADO_TEST_DATABASE_URL`, a connection string of a superuser. A
/// database is a copy of a template that is migrated once for each state of the migrations.
package enum ScratchDatabase {
    /// The environment variable that names the server.
    package static let variable = "HITOMADO_TEST_DATABASE_URL"

    /// The most databases lent at once, so that a server with 100 connections is enough.
    static let databasesMaximum = 6
    private static let numbers = Atomic(0)

    /// Lends a client of a fresh database, and the connection string of that database.
    package static func withDatabase<R>(
        poolMaximum: Int = 4,
        _ body: (PostgresClient, String) async throws -> R
    ) async throws -> R {
        let server = try TestServer.shared.get()
        let template = try await server.template()
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
}
