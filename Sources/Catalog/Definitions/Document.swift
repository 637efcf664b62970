package import Eligibility
package import Vocabulary

/// A paper that residents show or bring.
package struct DocumentKind: Hashable, Sendable {
    package let id: DocumentID
    package let name: Localized
    /// The system whose section already holds it, so that it is not asked for.
    package let heldBy: SystemID?
    /// Papers that serve as well.
    package let substitutes: [DocumentID]
    package let note: Localized?
    /// Whether a My Number stands on it, to be covered before it is scanned.
    package let showsMyNumber: Bool
}

/// Whom a paper is about.
package enum DocumentOwner: String, WordChoice, Hashable, Sendable {
    /// Whoever stands at the counter.
    case filer
    /// Each person of the item.
    case person
    case household
}

/// Papers of which one combination is enough: any of lists of which all are needed.
package struct DocumentGroup: Sendable {
    package let id: String
    package let anyOf: [[DocumentID]]
    package let per: DocumentOwner
    /// Asked only where this holds; always where nil.
    package let when: Condition?
    /// Whether nothing can be accepted without it.
    package let blocking: Bool
    package let heldBy: SystemID?
    package let note: Localized?
}

extension ReadingContext {
    func document(_ map: MapReader) -> DocumentKind? {
        let id: DocumentID? = newName(map.required("id"), "document")
        let name = map.localized("name")
        let heldBy = map.node("held_by").flatMap { reference($0, "system", in: known.systems) }
        let substitutes = map.list("substitutes") {
            reference($0, "document", in: known.documents)
        }
        let note = map.optionalLocalized("note")
        let showsMyNumber = map.bool("my_number", default: false)
        return id.map {
            DocumentKind(
                id: $0,
                name: name,
                heldBy: heldBy,
                substitutes: substitutes,
                note: note,
                showsMyNumber: showsMyNumber
            )
        }
    }

    func documentGroup(_ map: MapReader, allowsPerson: Bool) -> DocumentGroup? {
        let anyOf = map.requiredList("any_of") { node in
            node.items("any_of", log).compactMap { reference($0, "document", in: known.documents) }
        }
        if map.has("any_of"), anyOf.isEmpty {
            log.error(map.place("any_of"), "`any_of` is empty; name at least one list of papers")
        }
        if anyOf.contains(where: \.isEmpty) {
            log.error(
                map.place("any_of"),
                "a list of `any_of` names no paper; remove it, or name the papers that are needed"
            )
        }
        return DocumentGroup(
            id: map.text("id"),
            anyOf: anyOf,
            per: map.choice("per", default: .person),
            when: map.node("when").flatMap { condition($0, allowsPerson: allowsPerson) },
            blocking: map.bool("blocking", default: false),
            heldBy: map.node("held_by").flatMap { reference($0, "system", in: known.systems) },
            note: map.optionalLocalized("note")
        )
    }
}
