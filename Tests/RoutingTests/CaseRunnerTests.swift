import Catalog
import Testing
import Vocabulary

@testable import Routing

/// Cases over the product's catalog that are wrong on purpose: each must be reported.
@Suite("A case that the plan does not meet")
struct CaseRunnerTests {
    /// A household of which little is known, with one procedure that certainly applies.
    private func failures(expect: String) throws -> [CaseFailure] {
        let files = try TestCatalog.shared.get().files.filter { !$0.path.hasPrefix("cases/") }
        let text = """
            - name: A case of the test
              household:
                event: [move-in]
                office: "121011"
                on: 2026-04-06
                facts: {moved_on: 2026-04-01, previous_place: other-prefecture}
                people:
                  - {id: p1, born: 1990-05-02, relationship: head, moves: true, from_abroad: false}
              expect:
            \(expect.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
            """
        let (catalog, findings) = Catalog.load(
            files + [CatalogFile(path: "cases/wrong.yaml", text: text)]
        )
        let loaded = try #require(catalog, "\(findings)")
        return CaseRunner(router: Router(catalog: loaded)).failures()
    }

    @Test("is named with its file, line and what was found")
    func missing() throws {
        let failures = try failures(expect: "items: [{code: XX99}]")
        let failure = try #require(failures.first)
        #expect(failures.count == 1)
        #expect(failure.description.hasPrefix("cases/wrong.yaml:10: error: A case of the test: "))
        #expect(failure.sentence.contains("XX99 is missing"))
    }

    @Test(
        "fails on each member that differs, and only then",
        arguments: [
            ("items: [{code: JK01, people: [p1], counter: unified}]", 0),
            ("items: [{code: JK01, people: [p2]}]", 1),
            ("items: [{code: JK01, counter: individual}]", 1),
            ("items: [{code: JK01, deadline: 2026-04-15}]", 0),
            ("items: [{code: JK01, deadline: 2026-04-16}]", 1),
            ("items: [{code: JK01, deadline: null}]", 1),
            ("absent: [JK01]", 1),
            ("absent: [{code: JK01, people: [p9]}]", 0),
            ("undecided: []", 1),
        ]
    )
    func member(_ expect: String, _ count: Int) throws {
        #expect(try failures(expect: expect).count == count)
    }
}
