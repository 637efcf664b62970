extension StatementText {
    /// The statements of the center.
    static let center = [
        auditChainPage,
        auditLinkAdd,
        auditLinkLast,
        auditSealLock,
        auditSkipped,
        auditUnsealed,
        centerAgeing,
        centerAttention,
        centerLots,
        centerReturns,
        centerStatus,
        centerVerify,
        itemAccept,
        itemCheck,
        itemCorrect,
        itemFind,
        itemFollow,
        itemHold,
        itemIsStopped,
        itemJudgeForLot,
        itemLockDependants,
        itemLockFamily,
        itemLockForLot,
        itemSendBack,
        itemUnblock,
        itemWithdraw,
        lotAcknowledge,
        lotExport,
        lotFind,
        lotItemList,
        lotLock,
        lotMake,
        lotProtectedRows,
        lotRefuseAnswer,
        lotRowPage,
        lotTakeOut,
        strayAnswerForget,
        strayAnswerList,
        strayAnswerNames,
        strayAnswerNote,
    ]

    package static let auditChainPage =
        StatementText("audit_chain_page", PackageResources.audit_chain_page_sql)
    package static let auditLinkAdd =
        StatementText("audit_link_add", PackageResources.audit_link_add_sql)
    package static let auditLinkLast =
        StatementText("audit_link_last", PackageResources.audit_link_last_sql)
    package static let auditSealLock =
        StatementText("audit_seal_lock", PackageResources.audit_seal_lock_sql)
    package static let auditSkipped =
        StatementText("audit_skipped", PackageResources.audit_skipped_sql)
    package static let auditUnsealed =
        StatementText("audit_unsealed", PackageResources.audit_unsealed_sql)
    package static let centerAgeing =
        StatementText("center_ageing", PackageResources.center_ageing_sql)
    package static let centerAttention =
        StatementText("center_attention", PackageResources.center_attention_sql)
    package static let centerLots = StatementText("center_lots", PackageResources.center_lots_sql)
    package static let centerReturns =
        StatementText("center_returns", PackageResources.center_returns_sql)
    package static let centerStatus =
        StatementText("center_status", PackageResources.center_status_sql)
    package static let centerVerify =
        StatementText("center_verify", PackageResources.center_verify_sql)
    package static let itemAccept = StatementText("item_accept", PackageResources.item_accept_sql)
    package static let itemCheck = StatementText("item_check", PackageResources.item_check_sql)
    package static let itemCorrect =
        StatementText("item_correct", PackageResources.item_correct_sql)
    package static let itemFind = StatementText("item_find", PackageResources.item_find_sql)
    package static let itemFollow =
        StatementText("item_follow", PackageResources.item_follow_sql)
    package static let itemHold = StatementText("item_hold", PackageResources.item_hold_sql)
    package static let itemIsStopped =
        StatementText("item_is_stopped", PackageResources.item_is_stopped_sql)
    package static let itemJudgeForLot =
        StatementText("item_judge_for_lot", PackageResources.item_judge_for_lot_sql)
    package static let itemLockDependants =
        StatementText("item_lock_dependants", PackageResources.item_lock_dependants_sql)
    package static let itemLockFamily =
        StatementText("item_lock_family", PackageResources.item_lock_family_sql)
    package static let itemLockForLot =
        StatementText("item_lock_for_lot", PackageResources.item_lock_for_lot_sql)
    package static let itemSendBack =
        StatementText("item_send_back", PackageResources.item_send_back_sql)
    package static let itemUnblock =
        StatementText("item_unblock", PackageResources.item_unblock_sql)
    package static let itemWithdraw =
        StatementText("item_withdraw", PackageResources.item_withdraw_sql)
    package static let lotAcknowledge =
        StatementText("lot_acknowledge", PackageResources.lot_acknowledge_sql)
    package static let lotExport = StatementText("lot_export", PackageResources.lot_export_sql)
    package static let lotFind = StatementText("lot_find", PackageResources.lot_find_sql)
    package static let lotItemList =
        StatementText("lot_item_list", PackageResources.lot_item_list_sql)
    package static let lotLock = StatementText("lot_lock", PackageResources.lot_lock_sql)
    package static let lotMake = StatementText("lot_make", PackageResources.lot_make_sql)
    package static let lotProtectedRows =
        StatementText("lot_protected_rows", PackageResources.lot_protected_rows_sql)
    package static let lotRefuseAnswer =
        StatementText("lot_refuse_answer", PackageResources.lot_refuse_answer_sql)
    package static let lotRowPage = StatementText("lot_row_page", PackageResources.lot_row_page_sql)
    package static let lotTakeOut = StatementText("lot_take_out", PackageResources.lot_take_out_sql)
    package static let strayAnswerForget =
        StatementText("stray_answer_forget", PackageResources.stray_answer_forget_sql)
    package static let strayAnswerList =
        StatementText("stray_answer_list", PackageResources.stray_answer_list_sql)
    package static let strayAnswerNames =
        StatementText("stray_answer_names", PackageResources.stray_answer_names_sql)
    package static let strayAnswerNote =
        StatementText("stray_answer_note", PackageResources.stray_answer_note_sql)
}
