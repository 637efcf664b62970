import Foundation
import Testing

/// Reads the manifest, in which targets stand in the order of their layers.
@Suite("The imports of the targets")
struct ImportTests {
    private static let manifest = Result {
        try String(contentsOf: SourceTree.root.appending(path: "Package.swift"), encoding: .utf8)
    }

    /// The names in quotes of each target's entry, its own name first.
    private func entries() throws -> [[String]] {
        let text = try Self.manifest.get()
        let targets = try #require(text.range(of: "let targets"))
        let tests = try #require(text.range(of: "let testTargets"))
        let table = text[targets.upperBound..<tests.lowerBound]
        let parts = table.split(
            separator: /\n    (module|\.target|\.systemLibrary|\.executableTarget)\(/
        )
        return parts.dropFirst().map { part in
            let code = part.split(separator: "\n").map { $0.prefix { $0 != "/" } }.joined(
                separator: "\n"
            )
            return code.matches(of: /"([A-Za-z]+)"/).map { String($0.1) }
        }
    }

    @Test("go one way: to targets that stand above")
    func oneWay() throws {
        var above: Set<String> = []
        let entries = try entries()
        let names = Set(entries.compactMap(\.first))
        #expect(names.count > 15)
        for entry in entries {
            let name = try #require(entry.first)
            let used = entry.dropFirst().filter(names.contains)
            let upward = used.filter { !above.contains($0) }
            #expect(upward.isEmpty, "\(name) uses \(upward)")
            above.insert(name)
        }
    }

    @Test(
        "of the pure targets reach no network, thread or database",
        arguments: [
            "Vocabulary", "Pages", "Eligibility", "Catalog", "Routing", "Filing", "Casework",
            "CounterFlow", "Glyphs",
        ]
    )
    func pure(_ target: String) {
        let pure = [
            "Vocabulary", "Eligibility", "Catalog", "Routing", "Filing", "Casework", "Pages",
            "CounterFlow",
            "Yams",
            "Crypto",
        ]
        let found = SourceTree.sources.filter { $0.folder == target }.flatMap { file in
            file.code.indices.compactMap { line -> Finding? in
                guard
                    let match = file.code[line].firstMatch(of: /^(?:package )?import ([A-Za-z]+)/),
                    !pure.contains(String(match.1))
                else { return nil }
                return Finding(path: file.path, line: line + 1, what: "imports \(match.1)")
            }
        }
        #expect(found.isEmpty, "\(found)")
    }
}
