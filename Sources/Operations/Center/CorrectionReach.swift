import Casework
import Catalog
import Eligibility
import Filing
import Stores
import Vocabulary

/// What a correction makes of the other items of its visit.
struct CorrectionReach {
    /// What items say from now on, or with their next attempt.
    var records: [(item: ItemID, record: CorrectedRecord)] = []
    /// Those of them that wait, with by what their persons are recognised now.
    var waiting: [(item: ItemID, procedure: String, people: [PersonKey])] = []
    /// Items that wait or were sent back, and say the same when they go out.
    var followed: [ItemID] = []
    /// Items that say something else.
    var outdated: [ItemID] = []

    /// By what the persons of those that wait are recognised now.
    var people: [PersonKey] { waiting.flatMap(\.people) }
}

/// What a correction makes of one item.
struct CorrectionJudgement {
    /// Whether the item says anything else by it.
    let isNews: Bool
    /// Whether it still applies.
    let applies: Bool
    /// Whether a system that has it already has to be told.
    let mustBeTold: Bool
}

/// The plan of a corrected household.
struct CorrectionPlan {
    let entries: [PlannedProcedure]

    /// Whether what an item is about applies, decided and for everybody, and goes to the center.
    func hold(_ item: StoredItemRecord) -> Bool {
        let people = Set(item.people.map { PersonID($0) })
        return entries.contains { entry in
            entry.procedure.description == item.procedure && entry.outcome != nil
                && entry.goesToCenter && people.isSubset(of: entry.people)
        }
    }
}

extension ActContext {
    /// What an item told its system last, with what it says next.
    func record(of item: ItemID) async throws -> StoredItemRecord? {
        try await filings.record(of: item, audit: audit(items: [item]))
    }

    /// What a correction makes of items of its visit, which the caller has locked.
    ///
    /// `judge` says of an item what the correction makes of it.
    /// Refused where one that has still to leave would not apply any more: it is withdrawn first, by whom it
    /// concerns.
    func reach(
        of correction: Correction,
        _ items: [FamilyItem],
        judge: (StoredItemRecord, Correction.Made) -> CorrectionJudgement
    ) async throws -> CorrectionReach {
        var reach = CorrectionReach()
        for item in items where item.locked.standing.state != .withdrawn {
            let (id, standing) = (item.locked.item, item.locked.standing)
            guard let stands = try await record(of: id),
                let news = correction.concerning(stands, self)
            else { continue }
            guard let made = try? news.corrected(stands, self) else {
                reach.outdated.append(id)
                continue
            }
            let judged = judge(stands, made)
            guard judged.isNews || !judged.applies else { continue }
            if standing.state == .sentBack || standing.mayFollow(with: made.record) {
                guard judged.applies else { throw Refusal.takesAway(id) }
                reach.followed.append(id)
                reach.records.append((id, made.record))
                if standing.state != .sentBack {
                    reach.waiting.append((id, stands.procedure, made.people))
                }
                continue
            }
            // Should it come back, it says the same then.
            if standing.state.isOpen { reach.records.append((id, made.record)) }
            if judged.mustBeTold || !judged.applies { reach.outdated.append(id) }
        }
        return reach
    }

    /// Those of a visit's items that a system has about persons whom a desk takes out of the household.
    ///
    /// Refused while one of them has still to leave: it is withdrawn first, or nobody would ever be asked.
    func outdated(
        without people: Set<String>,
        _ items: [FamilyItem]
    ) throws(Refusal) -> [ItemID] {
        let about = items.filter {
            $0.locked.standing.state != .withdrawn && !people.isDisjoint(with: $0.people)
        }
        let unsent = about.filter { $0.locked.standing.state.hasNotLeft }
        guard unsent.isEmpty else { throw .wouldGoWithout(unsent.map(\.locked.item)) }
        return about.map(\.locked.item)
    }

    /// Writes what a correction makes of the other items; their persons are held.
    func write(
        _ reach: CorrectionReach,
        than corrected: CorrectionSource,
        attempt: Int
    ) async throws {
        for other in reach.waiting {
            try await replace(other.people, of: other.item, procedure: other.procedure)
        }
        let town = acting.municipality.number
        try await CenterStore.follow(
            municipality: town,
            reach.records,
            centerActing,
            in: access.transaction
        )
        try await outdated.add(
            reach.outdated,
            than: corrected,
            attempt: attempt,
            due: centerActing.policies.duePolicy(municipality: town).due(from: now),
            by: acting.actor
        )
    }

    /// By what the persons of an item are recognised from now on.
    func replace(
        _ people: [PersonKey],
        of item: ItemID,
        procedure: String
    ) async throws {
        try await duplicates.replace(
            people,
            of: item,
            procedure: procedure,
            at: now,
            by: acting.actor
        )
    }
}

extension ItemState {
    /// Whether no lot has taken it with this attempt, and nobody has to act before one does.
    fileprivate var hasNotLeft: Bool {
        switch self {
        case .accepted, .held, .blocked, .ready: true
        case .inLot, .exported, .done, .sentBack, .withdrawn: false
        }
    }
}

extension ItemStanding {
    /// Whether it has not left with this attempt, so that what that says can still change.
    ///
    /// What was checked and is on its way waits for nothing that would have it checked again.
    fileprivate func mayFollow(with record: CorrectedRecord) -> Bool {
        switch state {
        case .accepted, .held, .blocked: true
        case .ready: checksNeeded == 0 && record.checks == 0
        case .inLot, .exported, .done, .sentBack, .withdrawn: false
        }
    }
}

extension Refusal {
    fileprivate static func wouldGoWithout(_ items: [ItemID]) -> Refusal {
        let numbers = items.map(\.description)
        return .invalid(
            "household.people",
            ja: "世帯から外す人についての \(numbers.joined(separator: "、")) がまだ送られていません。先に取り下げてください。",
            en:
                "What was filed about somebody who would not be in the household has not left yet; "
                + "withdraw \(numbers.joined(separator: ", ")) first."
        )
    }

    fileprivate static func takesAway(_ item: ItemID) -> Refusal {
        .invalid(
            "household",
            ja: "この内容では、同じ来庁の \(item) の手続が当てはまらないか、決まらなくなります。先に \(item) を取り下げてください。",
            en:
                "By these facts \(item) of the same visit does not apply any more or is undecided; "
                + "withdraw it first."
        )
    }
}
