import Catalog
import Eligibility
import Vocabulary

/// What is deemed made by the item that covers it.
extension Planner {
    /// A deemed item in up to three: of those who are covered, who wait for that, and who stand alone.
    ///
    /// Told together, one person's cover would change what was said to another.
    func divided(
        _ found: Applying,
        _ all: [Applying],
        _ verdicts: [ProcedureVerdicts]
    ) -> [Applying] {
        guard found.outcome == .deemed, found.people.count > 1 else { return [found] }
        var groups: [[PersonID]] = [[], [], []]
        for person in found.people {
            let one = found.about([person])
            let isCovered = covering(one, all) != nil
            groups[isCovered ? 0 : coverNeeds(one, all, verdicts) == nil ? 2 : 1].append(person)
        }
        return groups.filter { !$0.isEmpty }.map(found.about)
    }

    /// The item of this plan that covers a deemed one and is about one of its people.
    func covering(_ found: Applying, _ all: [Applying]) -> Procedure? {
        guard found.outcome == .deemed else { return nil }
        return all.first { other in
            found.procedure.deemedBy.contains(other.procedure.id) && other.shares(found)
        }?.procedure
    }

    /// What a deemed item waits for while nobody can say whether it is covered; nil once that is settled.
    ///
    /// Deciding it alone would flip as soon as the covering item is decided.
    func coverNeeds(
        _ found: Applying,
        _ all: [Applying],
        _ verdicts: [ProcedureVerdicts]
    ) -> [FactReference]? {
        guard found.outcome == .deemed, covering(found, all) == nil else { return nil }
        let open = verdicts.filter { found.procedure.deemedBy.contains($0.procedure.id) }
            .flatMap(\.undecided)
            .filter { $0.people.isEmpty || $0.people.contains(where: found.people.contains) }
        return open.isEmpty ? nil : open.flatMap(\.needs).uniqued()
    }
}
