import Foundation

/// The sources of the repository, read once.
enum SourceTree {
    struct File: Sendable {
        /// Path from the top of the repository.
        let path: String
        let lines: [String]
        /// The lines without what stands behind `//`.
        let code: [String]

        init(path: String, lines: [String]) {
            self.path = path
            self.lines = lines
            code = lines.map { line in
                line.range(of: "//").map { String(line[..<$0.lowerBound]) } ?? line
            }
        }

        var name: String { String(path.split(separator: "/").last ?? "") }

        /// The folder below `Sources`, which is the name of the target but for one.
        var folder: String {
            let parts = path.split(separator: "/")
            return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : ""
        }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let sources = files("Sources") + files("sql")
    static let tests = files("Tests")

    /// The Swift files of a folder, sorted by path.
    private static func files(_ folder: String) -> [File] {
        let top = root.appending(path: folder)
        let names = FileManager.default.enumerator(atPath: top.path)?.compactMap { $0 as? String }
        return (names ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
            let path = "\(folder)/\(name)"
            guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
            else { return nil }
            return File(
                path: path,
                lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(
                    String.init
                )
            )
        }
    }
}

/// A place in the sources, as compilers write it.
struct Finding: Hashable, CustomStringConvertible {
    let path: String
    let line: Int
    let what: String

    var description: String { "\(path):\(line): \(what)" }
}
