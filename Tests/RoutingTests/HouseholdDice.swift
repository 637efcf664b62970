import Eligibility
import Testing
import Vocabulary

/// Random households over the facts of a catalog; the same seed gives the same ones.
struct HouseholdDice {
    private var generator: SeededGenerator
    private let facts: [FactDefinition]
    private let events: [String]
    private let on: CalendarDay
    /// Before, between and after the days on which rules and parameters change.
    private static let days = [
        "2024-11-30", "2025-12-01", "2026-03-31", "2026-04-06", "2027-06-15",
    ]
    private static let offices = ["121011", "121002", "131016"].compactMap { MunicipalityCode($0) }

    init(_ seed: UInt64, registry: FactRegistry, on given: CalendarDay? = nil) throws {
        generator = SeededGenerator(seed: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        facts = registry.ordered.filter { ![.event, .office, .on].contains($0.id) }
        if case .choices(let words)? = registry[.event]?.type {
            events = words
        } else {
            events = []
        }
        let drawn = Self.days[Int(generator.next() % UInt64(Self.days.count))]
        on = try given ?? #require(CalendarDay(drawn))
    }

    mutating func below(_ count: Int) -> Int { Int(generator.next() % UInt64(max(1, count))) }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// A household of which about so many percent of the facts are known.
    mutating func household(known: Int, isComplete: Bool = true) -> Household {
        var event = [LifeEventID(chance(60) ? "move-in" : pick(events))]
        if chance(20) {
            let other = LifeEventID(pick(events))
            if !event.contains(other) { event.append(other) }
        }
        var household = Household(
            event: event,
            office: pick(Self.offices),
            on: on,
            people: (1...1 + below(4)).map { Person(id: PersonID("p\($0)")) },
            peopleComplete: isComplete
        )
        addFacts(to: &household, percent: known)
        return household
    }

    /// Answers so many percent of the facts that are not known yet.
    mutating func addFacts(to household: inout Household, percent: Int) {
        for definition in facts {
            let isPerson = definition.scope == .person
            let people: [PersonID?] = isPerson ? household.people.map(\.id) : [nil]
            for person in people where chance(percent) {
                let reference = FactReference(fact: definition.id, person: person)
                guard household[reference] == .unknown else { continue }
                household.set(reference, to: .known(value(of: definition)))
            }
        }
    }

    /// The same household of which so many percent of the facts are not known, or not wholly.
    mutating func veiled(_ household: Household, percent: Int) -> Household {
        var veiled = household
        for definition in facts {
            let isPerson = definition.scope == .person
            let people: [PersonID?] = isPerson ? household.people.map(\.id) : [nil]
            for person in people where chance(percent) {
                let reference = FactReference(fact: definition.id, person: person)
                veiled.set(reference, to: veil(household[reference]))
            }
        }
        return veiled
    }

    /// Unknown, asked in vain, or of a day the year or the month.
    private mutating func veil(_ answer: Answer) -> Answer {
        if case .known(.date(let day)) = answer, chance(40) {
            let month = chance(50) ? day.month : nil
            return PartialDay(year: day.year, month: month).map { .known(.date($0)) } ?? .unknown
        }
        return chance(30) ? .uncertain : .unknown
    }

    mutating func value(of definition: FactDefinition) -> FactValue {
        switch definition.type {
        case .bool: .bool(chance(50))
        case .integer(let range):
            .integer(min(range.upperBound, range.lowerBound + below(chance(80) ? 5 : 60)))
        case .choice(let words): .choice(pick(words))
        case .choices(let words):
            .choices(words.filter { _ in chance(words.count > 12 ? 8 : 30) })
        case .date: .date(PartialDay(definition.id == .born ? birthday() : day()))
        case .code: .code(pick(Self.offices))
        case .languageTag: .languageTag(pick(["none", "en", "vi"]))
        }
    }

    /// Ages around the bounds of the rules come up as often as any other.
    private mutating func birthday() -> CalendarDay {
        let years = chance(60) ? pick([0, 1, 6, 15, 18, 19, 20, 22, 60, 65, 75]) : below(95)
        let birthday = on.adding(months: -12 * years) ?? on
        return min(on, birthday.adding(days: below(80) - 40))
    }

    private mutating func day() -> CalendarDay {
        on.adding(days: below(chance(70) ? 60 : 900) - 40)
    }
}
