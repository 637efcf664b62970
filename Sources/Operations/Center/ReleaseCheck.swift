package import Casework
import Stores
package import Vocabulary

/// Notes that a person of the center checked a held item; it goes on when no further check is needed.
package struct ReleaseCheck: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Notes the check; a second check takes another person than the first.
    ///
    /// `seen` is ``ReadItem/Shown/seen`` of what was checked: nobody has checked what it says since.
    package func callAsFunction(
        _ item: ItemID,
        seen: String? = nil,
        by acting: Acting
    ) async throws -> Result<ItemStanding, Refusal> {
        let result = try await premises.perform(.releaseCheck, acting, item: item) { context in
            let visit = try await context.checkItem(item)
            try await context.audits.write(context.audit(visit: visit, items: [item]))
            let standing = try await CenterStore.check(
                municipality: acting.municipality.number,
                item: item,
                context.centerActing,
                in: context.access.transaction
            ).mapError { Refusal($0) }.get()
            // Read while it is locked: a correction of another item may have come in between.
            try await context.record(of: item)?.check(seen: seen)
            return standing
        }
        if case .success = result { await premises.ring() }
        return result
    }
}
