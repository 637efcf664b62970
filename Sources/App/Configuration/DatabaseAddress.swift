package import Postgres
import Schema
package import Vocabulary

/// Where the database is, and as whom this process enters it.
package struct DatabaseAddress: Sendable {
    /// As whom statements run; the login may be anybody who may become that role.
    package enum Role: String, Sendable {
        /// Sees one municipality at a time, the one that the transaction names.
        case office = "hitomado_office"
        /// Sees all municipalities; what the batch worker and its views need.
        case center = "hitomado_center"
    }

    private let connectionString: String

    /// The address of a libpq connection string or URI.
    package init(_ connectionString: String) {
        self.connectionString = connectionString
    }

    /// A client with this role; without one it keeps the login's own rights, for migrations.
    ///
    /// While a client with a role is connected no migration changes the tables under it.
    /// A server that is away is given up within 20 seconds, whatever the number of hosts.
    package func client(
        as role: Role?,
        connectionsMaximum: Int = 4,
        onBackgroundFailure: @escaping @Sendable (PostgresError) -> Void = { _ in }
    ) -> PostgresClient {
        var configuration = PostgresConfiguration(
            connectionString: connectionString,
            poolMaximum: connectionsMaximum,
            role: role?.rawValue,
            connectTimeout: .seconds(8),
            acquireTimeout: .seconds(20)
        )
        if role != nil { configuration.opening = StatementText.schemaUse.sql }
        configuration.onBackgroundFailure = onBackgroundFailure
        return PostgresClient(configuration)
    }

    /// Since when the database is for practice alone; nil where it is real, or not brought up to this program yet.
    package func practiceSince() async throws -> Instant? {
        try await withClient(as: .center, connectionsMaximum: 1) { client in
            do {
                return try await Migrator.practiceSince(client)
            } catch let error as PostgresError where error.sqlState == "42P01" {
                return nil
            }
        }
    }

    /// Lends a client and closes it afterwards.
    package func withClient<Value>(
        as role: Role?,
        connectionsMaximum: Int = 4,
        _ body: (PostgresClient) async throws -> Value
    ) async throws -> Value {
        let client = client(as: role, connectionsMaximum: connectionsMaximum)
        do {
            let value = try await body(client)
            await client.close()
            return value
        } catch {
            await client.close()
            throw error
        }
    }
}
