import App
import ArgumentParser
import Casework
import Eligibility
import Operations
import Routing
import Stores
import Vocabulary

/// Answers a send-back.
struct CenterCorrectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Answer a send-back: the item is ready again as its next attempt.",
        discussion: "Reads {\"record\": {…}, \"household\": {…}}, a merge patch."
    )

    @Argument(help: "The item, such as I12.")
    var item: ItemID

    @Argument(help: "The correction's file, or - for standard input.", completion: .file())
    var file = "-"

    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let by = try actor.actor()
        let bytes = try InputFile(file).contents()
        let patch = try CorrectionText.json(bytes)
        let corrected = try await CenterCommand.act(on: item, by: by, catalog) { premises, acting in
            try await CorrectItem(premises)(patch, of: item, by: acting).get()
        }
        if output.json { return try corrected.json(item).print() }
        try Output.write(Array(corrected.text(item, output.language.language).utf8))
    }
}

extension CorrectItem.Corrected {
    fileprivate func json(_ item: ItemID) -> JSONValue {
        [
            "item": .string(item.description), "attempt": .int(standing.attempt),
            "state": .string(standing.state.rawValue),
            "followed": .array(followed.map { .string($0.description) }),
            "unchanged": .array(unchanged.map { .string($0.description) }),
        ]
    }

    fileprivate func text(_ item: ItemID, _ language: Language) -> String {
        var text = "\(item)  \(standing.state.words(in: language))\n"
        let isJapanese = language == .ja
        if !followed.isEmpty {
            text +=
                (isJapanese ? "合わせて補正: " : "Corrected with it: ") + followed.listed + "\n"
        }
        if !unchanged.isEmpty {
            text +=
                (isJapanese ? "前の内容のまま(確かめてください): " : "Still as before, to be looked at: ")
                + unchanged.listed + "\n"
        }
        return text
    }
}

extension [ItemID] {
    fileprivate var listed: String { map(\.description).joined(separator: ", ") }
}

/// Ends an item.
struct CenterWithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "End an item before its system accepted it; what depends on it ends too."
    )

    @Argument(help: "The item, such as I12.")
    var item: ItemID

    @Option(help: "Why, in a few words without a My Number.")
    var reason: String

    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let by = try actor.actor()
        let ended = try await CenterCommand.act(on: item, by: by, catalog) { premises, acting in
            try await WithdrawItem(premises)(item, reason: reason, by: acting).get()
        }
        if output.json {
            let items = ended.map { JSONValue.string($0.description) }
            return try JSONValue.object(["withdrawn": .array(items)]).print()
        }
        for item in ended { try Output.line(item.description) }
    }
}

/// Notes a person's check of a held item.
struct CenterCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Note that a person checked a held item."
    )

    @Argument(help: "The item, such as I12.")
    var item: ItemID

    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let by = try actor.actor()
        let standing = try await CenterCommand.act(on: item, by: by, catalog) { premises, acting in
            try await ReleaseCheck(premises)(item, by: acting).get()
        }
        if output.json {
            let answer: JSONValue = [
                "item": .string(item.description), "state": .string(standing.state.rawValue),
            ]
            return try answer.print()
        }
        try Output.line("\(item)  \(standing.state.words(in: output.language.language))")
    }
}

/// Reads the text of a correction.
enum CorrectionText {
    static func json(_ bytes: [UInt8]) throws(HouseholdError) -> JSONValue {
        do throws(JSONError) {
            return try JSONParser.parse(bytes)
        } catch {
            throw HouseholdError(.json(error, inStream: false), path: error.path)
        }
    }
}

extension CenterCommand {
    /// Acts on an item for its own municipality.
    static func act<Value>(
        on item: ItemID,
        by actor: String,
        _ catalog: CatalogOptions,
        _ body: (Premises, Acting) async throws -> Value
    ) async throws -> Value {
        let environment = Environment.process
        Log.bootstrap(environment)
        let number = try await look { try await CenterStore.municipality(of: item, $0) }
        guard let number, let municipality = MunicipalityCode(number: Int(number)) else {
            throw Failure(
                .wrongInput,
                ja: "手続 \(item) はありません。番号を確かめてください。",
                en: "There is no item \(item); check its number."
            )
        }
        return try await OfficeWork.lend(environment, catalog: try catalog.load()) { premises in
            try await body(premises, .command(by: actor, for: municipality))
        }
    }
}

extension Identifier: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
