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
        /// Whether the visit can be closed now.
        package let closing: Closing
        /// What those who handed over and called are called.
        package let names: StaffNames
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The filed visits of the own office; each one read leaves its audit row, once an hour.
    package func callAsFunction(by acting: Acting) async throws -> Result<[Entry], Refusal> {
        try await premises.perform(.listHandOvers, acting) { context in
            let listed = try await context.visits.list(
                office: acting.office,
                audit: context.audit()
            )
            let filed = listed.filter { $0.stage == .filed }
            let found = try await context.visits.findAll(
                filed.map(\.id),
                seen: context.audit()
            )
            let people =
                found.flatMap(\.handOvers).map(\.by) + found.compactMap(\.call?.by)
            let names = try await context.staff.names(of: people)
            let known = Dictionary(found.map { ($0.visit.id, $0) }) { first, _ in first }
            let entries = try filed.compactMap { visit in
                try known[visit.id].map { try Self.entry(visit, $0, names, context) }
            }
            return (0...2).flatMap { rank in entries.filter { $0.rank == rank } }
        }
    }

    private static func entry(
        _ listed: ListedVisit,
        _ found: VisitWithHandOvers,
        _ names: StaffNames,
        _ context: ActContext
    ) throws -> Entry {
        let visit = try VisitCase(found, context)
        let clearance = OutputGate.clearance(for: listed)
        return Entry(
            visit: listed,
            items: visit.items.filter { $0.item != nil }
                .map { ShownItem($0, visit.stored, context) },
            handOvers: found.handOvers,
            call: found.call,
            ready: visit.items.ready(after: found.handOvers),
            clearance: clearance,
            household: visit.stored.household,
            record: clearance.shown(record: visit.stored.record),
            closing: Closing(visit, found.handOvers, context),
            names: names
        )
    }
}

extension ListHandOvers.Entry {
    /// What can be handed over first, what is finished last; visits of one rank keep their order.
    fileprivate var rank: Int {
        if !ready.isEmpty { return 0 }
        return closing == .free ? 2 : 1
    }
}
