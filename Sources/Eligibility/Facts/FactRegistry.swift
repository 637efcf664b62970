import Vocabulary

/// All facts that conditions may use, in the order of the registry, with their places in a frame.
///
/// `event`, `office` and `on` are always part of it. Look-up by name is O(1).
package struct FactRegistry: Sendable {
    /// The facts in the order they were given.
    package let ordered: [FactDefinition]
    let places: [FactID: Place]
    /// Words that one frame needs for visit and household facts, and for each person.
    let sharedWords: Int
    let personWords: Int
    let eventPlace: Place
    let officePlace: Place
    let onPlace: Place
    let shared: WordTable
    let person: WordTable
    private let forms: [AnswerForm]
    /// The words of the days of life events, of those whose day is a fact of the household.
    let eventDays: [(event: LifeEventID, word: Int)]

    /// Where the value of a fact stands, counted in words of 64 bits.
    struct Place: Sendable {
        let definition: Int
        let word: Int
        let words: Int
        let isPerson: Bool
    }

    /// What an answer to a fact has to fit.
    struct AnswerForm: Sendable {
        let id: FactID
        let scope: FactScope
        let type: FactType
    }

    /// What each word of a scope can hold, and of which fact it is.
    struct WordTable: Sendable {
        var domains: [Interval] = []
        var kinds: [WordKind] = []
        /// Positions of the definitions.
        var owners: [Int] = []
        /// For each word the first of its fact.
        var homes: [Int] = []
    }

    /// How a word is read.
    enum WordKind: Sendable {
        case bool
        /// One word out of several; only equality matters.
        case choice
        /// A number or a day; order matters.
        case number
        case bits
    }

    /// A registry of these facts; of two with the same name the first counts.
    ///
    /// `lifeEvents` are the words of `event`, whose definition, if given, keeps only its texts.
    /// `eventDays` names the facts of the household that hold the day of a life event; of several
    /// events of a visit the one that stands first here decides.
    package init(
        _ definitions: [FactDefinition],
        lifeEvents: [String],
        eventDays: [(event: LifeEventID, fact: FactID)] = []
    ) {
        var ordered = Self.builtIn(definitions, lifeEvents)
        var seen = Set(ordered.map(\.id))
        for definition in definitions where seen.insert(definition.id).inserted {
            ordered.append(definition)
        }
        var layout = Layout()
        (shared, person) = (WordTable(ordered, person: false), WordTable(ordered, person: true))
        for (position, definition) in ordered.enumerated() {
            layout.add(definition, at: position)
        }
        self.ordered = ordered
        places = layout.places
        forms = ordered.map { AnswerForm(id: $0.id, scope: $0.scope, type: $0.type) }
        self.eventDays = eventDays.compactMap { event, fact in
            layout.places[fact].flatMap { $0.isPerson ? nil : (event, $0.word) }
        }
        sharedWords = layout.shared
        personWords = layout.person
        eventPlace = layout.place(of: .event)
        officePlace = layout.place(of: .office)
        onPlace = layout.place(of: .on)
    }

    /// The definition of a fact, or nil when the registry has none of this name.
    package subscript(id: FactID) -> FactDefinition? {
        places[id].map { ordered[$0.definition] }
    }

    func place(of id: FactID) -> Place? { places[id] }

    /// What an answer has to fit, without the texts.
    func form(of id: FactID) -> AnswerForm? { places[id].map { forms[$0.definition] } }

    /// The fact that holds the day of a visit for these life events, where one of the household does.
    package func eventDay(of events: [LifeEventID]) -> FactID? {
        let own = eventDays.first { events.contains($0.event) }
        return own.map { fact(ofWord: $0.word, isPerson: false).id }
    }

    private static func builtIn(
        _ definitions: [FactDefinition],
        _ lifeEvents: [String]
    ) -> [FactDefinition] {
        let types: [(FactID, FactType)] = [
            (.event, .choices(lifeEvents)), (.office, .code), (.on, .date(partial: false)),
        ]
        return types.map { id, type in
            var definition =
                definitions.first { $0.id == id }
                ?? FactDefinition(
                    id: id,
                    scope: .visit,
                    type: type,
                    question: Localized(same: id.description)
                )
            definition.type = type
            definition.scope = .visit
            return definition
        }
    }

    /// Which fact a word belongs to.
    func fact(ofWord word: Int, isPerson: Bool) -> FactDefinition {
        ordered[(isPerson ? person : shared).owners[word]]
    }

    private struct Layout {
        var places: [FactID: Place] = [:]
        var shared = 0
        var person = 0

        mutating func add(_ definition: FactDefinition, at position: Int) {
            var words = 1
            if case .choices(let all) = definition.type {
                precondition(all.count <= 512, "a set of more than 512 words is not a question")
                words = max(1, (all.count + 63) / 64)
            }
            let isPerson = definition.scope == .person
            let word = isPerson ? person : shared
            if isPerson { person += words } else { shared += words }
            places[definition.id] = Place(
                definition: position,
                word: word,
                words: words,
                isPerson: isPerson
            )
        }

        func place(of id: FactID) -> Place {
            guard let place = places[id] else {
                preconditionFailure("a built-in fact has no place")
            }
            return place
        }
    }
}

extension FactRegistry.WordTable {
    fileprivate init(_ definitions: [FactDefinition], person: Bool) {
        for (position, definition) in definitions.enumerated()
        where (definition.scope == .person) == person {
            let (kind, words) = Self.words(of: definition.type)
            homes += Array(repeating: domains.count, count: words.count)
            domains += words
            kinds += Array(repeating: kind, count: words.count)
            owners += Array(repeating: position, count: words.count)
        }
    }

    private static func words(of type: FactType) -> (FactRegistry.WordKind, [Interval]) {
        switch type {
        case .bool: return (.bool, [Interval(0, 1)])
        case .integer(let range):
            return (.number, [Interval(Int64(range.lowerBound), Int64(range.upperBound))])
        case .choice(let words): return (.choice, [Interval(0, Int64(max(0, words.count - 1)))])
        case .choices(let words):
            let count = max(1, (words.count + 63) / 64)
            let intervals = (0..<count).map { word in
                let bits = min(64, max(0, words.count - word * 64))
                return Interval(0, bits == 64 ? -1 : (1 << Int64(bits)) - 1)
            }
            return (.bits, intervals)
        case .date:
            let first = CalendarDay.earliest.daysSinceEpoch
            let last = CalendarDay.latest.daysSinceEpoch
            return (.number, [Interval(Int64(first), Int64(last))])
        case .code: return (.choice, [Interval(0, 999_999)])
        case .languageTag: return (.choice, [Interval(-1, Int64.max / 4)])
        }
    }
}
