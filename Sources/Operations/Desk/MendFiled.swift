import Casework
import Catalog
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
    /// while it has not left. An item that would tell of somebody who has joined is owned, too. Answers alone change nothing that a system was told. `before` is the visit as it was.
    func carry(over before: VisitCase, _ context: ActContext) async throws -> MendedItems {
        guard items.contains(where: { $0.item != nil }) else { return MendedItems() }
        let correction = Correction(from: before, to: self)
        let gone = before.people.subtracting(people)
        let hasJoined = !people.isSubset(of: before.people)
        guard !correction.isEmpty || !gone.isEmpty || hasJoined || record != before.record else {
            return MendedItems()
        }
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
        let unknowing = filed.filter { tellsOfMore(than: before, $0, context) }.map(\.locked.item)
        for item in without + unknowing where !reach.outdated.contains(item) {
            reach.outdated.append(item)
        }
        try await context.duplicates.hold(reach.people, andOf: filed.map(\.locked.item))
        try await context.write(reach, than: .visit, attempt: stored.version + 1)
        return MendedItems(followed: reach.followed, unchanged: reach.outdated)
    }

    /// Whether an item would tell of somebody of whom it would not have told before: a claim for all children of
    /// a household is about one person, and knows the others.
    private func tellsOfMore(
        than before: VisitCase,
        _ item: FamilyItem,
        _ context: ActContext
    ) -> Bool {
        guard item.locked.standing.state != .withdrawn else { return false }
        return !peopleTold(by: item, context).isSubset(of: before.peopleTold(by: item, context))
    }

    /// Of whom an item's form tells, by what the visit holds.
    private func peopleTold(by item: FamilyItem, _ context: ActContext) -> Set<String> {
        let view = view(context)
        let mapping = FormMapping(view: view, household: household, record: record)
        guard let procedure = ProcedureID(item.procedure).flatMap({ view.procedure($0) }),
            let mapped = try? mapping.map(procedure, people: item.people.map { PersonID($0) }),
            let form = try? JSONParser.parse(mapped.text)
        else { return [] }
        return Set((form["people"]?.asObject?.members ?? []).map(\.key))
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
