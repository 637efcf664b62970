import Casework
import Stores
package import Vocabulary

/// Reads what a filed item told its system last, as it may be shown.
package struct ReadItem: Sendable {
    /// An item's record with leave to show it.
    package struct Shown: Sendable {
        /// The item.
        package let item: ItemID
        /// The visit.
        package let visit: VisitID
        /// The office.
        package let office: MunicipalityCode
        /// The procedure.
        package let procedure: String
        /// The persons it is about; empty for the whole household.
        package let people: [String]
        /// The attempt, from 1.
        package let attempt: Int
        /// The record with what is withheld replaced; of what was sent back, as it would go out next.
        package let record: JSONValue
        /// Whether a correction of another item made what would go out next.
        package let isAhead: Bool
        /// What forms say that their page showed; another content is another.
        package let seen: String
        /// Leave to put it out, with what is withheld.
        package let clearance: Clearance
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The record of the last attempt.
    package func callAsFunction(
        _ item: ItemID,
        by acting: Acting
    ) async throws -> Result<Shown, Refusal> {
        try await premises.perform(.readItem, acting) { context in
            let known = try await context.filings.record(
                of: item,
                audit: context.audit(items: [item])
            )
            guard let known, acting.sees(known.office) else { throw Refusal(.unknown) }
            let clearance = try await OutputGate.clearance(for: known.visit, context)
            return Shown(
                item: item,
                visit: known.visit,
                office: known.office,
                procedure: known.procedure,
                people: known.people,
                attempt: known.attempt,
                // What the counter corrects is what would go out next.
                record: clearance.shown(
                    record: known.state == ItemState.sentBack.rawValue ? known.next : known.record
                ),
                isAhead: known.ahead != nil,
                seen: known.seen,
                clearance: clearance
            )
        }
    }
}
