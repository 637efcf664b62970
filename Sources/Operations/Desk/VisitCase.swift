import Catalog
import Eligibility
import Filing
import Stores
import Vocabulary

/// A visit that was read for an act: its parts understood, its plan beside it.
struct VisitCase: Sendable {
    var stored: StoredVisit
    var household: Household
    var record: HouseholdRecord
    var items: [StoredVisitItem]

    /// Reads a visit for a look; refuses one of another office.
    static func read(_ id: VisitID, _ context: ActContext) async throws -> VisitCase {
        guard let stored = try await context.visits.find(id, audit: context.audit(visit: id)) else {
            throw Refusal.noSuchVisit
        }
        return try await VisitCase(stored, context)
    }

    /// A visit that was read with others; refuses one of another office.
    init(_ found: VisitWithHandOvers, _ context: ActContext) throws {
        try self.init(found.visit, items: found.items, context)
    }

    /// Reads a visit for a change; refuses one of another office, or another version.
    static func lock(
        _ id: VisitID,
        version: Int? = nil,
        _ context: ActContext
    ) async throws -> VisitCase {
        guard let stored = try await context.visits.lock(id, audit: context.audit(visit: id)) else {
            throw Refusal.noSuchVisit
        }
        let visit = try await VisitCase(stored, context)
        if let version, version != stored.version { throw Refusal.stale }
        return visit
    }

    private init(_ stored: StoredVisit, _ context: ActContext) async throws {
        // The office is looked at before anything else is read of the visit.
        guard context.acting.sees(stored.office) else { throw Refusal.noSuchVisit }
        try self.init(stored, items: try await context.visits.items(of: stored), context)
    }

    /// A visit that was read with its entries; refuses one of another office.
    init(
        _ stored: StoredVisit,
        items: [StoredVisitItem],
        _ context: ActContext
    ) throws {
        guard context.acting.sees(stored.office) else { throw Refusal.noSuchVisit }
        self.stored = stored
        do {
            household = try Household(json: stored.household, registry: context.catalog.facts)
        } catch {
            throw FilingRefusal(error, under: "household")
        }
        record = try HouseholdRecord(
            json: stored.record,
            fields: context.catalog.fields,
            household: household
        )
        self.items = items
    }

    /// What holds at the visit's office on its day.
    func view(_ context: ActContext) -> CatalogView {
        context.catalog.view(office: household.office, on: household.on)
    }

    /// The fates that its entries have by themselves at this moment.
    func initialFate(_ context: ActContext) -> InitialFate {
        InitialFate(view: view(context), now: context.now, received: stored.receivedOnPaperAt)
    }

    var keys: [PersonKey] { PersonKey.all(household, record) }

    /// Whether protection was asked for in the answers.
    var asksForProtection: Bool { household.asksForProtection }
}

extension StoredVisit {
    /// When its paper was handed in, where it was entered later.
    var receivedOnPaperAt: Instant? { enteredAt == nil ? nil : openedAt }
}

extension Household {
    var asksForProtection: Bool {
        facts[.protectionRequested] == .known(.bool(true))
    }

    /// Takes into the answers that protection was asked for.
    mutating func askForProtection() {
        set(FactReference(fact: .protectionRequested), to: .known(.bool(true)))
    }
}

// MARK: - Planning

extension VisitCase {
    /// What the answers ask for, divided over what was filed and decided of it.
    func plan(_ context: ActContext) -> PlannedVisit {
        let plan = context.planning.plan(for: household, language: .ja)
        let shares = FiledShares(
            filed: items.filter(\.isOutOfHand).map(\.key),
            decided: items.filter(\.isKept).map(\.key)
        )
        let entries = shares.divide(plan.entries, key: \.key) { $0.about($1) }
        return PlannedVisit(json: plan.json, entries: entries)
    }

    /// Plans anew from the answers, keeping what somebody decided.
    ///
    /// Entries that left the plan stay in the list as not needed; nothing leaves it silently. What a desk has in
    /// front of it with its resident stays with that desk, which ends it.
    mutating func replan(_ context: ActContext) {
        let planned = plan(context)
        let initial = initialFate(context)
        var entries = Self.entries(planned.entries, initial, context)
        let known = Dictionary(items.map { ($0.key, $0) }) { first, _ in first }
        for place in entries.indices {
            let entry = planned.entries[place]
            // What left the plan before says nothing of those who stand in it again.
            let last = known[entry.key].flatMap { $0.result == Self.answersChanged ? nil : $0 }
            guard let old = last ?? decided(about: entry.key), old.isDecided(entry)
            else { continue }
            entries[place].keepDecision(of: old)
        }
        let present = Set(entries.map(\.key))
        keepAtDesks(&entries, known)
        for old in items where !present.contains(old.key) {
            var gone = old
            gone.position = entries.count
            let isUndone =
                old.fate.fate.isUnfinished && old.fate.doneAt == nil && !old.fate.isAtOtherDesk
            if isUndone || old.isSuperseded(by: present) {
                gone.fate = FateAssignment(finished: .notNeeded)
                gone.result = VisitCase.answersChanged
                (gone.changedAt, gone.changedBy) = (context.now, context.acting.actor)
            }
            entries.append(gone)
        }
        items = entries
        stored.plan = planned.json.compact(sortedKeys: false)
        stored.catalogHash = context.catalog.hash
        stored.household = household.json()
    }

    /// What a chosen fate is marked with; nothing where it is left to the plan again.
    static func result(of request: FateRequest) -> String? {
        switch request.fate {
        case .open: nil
        case .doneAtCounter: request.reason ?? chosen
        default: chosen
        }
    }

    /// What was decided about more persons than are left of an entry.
    private func decided(about key: PlanKey) -> StoredVisitItem? {
        guard !key.people.isEmpty else { return nil }
        return items.first { item in
            item.isKept && item.key.procedure == key.procedure
                && Set(key.people).isSubset(of: item.key.people)
        }
    }

    /// What a desk has in hand stays there when new answers tell whom it is about.
    private func keepAtDesks(
        _ entries: inout [StoredVisitItem],
        _ known: [PlanKey: StoredVisitItem]
    ) {
        let present = Set(entries.map(\.key))
        for old in items where !present.contains(old.key) {
            guard old.key.people.isEmpty, old.fate.deskState?.isOpen == true,
                let place = entries.firstIndex(where: {
                    $0.key.procedure == old.key.procedure && known[$0.key] == nil
                })
            else { continue }
            entries[place].keepDecision(of: old)
        }
    }

    /// Why an entry is not needed any more.
    static let answersChanged = "answers-changed"
    /// Marks a fate that somebody chose, which a new plan leaves as it is.
    static let chosen = "chosen"
    /// Marks what was filed and withdrawn: it is filed anew only when somebody says so.
    static let withdrawn = "withdrawn"

    /// The entries of a new plan with the fates that they have before anybody decides.
    static func entries(
        _ plan: [PlannedProcedure],
        _ initial: InitialFate,
        _ context: ActContext
    ) -> [StoredVisitItem] {
        plan.enumerated().map { place, entry in
            StoredVisitItem(
                key: entry.key,
                code: entry.code,
                position: place,
                fate: initial.beforeFiling(entry),
                changedAt: context.now,
                changedBy: context.acting.actor
            )
        }
    }
}

extension StoredVisitItem {
    /// Whether it is filed, or an individual counter has it in front of it with its resident: it stays whole.
    var isOutOfHand: Bool { item != nil || fate.isAtOtherDesk }

    /// Whether somebody decided about it otherwise, so that this holds for each of its persons.
    var isKept: Bool {
        if isOutOfHand { return false }
        if !fate.waitsFor.isEmpty { return result == VisitCase.chosen }
        return switch fate.fate {
        case .open: result == VisitCase.chosen
        case .undecided, .notNeeded: result == VisitCase.chosen || result == VisitCase.withdrawn
        // The end of an abandoned visit was no decision about its entries.
        case .declined: result.flatMap { AbandonReason(rawValue: $0) } == nil
        case .filed, .doneAtCounter, .paperMissing, .sent: true
        }
    }

    /// Whether somebody decided about it, so that a new plan leaves it as it is.
    fileprivate func isDecided(_ entry: PlannedProcedure) -> Bool {
        if !fate.waitsFor.isEmpty { return entry.goesToCenter }
        return switch fate.fate {
        case .open: result == VisitCase.chosen && entry.goesToCenter
        case .undecided: entry.outcome == nil || isSettled
        case .notNeeded: result == VisitCase.chosen
        // The end of an abandoned visit was no decision about its entries.
        case .declined: result.flatMap { AbandonReason(rawValue: $0) } == nil
        case .filed, .doneAtCounter, .paperMissing, .sent: true
        }
    }

    /// Whether its persons stand in other entries now, which say what was decided about them since.
    ///
    /// What is filed or in a desk's hands stays what it is.
    fileprivate func isSuperseded(by present: Set<PlanKey>) -> Bool {
        if isOutOfHand || result == VisitCase.answersChanged { return false }
        return present.contains { other in
            other.procedure == key.procedure && !Set(other.people).isDisjoint(with: key.people)
        }
    }

    fileprivate mutating func keepDecision(of old: StoredVisitItem) {
        fate = old.fate
        result = old.result
        item = old.item
        changedAt = old.changedAt
        changedBy = old.changedBy
    }
}
