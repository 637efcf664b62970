extension StatementText {
    /// The statements by which filings of the same matter are found, and what is decided about them.
    static let duplicates = [
        duplicateComplete, duplicateDecide, duplicateDecisions, duplicateFind, duplicateFindDated,
        duplicateList, duplicateLock, duplicateNames, duplicatePairClear, duplicatePairDrop,
        duplicatePairPut, duplicateUndo, duplicateUndoAll, filedPersonDrop, filedPersonList,
        filedPersonPut, itemBundle,
    ]

    /// The statements of calls about send-backs.
    static let calls = [returnCallAdd, returnCallList, returnTelephones]

    package static let returnCallAdd =
        StatementText("return_call_add", PackageResources.return_call_add_sql)
    package static let returnCallList =
        StatementText("return_call_list", PackageResources.return_call_list_sql)
    package static let returnTelephones =
        StatementText("return_telephones", PackageResources.return_telephones_sql)
    package static let duplicateComplete =
        StatementText("duplicate_complete", PackageResources.duplicate_complete_sql)
    package static let duplicateLock =
        StatementText("duplicate_lock", PackageResources.duplicate_lock_sql)
    package static let duplicatePairClear =
        StatementText("duplicate_pair_clear", PackageResources.duplicate_pair_clear_sql)
    package static let duplicatePairDrop =
        StatementText("duplicate_pair_drop", PackageResources.duplicate_pair_drop_sql)
    package static let duplicatePairPut =
        StatementText("duplicate_pair_put", PackageResources.duplicate_pair_put_sql)
    package static let duplicateUndoAll =
        StatementText("duplicate_undo_all", PackageResources.duplicate_undo_all_sql)
    package static let duplicateDecide =
        StatementText("duplicate_decide", PackageResources.duplicate_decide_sql)
    package static let duplicateDecisions =
        StatementText("duplicate_decisions", PackageResources.duplicate_decisions_sql)
    package static let duplicateFind =
        StatementText("duplicate_find", PackageResources.duplicate_find_sql)
    package static let duplicateFindDated =
        StatementText("duplicate_find_dated", PackageResources.duplicate_find_dated_sql)
    package static let duplicateList =
        StatementText("duplicate_list", PackageResources.duplicate_list_sql)
    package static let duplicateNames =
        StatementText("duplicate_names", PackageResources.duplicate_names_sql)
    package static let duplicateUndo =
        StatementText("duplicate_undo", PackageResources.duplicate_undo_sql)
    package static let filedPersonDrop =
        StatementText("filed_person_drop", PackageResources.filed_person_drop_sql)
    package static let filedPersonList =
        StatementText("filed_person_list", PackageResources.filed_person_list_sql)
    package static let filedPersonPut =
        StatementText("filed_person_put", PackageResources.filed_person_put_sql)
    package static let itemBundle = StatementText("item_bundle", PackageResources.item_bundle_sql)
}
