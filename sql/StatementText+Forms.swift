extension StatementText {
    /// The statements of forms on paper.
    static let forms = [formPrintAdd, formPrintList]

    package static let formPrintAdd =
        StatementText("form_print_add", PackageResources.form_print_add_sql)
    package static let formPrintList =
        StatementText("form_print_list", PackageResources.form_print_list_sql)
}
