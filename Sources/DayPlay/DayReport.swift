import Casework
import Filing
package import Vocabulary

/// What happened on a day: counts only, nothing says who anybody is.
package struct DayReport: Hashable, Sendable {
    /// Somebody who has something to do still.
    package struct Waiting: Hashable, Sendable {
        /// Stable, for programs: `center`, `system:JUKI`, `office:121011`, or the name of a desk.
        package let code: String
        package let name: Localized
    }

    /// What came of the procedures of the whole day, of one office or of one system.
    package struct Tally: Hashable, Sendable {
        /// Entries of the plans by the kind of counter, undecided ones apart.
        package var counters: [String: Int] = [:]
        /// Entries of the plans by who handles them.
        package var handlings: [String: Int] = [:]
        /// What became of the entries, by the words of the receipts such as `filed`.
        package var fates: [String: Int] = [:]
        /// Estimated minutes of staff, all entries of the plans.
        package var minutes = 0.0
        package var filed = 0
        /// Not counted for an office: a lot carries items of several.
        package var lots = 0
        package var accepted = 0
        /// Items that were sent back at least once.
        package var rejected = 0
        /// Items that were corrected at least once.
        package var corrected = 0
        /// Items that have not ended.
        package var open = 0
        /// Who has something to do still, with how much.
        package var waiting: [Waiting: Int] = [:]
    }

    /// What an office saw at its counters.
    package struct Office: Hashable, Sendable {
        package var arrivals = 0
        package var refused = 0
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
    /// Entries for which somebody has to find something out.
    package var undecided: Int { total.fates[ItemFate.undecided.rawValue] ?? 0 }
    package var total = Tally()
    package var offices: [String: Office] = [:]
    package var systems: [String: Tally] = [:]

    package init() {}

    /// The key of arrivals whose office is not known.
    package static let unknownOffice = "unknown"

    /// The key of what no system keeps.
    package static let noSystem = "none"

    /// The key of an office.
    static func key(of office: MunicipalityCode?) -> String {
        office?.description ?? unknownOffice
    }
}

// MARK: - Counting

extension DayReport {
    /// Counts the plan of a party by the contract's JSON; `system` names the one that keeps a procedure.
    mutating func count(plan: JSONValue, office: String, system: (String) -> String?) {
        for item in plan["items"]?.asArray ?? [] {
            var added = Tally()
            if let kind = item["counter"]?["kind"]?.asString { added.counters[kind] = 1 }
            if let handling = item["handling"]?.asString { added.handlings[handling] = 1 }
            added.minutes =
                item["minutes"]?.asObject?.members
                .reduce(0) { $0 + ($1.value.asNumber?.double ?? 0) } ?? 0
            let keeper = item["procedure"]?.asString.flatMap(system) ?? Self.noSystem
            add(added, office: office, system: keeper)
        }
    }

    /// Counts what became of a party's entries by its receipt.
    mutating func count(receipt: JSONValue, office: String, system: (String) -> String?) {
        let filed = (receipt["items"]?.asArray ?? []).map { ($0, ItemFate.filed.rawValue) }
        let others = (receipt["others"]?.asArray ?? []).map { ($0, $0["fate"]?.asString ?? "") }
        for (entry, fate) in filed + others {
            let keeper = entry["procedure"]?.asString.flatMap(system) ?? Self.noSystem
            var added = Tally()
            added.fates[fate] = 1
            add(added, office: office, system: keeper)
        }
    }

    /// Adds items that stand alike, and who has them in hand.
    mutating func count(
        items: Int,
        rejected: Int,
        corrected: Int,
        state: ItemState,
        owner: Waiting,
        office: String,
        system: String
    ) {
        var added = Tally()
        added.filed = items
        added.rejected = rejected
        added.corrected = corrected
        switch state {
        case .done: added.accepted = items
        case .withdrawn: break
        case .accepted, .held, .ready, .inLot, .exported, .sentBack, .blocked:
            added.open = items
            added.waiting[owner] = items
        }
        add(added, office: office, system: system)
    }

    /// Adds what is not filed and waits for a desk.
    mutating func count(entries: Int, waitingFor owner: Waiting, office: String) {
        var added = Tally()
        added.waiting[owner] = entries
        total += added
        offices[office, default: Office()].tally += added
    }

    private mutating func add(_ added: Tally, office: String, system: String) {
        total += added
        offices[office, default: Office()].tally += added
        systems[system, default: Tally()] += added
    }
}

extension DayReport.Tally {
    static func += (sum: inout Self, added: Self) {
        sum.counters.merge(added.counters, uniquingKeysWith: +)
        sum.handlings.merge(added.handlings, uniquingKeysWith: +)
        sum.fates.merge(added.fates, uniquingKeysWith: +)
        sum.minutes += added.minutes
        sum.filed += added.filed
        sum.lots += added.lots
        sum.accepted += added.accepted
        sum.rejected += added.rejected
        sum.corrected += added.corrected
        sum.open += added.open
        sum.waiting.merge(added.waiting, uniquingKeysWith: +)
    }
}
