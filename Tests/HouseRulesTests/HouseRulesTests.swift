import Testing

@Suite("The house rules")
struct HouseRulesTests {
    @Test("have sources to look at")
    func found() {
        #expect(SourceTree.sources.count > 300)
        #expect(SourceTree.tests.count > 50)
    }

    @Test("keep a source file within 400 lines and a test file within 800")
    func fileLength() {
        let long =
            SourceTree.sources.filter { $0.lines.count > 401 }
            + SourceTree.tests.filter { $0.lines.count > 801 }
        #expect(long.isEmpty, "\(long.map(\.path))")
    }

    @Test("keep a function within 70 lines")
    func functionLength() {
        let long = (SourceTree.sources + SourceTree.tests).flatMap(Self.longFunctions)
        #expect(long.isEmpty, "\(long)")
    }

    /// The formatter puts the closing brace of a function under its first letter.
    private static func longFunctions(_ file: SourceTree.File) -> [Finding] {
        file.lines.indices.compactMap { start in
            let line = file.lines[start]
            guard line.contains(/^ *([a-z]+(\([a-z]+\))? )*(func |init[?(<]|subscript[(<])/) else {
                return nil
            }
            let close = line.prefix { $0 == " " } + "}"
            let after = file.lines[(start + 1)...]
            guard !line.hasSuffix("}"), let end = after.firstIndex(of: String(close)) else {
                return nil
            }
            let next = after.firstIndex { $0.hasPrefix(close.dropLast()) && $0.contains("func ") }
            guard end - start + 1 > 70, next.map({ $0 > end }) ?? true else { return nil }
            return Finding(path: file.path, line: start + 1, what: "\(end - start + 1) lines")
        }
    }

    /// What no source may hold, and the files that are the place for it.
    static let forbidden: [(text: String, allowed: [String])] = [
        ("try!", []), (" as!", []), ("fatalError(", []), ("@testable", []), ("import XCTest", []),
        (" Task {", []), ("Task.detached", []), ("UUID()", []), ("Date.now", []),
        ("Date()", ["Sources/App/Lifecycle/SystemTime.swift"]),
        ("SystemRandomNumberGenerator", ["Sources/App/Lifecycle/SystemTime.swift"]),
        (" print(", ["Sources/hitomado/"]), ("catch {}", []), ("nonisolated(unsafe)", []),
        ("@unchecked Sendable", ["Sources/Postgres/Connection/"]), ("public ", []),
    ]

    @Test("forbid what has a better way", arguments: forbidden.map(\.text))
    func words(_ text: String) throws {
        let rule = try #require(Self.forbidden.first { $0.text == text })
        let found = SourceTree.sources.flatMap { file in
            file.code.indices.filter { file.code[$0].contains(text) }
                .map { Finding(path: file.path, line: $0 + 1, what: text) }
        }
        .filter { finding in !rule.allowed.contains(where: finding.path.hasPrefix) }
        #expect(found.isEmpty, "\(found)")
    }

    @Test("leave no reminders behind, and no test that sleeps")
    func leftovers() {
        // Written apart, so that this file does not find itself.
        let words = ["TO" + "DO", "FIX" + "ME"]
        let found = (SourceTree.sources + SourceTree.tests).flatMap { file in
            file.lines.indices.filter { line in words.contains { file.lines[line].contains($0) } }
                .map { Finding(path: file.path, line: $0 + 1, what: "reminder") }
        }
        let sleeping = SourceTree.tests.filter { file in
            file.path.hasPrefix("Tests/HouseRulesTests/") == false
                && file.code.contains { $0.contains("Task.sleep") || $0.contains(" sleep(") }
        }
        #expect(found.isEmpty, "\(found)")
        #expect(sleeping.isEmpty, "\(sleeping.map(\.path))")
    }

    @Test("give files names that say what is in them")
    func names() {
        let banned = ["Utils", "Helpers", "Common", "Core", "Manager", "Misc", "Base", "Info"]
        let found = SourceTree.sources.filter { file in
            let words = file.name.dropLast(".swift".count).split(separator: "+")
            return words.contains { word in
                banned.contains { word == $0 || ($0.count > 4 && word.hasSuffix($0)) }
            }
        }
        #expect(found.isEmpty, "\(found.map(\.path))")
    }

    @Test("ask for a sentence on every type that other files see")
    func documentedTypes() {
        let found = SourceTree.sources.flatMap { file in
            file.lines.indices.compactMap { line -> Finding? in
                let text = file.lines[line]
                guard
                    text.contains(
                        /^ *package (final |indirect )*(struct|enum|class|protocol|actor)\b/
                    )
                else { return nil }
                let before = file.lines[..<line].last { !$0.contains(/^ *@/) } ?? ""
                if before.contains("///") { return nil }
                return Finding(path: file.path, line: line + 1, what: "no doc comment")
            }
        }
        #expect(found.isEmpty, "\(found)")
    }
}
