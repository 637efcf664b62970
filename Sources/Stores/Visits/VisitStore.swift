package import Catalog
package import Eligibility
package import Filing
package import Postgres
package import Vocabulary

/// Visits with their plans, people and hand-overs; every read of them leaves an audit row first.
package struct VisitStore: Sendable {
    let access: ActingTransaction
    var transaction: PostgresTransaction { access.transaction }

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// The municipality of a visit, by its number alone; for callers that may see all.
    package static func municipality(
        of visit: VisitID,
        _ access: some PostgresQuerying
    ) async throws -> MunicipalityCode? {
        try await access.first(VisitTown(visit: visit))
    }

    // MARK: Reading

    /// A visit as it stands; nil when there is none.
    package func find(_ id: VisitID, audit entry: AuditNote) async throws -> StoredVisit? {
        try await AuditStore(access).write(entry)
        return try await transaction.first(VisitFind(town: access.town, visit: id))
    }

    /// A visit as it stands, held against other changes until the transaction ends.
    package func lock(_ id: VisitID, audit entry: AuditNote) async throws -> StoredVisit? {
        try await AuditStore(access).write(entry)
        return try await transaction.first(VisitLock(town: access.town, visit: id))
    }

    /// The entries of a visit that was read in this transaction, in the order of its plan.
    package func items(of visit: StoredVisit) async throws -> [StoredVisitItem] {
        try await transaction.run(VisitItemList(town: access.town, visits: [visit.id])).map(\.entry)
    }

    /// The ids of everybody who is or was in a visit that was read in this transaction.
    package func givenIDs(of visit: StoredVisit) async throws -> [PersonID] {
        try await transaction.run(VisitPersonsGiven(town: access.town, visit: visit.id))
    }

    /// The hand-overs of a visit that was read in this transaction, the oldest first.
    package func handOvers(of visit: StoredVisit) async throws -> [HandOverRecord] {
        try await transaction.run(VisitHandOverList(town: access.town, visits: [visit.id]))
            .map(\.handOver)
    }

    /// Visits with their entries, hand-overs and last calls; four statements, however many they are.
    ///
    /// Every visit leaves its audit row first.
    package func findAll(
        _ ids: [VisitID],
        audit entries: [AuditNote]
    ) async throws -> [VisitWithHandOvers] {
        if ids.isEmpty { return [] }
        try await AuditStore(access).write(entries)
        return try await readAll(ids)
    }

    /// The same for a list that renews itself, which notes each visit once an hour.
    package func findAll(
        _ ids: [VisitID],
        seen entry: AuditNote
    ) async throws -> [VisitWithHandOvers] {
        if ids.isEmpty { return [] }
        try await AuditStore(access).writeSeen(entry, of: ids)
        return try await readAll(ids)
    }

    private func readAll(_ ids: [VisitID]) async throws -> [VisitWithHandOvers] {
        let town = access.town
        let visits = try await transaction.run(VisitFindAll(town: town, visits: ids))
        let items = try await transaction.run(VisitItemList(town: town, visits: ids))
        let handOvers = try await transaction.run(VisitHandOverList(town: town, visits: ids))
        let calls = try await transaction.run(VisitHandOverCallLast(town: town, visits: ids))
        let itemsOf = Dictionary(grouping: items, by: \.visit)
        let handOversOf = Dictionary(grouping: handOvers, by: \.visit)
        let callOf = Dictionary(calls.map { ($0.visit, $0.call) }) { first, _ in first }
        return visits.map { visit in
            VisitWithHandOvers(
                visit: visit,
                items: (itemsOf[visit.id] ?? []).map(\.entry),
                handOvers: (handOversOf[visit.id] ?? []).map(\.handOver),
                call: callOf[visit.id]
            )
        }
    }

    /// The open visits of an office, or of all, in the order of arrival.
    package func list(
        office: MunicipalityCode?,
        atMost maximum: Int = 500,
        audit entry: AuditNote
    ) async throws -> [ListedVisit] {
        try await AuditStore(access).write(entry)
        return try await transaction.run(
            VisitDeskList(town: access.town, office: office, maximum: maximum)
        )
    }

    // MARK: Writing

    /// The number of a new visit.
    package func nextNumber() async throws -> VisitID {
        try await required(transaction.first(VisitNextNumber()))
    }

    /// Keeps the catalog that a plan was made with, unless it is kept already.
    package func keep(_ catalog: Catalog) async throws {
        let hash = catalog.hash
        if try await transaction.first(VisitCatalogIsKept(hash: hash)) == true { return }
        try await transaction.execute(VisitKeepCatalog(hash: hash, files: catalog.archived))
    }

    /// Writes a new visit with its plan and people.
    package func open(
        _ visit: StoredVisit,
        items: [StoredVisitItem],
        people: [PersonKey]
    ) async throws {
        try await transaction.pipeline([
            VisitOpen(town: access.town, visit: visit),
            VisitItemPut(town: access.town, visit: visit.id, items: items),
            VisitPersonPut(town: access.town, visit: visit.id, people: people),
        ])
    }

    /// Writes a visit over the version that was read; false when another change came first.
    ///
    /// Nobody's drafts outlive its end, nor does the step back.
    package func change(
        _ visit: StoredVisit,
        items: [StoredVisitItem] = [],
        people: [PersonKey]? = nil
    ) async throws -> Bool {
        var statements: [any PostgresStatement] = [VisitChange(town: access.town, visit: visit)]
        if !items.isEmpty {
            statements.append(VisitItemPut(town: access.town, visit: visit.id, items: items))
        }
        if let people {
            statements.append(
                VisitPersonPut(town: access.town, visit: visit.id, people: people)
            )
        }
        if !visit.stage.isOpen {
            statements.append(DraftErase(town: access.town, visit: visit.id))
            statements.append(UndoErase(town: access.town, visit: visit.id))
        }
        return try await transaction.pipeline(statements).first == 1
    }

    /// Notes that results were handed to somebody; the number of the hand-over.
    package func handOver(
        _ items: [ItemID],
        of visit: VisitID,
        to recipient: Filer,
        at now: Instant,
        by actor: String
    ) async throws -> Int64 {
        try await required(
            transaction.first(
                VisitHandOverAdd(
                    town: access.town,
                    visit: visit,
                    items: items,
                    recipient: recipient,
                    at: now,
                    actor: actor
                )
            )
        )
    }

    /// Notes that somebody was called to fetch what is ready.
    package func callForHandOver(_ visit: VisitID, at now: Instant, by actor: String) async throws {
        _ = try await transaction.execute(
            VisitHandOverCallAdd(town: access.town, visit: visit, at: now, actor: actor)
        )
    }

    /// Marks a hand-over as undone; false when it is undone already or older than `notBefore`.
    package func undoHandOver(
        _ number: Int64,
        of visit: VisitID,
        notBefore: Instant,
        at now: Instant,
        by actor: String
    ) async throws -> Bool {
        try await transaction.execute(
            VisitHandOverUndo(
                town: access.town,
                visit: visit,
                number: number,
                at: now,
                actor: actor,
                notBefore: notBefore
            )
        ) == 1
    }
}

extension Catalog {
    /// Its files as one JSON object, path by path, for the archive.
    package var archived: String {
        JSONValue.object(
            JSONObject(files.map { JSONObject.Member(key: $0.path, value: .string($0.text)) })
        ).compact(sortedKeys: false)
    }
}
