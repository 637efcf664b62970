package import Casework
import Stores
package import Vocabulary

/// Answers a send-back: the item is ready again as its next attempt, with a corrected record.
package struct CorrectItem: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Corrects by a merge patch `{"record": {…}, "household": {…}}`; both parts may be left out.
    ///
    /// The patch is laid over what was filed or corrected last; null removes. Both corrected parts are
    /// kept with the next attempt; what was declared first stays as it was sealed.
    package func callAsFunction(
        _ patch: JSONValue,
        of item: ItemID,
        by acting: Acting
    ) async throws -> Result<ItemStanding, Refusal> {
        let result = try await premises.perform(.correctItem, acting) { context in
            let correction = try Correction(patch)
            let known = try await context.filings.record(
                of: item,
                audit: context.audit(items: [item])
            )
            guard let known, context.acting.sees(known.office) else {
                throw Refusal(ItemRefusal.unknown)
            }
            let (record, people) = try correction.corrected(known, context)
            let corrected = try await CenterStore.correct(
                municipality: acting.municipality.number,
                item: item,
                record: record,
                context.centerActing,
                in: context.access.transaction
            )
            let standing = try corrected.mapError { Refusal($0) }.get()
            // A name or a birth that was put right may be that of somebody who has filed.
            try await context.duplicates.replace(
                people,
                of: item,
                procedure: known.procedure,
                at: context.now,
                by: acting.actor
            )
            return standing
        }
        if case .success = result { await premises.ring() }
        return result
    }
}
