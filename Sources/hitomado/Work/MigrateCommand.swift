import App
import ArgumentParser
import Schema

/// Brings the database to this version.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the database to this version, creating what is missing."
    )

    func run() async throws {
        let applied = try await Environment.process.database.withClient(as: nil) { client in
            let migrator = Migrator(client)
            let applied = try await migrator.migrate()
            try await migrator.completeDuplicates()
            return applied
        }
        for name in applied { Output.say("applied \(name)") }
        Output.say(applied.isEmpty ? "The database is up to date." : "The database was migrated.")
    }
}
