import Casework
import Catalog
import Eligibility
import Filing
import Stores
import Vocabulary

/// The work of one correction, in its transaction.
struct CorrectionWork {
    let correction: Correction
    let item: ItemID
    let visit: VisitID
    let context: ActContext

    private var town: Int32 { context.acting.municipality.number }

    func correct() async throws -> CorrectItem.Corrected {
        // The visit first, as every act on it does, then its items in the order of their numbers, so that
        // two acts never hold each other up.
        let stored = try await lockVisit()
        let items = try await CenterStore.lockItems(
            of: visit,
            municipality: town,
            in: context.access.transaction
        )
        guard let known = try await known(item) else { throw Refusal(ItemRefusal.unknown) }
        try correction.checkChange(known, context)
        let own = try correction.corrected(known, context)
        let isPlanned = own.record.household != nil || known.isHouseholdAhead
        let plan = isPlanned ? plan(own.household) : nil
        guard plan?.hold(known) ?? true else { throw Refusal.fallsAway }
        let news = correction.news(over: known, context)
        let others = items.filter { $0.locked.item != item }
        let reach = news.isEmpty ? CorrectionReach() : try await reach(of: news, others, plan)
        let standing = try await write(own, of: known, reach, items.map(\.locked.item))
        let isTaken = news.isEmpty ? true : try await carry(news, own, to: stored)
        return CorrectItem.Corrected(
            standing: standing,
            followed: reach.followed,
            unchanged: reach.outdated,
            unchangedVisit: isTaken ? nil : visit
        )
    }

    private func lockVisit() async throws -> StoredVisit {
        let note = context.audit(visit: visit, items: [item])
        guard let stored = try await context.visits.lock(visit, audit: note),
            context.acting.sees(stored.office)
        else { throw Refusal(ItemRefusal.unknown) }
        return stored
    }

    private func known(_ item: ItemID) async throws -> StoredItemRecord? {
        try await context.filings.record(
            of: item,
            audit: context.audit(visit: visit, items: [item])
        )
    }

    private func plan(_ household: Household) -> CorrectionPlan {
        CorrectionPlan(entries: context.planning.plan(for: household, language: .ja).entries)
    }

    /// What the correction makes of the visit's other items.
    ///
    /// Refused where one that has still to leave would not apply any more: it is withdrawn first, by whom
    /// it concerns.
    private func reach(
        of news: Correction,
        _ others: [FamilyItem],
        _ plan: CorrectionPlan?
    ) async throws -> CorrectionReach {
        var reach = CorrectionReach()
        for other in others where other.locked.standing.state != .withdrawn {
            let (id, standing) = (other.locked.item, other.locked.standing)
            guard let stands = try await known(id) else { continue }
            guard let made = try? news.corrected(stands, context) else {
                reach.outdated.append(id)
                continue
            }
            guard made.isNews(over: stands) else { continue }
            let applies = plan?.hold(stands) ?? true
            if standing.state == .sentBack || standing.mayFollow(with: made.record) {
                guard applies else { throw Refusal.takesAway(id) }
                reach.followed.append(id)
                reach.records.append((id, made.record))
                if standing.state != .sentBack {
                    reach.waiting.append((id, stands.procedure, made.people))
                }
                continue
            }
            // Should it come back, it says the same then.
            if standing.state.isOpen { reach.records.append((id, made.record)) }
            if made.tellsOther(than: stands) || !applies { reach.outdated.append(id) }
        }
        return reach
    }

    /// Writes the item's next attempt, and what the correction makes of the others.
    private func write(
        _ own: Correction.Made,
        of known: StoredItemRecord,
        _ reach: CorrectionReach,
        _ items: [ItemID]
    ) async throws -> ItemStanding {
        let transaction = context.access.transaction
        // All persons at once, so that two corrections never wait for one another in a circle.
        let followers = reach.waiting.flatMap(\.people)
        try await context.duplicates.hold(own.everybody + followers, andOf: items)
        let standing = try await CenterStore.correct(
            municipality: town,
            item: item,
            record: own.record,
            because: correction.reason,
            context.centerActing,
            in: transaction
        ).mapError { Refusal($0) }.get()
        // A name or a birth that was put right may be that of somebody who has filed.
        try await replace(own.people, of: item, procedure: known.procedure)
        for other in reach.waiting {
            try await replace(other.people, of: other.item, procedure: other.procedure)
        }
        try await CenterStore.follow(
            municipality: town,
            reach.records,
            context.centerActing,
            in: transaction
        )
        let policy = context.centerActing.policies.duePolicy(municipality: town)
        try await context.outdated.add(
            reach.outdated,
            than: item,
            attempt: standing.attempt,
            due: policy.due(from: context.now),
            by: context.acting.actor
        )
        return standing
    }

    private func replace(
        _ people: [PersonKey],
        of item: ItemID,
        procedure: String
    ) async throws {
        try await context.duplicates.replace(
            people,
            of: item,
            procedure: procedure,
            at: context.now,
            by: context.acting.actor
        )
    }

    /// Lays the correction over the visit, and plans it anew; false where it keeps what it said.
    ///
    /// A visit that today's catalog cannot read, or that the correction does not fit, stops no item that
    /// can be corrected.
    private func carry(
        _ news: Correction,
        _ own: Correction.Made,
        to stored: StoredVisit
    ) async throws -> Bool {
        let items = try await context.visits.items(of: stored)
        guard var visit = try? VisitCase(stored, items: items, context) else {
            try await protect(own)
            return false
        }
        let before = visit.household
        do {
            try news.correct(&visit, context)
        } catch is FilingRefusal {
            try await protect(own)
            return false
        }
        if visit.household != before, visit.stored.stage.isOpen {
            // What the corrected facts bring is in a list that somebody owns.
            try await context.visits.keep(context.catalog)
            visit.replan(context)
            visit.resettle(context)
        }
        try await visit.save(context)
        return true
    }

    /// Protects whoever asks for it by the correction, whatever the visit says.
    private func protect(_ own: Correction.Made) async throws {
        guard own.household.asksForProtection else { return }
        try await context.protection.set(visit, people: own.everybody, by: context.acting.actor)
    }
}

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
    fileprivate static let fallsAway = Refusal.invalid(
        "household",
        ja: "この内容では、この手続が当てはまらないか、決まらなくなります。訂正せずに取り下げて、出し直してください。",
        en:
            "By these facts the procedure does not apply any more, or is undecided; withdraw it and file anew."
    )

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
