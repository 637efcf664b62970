import Casework
import Filing
package import Stores
package import Vocabulary

/// Lists the filed visits of an office, those whose results can be handed over first.
package struct ListHandOvers: Sendable {
    /// A filed visit with its items and what was handed over.
    package struct Entry: Sendable {
        /// The visit.
        package let visit: ListedVisit
        /// The items, in order.
        package let items: [ShownItem]
        /// What was handed over, the oldest first.
        package let handOvers: [HandOverRecord]
        /// When the resident was called last, and by whom.
        package let call: HandOverCall?
        /// Finished items that nobody has been given yet.
        package let ready: [ItemID]
        /// Leave to put it out, with what is withheld.
        package let clearance: Clearance
        /// JSON by the contract: whose results these are, compared with whoever stands there.
        package let household: JSONValue
        /// JSON by the contract, with what is withheld replaced.
        package let record: JSONValue
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The filed visits of the own office; each one read leaves its audit row.
    package func callAsFunction(by acting: Acting) async throws -> Result<[Entry], Refusal> {
        try await premises.perform(.listHandOvers, acting) { context in
            let listed = try await context.visits.list(
                office: acting.office,
                audit: context.audit()
            )
            var entries: [Entry] = []
            for visit in listed where visit.stage == .filed {
                entries.append(try await entry(visit, context))
            }
            return entries.filter { !$0.ready.isEmpty } + entries.filter { $0.ready.isEmpty }
        }
    }

    private func entry(_ listed: ListedVisit, _ context: ActContext) async throws -> Entry {
        let visit = try await VisitCase.read(listed.id, context)
        let handOvers = try await context.visits.handOvers(of: visit.stored)
        let handed = Set(handOvers.filter { $0.undoneAt == nil }.flatMap(\.items))
        let done = visit.items.filter { $0.center?.state == ItemState.done.rawValue }
        let clearance = try await OutputGate.clearance(for: listed.id, context)
        return Entry(
            visit: listed,
            items: visit.items.filter { $0.item != nil }
                .map { ShownItem($0, visit.stored, context) },
            handOvers: handOvers,
            call: try await context.visits.lastHandOverCall(of: visit.stored),
            ready: done.compactMap(\.item).filter { !handed.contains($0) },
            clearance: clearance,
            household: visit.stored.household,
            record: clearance.shown(record: visit.stored.record)
        )
    }
}
