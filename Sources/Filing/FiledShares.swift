import Catalog
package import Eligibility

/// How the entries of a visit's plan divide over what it has filed and decided.
///
/// Whoever was forgotten is an entry alone, and whoever stands in a filed item is in no other: no register is told
/// twice of the same person. What was decided about some of the persons of an entry stays decided about those of them
/// who are still in it.
package struct FiledShares: Sendable {
    private let filed: [ProcedureID: [[PersonID]]]
    private let decided: [ProcedureID: [[PersonID]]]

    /// Shares over the entries that are filed and not withdrawn, or in a desk's hands, and over those that
    /// somebody decided otherwise about.
    package init(filed: some Sequence<PlanKey>, decided: some Sequence<PlanKey> = []) {
        self.filed = filed.reduce(into: [:]) { $0[$1.procedure, default: []].append($1.people) }
        self.decided = decided.reduce(into: [:]) { $0[$1.procedure, default: []].append($1.people) }
    }

    /// The entries of a plan, each as often as items share its persons, and once for those in none; in order.
    ///
    /// `key` names an entry, `share` is the same entry about other persons.
    package func divide<Entry>(
        _ entries: [Entry],
        key: (Entry) -> PlanKey,
        share: (Entry, [PersonID]) -> Entry
    ) -> [Entry] {
        if filed.isEmpty, decided.isEmpty { return entries }
        var seen: Set<PlanKey> = []
        return entries.flatMap { entry in
            shares(of: key(entry)).map { share(entry, $0) }
        }.filter { seen.insert(key($0)).inserted }
    }

    /// The persons of one entry: whole items first, then who was decided about together; the rest last.
    private func shares(of key: PlanKey) -> [[PersonID]] {
        guard !key.people.isEmpty else { return [key.people] }
        var shares = (filed[key.procedure] ?? []).filter { !Set($0).isDisjoint(with: key.people) }
        var covered = Set(shares.joined())
        for people in decided[key.procedure] ?? [] {
            let share = people.filter { key.people.contains($0) && !covered.contains($0) }
            if share.isEmpty { continue }
            shares.append(share)
            covered.formUnion(share)
        }
        let rest = key.people.filter { !covered.contains($0) }
        return rest.isEmpty ? shares : shares + [rest]
    }
}

extension PlannedProcedure {
    /// The same procedure about other persons.
    package func about(_ people: [PersonID]) -> PlannedProcedure {
        PlannedProcedure(
            procedure: procedure,
            code: code,
            people: people,
            outcome: outcome,
            handling: handling,
            counter: counter,
            desk: desk,
            after: after,
            deadline: deadline
        )
    }
}
