package import Casework
import Catalog
import Eligibility
import Filing
import Stores
package import Vocabulary

/// Answers a send-back: the item is ready again as its next attempt, with a corrected record.
///
/// What waits for it and has not left follows: two systems must not be told two addresses. The visit says
/// the same from then on, and is protected at once where the correction asks for that.
package struct CorrectItem: Sendable {
    /// What came of it.
    package struct Corrected: Sendable {
        /// How the item stands.
        package let standing: ItemStanding
        /// Items that waited for it and say the same now.
        package let followed: [ItemID]
        /// Items of the visit that say something else and were not changed: they have left, or the
        /// correction does not fit them.
        package let unchanged: [ItemID]
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Corrects by a merge patch `{"record": {…}, "household": {…}}`; both parts may be left out.
    ///
    /// The patch is laid over what was filed or corrected last; null removes. Both corrected parts are
    /// kept with the next attempt; what was declared first stays as it was sealed.
    package func callAsFunction(
        _ patch: JSONValue,
        of item: ItemID,
        by acting: Acting
    ) async throws -> Result<Corrected, Refusal> {
        let result = try await premises.perform(.correctItem, acting) { context in
            let correction = try Correction(patch)
            let known = try await context.filings.record(
                of: item,
                audit: context.audit(items: [item])
            )
            guard let known, context.acting.sees(known.office) else {
                throw Refusal(ItemRefusal.unknown)
            }
            return try await CorrectionWork(
                correction: correction,
                item: item,
                known: known,
                context: context
            ).correct()
        }
        if case .success = result { await premises.ring() }
        return result
    }
}

/// The work of one correction, in its transaction.
private struct CorrectionWork {
    let correction: Correction
    let item: ItemID
    let known: StoredItemRecord
    let context: ActContext

    private var town: Int32 { context.acting.municipality.number }

    func correct() async throws -> CorrectItem.Corrected {
        // The visit first, as every act on it does, so that two acts never hold each other up.
        var visit = try await VisitCase.lock(known.visit, context)
        let own = try correction.corrected(known, context)
        let plan = own.record.household == nil ? nil : plan(own.household)
        guard plan.map({ Self.stands(known, in: $0) }) ?? true else { throw Refusal.fallsAway }
        let family = try await CenterStore.lockFamily(
            municipality: town,
            item: item,
            in: context.access.transaction
        )
        let corrected = try await CenterStore.correct(
            municipality: town,
            item: item,
            record: own.record,
            context.centerActing,
            in: context.access.transaction
        )
        let standing = try corrected.mapError { Refusal($0) }.get()
        // All at once, so that two corrections never wait for one another in a circle.
        try await context.duplicates.hold(own.everybody, andOf: visit.items.compactMap(\.item))
        // A name or a birth that was put right may be that of somebody who has filed.
        try await replace(own, of: item, procedure: known.procedure)
        let waiting = family.filter { $0.locked.item != item && $0.locked.standing.mayFollow }
        let news = correction.news(over: known)
        if news.isEmpty { return .init(standing: standing, followed: [], unchanged: []) }
        let (followed, unchanged) = try await follow(
            news,
            Set(waiting.map(\.locked.item)),
            visit,
            plan
        )
        let before = visit.household
        try news.correct(&visit, context)
        if visit.household != before, visit.stored.stage.isOpen {
            // What the corrected facts bring is in a list that somebody owns.
            try await context.visits.keep(context.catalog)
            visit.replan(context)
            visit.resettle(context)
        }
        try await visit.save(context)
        return .init(standing: standing, followed: followed, unchanged: unchanged)
    }

    private func replace(
        _ made: Correction.Made,
        of item: ItemID,
        procedure: String
    ) async throws {
        try await context.duplicates.replace(
            made.people,
            of: item,
            procedure: procedure,
            at: context.now,
            by: context.acting.actor
        )
    }

    private func plan(_ household: Household) -> [PlannedProcedure] {
        context.planning.plan(for: household, language: .ja).entries
    }

    /// Whether what an item is about applies, decided and for everybody, and goes to the center.
    private static func stands(_ item: StoredItemRecord, in plan: [PlannedProcedure]) -> Bool {
        let people = Set(item.people.map { PersonID($0) })
        return plan.contains { entry in
            entry.procedure.description == item.procedure && entry.outcome != nil
                && entry.goesToCenter && people.isSubset(of: entry.people)
        }
    }

    /// Lays the correction over the visit's other items; those that follow it, and those that do not.
    ///
    /// Refused where one of them would not apply any more: it is withdrawn first, by whom it concerns.
    private func follow(
        _ news: Correction,
        _ waiting: Set<ItemID>,
        _ visit: VisitCase,
        _ plan: [PlannedProcedure]?
    ) async throws -> (followed: [ItemID], unchanged: [ItemID]) {
        var records: [(item: ItemID, record: CorrectedRecord)] = []
        var unchanged: [ItemID] = []
        for other in visit.items.compactMap(\.item) where other != item {
            let note = context.audit(visit: known.visit, items: [other])
            guard let stands = try await context.filings.record(of: other, audit: note),
                stands.state != ItemState.withdrawn.rawValue
            else { continue }
            guard let made = try? news.corrected(stands, context) else {
                unchanged.append(other)
                continue
            }
            guard made.isNews(over: stands) else { continue }
            guard waiting.contains(other) else {
                unchanged.append(other)
                continue
            }
            guard plan.map({ Self.stands(stands, in: $0) }) ?? true else {
                throw Refusal.takesAway(other)
            }
            records.append((other, made.record))
            try await replace(made, of: other, procedure: stands.procedure)
        }
        try await CenterStore.follow(
            municipality: town,
            records,
            context.centerActing,
            in: context.access.transaction
        )
        return (records.map(\.item), unchanged)
    }
}

extension ItemStanding {
    /// Whether it waits and has never left, so that what it says can still change.
    fileprivate var mayFollow: Bool {
        attempt == 1 && (state == .blocked || state == .accepted || state == .held)
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
            ja: "この内容では、後に続く \(item) の手続が当てはまらないか、決まらなくなります。先に \(item) を取り下げてください。",
            en:
                "By these facts \(item), which waits for this one, does not apply any more or is undecided; "
                + "withdraw it first."
        )
    }
}
