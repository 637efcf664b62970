import Catalog
import Testing
import Vocabulary

import Routing

/// Cases over the product's catalog that are wrong on purpose: each must be reported.
@Suite("A case that the plan does not meet")
struct CaseRunnerTests {
    /// What is expected of a household of which little is known, and how often that fails.
    static let expectations = [
        ("items: [{code: XX99}]", 1),
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

    /// Every expectation as a case of its own, in one catalog that is read once.
    private static let runner = Result {
        let texts = expectations.enumerated().map { number, expectation in
            """
            - name: Case \(number)
              household:
                event: [move-in]
                office: "121011"
                on: 2026-04-06
                facts:
                  {moved_on: 2026-04-01, previous_place: other-prefecture, paperless_move_out: false}
                people:
                  - {id: p1, born: 1990-05-02, relationship: head, moves: true, from_abroad: false}
              expect:
                \(expectation.0)

            """
        }
        let files = try TestCatalog.shared.get().files.filter { !$0.path.hasPrefix("cases/") }
        let wrong = CatalogFile(path: "cases/wrong.yaml", text: texts.joined())
        let (catalog, findings) = Catalog.load(files + [wrong])
        return CaseRunner(router: Router(catalog: try #require(catalog, "\(findings)")))
    }

    private func failures(_ number: Int) throws -> [CaseFailure] {
        let runner = try Self.runner.get()
        return runner.failures(runner.cases[number])
    }

    @Test("is named with its file, line and what was found")
    func missing() throws {
        let failure = try #require(try failures(0).first)
        #expect(failure.description.hasPrefix("cases/wrong.yaml:11: error: Case 0: "))
        #expect(failure.sentence.contains("XX99 is missing"))
    }

    @Test("fails on each member that differs, and only then", arguments: expectations.indices)
    func member(_ number: Int) throws {
        #expect(try failures(number).count == Self.expectations[number].1)
    }
}
