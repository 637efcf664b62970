import Catalog
import Eligibility
import Vocabulary

/// Which facts a visit is asked for, and what they are where nothing is said: none, no, 0.
struct AnswerSheet {
    // Not answers: they say which visit it is.
    private static let atTheTop: Set<String> = ["event", "office", "on"]

    private let asked: [FactDefinition]

    /// The facts that the procedures of these life events read, in the registry's order.
    init(_ view: CatalogView, events: [String]) {
        var read: Set<FactID> = []
        for procedure in view.procedures where Self.concerns(procedure, events) {
            for (_, condition) in procedure.conditions { read.formUnion(condition.facts) }
        }
        asked = view.catalog.facts.ordered.filter { fact in
            !Self.atTheTop.contains(fact.id.description)
                && (read.contains(fact.id) || Self.onEverySheet(fact))
        }
    }

    private static func concerns(_ procedure: Procedure, _ events: [String]) -> Bool {
        procedure.everyEvent || procedure.lifeEvents.contains { events.contains($0.description) }
    }

    private static func onEverySheet(_ fact: FactDefinition) -> Bool {
        ["born", "relationship", "moved_on", "filer", "protection_requested"]
            .contains(fact.id.description)
    }

    /// The household with every fact answered.
    func household(_ family: Family) -> JSONObject {
        var visit: JSONObject = [:]
        for fact in asked where fact.scope != .person {
            visit[fact.id.description] = family.facts[fact.id.description] ?? Self.usual(fact)
        }
        return [
            "event": .array(family.events.map { .string($0) }),
            "office": .string(family.ward.office),
            "on": .string(family.day.description),
            "facts": .object(visit),
            "people": .array(family.people.map { .object(answers($0)) }),
            "people_complete": true,
        ]
    }

    private func answers(_ person: Family.Member) -> JSONObject {
        var answers: JSONObject = ["id": .string(person.id)]
        for fact in asked where fact.scope == .person {
            answers[fact.id.description] = person.facts[fact.id.description] ?? Self.usual(fact)
        }
        return answers
    }

    /// What holds for nearly everybody; nil where there is no such answer, as for most days.
    private static func usual(_ fact: FactDefinition) -> JSONValue? {
        switch fact.type {
        case .bool: false
        case .integer(let range): range.contains(0) ? 0 : nil
        case .choice(let words): usual(words)
        case .choices: []
        case .languageTag: "none"
        case .date, .code: nil
        }
    }

    private static func usual(_ words: [String]) -> JSONValue? {
        ["none", "ordinary", "other", "japanese"].first(where: words.contains).map { .string($0) }
    }
}
