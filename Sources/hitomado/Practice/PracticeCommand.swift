import App
import ArgumentParser
import Catalog
import Operations
import Schema
import Stores
import Vocabulary

/// Keeps a database to practise on.
struct PracticeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "practice",
        abstract:
            "Keep a database for practice (練習用): marked for ever, and away from every real system.",
        discussion: """
            A database for practice is one of its own. Every page and print says so, its numbers begin at \
            9000000001, which no real database takes, and its worker knows the simulated back office alone.
            """,
        subcommands: [
            PracticeBeginCommand.self, PracticeResetCommand.self, PracticeStatusCommand.self,
        ]
    )

    /// Marks an empty database and takes the made-up residents in; the lines to tell.
    static func begin(_ environment: Environment, _ options: CatalogOptions) async throws {
        try await environment.database.withClient(as: nil) { client in
            let migrator = Migrator(client)
            try await migrator.migrate()
            try await migrator.beginPractice()
        }
        let loaded = try options.load()
        let residents = InputFile(options.directory.path + "/practice/residents.csv")
        let office = try loaded.firstOffice
        let today = SystemTime().now().dayInJapan
        try await OfficeWork.lend(environment, catalog: loaded) { premises in
            let acting = Acting(
                actor: "practice",
                roles: [.administrator],
                municipality: loaded.municipality(of: office),
                office: nil,
                purpose: "register"
            )
            let request = ImportRegister.Request(asOf: today, acceptsShrinking: true) { take in
                try await residents.forEachChunk { try await take($0) }
            }
            _ = try await ImportRegister(premises)(request, by: acting).get()
        }
    }
}

/// Makes an empty database one for practice.
struct PracticeBeginCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "begin",
        abstract: "Make an empty database one for practice, with made-up residents."
    )

    @OptionGroup var language: LanguageOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let environment = Environment.process
        Log.bootstrap(environment)
        try await PracticeCommand.begin(environment, catalog)
        Output.say(PracticeWords.ready[language.language])
    }
}

/// Begins anew.
struct PracticeResetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Remove everything that was practised, accounts included, and begin anew.",
        discussion:
            "Does nothing to a database that is not for practice. Stop serve and work of it first."
    )

    @OptionGroup var language: LanguageOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let environment = Environment.process
        Log.bootstrap(environment)
        let isDropped = try await environment.database.withClient(as: nil) { client in
            try await Migrator(client).dropPractice()
        }
        guard isDropped else {
            throw Failure(
                .wrongInput,
                ja: "このデータベースは練習用ではないので、何も消していません。",
                en: "This database is not for practice; nothing was removed."
            )
        }
        try await PracticeCommand.begin(environment, catalog)
        Output.say(PracticeWords.ready[language.language])
    }
}

/// Says what a database is for.
struct PracticeStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say whether the database is for practice."
    )

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let since = try await Environment.process.database.practiceSince()
        if output.json {
            let json: JSONValue = ["since": since.map { .string($0.description) } ?? .null]
            return try json.print()
        }
        let words =
            since == nil
            ? Localized(ja: "実際の業務のデータベースです。", en: "It is a real database.")
            : Localized(ja: "練習用のデータベースです。", en: "It is for practice.")
        try Output.line(words[output.language.language])
    }
}

private enum PracticeWords {
    static let ready = Localized(
        ja: "練習を始められます。職員は hitomado staff ensure-administrator で作ります。",
        en: "Ready for practice; make its staff with hitomado staff ensure-administrator."
    )
}
