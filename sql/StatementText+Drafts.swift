extension StatementText {
    /// The statements of what is typed at the desk and not saved, and of who is there, and of the step back.
    static let drafts = [
        draftClear, draftEnd, draftErase, draftFind, draftKeep, draftTakeBack, draftThrow,
        presenceClear, presenceList, presenceNote, undoCarry, undoClear, undoErase, undoFind,
        undoItems, undoKeep, visitHold,
    ]

    package static let draftClear =
        StatementText("draft_clear", PackageResources.draft_clear_sql)
    package static let draftEnd = StatementText("draft_end", PackageResources.draft_end_sql)
    package static let draftErase =
        StatementText("draft_erase", PackageResources.draft_erase_sql)
    package static let draftFind = StatementText("draft_find", PackageResources.draft_find_sql)
    package static let draftKeep = StatementText("draft_keep", PackageResources.draft_keep_sql)
    package static let draftTakeBack =
        StatementText("draft_take_back", PackageResources.draft_take_back_sql)
    package static let draftThrow =
        StatementText("draft_throw", PackageResources.draft_throw_sql)
    package static let presenceClear =
        StatementText("presence_clear", PackageResources.presence_clear_sql)
    package static let presenceList =
        StatementText("presence_list", PackageResources.presence_list_sql)
    package static let presenceNote =
        StatementText("presence_note", PackageResources.presence_note_sql)
    package static let undoCarry = StatementText("undo_carry", PackageResources.undo_carry_sql)
    package static let undoClear = StatementText("undo_clear", PackageResources.undo_clear_sql)
    package static let undoErase = StatementText("undo_erase", PackageResources.undo_erase_sql)
    package static let undoFind = StatementText("undo_find", PackageResources.undo_find_sql)
    package static let undoItems = StatementText("undo_items", PackageResources.undo_items_sql)
    package static let undoKeep = StatementText("undo_keep", PackageResources.undo_keep_sql)
    package static let visitHold = StatementText("visit_hold", PackageResources.visit_hold_sql)
}
