import App
import ArgumentParser
import Catalog
import Vocabulary

/// Compares two catalogs file by file.
struct CatalogDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "List the files and procedures that differ between two catalogs."
    )

    @Argument(help: "The folder of the catalog before.", completion: .directory)
    var before: String

    @Argument(help: "The folder of the catalog after.", completion: .directory)
    var after: String

    @Flag(help: "Answer in JSON.")
    var json = false

    func run() throws {
        let old = texts(try CatalogDirectory(before).files())
        let new = texts(try CatalogDirectory(after).files())
        var changes: [(change: String, path: String)] = []
        for path in Set(old.keys).union(new.keys).sorted() {
            switch (old[path], new[path]) {
            case (nil, _): changes.append(("added", path))
            case (_, nil): changes.append(("removed", path))
            case (let old?, let new?) where !old.utf8.elementsEqual(new.utf8):
                changes.append(("changed", path))
            default: break
            }
        }
        if json {
            let list = changes.map { change in
                JSONValue.object(["change": .string(change.change), "file": .string(change.path)])
            }
            return try JSONValue.array(list).print()
        }
        for change in changes { try Output.line("\(change.change)  \(change.path)") }
    }

    private func texts(_ files: [CatalogFile]) -> [String: String] {
        Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }
    }
}
