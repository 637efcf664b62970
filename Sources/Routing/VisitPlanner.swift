import Catalog

/// Groups the items of a plan into stops and adds up the minutes.
struct VisitPlanner {
    /// Minutes that going from one section to the next takes, where the catalog says so.
    let minutesBetweenCounters: Double

    /// The stops in an order that respects `after` and moves as little as it can.
    ///
    /// Each round takes the stop that can be finished now, the unified counter first, then the one
    /// with most items: the fewest moves while no two stops wait for one another.
    func outline(_ items: [PlanItem]) -> VisitOutline {
        let served = items.filter { $0.counter.kind != .none }
        return VisitOutline(
            stops: stops(served),
            minutes: minutes(served),
            minutesAtSeparateCounters: separateMinutes(served)
        )
    }

    private func stops(_ items: [PlanItem]) -> [VisitStop] {
        var left = items
        var stops: [VisitStop] = []
        while !left.isEmpty {
            let groups = available(left)
            let whole = groups.filter { group in
                group.items.count == left.count { $0.place == group.place }
            }
            guard let best = (whole.isEmpty ? groups : whole).min(by: { $0.precedes($1) }) else {
                break
            }
            stops.append(best.stop)
            let done = Set(best.items)
            left.removeAll { done.contains($0) }
        }
        return stops
    }

    /// For every counter with work left, the items that can be done there in one go.
    private func available(_ left: [PlanItem]) -> [Group] {
        var groups: [Group] = []
        for place in left.map(\.place) where !groups.contains(where: { $0.place == place }) {
            var group = Group(place: place, items: [], order: groups.count)
            for item in left where item.place == place && !waits(item, for: left, except: group) {
                group.items.append(item)
            }
            if !group.items.isEmpty { groups.append(group) }
        }
        // A circle would leave nothing; the catalog's check refuses those, and the order given serves.
        if groups.isEmpty, let first = left.first {
            groups = [Group(place: first.place, items: [first], order: 0)]
        }
        return groups
    }

    private func waits(_ item: PlanItem, for left: [PlanItem], except group: Group) -> Bool {
        left.contains { other in
            item.after.contains(other.procedure) && shares(item, other)
                && !group.items.contains(other)
        }
    }

    private func shares(_ item: PlanItem, _ other: PlanItem) -> Bool {
        item.people.isEmpty || other.people.isEmpty
            || item.people.contains(where: other.people.contains)
    }

    /// With one counter the household is typed once, while the resident waits for the longest form.
    private func minutes(_ items: [PlanItem]) -> Double {
        let here = items.filter { $0.counter.kind != .outside }
        let present = here.map { item in
            let whole = item.handling == .atCounter ? item.minutes.input + item.minutes.check : 0
            return item.minutes.accept + item.minutes.deliver + whole
        }
        let typing = here.filter { $0.handling != .atCounter }.map(\.minutes.input).max() ?? 0
        return present.reduce(typing, +)
    }

    private func separateMinutes(_ items: [PlanItem]) -> Double {
        let here = items.filter { $0.counter.kind != .outside }
        let systems = Set(here.map { $0.code.prefix(2) }).count
        let moves = Double(max(0, systems - 1)) * minutesBetweenCounters
        return here.map(\.minutes.total).reduce(moves, +)
    }
}

private struct Place: Hashable {
    let kind: CounterKind
    let desk: String?
}

private struct Group {
    let place: Place
    var items: [PlanItem]
    let order: Int

    /// The unified counter first, outside bodies last, then the larger group, then the plan's order.
    func precedes(_ other: Group) -> Bool {
        (rank, -items.count, order) < (other.rank, -other.items.count, other.order)
    }

    private var rank: Int {
        switch place.kind {
        case .unified: 0
        case .outside: 2
        default: 1
        }
    }

    var stop: VisitStop {
        VisitStop(
            kind: place.kind,
            deskID: items.first?.counter.deskID,
            window: items.first?.counter.window,
            desk: place.desk,
            items: items.map(\.procedure).uniqued()
        )
    }
}

extension PlanItem {
    fileprivate var place: Place { Place(kind: counter.kind, desk: counter.desk) }
}

extension Sequence where Element: Hashable {
    /// Each element once, where it stands first.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
