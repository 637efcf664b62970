package import Casework
import Catalog
import Eligibility
import Filing
import Stores
package import Vocabulary

/// Answers a send-back: the item is ready again as its next attempt, with a corrected record.
///
/// What has not left, or comes back, follows: two systems must not be told two addresses. What it does not
/// reach is noted with an owner. The visit says the same from then on, and is protected at once where the
/// correction asks for that.
package struct CorrectItem: Sendable {
    /// What came of it.
    package struct Corrected: Sendable {
        /// How the item stands.
        package let standing: ItemStanding
        /// Items of the visit that wait or were sent back, and say the same when they go out.
        package let followed: [ItemID]
        /// Items of the visit that say something else and were not changed, each with an owner.
        ///
        /// They have left, or the correction does not fit them.
        package let unchanged: [ItemID]
        /// The visit where it keeps what it said: the correction does not fit it.
        package let unchangedVisit: VisitID?
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Corrects by a merge patch `{"record": {…}, "household": {…}, "reason": "…"}`; all may be left out.
    ///
    /// What the register did not find in itself goes again unchanged only with a reason.
    /// The patch is laid over what was filed or corrected last; null removes. Both corrected parts are
    /// kept with the next attempt; what was declared first stays as it was sealed. `seen` is
    /// ``ReadItem/Shown/seen`` of what the patch was made from; nil takes it over whatever stands.
    package func callAsFunction(
        _ patch: JSONValue,
        of item: ItemID,
        seen: String? = nil,
        by acting: Acting
    ) async throws -> Result<Corrected, Refusal> {
        let result = try await premises.perform(.correctItem, acting) { context in
            let correction = try Correction(patch)
            // Nothing personal before the locks: what is known there may be another's by then.
            let visit = try await context.visit(of: item)
            return try await CorrectionWork(
                correction: correction,
                item: item,
                seen: seen,
                visit: visit,
                context: context
            ).correct()
        }
        switch result {
        case .success: await premises.ring()
        case .failure(let refusal) where refusal.kind == .notFound || refusal.kind == .notAllowed:
            break
        case .failure:
            // Protection holds from the moment it is asked for, whatever becomes of the rest.
            if (try? Correction(patch))?.asksForProtection == true {
                try await protect(item, by: acting)
            }
        }
        return result
    }

    private func protect(_ item: ItemID, by acting: Acting) async throws {
        let watched = try await premises.perform(.correctItem, acting) { context in
            try await WatchStore(context.access).item(item)
        }
        if case .success(let known?) = watched {
            _ = try await SetProtection(premises)(known.visit, by: acting)
        }
    }
}
