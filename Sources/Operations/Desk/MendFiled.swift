import Casework
import Eligibility
import Filing
import Stores
package import Vocabulary

/// What a change at the desk made of what the visit had filed already.
package struct MendedItems: Hashable, Sendable {
    /// Items that had not left, or were sent back, and say the same when they go out.
    package var followed: [ItemID] = []
    /// Items that say something else and were not changed, each with an owner.
    package var unchanged: [ItemID] = []

    /// Nothing: nothing was filed, or nothing was changed of it.
    package init(followed: [ItemID] = [], unchanged: [ItemID] = []) {
        self.followed = followed
        self.unchanged = unchanged
    }
}

extension VisitCase {
    /// Carries what the desk changed on to what was filed: systems must not be told two addresses.
    ///
    /// What has not left follows, and is checked anew where somebody had checked it; what has left is noted
    /// with an owner. Answers alone change nothing that a system was told. `before` is the visit as it was.
    func carry(over before: VisitCase, _ context: ActContext) async throws -> MendedItems {
        guard items.contains(where: { $0.item != nil }) else { return MendedItems() }
        let correction = Correction(from: before, to: self)
        guard !correction.isEmpty else { return MendedItems() }
        let filed = try await CenterStore.lockItems(
            of: stored.id,
            municipality: context.acting.municipality.number,
            in: context.access.transaction
        )
        var plans: [Household: CorrectionPlan] = [:]
        let reach = try await context.reach(of: correction, filed) { stands, made in
            (made.changes(stands), applies(stands, made, &plans, context))
        }
        try await context.duplicates.hold(reach.people, andOf: filed.map(\.locked.item))
        try await context.write(reach, than: .visit, attempt: stored.version + 1)
        return MendedItems(followed: reach.followed, unchanged: reach.outdated)
    }

    private func applies(
        _ stands: StoredItemRecord,
        _ made: Correction.Made,
        _ plans: inout [Household: CorrectionPlan],
        _ context: ActContext
    ) -> Bool {
        guard made.record.household != nil else { return true }
        let plan =
            plans[made.household]
            ?? CorrectionPlan(
                entries: context.planning.plan(for: made.household, language: .ja).entries
            )
        plans[made.household] = plan
        return plan.hold(stands)
    }
}
