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

    /// Where the value of a fact stands, counted in words of 64 bits.
    struct Place: Sendable {
        let definition: Int
        let word: Int
        let words: Int
        let isPerson: Bool
    }

    /// A registry of these facts; of two with the same name the first counts.
    ///
    /// `lifeEvents` are the words of `event`, whose definition, if given, keeps only its texts.
    package init(_ definitions: [FactDefinition], lifeEvents: [String]) {
        var ordered = Self.builtIn(definitions, lifeEvents)
        var seen = Set(ordered.map(\.id))
        for definition in definitions where seen.insert(definition.id).inserted {
            ordered.append(definition)
        }
        var layout = Layout()
        for (position, definition) in ordered.enumerated() {
            layout.add(definition, at: position)
        }
        self.ordered = ordered
        places = layout.places
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
