import Casework
import Catalog
import Filing
import Stores
import Vocabulary

/// What entries of a visit wait for.
struct Waits: Sendable {
    /// What stops entries that would be filed now.
    var filings: [PlanKey: [PrerequisiteRule.Obstacle]] = [:]
    /// What the registers must have before acts at the counter can be done.
    var counterActs: [PlanKey: [PrerequisiteRule.Obstacle]] = [:]
}

extension VisitCase {
    /// Longest time in days that an entry may wait for a person or a paper.
    static let waitDaysMaximum = 365

    /// The rule over the plan, by the fates that stand.
    private func rule(
        _ plan: [PlannedProcedure],
        _ initial: InitialFate,
        _ view: CatalogView
    ) -> PrerequisiteRule {
        let known = Dictionary(items.map { ($0.key, $0) }) { first, _ in first }
        var standing: [PlanKey: PrerequisiteRule.Standing] = [:]
        for entry in plan {
            let stored = known[entry.key]
            standing[entry.key] =
                if let earlier = stored?.earlier {
                    .filed(earlier)
                } else if let stored, stored.isSettled {
                    .unfiled(stored.fate)
                } else if entry.goesToCenter {
                    .toBeFiled
                } else {
                    .unfiled(initial.atFiling(entry))
                }
        }
        return PrerequisiteRule(view: view, plan: plan, standing: standing)
    }

    /// What stops entries that would be filed now, by the fates that stand.
    func obstacles(
        _ plan: [PlannedProcedure],
        _ initial: InitialFate,
        _ view: CatalogView
    ) -> [PlanKey: [PrerequisiteRule.Obstacle]] {
        rule(plan, initial, view).verdicts().compactMapValues { verdict in
            guard case .waits(let obstacles) = verdict else { return nil }
            return obstacles
        }
    }

    /// What stops entries of an open visit from being filed, and acts at the counter from being done.
    func waits(_ context: ActContext) -> Waits {
        let view = view(context)
        let rule = rule(
            plan(context).entries,
            initialFate(context),
            view
        )
        return Waits(
            filings: rule.verdicts().compactMapValues { verdict in
                guard case .waits(let obstacles) = verdict else { return nil }
                return obstacles
            },
            counterActs: rule.counterWaits()
        )
    }

    /// What registers must have before these entries can be done at a counter.
    ///
    /// Plans the visit only where something that one of them follows is under way in the center.
    func awaited(by entries: [PlanKey], _ context: ActContext) -> [PlanKey: [ProcedureID]] {
        let underWay = Set(
            items.filter { $0.item != nil && $0.earlier?.standing != .accepted }
                .map(\.key.procedure)
        )
        let view = view(context)
        let mayWait = entries.contains { entry in
            view.procedure(entry.procedure)?.prerequisites.contains {
                underWay.contains($0.procedure)
            } ?? false
        }
        guard mayWait else { return [:] }
        return waits(context).counterActs.mapValues(\.procedures)
    }

    /// Refuses to note an act at the counter as done before the register has what comes first.
    func refuseEarly(_ entry: PlanKey, _ context: ActContext) throws(FilingRefusal) {
        let isOver = items.contains { $0.key == entry && $0.fate.doneAt != nil }
        guard !isOver, let obstacles = waits(context).counterActs[entry] else { return }
        throw view(context).refusalOfDone(entry, obstacles)
    }

    /// Gives entries that wait for others the fates that follow from how those stand now.
    ///
    /// The desk decides anew about those that nothing stops any more.
    mutating func resettle(_ context: ActContext) {
        guard items.contains(where: { !$0.fate.waitsFor.isEmpty }) else { return }
        let view = view(context)
        let plan = plan(context).entries
        let initial = initialFate(context)
        let obstacles = obstacles(plan, initial, view)
        for entry in plan {
            guard
                let place = items.firstIndex(where: {
                    $0.key == entry.key && !$0.fate.waitsFor.isEmpty
                })
            else { continue }
            let old = items[place].fate
            var fate = initial.beforeFiling(entry)
            if let reasons = obstacles[entry.key] {
                fate = initial.waiting(entry, for: reasons)
                // A day that follows from nothing but today does not move with every look.
                if fate.waitsFor == old.waitsFor, fate.fate == old.fate, fate.owner == old.owner,
                    !reasons.contains(where: \.isFollowedUp)
                {
                    fate.dueAt = old.dueAt
                }
            }
            guard fate != old else { continue }
            items[place].fate = fate
            (items[place].changedAt, items[place].changedBy) = (context.now, context.acting.actor)
        }
    }
}

extension StoredVisitItem {
    /// Whether somebody decided what becomes of it; what waits for others is decided with those.
    var isSettled: Bool {
        if !fate.waitsFor.isEmpty || fate.fate == .open { return false }
        let isUsual = fate.fate == .undecided || fate.fate == .notNeeded
        return result == VisitCase.chosen || result == VisitCase.withdrawn || !isUsual
    }

    fileprivate var earlier: EarlierItem? {
        guard let item, let state = center.flatMap({ ItemState(rawValue: $0.state) }) else {
            return nil
        }
        return EarlierItem(item, state)
    }
}

extension EarlierItem {
    /// A filed item by its state in the center.
    init(_ item: ItemID, _ state: ItemState) {
        let standing: Standing =
            switch state {
            case .done: .accepted
            case .withdrawn: .withdrawn
            case .sentBack, .blocked: .stopped
            case .accepted, .held, .ready, .inLot, .exported: .open
            }
        self.init(item, standing)
    }
}
