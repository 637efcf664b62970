import Casework
import Catalog
import Filing
import Stores
import Vocabulary

extension VisitCase {
    /// What stops entries that would be filed now, by the fates that stand.
    func obstacles(
        _ plan: [PlannedProcedure],
        _ initial: InitialFate,
        _ view: CatalogView
    ) -> [PlanKey: [PrerequisiteRule.Obstacle]] {
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
        return PrerequisiteRule(view: view, plan: plan, standing: standing).verdicts()
            .compactMapValues { verdict in
                guard case .waits(let obstacles) = verdict else { return nil }
                return obstacles
            }
    }

    /// What stops entries of an open visit from being filed.
    func obstacles(_ context: ActContext) -> [PlanKey: [PrerequisiteRule.Obstacle]] {
        let view = view(context)
        return obstacles(
            context.planning.plan(for: household, language: .ja).entries,
            InitialFate(view: view, now: context.now),
            view
        )
    }

    /// Gives entries that wait for others the fates that follow from how those stand now.
    ///
    /// The desk decides anew about those that nothing stops any more.
    mutating func resettle(_ context: ActContext) {
        guard items.contains(where: { !$0.fate.waitsFor.isEmpty }) else { return }
        let view = view(context)
        let plan = context.planning.plan(for: household, language: .ja).entries
        let initial = InitialFate(view: view, now: context.now)
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
        return result == VisitCase.chosen || !isUsual
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
