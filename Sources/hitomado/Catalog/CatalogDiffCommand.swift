import App
import ArgumentParser
import Catalog
import Vocabulary

/// Compares two catalogs.
struct CatalogDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "List what differs between two catalogs, definition by definition."
    )

    @Argument(help: "The folder of the catalog before.", completion: .directory)
    var before: String

    @Argument(help: "The folder of the catalog after.", completion: .directory)
    var after: String

    @Flag(help: "Answer in JSON.")
    var json = false

    func run() throws {
        let old = try CatalogDirectory(before).load()
        let changes = try CatalogDirectory(after).load().changes(since: old)
        if json { return try JSONValue.array(changes.map(\.json)).print() }
        for change in changes { try Output.line(change.description) }
    }
}

extension CatalogChange {
    fileprivate var json: JSONValue {
        [
            "change": .string(kind.rawValue), "definition": .string(definition),
            "key": key.map { .string($0) } ?? .null,
            "before": before ?? .null, "after": after ?? .null,
            "file": .string(position.file), "line": .int(position.line),
        ]
    }
}
