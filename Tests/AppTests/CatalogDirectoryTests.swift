import Catalog
import Foundation
import Testing
import Vocabulary

import App

@Suite("The folder of a catalog")
struct CatalogDirectoryTests {
    /// A folder of the test's own, taken away afterwards.
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "hitomado-catalog-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func write(_ bytes: [UInt8], _ path: String, in folder: URL) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
    }

    @Test("gives its YAML files by their paths, hidden ones left out")
    func files() throws {
        try withFolder { folder in
            try write(Array("b: 1\n".utf8), "national/b.yaml", in: folder)
            try write(Array("a: 1\n".utf8), "a.yaml", in: folder)
            try write(Array("x".utf8), "national/notes.txt", in: folder)
            try write(Array("x".utf8), ".git/x.yaml", in: folder)
            let files = try CatalogDirectory(folder.path).files()
            #expect(files.map(\.path) == ["a.yaml", "national/b.yaml"])
            #expect(files.first?.text == "a: 1\n")
        }
    }

    @Test("is refused where it is none, is empty, or holds what is not UTF-8 or too large")
    func refusals() throws {
        #expect(throws: Failure.self) { try CatalogDirectory("/nowhere/at/all").files() }
        try withFolder { folder in
            let directory = CatalogDirectory(folder.path)
            #expect(throws: Failure.self) { try directory.files() }
            try write([0xFF, 0xFE], "a.yaml", in: folder)
            let broken = #expect(throws: Failure.self) { try directory.files() }
            #expect(broken?.kind == .wrongInput)
            #expect(broken?.message.en.contains("a.yaml") == true)
            try write([UInt8](repeating: 65, count: (1 << 20) + 1), "a.yaml", in: folder)
            let large = #expect(throws: Failure.self) { try directory.files() }
            #expect(large?.message.en.contains("1 MiB") == true)
        }
    }
}
