extension StatementText {
    /// The statements of papers.
    static let papers = [
        scanAdd,
        scanContent,
        scanList,
        scanRemove,
    ]

    package static let scanAdd = StatementText("scan_add", PackageResources.scan_add_sql)
    package static let scanContent =
        StatementText("scan_content", PackageResources.scan_content_sql)
    package static let scanList = StatementText("scan_list", PackageResources.scan_list_sql)
    package static let scanRemove =
        StatementText("scan_remove", PackageResources.scan_remove_sql)
}
