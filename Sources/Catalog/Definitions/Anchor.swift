package import Eligibility
import Vocabulary

/// The day from which a period is counted.
package enum Anchor: Hashable, Sendable, CustomStringConvertible {
    /// A fact whose value is a day.
    case fact(FactID)
    /// The day of the life event: of the move, the death or the birth, else of the visit.
    case eventDay
    /// The day of birth of the newborn of the visit: the person's own, else the first.
    case birthDay
    /// The day on which the deceased of the visit died: the person's own, else the first.
    case deathDay
    case visitDay
    /// The day on which the move-in notification is filed.
    case moveInNotified
    /// Depends on the life event of the visit: the first that is among them decides.
    case byEvent([EventAnchor])
    /// Depends on the facts: the first whose condition holds decides.
    case byFacts([FactsAnchor])

    /// The anchor for a visit with these life events; nil where none of them decides.
    package func resolved(for events: [LifeEventID]) -> Anchor? {
        guard case .byEvent(let cases) = self else { return self }
        return cases.first { $0.event.map(events.contains) ?? true }?.anchor
    }

    package var description: String {
        switch self {
        case .byEvent(let cases):
            cases.map { "\($0.event?.description ?? "otherwise"): \($0.anchor)" }
                .joined(separator: ", ")
        case .byFacts(let cases):
            cases.map { "\($0.when?.text ?? "otherwise"): \($0.anchor)" }.joined(separator: ", ")
        case .fact(let id): id.description
        case .eventDay: "event_day"
        case .birthDay: "birth_day"
        case .deathDay: "death_day"
        case .visitDay: "visit_day"
        case .moveInNotified: "move_in_notified"
        }
    }

    /// The conditions that choose the day.
    var conditions: [Condition] {
        guard case .byFacts(let cases) = self else { return [] }
        return cases.compactMap(\.when)
    }
}

/// The anchor for one life event; for every other where the event is nil.
package struct EventAnchor: Hashable, Sendable {
    package let event: LifeEventID?
    package let anchor: Anchor
}

/// The anchor where a condition holds; in every other case where there is none.
package struct FactsAnchor: Hashable, Sendable {
    package let when: Condition?
    package let anchor: Anchor
}

// MARK: - Reading

extension ReadingContext {
    func anchor(_ node: YAMLNode?, allowsPerson: Bool) -> Anchor? {
        guard let node else { return nil }
        if node.list != nil { return anchorByFacts(node, allowsPerson) }
        return node.entries == nil ? plainAnchor(node) : anchorByEvent(node)
    }

    private func anchorByEvent(_ node: YAMLNode) -> Anchor? {
        node.map("`anchor`", log) { map in
            let cases = map.keys.compactMap { key -> EventAnchor? in
                guard let anchor = map.node(key).flatMap(plainAnchor) else { return nil }
                if key == "otherwise" { return EventAnchor(event: nil, anchor: anchor) }
                let name = YAMLNode(position: map.place(key), content: .scalar(key, .quoted))
                return lifeEvent(name).map { EventAnchor(event: $0, anchor: anchor) }
            }
            return .byEvent(cases)
        }
    }

    /// `[{when: condition, day: anchor}, …, {day: anchor}]`.
    private func anchorByFacts(_ node: YAMLNode, _ allowsPerson: Bool) -> Anchor? {
        let cases = node.items("anchor", log).compactMap { item in
            item.map("a case of `anchor`", log) { map -> FactsAnchor? in
                let written = map.node("when")
                let when = written.flatMap { condition($0, allowsPerson: allowsPerson) }
                guard let day = map.required("day").flatMap(plainAnchor),
                    written == nil || when != nil
                else { return nil }
                return FactsAnchor(when: when, anchor: day)
            }
        }
        for other in cases.dropLast() where other.when == nil {
            log.error(
                node.position,
                "a case of `anchor` without `when` takes every other case; write it last"
            )
        }
        return .byFacts(cases)
    }

    private func plainAnchor(_ node: YAMLNode) -> Anchor? {
        guard let text = node.text("anchor", log) else { return nil }
        if let own = Self.ownAnchors.first(where: { $0.description == text }) { return own }
        guard let id = FactID(text), let fact = registry[id] else {
            let dates = registry.ordered.filter { $0.type.isDate }.map(\.id.description)
            let names = dates + Self.ownAnchors.map(\.description)
            let hint = Suggestion.sentence(for: text, among: names)
            log.error(node.position, "the anchor `\(text)` is no fact of the registry\(hint)")
            return nil
        }
        guard fact.type.isDate else {
            log.error(node.position, "the anchor `\(text)` is no day; use a fact of type date")
            return nil
        }
        return .fact(id)
    }

    /// The anchors that are no facts.
    private static let ownAnchors: [Anchor] = [
        .eventDay, .birthDay, .deathDay, .visitDay, .moveInNotified,
    ]
}

extension FactType {
    var isDate: Bool {
        if case .date = self { true } else { false }
    }
}
