package import Postgres
import Schema

/// Whether a process can serve: the database answers and is at the version of the program.
package enum Readiness: Hashable, Sendable {
    case ready
    /// The database does not answer.
    case databaseAway
    /// Migrations are missing, or the database is newer than the program.
    case versionDiffers

    /// Asks the database; a second at most where it answers at all.
    package static func check(_ client: PostgresClient) async -> Readiness {
        do {
            return try await Migrator(client).pending().isEmpty ? .ready : .versionDiffers
        } catch is MigrationError {
            return .versionDiffers
        } catch {
            return .databaseAway
        }
    }
}
