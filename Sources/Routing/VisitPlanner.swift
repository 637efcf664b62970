import Catalog
import Vocabulary

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
        var layout = VisitLayout(served)
        return VisitOutline(
            stops: layout.stops(),
            minutes: minutes(served),
            minutesAtSeparateCounters: separateMinutes(served)
        )
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

/// The items of a visit by their positions, with the place of each and what it waits for.
private struct VisitLayout {
    private let items: [PlanItem]
    private var places: [Place] = []
    /// The position of each item's place.
    private var placeOf: [Int] = []
    /// What has to be done before each item.
    private let waits: [[Int]]
    private var isLeft: [Bool]

    init(_ items: [PlanItem]) {
        self.items = items
        waits = PlanItem.predecessors(items)
        isLeft = Array(repeating: true, count: items.count)
        for item in items {
            let position = places.firstIndex { $0.isPlace(of: item) } ?? places.count
            if position == places.count { places.append(Place(item)) }
            placeOf.append(position)
        }
    }

    mutating func stops() -> [VisitStop] {
        var stops: [VisitStop] = []
        while isLeft.contains(true) {
            let groups = available()
            let whole = groups.filter(\.isWhole)
            let best = (whole.isEmpty ? groups : whole).min { precedes($0, $1) }
            guard let done = best?.items ?? isLeft.firstIndex(of: true).map({ [$0] }) else { break }
            stops.append(stop(done))
            for position in done { isLeft[position] = false }
        }
        return stops
    }

    /// For every place with work left, the items that can be done there in one go.
    ///
    /// A circle would leave nothing; the catalog's check refuses those, and the order given serves.
    private func available() -> [Group] {
        var groups: [Group] = []
        let left = items.indices.filter { isLeft[$0] }
        var seen = Array(repeating: false, count: places.count)
        for place in left.map({ placeOf[$0] }) where !seen[place] {
            seen[place] = true
            var group = Group(place: place, order: groups.count)
            var isDone = Array(repeating: false, count: items.count)
            for item in left where placeOf[item] == place {
                if waits[item].contains(where: { isLeft[$0] && !isDone[$0] }) {
                    group.isWhole = false
                } else {
                    isDone[item] = true
                    group.items.append(item)
                }
            }
            if !group.items.isEmpty { groups.append(group) }
        }
        return groups
    }

    /// The unified counter first, outside bodies last, then the larger group, then the plan's order.
    private func precedes(_ one: Group, _ other: Group) -> Bool {
        (places[one.place].rank, -one.items.count, one.order)
            < (places[other.place].rank, -other.items.count, other.order)
    }

    private func stop(_ done: [Int]) -> VisitStop {
        let counter = items[done[0]].counter
        return VisitStop(
            kind: counter.kind,
            deskID: counter.deskID,
            window: counter.window,
            desk: counter.desk,
            items: done.map { items[$0].procedure }.uniqued()
        )
    }

    private struct Group {
        let place: Int
        let order: Int
        var items: [Int] = []
        /// Whether everything that is left at the place is part of it.
        var isWhole = true
    }

    private struct Place {
        let kind: CounterKind
        let desk: String?

        init(_ item: PlanItem) {
            kind = item.counter.kind
            desk = item.counter.desk
        }

        func isPlace(of item: PlanItem) -> Bool {
            guard kind == item.counter.kind else { return false }
            guard let desk, let other = item.counter.desk else {
                return desk == nil && item.counter.desk == nil
            }
            return utf8Equal(desk, other)
        }

        var rank: Int {
            switch kind {
            case .unified: 0
            case .outside: 2
            default: 1
            }
        }
    }
}

extension PlanItem {
    /// For each item the positions of those of its `after` that it shares a person with.
    static func predecessors(_ items: [PlanItem]) -> [[Int]] {
        var positions: [ProcedureID: [Int]] = [:]
        for (position, item) in items.enumerated() {
            positions[item.procedure, default: []].append(position)
        }
        return items.map { item in
            item.after.flatMap { positions[$0] ?? [] }.filter { items[$0].shares(item) }
        }
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, where it stands first.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Sequence where Element == String {
    /// Each text once by its bytes, where it stands first; for the few sentences of a reason.
    func uniqued() -> [String] {
        var kept: [String] = []
        for text in self where !kept.contains(where: { utf8Equal($0, text) }) { kept.append(text) }
        return kept
    }
}
