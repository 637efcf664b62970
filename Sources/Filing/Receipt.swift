package import Catalog
package import Eligibility
package import Vocabulary

/// The answer to a submission: what was filed, what became of the rest, what is missing.
package struct Receipt: Hashable, Sendable {
    /// A filed item.
    package struct Item: Hashable, Sendable {
        package let item: ItemID
        package let procedure: ProcedureID
        package let code: String
        package let people: [PersonID]
        /// Items of the same bundle that come first.
        package let after: [ItemID]
    }

    /// A procedure of the plan that was not filed.
    package struct Other: Hashable, Sendable {
        package let procedure: ProcedureID
        package let code: String
        package let people: [PersonID]
        package let fate: ItemFate
    }

    package let key: String
    package let visit: VisitID
    package let bundle: BundleID
    package let items: [Item]
    package let others: [Other]
    package let missing: [BundleDraft.Gap]

    /// The receipt of a draft whose items got these numbers, in their order.
    package init(
        key: String,
        visit: VisitID,
        bundle: BundleID,
        draft: BundleDraft,
        numbers: [ItemID]
    ) {
        precondition(numbers.count == draft.items.count, "every item has a number")
        self.key = key
        self.visit = visit
        self.bundle = bundle
        items = zip(draft.items, numbers).map { item, number in
            Item(
                item: number,
                procedure: item.entry.procedure,
                code: item.entry.code,
                people: item.entry.people,
                after: item.after.map { numbers[$0] }
            )
        }
        others = draft.others.map { other in
            Other(
                procedure: other.entry.procedure,
                code: other.entry.code,
                people: other.entry.people,
                fate: other.fate.onReceipt
            )
        }
        missing = draft.missing
    }

    /// The receipt as JSON, every key always there.
    package var json: JSONValue {
        [
            "key": .string(key),
            "visit": .string(visit.description),
            "bundle": .string(bundle.description),
            "items": .array(items.map(Self.json)),
            "others": .array(others.map(Self.json)),
            "missing": .array(missing.map(Self.json)),
        ]
    }

    /// The text that is kept and given again for the same key.
    package var text: String { json.compact(sortedKeys: false) }

    private static func json(_ item: Item) -> JSONValue {
        [
            "item": .string(item.item.description),
            "procedure": .string(item.procedure.description),
            "code": .string(item.code),
            "people": names(item.people),
            "after": .array(item.after.map { .string($0.description) }),
        ]
    }

    private static func json(_ other: Other) -> JSONValue {
        [
            "procedure": .string(other.procedure.description),
            "code": .string(other.code),
            "people": names(other.people),
            "fate": .string(other.fate.rawValue),
        ]
    }

    private static func json(_ gap: BundleDraft.Gap) -> JSONValue {
        [
            "field": .string(gap.missing.field.description),
            "person": gap.missing.person.map { .string($0.description) } ?? .null,
            "for": .array(gap.procedures.map { .string($0.description) }),
        ]
    }

    private static func names(_ people: [PersonID]) -> JSONValue {
        .array(people.map { .string($0.description) })
    }
}
