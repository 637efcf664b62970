import Catalog
import Eligibility
import Testing
import Vocabulary

import Routing

@Suite("Procedures that exclude each other")
struct ExclusionTests {
    private func plan(_ facts: String, _ people: String, on: String = "2026-04-06") throws -> Plan {
        let catalog = try TestCatalog.shared.get()
        let text = """
            {"event": ["move-in"], "office": "121011", "on": "\(on)",
             "facts": {"moved_on": "2026-04-01"\(facts)}, "people": [\(people)]}
            """
        let household = try HouseholdText(registry: catalog.facts).household(file: Array(text.utf8))
        return Router(catalog: catalog).plan(for: household, language: .en)
    }

    @Test("come out as one item, which names what could be chosen in its place")
    func one() throws {
        let plan = try plan(
            "",
            #"{"id": "p1", "born": "1990-05-02", "moves": true, "my_number_card": "lost"}"#
        )
        let reissue = try #require(plan.items.first { $0.code == "MC11" })
        #expect(reissue.because.contains { $0.contains("Express card issue") })
        #expect(!plan.items.contains { $0.code == "MC09" })
        #expect(!plan.undecided.contains { $0.code == "MC09" })
    }

    @Test("do so for each person apart")
    func eachPerson() throws {
        let plan = try plan(
            "",
            """
            {"id": "p1", "born": "1990-05-02", "moves": true, "my_number_card": "lost"},
            {"id": "p2", "born": "1990-05-02", "moves": true, "from_abroad": true,
             "my_number_card": "none"}
            """
        )
        func people(_ code: String) -> [PersonID] {
            plan.items.filter { $0.code == code }.flatMap(\.people)
        }
        #expect(people("MC11") == [PersonID("p1")])
        #expect(people("MC09") == [PersonID("p2")])
    }

    @Test("never stand side by side about one person", arguments: 0..<4)
    func property(seed: Int) throws {
        let catalog = try TestCatalog.shared.get()
        let on = try #require(CalendarDay("2026-04-06"))
        let pairs = catalog.national.procedures.flatMap { procedure in
            procedure.exclusiveWith.map { (procedure.id, $0) }
        }
        #expect(!pairs.isEmpty)
        for round in 0..<60 {
            var dice = try HouseholdDice(
                UInt64(seed * 977 + round),
                registry: catalog.facts,
                on: on
            )
            let household = dice.household(known: 100)
            let plan = Router(catalog: catalog).plan(for: household, language: .ja)
            for (one, other) in pairs {
                let people = [one, other].map { id in
                    Set(plan.items.filter { $0.procedure == id }.flatMap(\.people))
                }
                #expect(people[0].isDisjoint(with: people[1]), "\(one) \(other)")
            }
        }
    }
}
