extension StatementText {
    /// The statements of the staff: accounts, sessions, signing in, and calls for an official.
    static let staff = [
        officialCallAdd,
        officialCallAnswer,
        officialCallList,
        staffAdd,
        staffAttemptCount,
        staffAttemptNote,
        staffByLogin,
        staffChange,
        staffFind,
        staffList,
        staffLockFirst,
        staffNames,
        staffNoteSignIn,
        staffSessionBegin,
        staffSessionEnd,
        staffSessionFind,
        staffSessionLock,
        staffSessionSeen,
        staffSetActive,
        staffSetDesks,
        staffSetPassword,
        staffSetTerm,
    ]

    package static let officialCallAdd =
        StatementText("official_call_add", PackageResources.official_call_add_sql)
    package static let officialCallAnswer =
        StatementText("official_call_answer", PackageResources.official_call_answer_sql)
    package static let officialCallList =
        StatementText("official_call_list", PackageResources.official_call_list_sql)
    package static let staffAdd = StatementText("staff_add", PackageResources.staff_add_sql)
    package static let staffAttemptCount =
        StatementText("staff_attempt_count", PackageResources.staff_attempt_count_sql)
    package static let staffAttemptNote =
        StatementText("staff_attempt_note", PackageResources.staff_attempt_note_sql)
    package static let staffByLogin =
        StatementText("staff_by_login", PackageResources.staff_by_login_sql)
    package static let staffChange =
        StatementText("staff_change", PackageResources.staff_change_sql)
    package static let staffFind = StatementText("staff_find", PackageResources.staff_find_sql)
    package static let staffList = StatementText("staff_list", PackageResources.staff_list_sql)
    package static let staffLockFirst =
        StatementText("staff_lock_first", PackageResources.staff_lock_first_sql)
    package static let staffNames = StatementText("staff_names", PackageResources.staff_names_sql)
    package static let staffNoteSignIn =
        StatementText("staff_note_sign_in", PackageResources.staff_note_sign_in_sql)
    package static let staffSessionBegin =
        StatementText("staff_session_begin", PackageResources.staff_session_begin_sql)
    package static let staffSessionEnd =
        StatementText("staff_session_end", PackageResources.staff_session_end_sql)
    package static let staffSessionFind =
        StatementText("staff_session_find", PackageResources.staff_session_find_sql)
    package static let staffSessionLock =
        StatementText("staff_session_lock", PackageResources.staff_session_lock_sql)
    package static let staffSessionSeen =
        StatementText("staff_session_seen", PackageResources.staff_session_seen_sql)
    package static let staffSetActive =
        StatementText("staff_set_active", PackageResources.staff_set_active_sql)
    package static let staffSetDesks =
        StatementText("staff_set_desks", PackageResources.staff_set_desks_sql)
    package static let staffSetPassword =
        StatementText("staff_set_password", PackageResources.staff_set_password_sql)
    package static let staffSetTerm =
        StatementText("staff_set_term", PackageResources.staff_set_term_sql)
}
