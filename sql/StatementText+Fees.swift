extension StatementText {
    /// The statements of the fee ledger.
    static let fees = [
        feeDayLock,
        feeEntriesOfDay,
        feeEntriesOfVisit,
        feeEntryAdd,
        feeLineAdd,
        feeLinesOfVisit,
        feeNextNumber,
        feeReceiptAdd,
        feeReceiptsOfVisit,
    ]

    package static let feeDayLock =
        StatementText("fee_day_lock", PackageResources.fee_day_lock_sql)
    package static let feeEntriesOfDay =
        StatementText("fee_entries_of_day", PackageResources.fee_entries_of_day_sql)
    package static let feeEntriesOfVisit =
        StatementText("fee_entries_of_visit", PackageResources.fee_entries_of_visit_sql)
    package static let feeEntryAdd =
        StatementText("fee_entry_add", PackageResources.fee_entry_add_sql)
    package static let feeLineAdd =
        StatementText("fee_line_add", PackageResources.fee_line_add_sql)
    package static let feeLinesOfVisit =
        StatementText("fee_lines_of_visit", PackageResources.fee_lines_of_visit_sql)
    package static let feeNextNumber =
        StatementText("fee_next_number", PackageResources.fee_next_number_sql)
    package static let feeReceiptAdd =
        StatementText("fee_receipt_add", PackageResources.fee_receipt_add_sql)
    package static let feeReceiptsOfVisit =
        StatementText("fee_receipts_of_visit", PackageResources.fee_receipts_of_visit_sql)
}
