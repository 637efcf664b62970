package import Casework
import Postgres
package import Vocabulary

/// The parcels of paper originals between the counters and the center.
package struct ParcelStore: Sendable {
    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    // MARK: Reading

    /// Parcels of an office, or of all, with all of them; those that are not over first.
    package func parcels(
        of office: MunicipalityCode?,
        only parcel: ParcelID? = nil,
        atMost maximum: Int,
        audit entry: AuditNote
    ) async throws -> [StoredParcel] {
        try await AuditStore(access).write(entry)
        let rows = try await access.transaction.run(
            ParcelList(town: access.town, office: office, parcel: parcel, maximum: maximum)
        )
        return try await whole(rows)
    }

    /// A parcel with all of it, held against others until the transaction ends; nil when there is none.
    package func lock(_ parcel: ParcelID, audit entry: AuditNote) async throws -> StoredParcel? {
        try await AuditStore(access).write(entry)
        let row = try await access.transaction.first(
            ParcelFind(town: access.town, parcel: parcel)
        )
        return try await whole(row.map { [$0] } ?? []).first
    }

    /// The parcel that an office packs, held against others; a new one where it packs none.
    package func lockPacking(
        of office: MunicipalityCode,
        at now: Instant,
        by actor: String
    ) async throws -> StoredParcel {
        let found = try await access.transaction.first(
            ParcelPackingFind(town: access.town, office: office)
        )
        if let found { return try await required(whole([found]).first) }
        let begun = try await access.transaction.first(
            ParcelAdd(town: access.town, office: office, actor: actor, at: now)
        )
        return try required(begun)
    }

    private func whole(_ rows: [StoredParcel]) async throws -> [StoredParcel] {
        if rows.isEmpty { return [] }
        let ids = rows.map(\.id)
        let originals = try await access.transaction.run(
            ParcelOriginals(town: access.town, parcels: ids)
        )
        let steps = try await access.transaction.run(ParcelSteps(town: access.town, parcels: ids))
        let (papersOf, stepsOf) = (
            Dictionary(grouping: originals, by: \.parcel), Dictionary(grouping: steps, by: \.parcel)
        )
        return rows.map { row in
            var parcel = row
            parcel.originals = papersOf[row.id] ?? []
            parcel.steps = stepsOf[row.id] ?? []
            return parcel
        }
    }

    // MARK: Writing

    /// Lays a paper into a parcel that is locked in this transaction; its number.
    package func add(
        _ kind: String,
        sheets: Int,
        of visit: VisitID,
        _ item: ItemID?,
        to parcel: StoredParcel,
        at now: Instant,
        by actor: String
    ) async throws -> Int {
        let number = parcel.originals.count + 1
        try await access.transaction.execute(
            ParcelOriginalAdd(
                town: access.town,
                parcel: parcel.id,
                number: number,
                visit: visit,
                item: item,
                kind: kind,
                sheets: sheets,
                at: now,
                actor: actor
            )
        )
        return number
    }

    /// Takes a paper out of a parcel that is locked in this transaction; false when it is out already.
    package func takeOut(
        _ number: Int,
        of parcel: ParcelID,
        at now: Instant,
        by actor: String
    ) async throws -> Bool {
        try await access.transaction.execute(
            ParcelOriginalTakeOut(
                town: access.town,
                parcel: parcel,
                number: number,
                at: now,
                actor: actor
            )
        ) == 1
    }

    /// Notes how many sheets of each paper arrived, by its number.
    package func count(_ arrived: [(number: Int, sheets: Int)], of parcel: ParcelID) async throws {
        try await access.transaction.pipeline(
            arrived.map { paper in
                ParcelOriginalCount(
                    town: access.town,
                    parcel: parcel,
                    number: paper.number,
                    arrived: paper.sheets
                )
            }
        )
    }

    /// Settles a difference; false where there is none.
    package func settle(
        _ number: Int,
        of parcel: ParcelID,
        because reason: String,
        at now: Instant,
        by actor: String
    ) async throws -> Bool {
        try await access.transaction.execute(
            ParcelOriginalSettle(
                town: access.town,
                parcel: parcel,
                number: number,
                at: now,
                actor: actor,
                reason: reason
            )
        ) == 1
    }

    /// Writes where a parcel stands after a step, and who did it.
    package func keep(
        _ parcel: StoredParcel,
        after step: ParcelStep,
        at now: Instant,
        by actor: String
    ) async throws {
        try await access.transaction.pipeline([
            ParcelChange(town: access.town, parcel: parcel),
            ParcelStepAdd(town: access.town, parcel: parcel.id, step: step, at: now, actor: actor),
        ])
    }
}
