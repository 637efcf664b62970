import Casework
import Filing
import Stores
package import Vocabulary

/// Notes that two items are not the same matter, or takes that back; the center decides.
package struct DecideDuplicate: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Notes that the two are not the same; said before, it changes nothing.
    package func callAsFunction(
        _ item: ItemID,
        isNot other: ItemID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.decideDuplicate, acting) { context in
            let pair = try await Self.checked(item, other, context)
            _ = try await context.duplicates.decide(pair, at: context.now, by: acting.actor)
        }
    }

    /// Takes the decision back, so that the two are shown as alike again.
    package func undo(
        _ item: ItemID,
        isNot other: ItemID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.undoDuplicateDecision, acting) { context in
            let pair = try await Self.checked(item, other, context)
            guard try await context.duplicates.undo(pair, at: context.now, by: acting.actor) else {
                throw Refusal.conflict(
                    ja: "この2件について取り消せる判断はありません。画面を開き直してください。",
                    en: "There is no decision about these two to take back; open the page again."
                )
            }
        }
    }

    /// The two in their order, once it is sure that they look alike; both are named in the audit.
    private static func checked(
        _ item: ItemID,
        _ other: ItemID,
        _ context: ActContext
    ) async throws -> (later: ItemID, earlier: ItemID) {
        let visit = try await context.checkItem(item)
        let visits = Set([visit, try await context.checkItem(other)]).sorted()
        // It stands in the history of both.
        try await context.audits.write(
            visits.map { context.audit(visit: $0, items: [item, other]) }
        )
        let people = try await context.duplicates.people(of: [item, other])
        let (own, others) = (people.filter { $0.item == item }, people.filter { $0.item == other })
        let areAlike = own.contains { one in
            others.contains { two in
                one.bundle != two.bundle && utf8Equal(one.person.procedure, two.person.procedure)
                    && one.person.key.likeness(to: two.person.key) != nil
            }
        }
        guard areAlike else {
            throw Refusal.conflict(
                ja: "\(item)と\(other)は同じ人の同じ手続には見えません。番号を確かめてください。",
                en: "\(item) and \(other) do not look like one matter; check their numbers."
            )
        }
        return item < other ? (other, item) : (item, other)
    }
}
