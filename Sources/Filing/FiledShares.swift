import Catalog
package import Eligibility

/// How the entries of a visit's plan divide over what it has filed.
///
/// Whoever was forgotten is filed alone, and whoever stands in a filed item is not filed again: no register is told
/// twice of the same person.
package struct FiledShares: Sendable {
    private let filed: [ProcedureID: [[PersonID]]]

    /// Shares over the entries that are filed and not withdrawn.
    package init(_ filed: some Sequence<PlanKey>) {
        self.filed = filed.reduce(into: [:]) { $0[$1.procedure, default: []].append($1.people) }
    }

    /// The entries of a plan, each as often as items share its persons, and once for those in none; in order.
    ///
    /// `key` names an entry, `share` is the same entry about other persons.
    package func divide<Entry>(
        _ entries: [Entry],
        key: (Entry) -> PlanKey,
        share: (Entry, [PersonID]) -> Entry
    ) -> [Entry] {
        if filed.isEmpty { return entries }
        var seen: Set<PlanKey> = []
        return entries.flatMap { entry in
            shares(of: key(entry)).map { share(entry, $0) }
        }.filter { seen.insert(key($0)).inserted }
    }

    /// The persons of one entry, by the items in which they stand; the rest last.
    private func shares(of key: PlanKey) -> [[PersonID]] {
        guard !key.people.isEmpty, let filed = filed[key.procedure] else { return [key.people] }
        let sharing = filed.filter { !Set($0).isDisjoint(with: key.people) }
        let covered = Set(sharing.joined())
        let rest = key.people.filter { !covered.contains($0) }
        return rest.isEmpty ? sharing : sharing + [rest]
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
