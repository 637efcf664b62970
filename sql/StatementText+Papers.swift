extension StatementText {
    /// The statements of papers.
    static let papers = [
        parcelAdd,
        parcelChange,
        parcelFind,
        parcelList,
        parcelOriginalAdd,
        parcelOriginalCount,
        parcelOriginalSettle,
        parcelOriginalTakeOut,
        parcelOriginals,
        parcelPackingFind,
        parcelStepAdd,
        parcelSteps,
        scanAdd,
        scanContent,
        scanList,
        scanRemove,
    ]

    package static let parcelAdd =
        StatementText("parcel_add", PackageResources.parcel_add_sql)
    package static let parcelChange =
        StatementText("parcel_change", PackageResources.parcel_change_sql)
    package static let parcelFind =
        StatementText("parcel_find", PackageResources.parcel_find_sql)
    package static let parcelList =
        StatementText("parcel_list", PackageResources.parcel_list_sql)
    package static let parcelOriginalAdd =
        StatementText("parcel_original_add", PackageResources.parcel_original_add_sql)
    package static let parcelOriginalCount =
        StatementText("parcel_original_count", PackageResources.parcel_original_count_sql)
    package static let parcelOriginalSettle =
        StatementText("parcel_original_settle", PackageResources.parcel_original_settle_sql)
    package static let parcelOriginalTakeOut =
        StatementText("parcel_original_take_out", PackageResources.parcel_original_take_out_sql)
    package static let parcelOriginals =
        StatementText("parcel_originals", PackageResources.parcel_originals_sql)
    package static let parcelPackingFind =
        StatementText("parcel_packing_find", PackageResources.parcel_packing_find_sql)
    package static let parcelStepAdd =
        StatementText("parcel_step_add", PackageResources.parcel_step_add_sql)
    package static let parcelSteps =
        StatementText("parcel_steps", PackageResources.parcel_steps_sql)
    package static let scanAdd = StatementText("scan_add", PackageResources.scan_add_sql)
    package static let scanContent =
        StatementText("scan_content", PackageResources.scan_content_sql)
    package static let scanList = StatementText("scan_list", PackageResources.scan_list_sql)
    package static let scanRemove =
        StatementText("scan_remove", PackageResources.scan_remove_sql)
}
