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
    /// What the page showed from which it was made.
    let seen: String?
    let visit: VisitID
    let context: ActContext

    private var town: Int32 { context.acting.municipality.number }

    func correct() async throws -> CorrectItem.Corrected {
        // The visit first, as every act on it does, then its items in the order of their numbers, so that
        // two acts never hold each other up.
        let stored = try await context.lockVisit(visit, of: item)
        let items = try await CenterStore.lockItems(
            of: visit,
            municipality: town,
            in: context.access.transaction
        )
        guard let known = try await context.record(of: item) else {
            throw Refusal(ItemRefusal.unknown)
        }
        try known.check(seen: seen)
        try correction.checkChange(known, context)
        let own = try correction.corrected(known, context)
        let isPlanned = own.record.household != nil || known.isHouseholdAhead
        let plan = isPlanned ? plan(own.household) : nil
        guard plan?.hold(known) ?? true else { throw Refusal.fallsAway }
        let news = correction.news(over: known, context)
        let others = items.filter { $0.locked.item != item }
        let reach =
            news.isEmpty
            ? CorrectionReach()
            : try await context.reach(of: news, others) { stands, made in
                CorrectionJudgement(
                    isNews: made.isNews(over: stands),
                    applies: plan?.hold(stands) ?? true,
                    mustBeTold: made.tellsOther(than: stands)
                )
            }
        let standing = try await write(own, of: known, reach, items.map(\.locked.item))
        let isTaken = news.isEmpty ? true : try await carry(news, own, to: stored)
        return CorrectItem.Corrected(
            standing: standing,
            followed: reach.followed,
            unchanged: reach.outdated,
            unchangedVisit: isTaken ? nil : visit
        )
    }

    private func plan(_ household: Household) -> CorrectionPlan {
        CorrectionPlan(entries: context.planning.plan(for: household, language: .ja).entries)
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
        try await context.duplicates.hold(own.everybody + reach.people, andOf: items)
        let standing = try await CenterStore.correct(
            municipality: town,
            item: item,
            record: own.record,
            because: correction.reason,
            context.centerActing,
            in: transaction
        ).mapError { Refusal($0) }.get()
        // A name or a birth that was put right may be that of somebody who has filed.
        try await context.replace(own.people, of: item, procedure: known.procedure)
        try await context.write(reach, than: .item(item), attempt: standing.attempt)
        return standing
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

extension Refusal {
    fileprivate static let fallsAway = Refusal.invalid(
        "household",
        ja: "この内容では、この手続が当てはまらないか、決まらなくなります。訂正せずに取り下げて、出し直してください。",
        en:
            "By these facts the procedure does not apply any more, or is undecided; withdraw it and file anew."
    )
}
