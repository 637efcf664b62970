import Eligibility
import Vocabulary

/// A generator whose numbers follow from its seed.
struct Dice {
    private var generator: SeededGenerator

    init(_ seed: UInt64) {
        generator = SeededGenerator(seed: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    }

    mutating func below(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }
}

/// A registry small enough to try every completion.
enum SmallWorld {
    static func fact(
        _ name: String,
        _ scope: FactScope,
        _ type: FactType,
        group: String? = nil
    ) -> FactDefinition {
        FactDefinition(
            id: FactID(name) ?? .event,
            scope: scope,
            type: type,
            question: Localized(same: name),
            group: group
        )
    }

    static let kinds = ["none", "left", "right"]
    static let wishes = ["copy", "seal", "card"]
    static let events = ["move-in", "death", "birth", "certificate"]

    static let definitions: [FactDefinition] = [
        fact("booked", .visit, .bool), fact("wants", .visit, .choices(wishes)),
        fact("language", .visit, .languageTag), fact("sewer", .household, .bool),
        fact("kind", .household, .choice(kinds)), fact("dogs", .household, .integer(0...3)),
        fact("moved_on", .household, .date(partial: false)),
        fact("moves", .person, .bool), fact("cover", .person, .choice(kinds)),
        fact("deceased", .person, .bool), fact("newborn", .person, .bool),
        fact("born", .person, .date(partial: true)),
        fact("died_on", .person, .date(partial: false)),
    ]

    static let registry = FactRegistry(
        definitions,
        lifeEvents: events,
        eventDays: [(LifeEventID("move-in"), id("moved_on"))]
    )

    static let parameters = ParameterTable([
        DatedParameter(
            name: "age_limit",
            type: .integer,
            entries: [.init(from: day("2024-08-01"), value: .integer(18))]
        ),
        DatedParameter(
            name: "open_kind",
            type: .string,
            entries: [.init(from: day("2020-01-01"), value: .string("left"))]
        ),
    ])

    static let context = ConditionContext(registry: registry, parameters: parameters)

    static func day(_ text: String) -> CalendarDay { CalendarDay(text) ?? .earliest }

    static func id(_ name: String) -> FactID { FactID(name) ?? .event }

    static func condition(_ text: String) throws -> Condition {
        try Condition(text, context: context)
    }

    static func household(_ json: String) throws -> Household {
        try Household(json: JSONParser.parse(Array(json.utf8)), registry: registry)
    }

    static func frame(_ household: Household) -> HouseholdFrame {
        HouseholdFrame(
            household,
            registry: registry,
            parameters: parameters.values(on: household.on)
        )
    }

    static func ask(_ fact: String, _ person: String? = nil) -> FactReference {
        FactReference(fact: id(fact), person: person.map { PersonID($0) })
    }
}
