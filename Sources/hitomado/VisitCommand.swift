import App
import ArgumentParser
import Operations
import Stores
import Vocabulary

/// Looks at visits.
struct VisitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visit",
        abstract: "Look at a visit.",
        subcommands: [VisitShowCommand.self]
    )
}

/// Shows a visit with every item.
struct VisitShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a visit with every item, its fate, owner, next step and due time.",
        discussion: "Reading it is noted in the audit under the name of --by."
    )

    @Argument(help: "The visit, such as V12.")
    var visit: VisitID

    @OptionGroup var reader: ReaderOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let by = try reader.reader()
        let shown = try await VisitCommand.act(on: visit, by: by, catalog) { premises, acting in
            try await ShowVisit(premises)(visit, by: acting).get()
        }
        let language = output.language.language
        if output.json { return try shown.json(language).print() }
        try Output.write(Array(VisitText(visit: shown, language: language).text.utf8))
    }
}

extension VisitCommand {
    /// Acts on a visit for its own municipality.
    static func act<Value>(
        on visit: VisitID,
        by actor: String,
        _ catalog: CatalogOptions,
        _ body: (Premises, Acting) async throws -> Value
    ) async throws -> Value {
        let environment = Environment.process
        Log.bootstrap(environment)
        let municipality = try await municipality(of: visit)
        return try await OfficeWork.lend(environment, catalog: try catalog.load()) { premises in
            try await body(premises, .command(by: actor, for: municipality))
        }
    }

    /// Whose visit it is; refused where there is none.
    static func municipality(of visit: VisitID) async throws -> MunicipalityCode {
        let municipality = try await CenterCommand.look { connection in
            try await VisitStore.municipality(of: visit, connection)
        }
        guard let municipality else {
            throw Failure(
                .wrongInput,
                ja: "来庁 \(visit) はありません。番号を確かめてください。",
                en: "There is no visit \(visit); check its number."
            )
        }
        return municipality
    }
}
