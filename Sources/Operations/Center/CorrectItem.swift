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
        try refuseWhatFallsAway(own)
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
        let (followed, unchanged) = try await follow(Set(waiting.map(\.locked.item)), visit)
        try correction.correct(&visit, context)
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

    /// By facts that take away what the item is about, it is withdrawn and not corrected.
    private func refuseWhatFallsAway(_ own: Correction.Made) throws(Refusal) {
        guard own.record.household != nil else { return }
        let plan = context.planning.plan(for: own.household, language: .ja).entries
        let people = Set(known.people.map { PersonID($0) })
        let stands = plan.contains { entry in
            entry.procedure.description == known.procedure
                && (people.isEmpty || entry.people.isEmpty
                    || !people.isDisjoint(with: entry.people))
        }
        if !stands { throw Refusal.fallsAway }
    }

    /// Lays the correction over the visit's other items; those that follow it, and those that do not.
    private func follow(
        _ waiting: Set<ItemID>,
        _ visit: VisitCase
    ) async throws -> (followed: [ItemID], unchanged: [ItemID]) {
        var records: [(item: ItemID, record: CorrectedRecord)] = []
        var unchanged: [ItemID] = []
        for other in visit.items.compactMap(\.item) where other != item {
            let note = context.audit(visit: known.visit, items: [other])
            guard let stands = try await context.filings.record(of: other, audit: note),
                stands.state != ItemState.withdrawn.rawValue
            else { continue }
            guard let made = try? correction.corrected(stands, context) else {
                unchanged.append(other)
                continue
            }
            guard made.isNews(over: stands) else { continue }
            guard waiting.contains(other) else {
                unchanged.append(other)
                continue
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
        ja: "この内容では、この手続は不要になるか、別の手続になります。訂正せずに取り下げて、出し直してください。",
        en: "By these facts the procedure does not apply any more; withdraw the item and file anew."
    )
}
