package import Filing
import Postgres
import Schema
package import Vocabulary

/// An entry of the fee ledger as its table has it.
package struct StoredFeeEntry: Sendable {
    package let entry: FeeEntry
    /// The office whose ledger it stands in.
    package let office: MunicipalityCode
    /// The ground of what was waived, a word of the catalog.
    package let ground: String?
    /// Why a charge was taken back.
    package let reason: String?
    package let at: Instant
    package let by: String

    /// A value of these parts.
    package init(
        entry: FeeEntry,
        office: MunicipalityCode,
        ground: String?,
        reason: String?,
        at: Instant,
        by: String
    ) {
        self.entry = entry
        self.office = office
        self.ground = ground
        self.reason = reason
        self.at = at
        self.by = by
    }
}

/// A print of a receipt.
package struct StoredFeeReceipt: Sendable {
    package let number: FeeNumber
    /// 1 for the first.
    package let copy: Int
    /// Why it was printed again; nil for the first.
    package let reason: String?
    package let at: Instant
    package let by: String

    /// A value of these parts.
    package init(number: FeeNumber, copy: Int, reason: String?, at: Instant, by: String) {
        self.number = number
        self.copy = copy
        self.reason = reason
        self.at = at
        self.by = by
    }
}

/// The fee ledgers of offices, which are only ever added to.
package struct FeeStore: Sendable {
    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// The entries of a visit that was read in this transaction, in their order.
    package func entries(of visit: StoredVisit) async throws -> [StoredFeeEntry] {
        let rows = try await access.transaction.run(
            FeeEntriesOfVisit(town: access.town, visit: visit.id)
        )
        if rows.isEmpty { return [] }
        let lines = try await access.transaction.run(
            FeeLinesOfVisit(town: access.town, visit: visit.id)
        )
        let byNumber = Dictionary(grouping: lines, by: \.number)
        return rows.map { row in row.stored(with: byNumber[row.number]?.map(\.line) ?? []) }
    }

    /// The entries of an office's day in their order, without what they are for.
    package func entries(
        of office: MunicipalityCode,
        on day: CalendarDay,
        audit entry: AuditNote
    ) async throws -> [StoredFeeEntry] {
        try await AuditStore(access).write(entry)
        return try await access.transaction.run(
            FeeEntriesOfDay(town: access.town, office: office, day: day)
        ).map { $0.stored(with: []) }
    }

    /// The number of the next entry of an office's day; holds that day against others until the commit.
    package func nextNumber(
        of office: MunicipalityCode,
        on day: CalendarDay
    ) async throws -> FeeNumber {
        try await access.transaction.execute(
            FeeDayLock(town: access.town, office: office, day: day)
        )
        let number = try await access.transaction.first(
            FeeNextNumber(town: access.town, office: office, day: day)
        )
        return FeeNumber(day: day, number: try required(number))
    }

    /// Adds an entry whose number was given out in this transaction.
    package func add(_ stored: StoredFeeEntry) async throws {
        try await access.transaction.execute(FeeEntryAdd(town: access.town, stored: stored))
        try await access.transaction.pipeline(
            stored.entry.lines.enumerated().map { place, line in
                FeeLineAdd(town: access.town, stored: stored, place: place + 1, line: line)
            }
        )
    }

    /// How often the receipt of each charge of a visit was printed.
    package func receipts(of visit: StoredVisit) async throws -> [FeeNumber: Int] {
        let rows = try await access.transaction.run(
            FeeReceiptsOfVisit(town: access.town, visit: visit.id)
        )
        return Dictionary(rows) { first, _ in first }
    }

    /// Notes a print of a receipt of a visit that is locked in this transaction.
    package func add(
        _ receipt: StoredFeeReceipt,
        of office: MunicipalityCode
    ) async throws {
        try await access.transaction.execute(
            FeeReceiptAdd(town: access.town, office: office, receipt: receipt)
        )
    }
}
