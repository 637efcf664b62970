import Catalog
import Eligibility
import Filing
import Stores
import Vocabulary

extension StoredItemRecord {
    /// What a page says it showed: another attempt, or another content of it, is another.
    var seen: String {
        let content = SealedPacket(["record": next, "household": declared])
        return "\(attempt).\(content.seal.prefix(8).hexadecimal)"
    }

    /// Refuses an act on what a page showed, where it says something else by now; nil compares nothing.
    func check(seen: String?) throws(Refusal) {
        if let seen, !utf8Equal(seen, self.seen) { throw .contentChanged }
    }

    /// The household as it was declared, and corrected since.
    var declared: JSONValue { household ?? packet["household"] ?? .null }

    /// What the next attempt begins with: what corrections made of the form, over all that was declared.
    func last(_ context: ActContext) -> JSONValue {
        let first = packet["record"] ?? [:]
        guard isCorrected || ahead != nil else { return first.merged(with: next) }
        // A field of the form that a correction took out does not come back from the packet.
        return first.merged(with: form(context)).merged(with: next)
    }

    /// A merge patch that takes out all fields of the item's form.
    func form(_ context: ActContext) -> JSONValue {
        guard let household = try? Household(json: declared, registry: context.catalog.facts) else {
            return [:]
        }
        let view = context.catalog.view(office: household.office, on: household.on)
        guard let procedure = ProcedureID(procedure).flatMap({ view.procedure($0) }) else {
            return [:]
        }
        return FormDemand(view: view, household: household)
            .fields(of: procedure, about: people.map { PersonID($0) })
            .reduce([:]) { patch, field in
                let removal: JSONValue = .object([field.definition.id.description: .null])
                let place: JSONValue =
                    switch field.definition.scope {
                    case .visit: ["visit": removal]
                    case .household: ["household": removal]
                    case .person:
                        .object([
                            "people": .object([field.person?.description ?? "": removal])
                        ])
                    }
                return patch.joined(with: place)
            }
    }
}

extension JSONValue {
    /// Whether it has something else at a place where another value has something.
    func contradicts(_ base: JSONValue) -> Bool {
        if base.isNull { return false }
        guard let known = base.asObject, asObject != nil else { return self != base }
        return known.members.contains { (self[$0.key] ?? .null).contradicts($0.value) }
    }

    /// This merge patch without what only adds or takes blanks around a text; nil where that is all.
    func withoutBlankChanges(from base: JSONValue?) -> JSONValue? {
        if let text = asString {
            return text.withoutBlanksAround == (base?.asString ?? "").withoutBlanksAround
                ? nil : self
        }
        guard let object = asObject else { return self }
        let rest = object.members.compactMap { member in
            member.value.withoutBlankChanges(from: base?[member.key])
                .map { JSONObject.Member(key: member.key, value: $0) }
        }
        return rest.isEmpty ? nil : .object(JSONObject(rest))
    }

    /// Two merge patches as one: unlike merging, nulls stay.
    fileprivate func joined(with other: JSONValue) -> JSONValue {
        guard let own = asObject, let object = other.asObject else { return other }
        var joined = own
        for member in object.members {
            joined[member.key] = own[member.key]?.joined(with: member.value) ?? member.value
        }
        return .object(joined)
    }
}

extension Refusal {
    fileprivate static let contentChanged = Refusal(
        .stale,
        Localized(
            ja: "画面を開いたあとで、この手続の内容が変わりました。今の内容を確かめてから、もう一度行ってください。",
            en:
                "What this item says has changed since the page was opened; look at it as it stands now, then do it again."
        )
    )
}
