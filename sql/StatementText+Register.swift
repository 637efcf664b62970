extension StatementText {
    /// The statements of the residence record.
    static let register = [
        registerCount,
        registerDropKeys,
        registerExtractAdd,
        registerLast,
        registerLock,
        registerLookAdd,
        registerPutKeys,
        registerRemoveGone,
        registerStageClear,
        registerStageKeepNew,
        registerStagePut,
        registerStageTwins,
        registerTakeOver,
        residentList,
        residentSearch,
    ]

    package static let registerCount =
        StatementText("register_count", PackageResources.register_count_sql)
    package static let registerDropKeys =
        StatementText("register_drop_keys", PackageResources.register_drop_keys_sql)
    package static let registerExtractAdd =
        StatementText("register_extract_add", PackageResources.register_extract_add_sql)
    package static let registerLast =
        StatementText("register_last", PackageResources.register_last_sql)
    package static let registerLock =
        StatementText("register_lock", PackageResources.register_lock_sql)
    package static let registerLookAdd =
        StatementText("register_look_add", PackageResources.register_look_add_sql)
    package static let registerPutKeys =
        StatementText("register_put_keys", PackageResources.register_put_keys_sql)
    package static let registerRemoveGone =
        StatementText("register_remove_gone", PackageResources.register_remove_gone_sql)
    package static let registerStageClear =
        StatementText("register_stage_clear", PackageResources.register_stage_clear_sql)
    package static let registerStageKeepNew =
        StatementText("register_stage_keep_new", PackageResources.register_stage_keep_new_sql)
    package static let registerStagePut =
        StatementText("register_stage_put", PackageResources.register_stage_put_sql)
    package static let registerStageTwins =
        StatementText("register_stage_twins", PackageResources.register_stage_twins_sql)
    package static let registerTakeOver =
        StatementText("register_take_over", PackageResources.register_take_over_sql)
    package static let residentList =
        StatementText("resident_list", PackageResources.resident_list_sql)
    package static let residentSearch =
        StatementText("resident_search", PackageResources.resident_search_sql)
}
