import Vocabulary

extension PartialWorld {
    /// A world in which the visit is known and nothing else; one further person is laid out.
    init(
        listed: Int,
        further: Int,
        household: Household,
        registry: FactRegistry,
        parameters: ParameterValues
    ) {
        sharedWords = registry.sharedWords
        personWords = registry.personWords
        self.listed = listed
        roster = ContiguousArray((0..<listed).map(Int32.init))
        self.further = further
        self.parameters = parameters
        isOpen = true
        low = ContiguousArray(registry.shared.domains.map(\.low))
        high = ContiguousArray(registry.shared.domains.map(\.high))
        for _ in 0..<listed + further {
            for domain in registry.person.domains {
                low.append(domain.low)
                high.append(domain.high)
            }
        }
        low.append(contentsOf: repeatElement(0, count: further))
        high.append(contentsOf: repeatElement(1, count: further))
        eventDay = Self.eventDay(of: household, registry)
        if let born = registry.place(of: .born), born.isPerson {
            for person in 0..<listed + further {
                high[base(of: person) + born.word] = Int64(household.on.daysSinceEpoch)
            }
        }
        set(registry.onPlace.word, to: Interval(Int64(household.on.daysSinceEpoch)))
        set(registry.officePlace.word, to: Interval(Int64(household.office.number)))
    }

    private static func eventDay(of household: Household, _ registry: FactRegistry) -> EventDay {
        if let own = registry.eventDays.first(where: { household.event.contains($0.event) }) {
            return .shared(own.word)
        }
        let events = Set(household.event.map(\.description))
        func word(_ name: String) -> Int? {
            FactID(name).flatMap { registry.place(of: $0) }?.word
        }
        let on = registry.onPlace.word
        if events.contains("death"), let bool = word("deceased"), let date = word("died_on") {
            return .person(bool: bool, date: date, otherwise: on)
        }
        if events.contains("birth"), let bool = word("newborn"), let date = word("born") {
            return .person(bool: bool, date: date, otherwise: on)
        }
        return .shared(on)
    }

    /// Takes every known answer of the household.
    mutating func adopt(_ household: Household, _ registry: FactRegistry) {
        isOpen = !household.peopleComplete
        adopt(.choices(household.event.map(\.description)), registry.eventPlace, base: 0, registry)
        for (fact, answer) in household.facts {
            guard case .known(let value) = answer, let place = registry.place(of: fact),
                !place.isPerson
            else { continue }
            adopt(value, place, base: 0, registry)
        }
        for (position, person) in household.people.enumerated() {
            let base = base(of: position)
            for (fact, answer) in person.answers {
                guard case .known(let value) = answer, let place = registry.place(of: fact),
                    place.isPerson
                else { continue }
                adopt(value, place, base: base, registry)
            }
        }
    }

    private mutating func adopt(
        _ value: FactValue,
        _ place: FactRegistry.Place,
        base: Int,
        _ registry: FactRegistry
    ) {
        let type = registry.ordered[place.definition].type
        let word = base + place.word
        switch (value, type) {
        case (.choices(let given), .choices(let words)):
            for offset in 0..<place.words { set(word + offset, to: Interval(0)) }
            for (position, name) in words.enumerated() where given.contains(name) {
                let bits = low[word + position / 64] | 1 << (position % 64)
                set(word + position / 64, to: Interval(bits))
            }
        case (.date(let day), .date):
            // A birth lies no later than the visit, whatever of its date is known.
            let latest = min(Int64(day.latest.daysSinceEpoch), high[word])
            let earliest = Int64(day.earliest.daysSinceEpoch)
            set(word, to: Interval(earliest, max(earliest, latest)))
        default:
            if let number = value.number(type) { set(word, to: Interval(number)) }
        }
    }
}

extension FactValue {
    /// The number that stands for a value in a word; nil for sets, days and a wrong type.
    func number(_ type: FactType) -> Int64? {
        switch (self, type) {
        case (.bool(let value), .bool): value ? 1 : 0
        case (.integer(let value), .integer): Int64(value)
        case (.choice(let word), .choice(let words)): words.firstIndex(of: word).map(Int64.init)
        case (.code(let code), .code): Int64(code.number)
        case (.languageTag(let tag), .languageTag): LanguageTag.number(tag)
        default: nil
        }
    }
}
