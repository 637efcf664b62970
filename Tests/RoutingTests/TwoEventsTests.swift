import Catalog
import Eligibility
import Testing
import Vocabulary

import Routing

@Suite("A visit with two events")
struct TwoEventsTests {
    private func plan(
        _ events: [String],
        facts: String,
        people: String,
        isComplete: Bool = true
    ) throws -> Plan {
        let catalog = try TestCatalog.shared.get()
        let names = events.map { "\"\($0)\"" }.joined(separator: ",")
        let text = """
            {"event": [\(names)], "office": "121011", "on": "2026-04-06", "facts": {\(facts)},
             "people": [\(people)], "people_complete": \(isComplete)}
            """
        let reader = HouseholdText(registry: catalog.facts)
        let household = try reader.household(file: Array(text.utf8))
        return Router(catalog: catalog).plan(for: household, language: .en)
    }

    @Test(
        "counts what is about a newborn from the birth, as without the other event",
        arguments: 0..<8
    )
    func newborn(seed: Int) throws {
        let catalog = try TestCatalog.shared.get()
        let router = Router(catalog: catalog)
        var compared = 0
        for round in 0..<20 {
            var dice = try HouseholdDice(UInt64(seed * 1_000 + round), registry: catalog.facts)
            let drawn = dice.household(known: dice.pick([40, 80, 100]))
            let other = dice.pick(["move-in", "from-abroad", "marriage", "move-within", "death"])
            let order = dice.chance(50) ? ["birth", other] : [other, "birth"]
            let alone = household(drawn, events: ["birth"], dice: &dice)
            let both = household(alone, events: order)
            let found = router.plan(for: both, language: .en).items
            for item in router.plan(for: alone, language: .en).items
            where isAboutNewborn(item, alone) {
                let same = found.filter { $0.code == item.code && $0.people == item.people }
                for other in same {
                    compared += 1
                    #expect(
                        other.deadline == item.deadline,
                        "\(item.code) \(both.json().compact())"
                    )
                }
            }
        }
        #expect(compared > 20)
    }

    /// The last person is born shortly before the visit.
    private func household(
        _ drawn: Household,
        events: [String],
        dice: inout HouseholdDice
    ) -> Household {
        var household = household(drawn, events: events)
        guard let child = household.people.last?.id else { return household }
        let born = household.on.adding(days: -dice.below(80))
        household.set(FactReference(fact: .newborn, person: child), to: .known(.bool(true)))
        household.set(
            FactReference(fact: .born, person: child),
            to: .known(.date(PartialDay(born)))
        )
        return household
    }

    private func household(_ other: Household, events: [String]) -> Household {
        Household(
            event: events.map { LifeEventID($0) },
            office: other.office,
            on: other.on,
            facts: other.facts,
            people: other.people,
            peopleComplete: other.peopleComplete
        )
    }

    private func isAboutNewborn(_ item: PlanItem, _ household: Household) -> Bool {
        if item.code == "NH15" { return true }
        // About the claimant, whoever that is; the move can give the claim.
        if ["CH01", "CH07"].contains(item.code) { return false }
        return !item.people.isEmpty
            && item.people.allSatisfy {
                household[FactReference(fact: .newborn, person: $0)] == .known(.bool(true))
            }
    }

    @Test("takes no day of the visit for that of a birth of which nobody is listed")
    func noNewborn() throws {
        let mother = """
            {"id": "p1", "born": "1990-05-02", "newborn": false, "gave_birth": true,
             "health_insurance": "national", "direct_payment_used": false}
            """
        let plan = try plan(["birth"], facts: #""stillbirth": true"#, people: mother)
        let claim = try #require(plan.items.first { $0.code == "NH15" })
        #expect(claim.deadline == nil)
        #expect(claim.because.contains { $0.hasPrefix("The last day is not known yet") })
        #expect(claim.because.contains("Time limit: Two years from the day after the birth"))
    }

    @Test("says which answer a last day still hangs on, and no longer once it is given")
    func missingAnchor() throws {
        let people = """
            {"id": "p1", "born": "1990-05-02", "moves": true, "higher_earner": true,
             "public_servant": false, "receives": []},
            {"id": "k1", "born": "2018-06-01", "moves": true}
            """
        let place = #""previous_place": "other-prefecture", "moved_on": "2026-04-01""#
        let planned = #", "planned_move_on": "2026-03-31""#
        for (facts, day) in [(place, nil), (place + planned, CalendarDay("2026-04-15"))] {
            let plan = try plan(["move-in"], facts: facts, people: people)
            let claim = try #require(plan.items.first { $0.code == "CH01" })
            #expect(claim.deadline == day)
            #expect((claim.effectiveFrom == nil) == (day == nil))
            let says = claim.because.contains { $0.hasPrefix("The last day is not known yet") }
            #expect(says == (day == nil))
        }
    }

    @Test("counts a newborn whose day of birth is known to the month only from no day")
    func partialBirth() throws {
        let people = """
            {"id": "c1", "born": "2026-03", "newborn": true, "born_abroad": false,
             "nationality": "japanese"}
            """
        let plan = try plan(["birth"], facts: #""register_filed": false"#, people: people)
        let filing = try #require(plan.items.first { $0.code == "KS01" })
        #expect(filing.deadline == nil)
        #expect(filing.because.contains { $0.contains("counted from a day that is missing") })
    }

    @Test("takes the day that all open cases agree on")
    func openCases() throws {
        // Whether further persons live there would choose between two cases that both give the birth.
        let people = """
            {"id": "p1", "born": "1990-05-02", "newborn": false, "higher_earner": true,
             "public_servant": false, "receives": []},
            {"id": "c1", "born": "2026-03-25", "newborn": true}
            """
        let plan = try plan(["birth"], facts: "", people: people, isComplete: false)
        let claim = try #require(plan.items.first { $0.code == "CH01" })
        #expect(claim.deadline == CalendarDay("2026-04-09"))
    }

    @Test("tells of what another body does without a desk of this office")
    func referral() throws {
        let people = """
            {"id": "p1", "born": "1945-05-02", "moves": true, "move_reason": "facility",
             "care_certified": "care-3"}
            """
        let facts = #""previous_place": "other-prefecture", "moved_on": "2026-04-01""#
        let plan = try plan(["move-in"], facts: facts, people: people)
        let notice = try #require(plan.items.first { $0.code == "LC05" })
        #expect(notice.outcome == .referral)
        #expect(notice.handling == .outside)
        #expect(notice.counter.desk?.hasPrefix("Another municipality") == true)
    }
}
