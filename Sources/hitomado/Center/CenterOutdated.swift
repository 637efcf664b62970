import App
import ArgumentParser
import Operations
import Stores
import Vocabulary

/// Lists what corrections did not reach.
struct CenterOutdatedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outdated",
        abstract: "List items that a correction of another item did not reach, until that was told."
    )

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let items = try await CenterCommand.look { try await CenterStore.outdated($0) }
        if output.json { return try JSONValue.array(items.map(\.json)).print() }
        let text = CenterText(language: output.language.language)
        try Output.write(Array(text.outdated(items).utf8))
    }
}

/// Notes that whoever has an item was told of the corrections that did not reach it.
struct CenterToldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "told",
        abstract: "Note that an item's section was told of the corrections that did not reach it."
    )

    @Argument(help: "The item that says what it said before, such as I12.")
    var item: ItemID

    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let by = try actor.actor()
        try await CenterCommand.act(on: item, by: by, catalog) { premises, acting in
            try await OutdatedItems(premises).tell(item, by: acting).get()
        }
        if output.json {
            return try JSONValue.object(["told": .string(item.description)]).print()
        }
        try Output.line(item.description)
    }
}
