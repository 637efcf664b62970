package import Filing
package import Stores
package import Vocabulary

/// The fee ledger of an office's business day, with what the closing counts.
package struct FeeDay: Sendable {
    package let office: MunicipalityCode
    package let day: CalendarDay
    /// Every entry in its order, without what it is for.
    package let entries: [StoredFeeEntry]
    /// Sheets that were issued on whatever day and lie at the counter.
    package let atCounter: [SheetAtCounter]
    /// What those who entered are called.
    package let names: StaffNames

    /// What the entries come to, by kind.
    package var totals: FeeTotals { FeeTotals(entries.map(\.entry)) }

    /// Where a charge stands; nil for an entry that takes one back.
    package func state(of entry: StoredFeeEntry) -> ChargeState? {
        FeeLedger(entries.map(\.entry)).state(of: entry.entry.number)
    }
}

/// Shows the fee ledger of a day, for the closing.
package struct WatchFees: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The ledger of a day of an office.
    package func callAsFunction(
        _ office: MunicipalityCode,
        on day: CalendarDay,
        by acting: Acting
    ) async throws -> Result<FeeDay, Refusal> {
        try await premises.perform(.watchFees, acting) { context in
            try context.checkOffice(office)
            let entries = try await context.fees.entries(
                of: office,
                on: day,
                audit: context.audit()
            )
            return FeeDay(
                office: office,
                day: day,
                entries: entries,
                atCounter: try await context.certificates.atCounter(of: office),
                names: try await context.staff.names(of: entries.map(\.by))
            )
        }
    }
}
