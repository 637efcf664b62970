import App
import ArgumentParser
import Operations
import Stores
import Vocabulary

/// Lists what was filed twice.
struct CenterDuplicatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract: "List the same person's same procedures that were filed twice, the newest first.",
        discussion: """
            Each item stands with every earlier one that it resembles, the five newest at most, under \
            whatever key and in whatever office of the municipality; the ward of somebody protected is \
            left out. Nothing is held because of it: a person of the center decides.
            """
    )

    @Flag(help: "List those too that are decided not to be the same.")
    var decided = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let now = SystemTime().now()
        let pairs = try await CenterCommand.look { connection in
            try await DuplicateStore.list(now: now, withDecided: decided, connection)
        }
        if output.json { return try JSONValue.array(pairs.map(\.json)).print() }
        let text = CenterText(language: output.language.language)
        try Output.write(Array(text.duplicates(pairs).utf8))
    }
}

/// Notes that two items are not the same matter.
struct CenterNotDuplicateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "not-duplicate",
        abstract: "Note that two items are not the same matter, or take that back."
    )

    @Argument(help: "The item, such as I12.")
    var item: ItemID

    @Argument(help: "The other item.")
    var other: ItemID

    @Flag(help: "Take the decision back.")
    var undo = false

    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let by = try actor.actor()
        try await CenterCommand.act(on: item, by: by, catalog) { premises, acting in
            let act = DecideDuplicate(premises)
            if undo {
                try await act.undo(item, isNot: other, by: acting).get()
            } else {
                try await act(item, isNot: other, by: acting).get()
            }
        }
        if output.json {
            let answer: JSONValue = [
                "item": .string(item.description), "other": .string(other.description),
                "decided": undo ? .null : "not-duplicate",
            ]
            return try answer.print()
        }
        try Output.line("\(item)  \(other)")
    }
}
