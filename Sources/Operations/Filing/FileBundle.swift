import Casework
import Catalog
import Eligibility
package import Filing
import JobQueue
import Postgres
import Stores
package import Vocabulary

/// Files a submission: visit, items, records, audit and jobs in one commit, and gives the receipt.
///
/// The same key with the same content gives the same receipt again and files nothing; with other
/// content it is refused. Two at once: one wins, the other gets its receipt.
package struct FileBundle: Sendable {
    /// Where what is filed comes from.
    package enum Source: Sendable {
        /// A submission that opens a visit of its own.
        case submission(SubmissionRequest)
        /// A visit at the desk, as it stands, under a key that the screen made.
        case visit(VisitID, version: Int, key: String, lane: Lane)
    }

    /// The receipt of a filing.
    package struct Filed: Sendable {
        /// The visit.
        package let visit: VisitID
        /// The bundle.
        package let bundle: BundleID
        /// The receipt, the same bytes whenever it is asked for.
        package let receipt: String
        /// Whether it was filed before and nothing was written now.
        package let isRepetition: Bool
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Files it; refusals of what was given name their place.
    package func callAsFunction(
        _ source: Source,
        by acting: Acting
    ) async throws -> Result<Filed, Refusal> {
        var result: Result<Filed, Refusal>
        do {
            result = try await file(source, acting)
        } catch let error as PostgresError where error.code == .commitUnknown {
            // The key makes it safe to ask again: what was kept answers as a repetition.
            result = try await file(source, acting)
            await premises.ring()
        }
        if case .success(let filed) = result, !filed.isRepetition { await premises.ring() }
        return result
    }

    private func file(_ source: Source, _ acting: Acting) async throws -> Result<Filed, Refusal> {
        try await premises.perform(.fileBundle, acting, visit: source.visit) { context in
            try await FilingWork(source, context).file()
        }
    }
}

extension FileBundle.Source {
    fileprivate var visit: VisitID? {
        if case .visit(let visit, _, _, _) = self { visit } else { nil }
    }
}

/// The work of one filing, in its transaction.
private struct FilingWork {
    let context: ActContext
    let request: SubmissionRequest
    /// The visit that is filed from the desk; nil for a submission of its own.
    let visit: VisitCase?
    let version: Int?

    init(_ source: FileBundle.Source, _ context: ActContext) async throws {
        self.context = context
        switch source {
        case .submission(let request):
            if let place = request.record.json.placeOfWithheld(at: "record") {
                throw FilingRefusal.withheld(place)
            }
            self.request = request
            visit = nil
            version = nil
            try Self.check(request.receivedAt, now: context.now)
        case .visit(let id, let version, let key, let lane):
            let visit = try await VisitCase.lock(id, context)
            self.visit = visit
            self.version = version
            request = try SubmissionRequest(
                key: key,
                household: visit.household,
                record: visit.record,
                lane: lane,
                receivedAt: visit.stored.openedAt
            )
        }
    }

    /// Nothing reaches a counter tomorrow; a day is left for clocks that go wrong.
    private static func check(_ receivedAt: Instant?, now: Instant) throws(FilingRefusal) {
        guard let receivedAt, receivedAt > now.adding(.seconds(86_400)) else { return }
        throw FilingRefusal(
            "received_at",
            ja: "受け付けた時刻が未来です。年月日を確かめてください。",
            en: "This time of arrival lies in the future; check its date."
        )
    }

    func file() async throws -> FileBundle.Filed {
        try context.checkOffice(request.household.office)
        let content = SealedPacket(request.content)
        let people = PersonKey.all(request.household, request.record)
        let known = try await context.filings.lookUp(
            key: request.key,
            catalogHash: context.catalog.hash,
            people: people,
            visit: visit?.stored.id
        )
        if let earlier = known.earlier {
            return try await repeated(earlier, content)
        }
        if let visit {
            guard visit.stored.stage.isOpen else { throw Refusal.visitEnded }
            guard visit.stored.version == version else { throw Refusal.stale }
        }
        let isProtected = known.isProtected || request.household.asksForProtection
        return try await write(
            content,
            people,
            isProtected: isProtected,
            catalogIsKept: known.catalogIsKept
        )
    }

    private func repeated(
        _ earlier: FiledBundle,
        _ content: SealedPacket
    ) async throws -> FileBundle.Filed {
        guard earlier.contentHash == content.seal else {
            throw Refusal(
                .invalid,
                path: "key",
                Localized(
                    ja: "この受付キーは別の内容ですでに使われています。新しいキーで提出してください。",
                    en: "This key was used for other content; submit with a new key."
                )
            )
        }
        if visit == nil { try await context.audits.write(context.audit(visit: earlier.visit)) }
        return FileBundle.Filed(
            visit: earlier.visit,
            bundle: earlier.bundle,
            receipt: earlier.receipt,
            isRepetition: true
        )
    }
}

// MARK: - Writing

extension FilingWork {
    private func write(
        _ content: SealedPacket,
        _ people: [PersonKey],
        isProtected: Bool,
        catalogIsKept: Bool
    ) async throws -> FileBundle.Filed {
        let household = request.household
        let view = context.catalog.view(office: household.office, on: household.on)
        try request.record.checkSigning(of: household, today: context.now.dayInJapan)
        let plan = visit?.plan(context) ?? context.planning.plan(for: household, language: .ja)
        let earlier = try await visit?.lockEarlier(context) ?? [:]
        let draft = try BundleDrafting(
            view: view,
            now: context.now,
            received: visit?.stored.receivedOnPaperAt,
            checks: context.premises.checks,
            isProtected: isProtected
        ).draft(
            request,
            plan: plan.entries,
            settled: visit?.settled ?? [:],
            earlier: earlier
        )
        let numbers = try await context.filings.numbers(
            newVisit: visit == nil,
            items: draft.items.count,
            about: people
        )
        guard let visitID = visit?.stored.id ?? numbers.visit else {
            preconditionFailure("a filing without a visit asks for the number of a new one")
        }
        let before = try await FiledBefore.find(draft.items, household, people, context)
        let receipt = Receipt(
            key: request.key,
            visit: visitID,
            bundle: numbers.bundle,
            draft: draft,
            numbers: numbers.items,
            duplicates: before.told(of: draft.items, outside: visit?.stored.id)
        )
        let rules = CenterRules(view)
        let bundle = newBundle(content, draft, people, numbers, receipt, rules)
        try await context.filings.write(
            bundle,
            openingVisit: visit == nil ? openedVisit(visitID, plan) : nil,
            items: entries(plan.entries, draft, numbers.items),
            people: people,
            pairs: before.pairs(of: numbers.items),
            protecting: isProtected,
            archiving: catalogIsKept ? nil : (context.catalog.hash, context.catalog.archived),
            audit: context.audit(visit: visitID, items: numbers.items)
        )
        try await moveVisit(plan)
        try await JobQueue.enqueue(jobs(bundle, rules), in: context.access.transaction)
        return FileBundle.Filed(
            visit: visitID,
            bundle: numbers.bundle,
            receipt: receipt.text,
            isRepetition: false
        )
    }

    private func newBundle(
        _ content: SealedPacket,
        _ draft: BundleDraft,
        _ people: [PersonKey],
        _ numbers: FilingNumbers,
        _ receipt: Receipt,
        _ rules: CenterRules
    ) -> NewBundle {
        let due = rules.due.due(
            lane: request.lane,
            received: visit?.stored.receivedOnPaperAt ?? context.now,
            entered: context.now
        )
        let stopped = Self.stopped(draft.items)
        return NewBundle(
            id: numbers.bundle,
            visit: receipt.visit,
            office: request.household.office,
            lane: request.lane,
            key: request.key,
            contentHash: content.seal,
            packet: request.packet(catalogHash: context.catalog.hash),
            receipt: receipt.text,
            receivedAt: request.receivedAt ?? context.now,
            filedAt: context.now,
            filedBy: context.acting.actor,
            items: draft.items.indices.map { place in
                let item = draft.items[place]
                let standing = ItemStateMachine.filed(
                    waitingFor: item.waitingFor,
                    checksNeeded: item.checks,
                    isStopped: stopped[place]
                )
                return NewBundle.Item(
                    id: numbers.items[place],
                    content: item,
                    state: standing.state.rawValue,
                    dueAt: due,
                    people: PersonKey.standing(
                        for: item.entry.people,
                        of: request.household,
                        people
                    )
                )
            }
        )
    }

    /// Which items begin blocked: something before them is sent back.
    private static func stopped(_ items: [BundleDraft.Item]) -> [Bool] {
        items.reduce(into: []) { stopped, item in
            // What comes first has a smaller place.
            stopped.append(
                item.earlier.contains { $0.standing == .stopped }
                    || item.after.contains { stopped[$0] }
            )
        }
    }

    /// The jobs of the items that may leave at once or at the next cut-off.
    private func jobs(_ bundle: NewBundle, _ rules: CenterRules) -> [NewJob] {
        bundle.items.filter { $0.state == ItemState.ready.rawValue }.map { item in
            let system = item.content.system.description
            return CenterJobs.transmission(
                of: ReadyItem(
                    municipality: context.acting.municipality.number,
                    item: item.id,
                    attempt: 1,
                    lane: bundle.lane,
                    system: system,
                    office: bundle.office.number
                ),
                policy: rules.policies.policy(
                    municipality: context.acting.municipality.number,
                    system: system
                ),
                now: context.now
            )
        }
    }
}

// MARK: - The visit

extension FilingWork {
    private func openedVisit(_ id: VisitID, _ plan: PlannedVisit) -> StoredVisit {
        StoredVisit(
            id: id,
            office: request.household.office,
            stage: .filed,
            household: request.household.json(),
            record: request.record.json,
            catalogHash: context.catalog.hash,
            plan: plan.json.compact(sortedKeys: false),
            openedAt: request.receivedAt ?? context.now,
            openedBy: context.acting.actor
        )
    }

    /// Moves the visit that was filed from the desk on.
    private func moveVisit(_ plan: PlannedVisit) async throws {
        guard var stored = visit?.stored else { return }
        stored.stage = .filed
        stored.plan = plan.json.compact(sortedKeys: false)
        stored.catalogHash = context.catalog.hash
        guard try await context.visits.change(stored) else { throw Refusal.stale }
    }

    /// The entries of the plan in its order, each with its fate.
    private func entries(
        _ plan: [PlannedProcedure],
        _ draft: BundleDraft,
        _ numbers: [ItemID]
    ) -> [StoredVisitItem] {
        var fates = Dictionary(draft.others.map { ($0.entry.key, $0.fate) }) { first, _ in first }
        var filed: [PlanKey: ItemID] = [:]
        for (item, number) in zip(draft.items, numbers) {
            filed[item.entry.key] = number
            fates[item.entry.key] = FateAssignment(finished: .filed)
        }
        let known = Dictionary((visit?.items ?? []).map { ($0.key, $0) }) { first, _ in first }
        // What would else be left to the plan stays as it was wished, whatever is answered later.
        let wishes = Dictionary(
            request.fates.compactMap { wish in
                let isUsual = wish.request.fate != .undecided && wish.request.fate != .notNeeded
                let result = isUsual ? wish.request.reason : VisitCase.result(of: wish.request)
                return result.map { (wish.procedure, $0) }
            }
        ) { first, _ in first }
        return plan.enumerated().compactMap { place, entry in
            guard let fate = fates[entry.key] else { return nil }
            let old = known[entry.key]
            let isSame = old?.fate == fate && filed[entry.key] == nil
            return StoredVisitItem(
                key: entry.key,
                code: entry.code,
                position: place,
                fate: fate,
                result: filed[entry.key] == nil ? wishes[entry.procedure] ?? old?.result : nil,
                item: filed[entry.key] ?? old?.item,
                changedAt: isSame ? old?.changedAt ?? context.now : context.now,
                changedBy: isSame ? old?.changedBy ?? context.acting.actor : context.acting.actor
            )
        }
    }
}

extension VisitCase {
    /// Fates that somebody decided before the bundle is filed.
    fileprivate var settled: [PlanKey: FateAssignment] {
        items.reduce(into: [:]) { settled, item in
            if item.isSettled { settled[item.key] = item.fate }
        }
    }

    /// The items of earlier filings, in states that they keep until the commit.
    fileprivate func lockEarlier(_ context: ActContext) async throws -> [PlanKey: EarlierItem] {
        let states = try await context.filings.lock(items.compactMap(\.item))
        return items.reduce(into: [:]) { earlier, entry in
            guard let item = entry.item, let state = states[item].flatMap(ItemState.init(rawValue:))
            else { return }
            earlier[entry.key] = EarlierItem(item, state)
        }
    }
}
