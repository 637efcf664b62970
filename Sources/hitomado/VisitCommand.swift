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
        let environment = Environment.process
        Log.bootstrap(environment)
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
        let by = try reader.reader()
        let shown = try await OfficeWork.lend(environment, catalog: try catalog.load()) {
            premises in
            try await ShowVisit(premises)(visit, by: .command(by: by, for: municipality)).get()
        }
        let language = output.language.language
        if output.json { return try shown.json(language).print() }
        try Output.write(Array(VisitText(visit: shown, language: language).text.utf8))
    }
}
