extension StatementText {
    /// The statements of emergency packs, and of databases for practice.
    static let emergency = [
        emergencyNumberLock,
        emergencyNumberOfVisits,
        emergencyNumberRest,
        emergencyNumberSet,
        emergencyPackAdd,
        emergencyPackLast,
        emergencyPackLatest,
        emergencyPackList,
        emergencyPackLock,
        practiceBegin,
        practiceDrop,
        practiceSince,
    ]

    package static let emergencyNumberLock =
        StatementText("emergency_number_lock", PackageResources.emergency_number_lock_sql)
    package static let emergencyNumberOfVisits =
        StatementText("emergency_number_of_visits", PackageResources.emergency_number_of_visits_sql)
    package static let emergencyNumberRest =
        StatementText("emergency_number_rest", PackageResources.emergency_number_rest_sql)
    package static let emergencyNumberSet =
        StatementText("emergency_number_set", PackageResources.emergency_number_set_sql)
    package static let emergencyPackAdd =
        StatementText("emergency_pack_add", PackageResources.emergency_pack_add_sql)
    package static let emergencyPackLast =
        StatementText("emergency_pack_last", PackageResources.emergency_pack_last_sql)
    package static let emergencyPackLatest =
        StatementText("emergency_pack_latest", PackageResources.emergency_pack_latest_sql)
    package static let emergencyPackList =
        StatementText("emergency_pack_list", PackageResources.emergency_pack_list_sql)
    package static let emergencyPackLock =
        StatementText("emergency_pack_lock", PackageResources.emergency_pack_lock_sql)
    package static let practiceBegin =
        StatementText("practice_begin", PackageResources.practice_begin_sql)
    package static let practiceDrop =
        StatementText("practice_drop", PackageResources.practice_drop_sql)
    package static let practiceSince =
        StatementText("practice_since", PackageResources.practice_since_sql)
}
