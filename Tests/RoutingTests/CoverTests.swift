import Catalog
import Eligibility
import Testing
import Vocabulary

import Routing

@Suite("A notification that another one may cover")
struct CoverTests {
    /// A foreign resident who moves in; `facts` are further facts of the household.
    private func plan(_ facts: String, person: String = "") throws -> Plan {
        let catalog = try TestCatalog.shared.get()
        let text = """
            {"event": ["move-in"], "office": "121011", "on": "2026-04-06", "facts": {\(facts)},
             "people": [{"id": "p1", "born": "1990-05-02", "relationship": "head", "moves": true,
                         "nationality": "foreign"\(person)}]}
            """
        let household = try HouseholdText(registry: catalog.facts).household(
            file: Array(text.utf8)
        )
        return Router(catalog: catalog).plan(for: household, language: .en)
    }

    private func isOpen(_ code: String, _ plan: Plan) -> Bool {
        plan.undecided.contains { $0.code == code }
    }

    @Test("stays undecided while the notification that would cover it is undecided")
    func waiting() throws {
        let plan = try plan(#""moved_on": "2026-04-01""#)
        #expect(isOpen("JK04", plan))
        #expect(isOpen("JK28", plan))
        #expect(!plan.items.contains { $0.code == "JK28" })
        let needs = try #require(plan.undecided.first { $0.code == "JK28" }?.needs)
        #expect(needs.contains { $0.fact.description == "previous_place" })
    }

    @Test("is deemed made by the one that covers it, once that is certain")
    func covered() throws {
        let plan = try plan(#""moved_on": "2026-04-01", "previous_place": "abroad""#)
        #expect(plan.items.first { $0.code == "JK28" }?.outcome == .deemed)
        #expect(!isOpen("JK28", plan))
    }

    @Test("stands alone for one person, whoever else of the family is covered")
    func eachPerson() throws {
        let catalog = try TestCatalog.shared.get()
        let text = """
            {"event": ["move-in"], "office": "121011", "on": "2026-04-06",
             "facts": {"moved_on": "2026-04-01", "previous_place": "same-ward"},
             "people": [
               {"id": "p1", "moves": true, "nationality": "foreign", "from_abroad": false},
               {"id": "p2", "moves": true, "nationality": "foreign", "from_abroad": true}]}
            """
        let reader = HouseholdText(registry: catalog.facts)
        let household = try reader.household(file: Array(text.utf8))
        let items = Router(catalog: catalog).plan(for: household, language: .en).items
        let found = items.filter { $0.code == "JK28" }
        #expect(found.first { $0.outcome == .deemed }?.people == [PersonID("p2")])
        #expect(found.first { $0.outcome == .duty }?.people == [PersonID("p1")])
    }

    @Test("keeps its outcome from then on, whatever is added")
    func monotone() throws {
        let catalog = try TestCatalog.shared.get()
        let on = try #require(CalendarDay("2026-04-06"))
        let router = Router(catalog: catalog)
        for seed in 0..<60 {
            var dice = try HouseholdDice(UInt64(seed), registry: catalog.facts, on: on)
            var household = dice.household(known: 10)
            var settled: [PersonID: Outcome] = [:]
            for _ in 0..<6 {
                let plan = router.plan(for: household, language: .en)
                for item in plan.items where item.code == "JK28" {
                    for person in item.people {
                        #expect(settled[person, default: item.outcome] == item.outcome)
                        settled[person] = item.outcome
                    }
                }
                dice.addFacts(to: &household, percent: 35)
            }
        }
    }
}
