import App
import ArgumentParser
import Casework
import Postgres
import Stores
import Vocabulary

/// Looks into the processing center and acts on its items.
struct CenterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "center",
        abstract: "See how the processing center stands, and answer what it sends back.",
        subcommands: [
            CenterStatusCommand.self, CenterHeldCommand.self, CenterLotsCommand.self,
            CenterReturnsCommand.self,
            CenterOutdatedCommand.self, CenterToldCommand.self,
            CenterDuplicatesCommand.self, CenterCheckCommand.self, CenterCorrectCommand.self,
            CenterWithdrawCommand.self, CenterNotDuplicateCommand.self, CenterVerifyCommand.self,
        ]
    )

    /// Lends a connection that sees all municipalities.
    static func look<Value>(
        _ body: (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        try await Environment.process.database.withClient(as: .center, connectionsMaximum: 1) {
            client in
            try await client.withConnection { try await body($0) }
        }
    }
}

/// Counts the items.
struct CenterStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Count the items by state, lane, office and system."
    )

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let soon = SystemTime().now().adding(.seconds(86_400))
        let status = try await CenterCommand.look { connection in
            try await CenterStore.status(dueBefore: soon, connection)
        }
        if output.json { return try status.json.print() }
        let text = CenterText(language: output.language.language)
        try Output.write(Array(text.status(status).utf8))
    }
}

/// Lists what waits for a check.
struct CenterHeldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "held",
        abstract: "List what waits for a person's check, the most urgent first."
    )

    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let held = try await CenterCommand.look {
            try await CenterStore.attention(state: .held, $0)
        }
        if output.json { return try JSONValue.array(held.map(\.heldJSON)).print() }
        // The list is wanted whatever the catalog says; without names it shows codes.
        let text = CenterText(language: output.language.language, catalog: try? catalog.load())
        try Output.write(Array(text.held(held).utf8))
    }
}

/// Lists the lots.
struct CenterLotsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lots",
        abstract: "List the lots, the newest first, and why an answer was refused."
    )

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let lots = try await CenterCommand.look { try await CenterStore.lots($0) }
        if output.json {
            return try JSONValue.array(
                lots.map { $0.json(in: output.language.language) }
            ).print()
        }
        let text = CenterText(language: output.language.language)
        try Output.write(Array(text.lots(lots).utf8))
    }
}

/// Lists what was sent back.
struct CenterReturnsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "returns",
        abstract: "List what was sent back and waits for its office."
    )

    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let returns = try await CenterCommand.look { try await CenterStore.returns($0) }
        if output.json { return try JSONValue.array(returns.map(\.json)).print() }
        // The list is wanted whatever the catalog says; without names it shows codes.
        let text = CenterText(language: output.language.language, catalog: try? catalog.load())
        try Output.write(Array(text.returns(returns).utf8))
    }
}

/// Proves that nothing is lost, doubled or out of order.
struct CenterVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Prove from the tables that nothing is lost, doubled or out of order; else 70."
    )

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let proof = try await CenterCommand.look { try await CenterStore.verify($0) }
        guard proof.holds else {
            throw Failure(
                .fault,
                ja: "受付\(proof.bundles)件・手続\(proof.items)件のうち、失われたもの\(proof.lost)件、"
                    + "重複\(proof.doubled)件、順序違い\(proof.outOfOrder)件："
                    + proof.examples.joined(separator: ", "),
                en: "Of \(proof.items) items in \(proof.bundles) bundles, \(proof.lost) are lost, "
                    + "\(proof.doubled) doubled and \(proof.outOfOrder) out of order: "
                    + proof.examples.joined(separator: ", ")
            )
        }
        if output.json { return try proof.json.print() }
        let text = CenterText(language: output.language.language)
        try Output.write(Array(text.proof(proof).utf8))
    }
}
