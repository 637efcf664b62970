import Catalog
import Eligibility
import Testing
import Vocabulary

import Routing

@Suite("A household of many")
struct CrowdTests {
    private func household(_ event: String, people: Int) throws -> Household {
        Household(
            event: [LifeEventID(event)],
            office: try #require(MunicipalityCode("121011")),
            on: try #require(CalendarDay("2026-04-06")),
            people: (1...people).map { Person(id: PersonID("p\($0)")) }
        )
    }

    /// Pieces of completions that all rules of an event look at, about everybody.
    private func work(_ event: String, people: Int) throws -> Int {
        let catalog = try TestCatalog.shared.get()
        let household = try household(event, people: people)
        let view = catalog.view(office: household.office, on: household.on)
        let frame = HouseholdFrame(
            household,
            registry: catalog.facts,
            parameters: view.parameters
        )
        let own = view.procedures.filter { $0.belongs(to: LifeEventID(event)) }
        return own.flatMap { frame.evaluate($0.rule, at: Array(0..<people)) }.map(\.evaluation.work)
            .reduce(0, +)
    }

    @Test(
        "of whom nothing is known takes no more looks than one of ten",
        arguments: ["move-in", "birth", "death", "marriage"]
    )
    func counted(event: String) throws {
        let few = try work(event, people: 10)
        #expect(try work(event, people: 100) == few)
        #expect(few < 200_000)
    }

    @Test("of whom each is known differently looks at no more than the limit allows")
    func differing() throws {
        let catalog = try TestCatalog.shared.get()
        let on = try #require(CalendarDay("2026-04-06"))
        var dice = try HouseholdDice(5, registry: catalog.facts, on: on)
        var household = try household("move-in", people: 100)
        dice.addFacts(to: &household, percent: 40)
        let view = catalog.view(office: household.office, on: household.on)
        let frame = HouseholdFrame(
            household,
            registry: catalog.facts,
            parameters: view.parameters
        )
        let own = view.procedures.filter { $0.belongs(to: LifeEventID("move-in")) }
        let works = own.map { frame.evaluate($0.rule, at: Array(0..<100)).map(\.evaluation.work) }
        #expect(works.allSatisfy { $0.reduce(0, +) < 3 * HouseholdFrame.piecesMaximum })
    }
}
