import Catalog
import Testing

import Routing

@Suite("Every executable case of the catalog")
struct CatalogCaseTests {
    static let cases = (try? TestCatalog.shared.get().cases) ?? []

    @Test("is found: the catalog loads and has cases")
    func found() throws {
        #expect(try !TestCatalog.shared.get().cases.isEmpty)
    }

    @Test("holds", arguments: cases.map(\.name))
    func holds(_ name: String) throws {
        let runner = CaseRunner(router: Router(catalog: try TestCatalog.shared.get()))
        let tried = try #require(Self.cases.first { $0.name == name })
        let failures = runner.failures(tried)
        #expect(failures.isEmpty, "\(failures.map(\.description).joined(separator: "\n"))")
    }
}
