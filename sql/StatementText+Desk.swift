extension StatementText {
    /// The statements of the desk: visits, bundles, protection, and the audit they leave.
    static let desk = [
        auditOfVisit,
        auditLately, auditOfAppointment, auditWrite,
        bundleAfterEarlier,
        bundleFile,
        bundleFileItems,
        bundleItemRecord,
        bundleLookUp,
        bundleNumbers,
        bundleOfVisit,
        itemLockFiled,
        protectionAskLift,
        protectionConfirm,
        protectionLift,
        protectionSet,
        protectionStanding,
        protectionState,
        visitActing,
        visitCatalogIsKept,
        visitChange,
        visitDeskList,
        visitFind,
        visitFindAll,
        visitHandOverAdd,
        visitHandOverCallAdd,
        visitHandOverCallLast,
        visitHandOverList,
        visitHandOverUndo,
        visitItemList,
        visitItemPut,
        visitKeepCatalog,
        visitLock,
        visitNextNumber,
        visitOpen,
        visitPersonPut,
        visitPersonsGiven,
        visitTown,
    ]

    package static let auditOfVisit =
        StatementText("audit_of_visit", PackageResources.audit_of_visit_sql)
    package static let auditLately =
        StatementText("audit_lately", PackageResources.audit_lately_sql)
    package static let auditOfAppointment =
        StatementText("audit_of_appointment", PackageResources.audit_of_appointment_sql)
    package static let auditWrite = StatementText("audit_write", PackageResources.audit_write_sql)
    package static let bundleAfterEarlier =
        StatementText("bundle_after_earlier", PackageResources.bundle_after_earlier_sql)
    package static let bundleFile = StatementText("bundle_file", PackageResources.bundle_file_sql)
    package static let bundleFileItems =
        StatementText("bundle_file_items", PackageResources.bundle_file_items_sql)
    package static let bundleItemRecord =
        StatementText("bundle_item_record", PackageResources.bundle_item_record_sql)
    package static let bundleLookUp =
        StatementText("bundle_look_up", PackageResources.bundle_look_up_sql)
    package static let bundleNumbers =
        StatementText("bundle_numbers", PackageResources.bundle_numbers_sql)
    package static let bundleOfVisit =
        StatementText("bundle_of_visit", PackageResources.bundle_of_visit_sql)
    package static let itemLockFiled =
        StatementText("item_lock_filed", PackageResources.item_lock_filed_sql)
    package static let protectionAskLift =
        StatementText("protection_ask_lift", PackageResources.protection_ask_lift_sql)
    package static let protectionConfirm =
        StatementText("protection_confirm", PackageResources.protection_confirm_sql)
    package static let protectionLift =
        StatementText("protection_lift", PackageResources.protection_lift_sql)
    package static let protectionSet =
        StatementText("protection_set", PackageResources.protection_set_sql)
    package static let protectionStanding =
        StatementText("protection_standing", PackageResources.protection_standing_sql)
    package static let protectionState =
        StatementText("protection_state", PackageResources.protection_state_sql)
    package static let visitActing =
        StatementText("visit_acting", PackageResources.visit_acting_sql)
    package static let visitCatalogIsKept =
        StatementText("visit_catalog_is_kept", PackageResources.visit_catalog_is_kept_sql)
    package static let visitChange =
        StatementText("visit_change", PackageResources.visit_change_sql)
    package static let visitDeskList =
        StatementText("visit_desk_list", PackageResources.visit_desk_list_sql)
    package static let visitFind = StatementText("visit_find", PackageResources.visit_find_sql)
    package static let visitFindAll =
        StatementText("visit_find_all", PackageResources.visit_find_all_sql)
    package static let visitHandOverAdd =
        StatementText("visit_hand_over_add", PackageResources.visit_hand_over_add_sql)
    package static let visitHandOverList =
        StatementText("visit_hand_over_list", PackageResources.visit_hand_over_list_sql)
    package static let visitHandOverCallAdd =
        StatementText("visit_hand_over_call_add", PackageResources.visit_hand_over_call_add_sql)
    package static let visitHandOverCallLast =
        StatementText("visit_hand_over_call_last", PackageResources.visit_hand_over_call_last_sql)
    package static let visitHandOverUndo =
        StatementText("visit_hand_over_undo", PackageResources.visit_hand_over_undo_sql)
    package static let visitItemList =
        StatementText("visit_item_list", PackageResources.visit_item_list_sql)
    package static let visitItemPut =
        StatementText("visit_item_put", PackageResources.visit_item_put_sql)
    package static let visitKeepCatalog =
        StatementText("visit_keep_catalog", PackageResources.visit_keep_catalog_sql)
    package static let visitLock = StatementText("visit_lock", PackageResources.visit_lock_sql)
    package static let visitNextNumber =
        StatementText("visit_next_number", PackageResources.visit_next_number_sql)
    package static let visitOpen = StatementText("visit_open", PackageResources.visit_open_sql)
    package static let visitPersonPut =
        StatementText("visit_person_put", PackageResources.visit_person_put_sql)
    package static let visitPersonsGiven =
        StatementText("visit_persons_given", PackageResources.visit_persons_given_sql)
    package static let visitTown = StatementText("visit_town", PackageResources.visit_town_sql)
}
