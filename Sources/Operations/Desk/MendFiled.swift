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
    /// with an owner, and so is what was filed about somebody who is taken out of the household: that cannot be
    /// while it has not left. Answers alone change nothing that a system was told. `before` is the visit as it was.
    func carry(over before: VisitCase, _ context: ActContext) async throws -> MendedItems {
        guard items.contains(where: { $0.item != nil }) else { return MendedItems() }
        let correction = Correction(from: before, to: self)
        let gone = before.people.subtracting(people)
        guard !correction.isEmpty || !gone.isEmpty else { return MendedItems() }
        let filed = try await CenterStore.lockItems(
            of: stored.id,
            municipality: context.acting.municipality.number,
            in: context.access.transaction
        )
        var plans: [Household: CorrectionPlan] = [:]
        let without = try context.outdated(without: gone, filed)
        var reach = try await context.reach(of: correction, filed) { stands, made in
            CorrectionJudgement(
                isNews: made.changes(stands),
                applies: applies(stands, made, &plans, context),
                mustBeTold: made.contradicts(stands)
            )
        }
        reach.outdated += without.filter { !reach.outdated.contains($0) }
        try await context.duplicates.hold(reach.people, andOf: filed.map(\.locked.item))
        try await context.write(reach, than: .visit, attempt: stored.version + 1)
        return MendedItems(followed: reach.followed, unchanged: reach.outdated)
    }

    /// The ids of those in the household.
    private var people: Set<String> { Set(household.people.map(\.id.description)) }

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
