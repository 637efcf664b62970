import App
import ArgumentParser
import Catalog
import Routing
import Vocabulary

/// Looks at the catalog, checks it and tries it.
struct CatalogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalog",
        abstract: "Check, show and try the catalog of procedures.",
        subcommands: [
            CatalogCheckCommand.self, CatalogListCommand.self, CatalogShowCommand.self,
            CatalogDiffCommand.self, CatalogScreenCommand.self, CatalogCasesCommand.self,
            CatalogEvalCommand.self, CatalogSheetCommand.self,
        ]
    )
}

/// Reports everything that is wrong in the catalog.
struct CatalogCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Report every finding as file:line: severity: message; 65 when one is an error."
    )

    @Option(help: ArgumentHelp("The day of the visits (default: today).", valueName: "DAY"))
    var on: CalendarDay?

    @Flag(help: "Answer in JSON.")
    var json = false

    @OptionGroup var catalog: CatalogOptions

    func run() throws {
        let directory = catalog.directory
        let (loaded, found) = Catalog.load(try directory.files())
        let day = on ?? SystemTime().now().dayInJapan
        let findings = found + (loaded?.check(on: day) ?? [])
        guard let loaded, !findings.contains(where: { $0.severity == .error }) else {
            findings.forEach { Output.say("\(directory.path)/\($0)") }
            throw ExitCode(Failure.Kind.wrongInput.rawValue)
        }
        if json {
            return try JSONValue.array(findings.map(\.json)).print()
        }
        for finding in findings { try Output.line("\(directory.path)/\(finding)") }
        Output.say("\(loaded.files.count) files, no error: \(loaded.hash)")
    }
}

/// Runs the executable cases.
struct CatalogCasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cases",
        abstract: "Run the executable cases of the catalog; 65 when one fails."
    )

    @Flag(help: "Answer in JSON.")
    var json = false

    @OptionGroup var catalog: CatalogOptions

    func run() throws {
        let loaded = try catalog.load()
        let failures = CaseRunner(router: Router(catalog: loaded)).failures()
        if !failures.isEmpty {
            failures.forEach { Output.say("\(catalog.directory.path)/\($0)") }
            throw ExitCode(Failure.Kind.wrongInput.rawValue)
        }
        if json {
            return try JSONValue.object(["cases": .int(loaded.cases.count), "failures": 0]).print()
        }
        try Output.line("\(loaded.cases.count) cases hold.")
    }
}

extension Finding {
    fileprivate var json: JSONValue {
        [
            "file": .string(file), "line": .int(line), "severity": .string(severity.rawValue),
            "message": .string(message),
        ]
    }
}
