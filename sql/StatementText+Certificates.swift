extension StatementText {
    /// The statements of certificates.
    static let certificates = [
        certificateAdd,
        certificateAtCounterList,
        certificateChange,
        certificateList,
        certificateSheetAdd,
        certificateSheetFind,
        certificateSheetSpoil,
    ]

    package static let certificateAdd =
        StatementText("certificate_add", PackageResources.certificate_add_sql)
    package static let certificateAtCounterList =
        StatementText(
            "certificate_at_counter_list",
            PackageResources.certificate_at_counter_list_sql
        )
    package static let certificateChange =
        StatementText("certificate_change", PackageResources.certificate_change_sql)
    package static let certificateList =
        StatementText("certificate_list", PackageResources.certificate_list_sql)
    package static let certificateSheetAdd =
        StatementText("certificate_sheet_add", PackageResources.certificate_sheet_add_sql)
    package static let certificateSheetFind =
        StatementText("certificate_sheet_find", PackageResources.certificate_sheet_find_sql)
    package static let certificateSheetSpoil =
        StatementText("certificate_sheet_spoil", PackageResources.certificate_sheet_spoil_sql)
}
