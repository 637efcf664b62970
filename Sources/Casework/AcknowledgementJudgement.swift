package import Vocabulary

/// What an answer means for the items of its lot, once its totals were proved.
package struct AcknowledgementJudgement: Hashable, Sendable {
    /// The accepted items in the order of the lot.
    package let accepted: [ItemID]
    /// The rejected items in the order of the answer.
    package let rejected: [Acknowledgement.Rejection]
    /// Keys by accepted item, compact JSON.
    package let returned: [ItemID: String]

    /// An item of the lot with the persons it is about.
    package struct Member: Hashable, Sendable {
        /// The item.
        package let item: ItemID
        /// The persons it is about; empty for the whole household, for which no key can come.
        package let people: [String]

        /// A member of a lot.
        package init(_ item: ItemID, people: [String]) {
            self.item = item
            self.people = people
        }
    }

    /// Compares an answer with the lot that its file is named after.
    ///
    /// `returns` names the keys that the system gives back; nil where nobody said. Refused whole when a
    /// total, an item, an outcome, a person or a key does not fit. O(n).
    package init(
        _ answer: Acknowledgement,
        lot: LotID,
        members: [Member],
        returns: Set<String>?
    ) throws(AcknowledgementRefusal) {
        let items = members.map(\.item)
        guard answer.lot == lot else { throw .otherLot(said: answer.lot) }
        guard answer.rows == items.count else {
            throw .rowsDiffer(said: answer.rows, expected: items.count)
        }
        let known = Set(items)
        var answered = Set<ItemID>()
        for rejection in answer.rejected {
            try Self.note(rejection.item, known: known, answered: &answered)
        }
        let refused = answered
        switch answer.accepted {
        case .all:
            if let first = answer.rejected.first { throw .answeredTwice(first.item) }
            accepted = items
        case .items(let list):
            for item in list { try Self.note(item, known: known, answered: &answered) }
            accepted = items.filter { answered.contains($0) && !refused.contains($0) }
        }
        let missing = items.count - accepted.count - refused.count
        if missing > 0, let first = items.first(where: { !answered.contains($0) }) {
            throw .notAnswered(first, count: missing)
        }
        for item in answer.returned.keys.sorted() where !known.contains(item) {
            throw .unknownItem(item)
        }
        for item in answer.returned.keys.sorted() where refused.contains(item) {
            throw .keysForUnaccepted(item)
        }
        rejected = answer.rejected
        returned = try Self.keys(answer.returned, members, returns)
    }

    private static func keys(
        _ returned: [ItemID: JSONObject],
        _ members: [Member],
        _ returns: Set<String>?
    ) throws(AcknowledgementRefusal) -> [ItemID: String] {
        var texts: [ItemID: String] = [:]
        for member in members {
            guard let people = returned[member.item] else { continue }
            // By their bytes, as ids of persons are told apart everywhere.
            let known = Set(member.people.map { Array($0.utf8) })
            for person in people.members {
                guard known.contains(Array(person.key.utf8)) else {
                    throw .unknownPerson(member.item)
                }
                for key in person.value.asObject?.members ?? [] {
                    guard returns?.contains(key.key) ?? true else {
                        throw .unknownKey(member.item)
                    }
                }
            }
            texts[member.item] = JSONValue.object(people).compact(sortedKeys: true)
        }
        return texts
    }

    private static func note(
        _ item: ItemID,
        known: Set<ItemID>,
        answered: inout Set<ItemID>
    ) throws(AcknowledgementRefusal) {
        guard known.contains(item) else { throw .unknownItem(item) }
        guard answered.insert(item).inserted else { throw .answeredTwice(item) }
    }
}
