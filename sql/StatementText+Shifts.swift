extension StatementText {
    /// The statements of the hand-over of a shift.
    static let shifts = [
        shiftChangeAdd,
        shiftChangeList,
        shiftChangeSeen,
        shiftEndDrafts,
        shiftGiveDrafts,
        shiftGiveVisits,
        shiftHold,
        shiftHolders,
        shiftOccupied,
        shiftPartAdd,
        shiftTakeUp,
        shiftThings,
    ]

    package static let shiftChangeAdd =
        StatementText("shift_change_add", PackageResources.shift_change_add_sql)
    package static let shiftChangeList =
        StatementText("shift_change_list", PackageResources.shift_change_list_sql)
    package static let shiftChangeSeen =
        StatementText("shift_change_seen", PackageResources.shift_change_seen_sql)
    package static let shiftEndDrafts =
        StatementText("shift_end_drafts", PackageResources.shift_end_drafts_sql)
    package static let shiftGiveDrafts =
        StatementText("shift_give_drafts", PackageResources.shift_give_drafts_sql)
    package static let shiftGiveVisits =
        StatementText("shift_give_visits", PackageResources.shift_give_visits_sql)
    package static let shiftHold =
        StatementText("shift_hold", PackageResources.shift_hold_sql)
    package static let shiftHolders =
        StatementText("shift_holders", PackageResources.shift_holders_sql)
    package static let shiftOccupied =
        StatementText("shift_occupied", PackageResources.shift_occupied_sql)
    package static let shiftPartAdd =
        StatementText("shift_part_add", PackageResources.shift_part_add_sql)
    package static let shiftTakeUp =
        StatementText("shift_take_up", PackageResources.shift_take_up_sql)
    package static let shiftThings =
        StatementText("shift_things", PackageResources.shift_things_sql)
}
