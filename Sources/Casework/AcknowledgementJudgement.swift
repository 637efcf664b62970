package import Vocabulary

/// What an answer means for the items of its lot, once its totals were proved.
package struct AcknowledgementJudgement: Hashable, Sendable {
    /// The accepted items in the order of the lot.
    package let accepted: [ItemID]
    /// The rejected items in the order of the answer.
    package let rejected: [Acknowledgement.Rejection]
    /// Keys by accepted item, compact JSON.
    package let returned: [ItemID: String]

    /// Compares an answer with the items of the lot that its file is named after.
    ///
    /// Refused whole when a total, an item or an outcome does not fit. O(n).
    package init(
        _ answer: Acknowledgement,
        lot: LotID,
        items: [ItemID]
    ) throws(AcknowledgementRefusal) {
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
            accepted = items.filter { !refused.contains($0) }
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
        returned = answer.returned
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
