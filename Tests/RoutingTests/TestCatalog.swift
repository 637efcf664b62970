import Catalog
import Foundation
import Testing

/// The catalog that comes with the product, read once for all tests.
enum TestCatalog {
    static let shared = Result { try load() }

    private static func load() throws -> Catalog {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: "catalog")
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap {
            $0 as? String
        }
        let files = try (names ?? []).filter { $0.hasSuffix(".yaml") }.map { name in
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            return CatalogFile(path: name, text: text)
        }
        let (catalog, findings) = Catalog.load(files)
        return try #require(catalog, "\(findings.filter { $0.severity == .error })")
    }
}
