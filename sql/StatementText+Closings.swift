extension StatementText {
    /// The statements of the closing of a day.
    static let closings = [
        closingCarried,
        closingCarryAdd,
        closingCountAdd,
        closingCountLast,
        closingEntries,
        closingLines,
        closingLock,
        closingPrints,
        closingReopen,
        closingSealAdd,
        closingSealLast,
        closingSealList,
        closingSealsOfDay,
    ]

    package static let closingCarried =
        StatementText("closing_carried", PackageResources.closing_carried_sql)
    package static let closingCarryAdd =
        StatementText("closing_carry_add", PackageResources.closing_carry_add_sql)
    package static let closingCountAdd =
        StatementText("closing_count_add", PackageResources.closing_count_add_sql)
    package static let closingCountLast =
        StatementText("closing_count_last", PackageResources.closing_count_last_sql)
    package static let closingEntries =
        StatementText("closing_entries", PackageResources.closing_entries_sql)
    package static let closingLines =
        StatementText("closing_lines", PackageResources.closing_lines_sql)
    package static let closingLock =
        StatementText("closing_lock", PackageResources.closing_lock_sql)
    package static let closingPrints =
        StatementText("closing_prints", PackageResources.closing_prints_sql)
    package static let closingReopen =
        StatementText("closing_reopen", PackageResources.closing_reopen_sql)
    package static let closingSealAdd =
        StatementText("closing_seal_add", PackageResources.closing_seal_add_sql)
    package static let closingSealLast =
        StatementText("closing_seal_last", PackageResources.closing_seal_last_sql)
    package static let closingSealList =
        StatementText("closing_seal_list", PackageResources.closing_seal_list_sql)
    package static let closingSealsOfDay =
        StatementText("closing_seals_of_day", PackageResources.closing_seals_of_day_sql)
}
