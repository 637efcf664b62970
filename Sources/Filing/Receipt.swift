package import Catalog
package import Eligibility
package import Vocabulary

/// The answer to a submission: what was filed, what became of the rest, what is missing.
package struct Receipt: Hashable, Sendable {
    /// A filed item.
    package struct Item: Hashable, Sendable {
        /// The item.
        package let item: ItemID
        /// The procedure.
        package let procedure: ProcedureID
        /// Code of the procedure in the national list.
        package let code: String
        /// The persons it is about; empty for the whole household.
        package let people: [PersonID]
        /// Items of the same bundle that come first.
        package let after: [ItemID]
    }

    /// A procedure of the plan that was not filed.
    package struct Other: Hashable, Sendable {
        /// The procedure.
        package let procedure: ProcedureID
        /// Code of the procedure in the national list.
        package let code: String
        /// The persons it is about; empty for the whole household.
        package let people: [PersonID]
        /// What became of it.
        package let fate: ItemFate
        /// Who has it, where and until when, while somebody must still do something.
        package let standing: FateAssignment?
        /// What comes first: with what it is filed, or what the register must have before it is done.
        package let waitsFor: [ProcedureID]
    }

    /// An item that was filed before, and looks like the same person's same procedure.
    package struct Duplicate: Hashable, Sendable {
        /// Our name of the procedure.
        package let procedure: String
        /// How strongly the two look alike.
        package let likeness: Likeness
        /// A value of these parts.
        package init(procedure: String, likeness: Likeness) {
            self.procedure = procedure
            self.likeness = likeness
        }
    }

    /// The key under which it was submitted, or of the plan.
    package let key: String
    /// The visit.
    package let visit: VisitID
    /// The bundle.
    package let bundle: BundleID
    /// The items, in order.
    package let items: [Item]
    /// The procedures that were not filed, in order.
    package let others: [Other]
    /// What forms ask for and nobody wrote.
    package let missing: [BundleDraft.Gap]
    /// What looks as if it had been filed before; nothing is held because of it.
    package let duplicates: [Duplicate]

    /// The receipt of a draft whose items got these numbers, in their order.
    package init(
        key: String,
        visit: VisitID,
        bundle: BundleID,
        draft: BundleDraft,
        numbers: [ItemID],
        duplicates: [Duplicate] = []
    ) {
        precondition(numbers.count == draft.items.count, "every item has a number")
        self.key = key
        self.visit = visit
        self.bundle = bundle
        self.duplicates = duplicates
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
                fate: other.fate.onReceipt,
                standing: other.fate.nextStep == nil || other.fate.doneAt != nil
                    ? nil : other.fate,
                waitsFor: other.fate.waitsFor + other.awaited
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
            "duplicates": .array(duplicates.map(Self.json)),
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
        var object = JSONObject([
            .init(key: "procedure", value: .string(other.procedure.description)),
            .init(key: "code", value: .string(other.code)),
            .init(key: "people", value: names(other.people)),
            .init(key: "fate", value: .string(other.fate.rawValue)),
        ])
        if let standing = other.standing {
            object["owner"] = standing.owner.map { .string($0) } ?? .null
            object["desk"] = standing.desk.map { .string($0) } ?? .null
            object["due"] = standing.dueAt.map { .string($0.description) } ?? .null
            object["waits_for"] = .array(other.waitsFor.map { .string($0.description) })
        }
        return .object(object)
    }

    private static func json(_ gap: BundleDraft.Gap) -> JSONValue {
        [
            "field": .string(gap.missing.field.description),
            "person": gap.missing.person.map { .string($0.description) } ?? .null,
            "for": .array(gap.procedures.map { .string($0.description) }),
        ]
    }

    private static func json(_ duplicate: Duplicate) -> JSONValue {
        [
            "procedure": .string(duplicate.procedure),
            "strength": .string(duplicate.likeness.rawValue),
        ]
    }

    private static func names(_ people: [PersonID]) -> JSONValue {
        .array(people.map { .string($0.description) })
    }
}
