import Catalog
import Eligibility
import Testing
import Vocabulary

import Routing

@Suite("A deadline")
struct DeadlineTests {
    private func calculator(on day: String, moved: String? = nil) throws -> DeadlineCalculator {
        let office = try #require(MunicipalityCode("121011"))
        var facts: [FactID: Answer] = [:]
        if let moved, let movedOn = PartialDay(moved), let fact = FactID("moved_on") {
            facts[fact] = .known(.date(movedOn))
        }
        let household = Household(
            event: [LifeEventID("move-in")],
            office: office,
            on: try #require(CalendarDay(day)),
            facts: facts
        )
        return DeadlineCalculator(
            household: household,
            calendar: .standard,
            eventDay: { _ in moved.flatMap { CalendarDay($0) } }
        )
    }

    private func rule(
        _ count: Int,
        _ unit: PeriodUnit,
        included: Bool = false,
        anchor: Anchor = .eventDay,
        rolls: Bool = true
    ) -> DeadlineRule {
        DeadlineRule(
            term: .period(
                Period(count: count, unit: unit),
                from: anchor,
                firstDayCounts: included
            ),
            rollsOverClosedDays: rolls
        )
    }

    @Test("of a move ends fourteen days after the day of moving, which does not count")
    func moving() throws {
        let calculator = try calculator(on: "2026-04-06", moved: "2026-04-01")
        let last = calculator.deadline(rule(14, .days), person: nil)
        #expect(last == CalendarDay("2026-04-15"))
    }

    @Test("of a birth ends on the fourteenth day with the birth itself counted")
    func birth() throws {
        let calculator = try calculator(on: "2026-03-12", moved: "2026-02-28")
        let last = calculator.deadline(rule(14, .days, included: true), person: nil)
        #expect(last == CalendarDay("2026-03-13"))
    }

    @Test("on a closed day slides to the next open one, over a run of holidays")
    func rolling() throws {
        let calculator = try calculator(on: "2026-04-20", moved: "2026-04-19")
        let last = calculator.deadline(rule(14, .days), person: nil)
        #expect(last == CalendarDay("2026-05-07"))
        let fixed = calculator.deadline(rule(14, .days, rolls: false), person: nil)
        #expect(fixed == CalendarDay("2026-05-03"))
    }

    @Test(
        "of every year is that of the year, also once it is over, and put off to an open day",
        arguments: [
            ("2026-03-15", "2026-03-16"), ("2026-03-16", "2026-03-16"),
            ("2026-03-17", "2026-03-16"), ("2026-12-28", "2026-03-16"),
        ]
    )
    func yearly(on: String, end: String) throws {
        let rule = DeadlineRule(term: .yearly(month: 3, day: 15), rollsOverClosedDays: true)
        let last = try calculator(on: on).deadline(rule, person: nil)
        #expect(last == CalendarDay(end))
    }

    @Test(
        "in months ends the day before the corresponding day, or with a shorter month",
        arguments: [
            ("2026-01-10", "2026-02-10"), ("2026-01-30", "2026-02-28"),
            ("2026-01-31", "2026-02-28"),
            ("2026-02-28", "2026-03-31"),
        ]
    )
    func months(anchor: String, end: String) throws {
        let calculator = try calculator(on: anchor, moved: anchor)
        let last = calculator.deadline(rule(1, .months, rolls: false), person: nil)
        #expect(last == CalendarDay(end))
    }

    @Test("is not known while its anchor is known only to the month")
    func partial() throws {
        let fact = try #require(FactID("moved_on"))
        let calculator = try calculator(on: "2026-04-06", moved: "2026-04")
        #expect(calculator.deadline(rule(14, .days, anchor: .fact(fact)), person: nil) == nil)
    }

    @Test(
        "of child allowance filed within fifteen days counts from the month after the event",
        arguments: [
            ("2026-02-28", "2026-03-12", "2026-03-01"), ("2026-02-28", "2026-03-16", "2026-03-01"),
            ("2026-02-28", "2026-03-17", "2026-04-01"),
            ("2026-03-31", "2026-04-15", "2026-04-01"), ("2026-12-20", "2027-01-04", "2027-01-01"),
        ]
    )
    func fifteenDays(event: String, filed: String, from: String) throws {
        let calculator = try calculator(on: filed, moved: event)
        let rule = EffectiveRule(kind: .childAllowanceFifteenDays, anchor: .eventDay)
        #expect(calculator.effectiveFrom(rule, person: nil) == CalendarDay(from))
    }

    @Test("of a birth counts from each child's own birth, whoever is listed first")
    func twoBirths() throws {
        let catalog = try TestCatalog.shared.get()
        let children = ["c1": "2026-03-11", "c2": "2026-03-10"].map { child, born in
            """
            {"id": "\(child)", "born": "\(born)", "newborn": true, "my_number_card": "none"}
            """
        }
        for people in [children, children.reversed()] {
            let text = """
                {"event": ["birth"], "office": "121011", "on": "2026-04-06",
                 "facts": {}, "people": [\(people.joined(separator: ","))]}
                """
            let reader = HouseholdText(registry: catalog.facts)
            let household = try reader.household(file: Array(text.utf8))
            let plan = Router(catalog: catalog).plan(for: household, language: .en)
            let cards = plan.items.filter { $0.code == "MC09" }
            let lastDays = Dictionary(cards.map { ($0.people, $0.deadline) }) { first, _ in first }
            #expect(lastDays[[PersonID("c1")]] == CalendarDay("2026-04-10"))
            #expect(lastDays[[PersonID("c2")]] == CalendarDay("2026-04-09"))
        }
    }

    @Test("of moving out counts from the planned day, on which ages are judged too")
    func movingOut() throws {
        let catalog = try TestCatalog.shared.get()
        let out = LifeEventID("move-out")
        #expect(catalog.facts.eventDay(of: [out])?.description == "planned_move_on")
        #expect(catalog.facts.eventDay(of: [LifeEventID("move-in")])?.description == "moved_on")
        #expect(catalog.facts.eventDay(of: [LifeEventID("marriage")]) == nil)
    }
}
