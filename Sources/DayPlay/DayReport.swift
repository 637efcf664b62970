import Casework
package import Vocabulary

/// What happened on a day: counts only, nothing says who anybody is.
package struct DayReport: Hashable, Sendable {
    /// What came of the items of one office or one system.
    package struct Tally: Hashable, Sendable {
        package var filed = 0
        package var lots = 0
        package var accepted = 0
        /// Items that were sent back at least once.
        package var rejected = 0
        /// Items that were corrected at least once.
        package var corrected = 0
        /// Items that have not ended.
        package var open = 0
    }

    /// What an office saw at its counters.
    package struct Office: Hashable, Sendable {
        package var arrivals = 0
        package var refused = 0
        package var minutes = 0.0
        package var tally = Tally()
    }

    /// A line that could not be served.
    package struct RefusedLine: Hashable, Sendable {
        /// Counted from 1.
        package let line: Int
        package let path: String
        package let message: Localized
    }

    package var arrivals = 0
    package var refused: [RefusedLine] = []
    /// Entries of the plans by the kind of counter, undecided ones apart.
    package var counters: [String: Int] = [:]
    /// Entries of the plans by who handles them.
    package var handlings: [String: Int] = [:]
    package var undecided = 0
    /// Estimated minutes of staff, all entries of all plans.
    package var minutes = 0.0
    package var tally = Tally()
    package var offices: [String: Office] = [:]
    package var systems: [String: Tally] = [:]
    /// Who has something to do still, with how much.
    package var waiting: [String: Int] = [:]

    package init() {}

    /// The key of arrivals whose office is not known.
    package static let unknownOffice = "unknown"

    /// The key of an office.
    static func key(of office: MunicipalityCode?) -> String {
        office?.description ?? unknownOffice
    }
}

// MARK: - Counting

extension DayReport {
    /// Counts the plan of a party by the contract's JSON.
    mutating func count(plan: JSONValue, office: String) {
        for item in plan["items"]?.asArray ?? [] {
            if let kind = item["counter"]?["kind"]?.asString { counters[kind, default: 0] += 1 }
            if let handling = item["handling"]?.asString { handlings[handling, default: 0] += 1 }
            let spent = item["minutes"]?.asObject?.members
                .reduce(0) { $0 + ($1.value.asNumber?.double ?? 0) }
            minutes += spent ?? 0
            offices[office, default: Office()].minutes += spent ?? 0
        }
        undecided += plan["undecided"]?.asArray?.count ?? 0
    }

    /// Adds items that stand alike.
    mutating func count(
        items: Int,
        rejected: Int,
        corrected: Int,
        state: ItemState,
        office: String,
        system: String
    ) {
        var added = Tally()
        added.filed = items
        added.rejected = rejected
        added.corrected = corrected
        if state == .done { added.accepted = items }
        if state != .done && state != .withdrawn {
            added.open = items
            waiting[Self.owner(of: state), default: 0] += items
        }
        tally += added
        systems[system, default: Tally()] += added
        offices[office, default: Office()].tally += added
    }

    /// Who must move an item in a state.
    private static func owner(of state: ItemState) -> String {
        switch state {
        case .held: "center: check"
        case .sentBack: "office: correct"
        case .blocked: "office: correct what comes before"
        case .accepted: "what comes before"
        case .ready, .inLot: "center: lot"
        case .exported: "back-office system"
        case .done, .withdrawn: "nobody"
        }
    }
}

extension DayReport.Tally {
    static func += (sum: inout Self, added: Self) {
        sum.filed += added.filed
        sum.lots += added.lots
        sum.accepted += added.accepted
        sum.rejected += added.rejected
        sum.corrected += added.corrected
        sum.open += added.open
    }
}

// MARK: - JSON

extension DayReport {
    /// The report as JSON; keys are sorted when it is printed.
    package var json: JSONValue {
        [
            "arrivals": .int(arrivals),
            "refused": .array(refused.map(\.json)),
            "counters": Self.json(counters),
            "handlings": Self.json(handlings),
            "undecided": .int(undecided),
            "minutes": Self.number(minutes),
            "total": tally.json,
            "offices": .object(Self.members(offices) { $0.json }),
            "systems": .object(Self.members(systems) { $0.json }),
            "waiting": Self.json(waiting),
        ]
    }

    private static func json(_ counts: [String: Int]) -> JSONValue {
        .object(members(counts) { .int($0) })
    }

    private static func members<Value>(
        _ values: [String: Value],
        _ json: (Value) -> JSONValue
    ) -> JSONObject {
        JSONObject(
            values.sorted { $0.key < $1.key }
                .map { JSONObject.Member(key: $0.key, value: json($0.value)) }
        )
    }

    fileprivate static func number(_ value: Double) -> JSONValue {
        JSONNumber(value).map { .number($0) } ?? .null
    }
}

extension DayReport.Tally {
    fileprivate var json: JSONValue {
        [
            "filed": .int(filed), "lots": .int(lots), "accepted": .int(accepted),
            "rejected": .int(rejected), "corrected": .int(corrected), "open": .int(open),
        ]
    }
}

extension DayReport.Office {
    fileprivate var json: JSONValue {
        [
            "arrivals": .int(arrivals), "refused": .int(refused),
            "minutes": DayReport.number(minutes),
            "filed": .int(tally.filed), "accepted": .int(tally.accepted),
            "rejected": .int(tally.rejected), "corrected": .int(tally.corrected),
            "open": .int(tally.open),
        ]
    }
}

extension DayReport.RefusedLine {
    fileprivate var json: JSONValue {
        ["line": .int(line), "path": .string(path), "message": .string(message.en)]
    }
}
