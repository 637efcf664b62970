import Catalog
import Eligibility
import Foundation
import Testing
import Vocabulary

import Routing

/// Over random households and the product's catalog.
///
/// `HITOMADO_PROPERTY_HOUSEHOLDS` says how many households each property tries; those that plan each
/// of them many times try a tenth, but never fewer than the short form.
@Suite("A plan")
struct PlanPropertyTests {
    private static let seeds = 0..<8
    private static let shortForm = 160
    private static let households =
        ProcessInfo.processInfo.environment["HITOMADO_PROPERTY_HOUSEHOLDS"].flatMap { Int($0) }
        ?? shortForm
    private static let fewHouseholds = max(households / 10, min(households, shortForm))

    /// What a plan says of one procedure and one person, or the household.
    private struct Subject: Hashable, CustomStringConvertible {
        let code: String
        let person: PersonID?

        var description: String { "\(code) \(person?.description ?? "household")" }
    }

    private enum Word: Hashable {
        case applies(Outcome)
        case undecided
    }

    private static func words(_ plan: Plan) -> [Subject: Word] {
        func subjects(_ code: String, _ people: [PersonID]) -> [Subject] {
            people.isEmpty
                ? [Subject(code: code, person: nil)]
                : people.map { Subject(code: code, person: $0) }
        }
        var words: [Subject: Word] = [:]
        for item in plan.items {
            for subject in subjects(item.code, item.people) {
                words[subject] = .applies(item.outcome)
            }
        }
        for entry in plan.undecided {
            for subject in subjects(entry.code, entry.people) { words[subject] = .undecided }
        }
        return words
    }

    /// Tries a property on the households of one seed.
    private func each(
        _ seed: Int,
        salt: UInt64,
        of households: Int = Self.households,
        _ property: (Router, inout HouseholdDice) throws -> Void
    ) throws {
        let catalog = try TestCatalog.shared.get()
        let router = Router(catalog: catalog)
        for round in 0..<max(1, households / Self.seeds.count) {
            let number = UInt64(seed * 1_000_000 + round) &* 7 &+ salt
            var dice = try HouseholdDice(number, registry: catalog.facts)
            try property(router, &dice)
        }
    }

    @Test("never takes back what it decided when facts are added", arguments: seeds)
    func soundAndMonotone(seed: Int) throws {
        try each(seed, salt: 1) { router, dice in
            let start = dice.household(known: dice.pick([2, 10, 30, 60, 85]))
            let before = Self.words(router.plan(for: start, language: .en))
            for percent in [15, 100] {
                var more = start
                dice.addFacts(to: &more, percent: percent)
                let after = Self.words(router.plan(for: more, language: .en))
                let subjects = Set(before.keys).union(after.keys)
                let flipped = subjects.filter {
                    before[$0] != .undecided && before[$0] != after[$0]
                }
                #expect(
                    flipped.isEmpty,
                    "\(flipped) \(start.json().compact()) \(more.json().compact())"
                )
            }
        }
    }

    @Test("of a household whose facts were removed says nothing that they deny", arguments: seeds)
    func removedFacts(seed: Int) throws {
        try each(seed, salt: 6) { router, dice in
            let whole = dice.household(known: 100)
            let veiled = dice.veiled(whole, percent: dice.pick([3, 15, 40, 75]))
            let before = Self.words(router.plan(for: veiled, language: .en))
            let after = Self.words(router.plan(for: whole, language: .en))
            let subjects = Set(before.keys).union(after.keys)
            let flipped = subjects.filter {
                before[$0] != .undecided && before[$0] != after[$0]
            }
            #expect(
                flipped.isEmpty,
                "\(flipped) \(veiled.json().compact()) \(whole.json().compact())"
            )
        }
    }

    @Test("stays true when further persons turn out to live there", arguments: seeds)
    func furtherPersons(seed: Int) throws {
        try each(seed, salt: 2) { router, dice in
            let whole = dice.household(known: dice.pick([20, 60, 100]))
            let listed = Array(whole.people.prefix(max(1, whole.people.count - 1)))
            let open = Household(
                event: whole.event,
                office: whole.office,
                on: whole.on,
                facts: whole.facts,
                people: listed,
                peopleComplete: false
            )
            let before = Self.words(router.plan(for: open, language: .en))
            let after = Self.words(router.plan(for: whole, language: .en))
            let names = Set(listed.map(\.id))
            let subjects = Set(before.keys).union(after.keys).filter {
                $0.person.map(names.contains) ?? true
            }
            let flipped = subjects.filter { before[$0] != .undecided && before[$0] != after[$0] }
            #expect(
                flipped.isEmpty,
                "\(flipped) \(open.json().compact()) \(whole.json().compact())"
            )
        }
    }

    /// All that a plan says, but for the order in which it says it.
    private static func unordered(_ plan: Plan) -> Set<[String]> {
        func sorted(_ parts: [some CustomStringConvertible]) -> String {
            parts.map(\.description).sorted().joined(separator: ",")
        }
        func day(_ day: CalendarDay?) -> String { day?.description ?? "" }
        var all: Set<[String]> = []
        for item in plan.items {
            all.insert([
                item.code, sorted(item.people), "\(item.outcome)", "\(item.counter.kind)",
                sorted(item.counter.because), sorted(item.because), day(item.deadline),
                day(item.effectiveFrom), sorted(item.after), sorted(item.documents.map(\.text)),
                "\(item.minutes)",
            ])
        }
        for entry in plan.undecided {
            all.insert([entry.code, sorted(entry.people), sorted(entry.needs)])
        }
        for stop in plan.visit.stops { all.insert(["\(stop.kind)", sorted(stop.items)]) }
        for paper in plan.documents { all.insert([paper.document, sorted(paper.procedures)]) }
        if let question = plan.nextQuestion {
            all.insert([question.text, sorted(question.asks), sorted(question.decides)])
        }
        all.insert(["\(plan.visit.minutes)", "\(plan.visit.minutesAtSeparateCounters)"])
        return all
    }

    @Test("says the same whatever the order of the people", arguments: seeds)
    func orderFree(seed: Int) throws {
        try each(seed, salt: 3, of: Self.fewHouseholds) { router, dice in
            let household = dice.household(known: dice.pick([5, 40, 80, 100]))
            let birthOrDeath = dice.pick(["birth", "death"])
            let event = dice.chance(50) ? household.event : [LifeEventID(birthOrDeath)]
            let turned = [household.people, household.people.reversed()].map { people in
                Household(
                    event: event,
                    office: household.office,
                    on: household.on,
                    facts: household.facts,
                    people: people,
                    peopleComplete: household.peopleComplete
                )
            }
            let said = turned.map { Self.unordered(router.plan(for: $0, language: .en)) }
            #expect(
                said[0] == said[1],
                "\(said[0].symmetricDifference(said[1])) \(turned[0].json().compact())"
            )
        }
    }

    @Test("leaves nothing undecided when every fact of the registry is given", arguments: seeds)
    func complete(seed: Int) throws {
        try each(seed, salt: 4) { router, dice in
            let household = dice.household(known: 100)
            let plan = router.plan(for: household, language: .en)
            let open = plan.undecided.map(\.code)
            #expect(open.isEmpty, "\(open) \(household.json().compact())")
            #expect(plan.nextQuestion == nil)
        }
    }

    @Test("asks only what an undecided procedure needs and can turn it", arguments: seeds)
    func relevantQuestion(seed: Int) throws {
        try each(seed, salt: 5, of: Self.fewHouseholds) { router, dice in
            let household = dice.household(known: dice.pick([20, 50, 80, 95]))
            let plan = router.plan(for: household, language: .en)
            guard let question = plan.nextQuestion else { return }
            let needs = Set(plan.undecided.flatMap(\.needs))
            #expect(question.asks.allSatisfy(needs.contains))
            let codes = Set(plan.undecided.map(\.procedure))
            #expect(codes.isSuperset(of: question.decides))
            #expect(turns(question, household, router, &dice), "\(household.json().compact())")
        }
    }

    /// Whether two completions that differ in what is asked only differ in what applies.
    private func turns(
        _ question: PlannedQuestion,
        _ household: Household,
        _ router: Router,
        _ dice: inout HouseholdDice
    ) -> Bool {
        if question.asks.contains(where: { $0.fact == .peopleComplete }) { return true }
        let registry = router.catalog.facts
        for _ in 0..<400 {
            var completed = household
            dice.addFacts(to: &completed, percent: 100)
            let before = Self.words(router.plan(for: completed, language: .en))
            for reference in question.asks {
                guard let definition = registry[reference.fact] else { continue }
                for value in [dice.value(of: definition)] + Self.farthest(definition.type) {
                    var other = completed
                    other.set(reference, to: .known(value))
                    if Self.words(router.plan(for: other, language: .en)) != before { return true }
                }
            }
        }
        return false
    }

    /// Days so far away that chance would hardly draw them, though an age may turn only there.
    private static func farthest(_ type: FactType) -> [FactValue] {
        guard case .date = type else { return [] }
        return ["1900-01-01", "2100-01-01"].compactMap { PartialDay($0).map(FactValue.date) }
    }
}
