extension StatementText {
    /// The statements of the individual counters.
    static let section = [
        deskCount, deskStepAdd, deskStepList, deskStepUndo,
        deskVisitList,
    ]

    package static let deskCount = StatementText("desk_count", PackageResources.desk_count_sql)
    package static let deskStepAdd =
        StatementText("desk_step_add", PackageResources.desk_step_add_sql)
    package static let deskStepList =
        StatementText("desk_step_list", PackageResources.desk_step_list_sql)
    package static let deskStepUndo =
        StatementText("desk_step_undo", PackageResources.desk_step_undo_sql)
    package static let deskVisitList =
        StatementText("desk_visit_list", PackageResources.desk_visit_list_sql)
}
