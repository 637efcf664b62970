extension StatementText {
    /// The statements of the booking book.
    static let bookings = [
        appointmentBook,
        appointmentChange,
        appointmentFind,
        appointmentList,
        appointmentLock,
        appointmentOfRequest,
        appointmentOfSlots,
        appointmentOfVisits,
        appointmentSearch,
        appointmentStepAdd,
        appointmentStepList,
        slotBookLock,
        slotFirstFree,
        slotList,
        slotLock,
        slotNextFree,
        slotOpen,
        slotOverlaps,
        slotSetClosed,
    ]

    package static let appointmentBook =
        StatementText("appointment_book", PackageResources.appointment_book_sql)
    package static let appointmentChange =
        StatementText("appointment_change", PackageResources.appointment_change_sql)
    package static let appointmentFind =
        StatementText("appointment_find", PackageResources.appointment_find_sql)
    package static let appointmentList =
        StatementText("appointment_list", PackageResources.appointment_list_sql)
    package static let appointmentLock =
        StatementText("appointment_lock", PackageResources.appointment_lock_sql)
    package static let appointmentOfRequest =
        StatementText("appointment_of_request", PackageResources.appointment_of_request_sql)
    package static let appointmentOfSlots =
        StatementText("appointment_of_slots", PackageResources.appointment_of_slots_sql)
    package static let appointmentOfVisits =
        StatementText("appointment_of_visits", PackageResources.appointment_of_visits_sql)
    package static let appointmentSearch =
        StatementText("appointment_search", PackageResources.appointment_search_sql)
    package static let appointmentStepAdd =
        StatementText("appointment_step_add", PackageResources.appointment_step_add_sql)
    package static let appointmentStepList =
        StatementText("appointment_step_list", PackageResources.appointment_step_list_sql)
    package static let slotBookLock =
        StatementText("slot_book_lock", PackageResources.slot_book_lock_sql)
    package static let slotFirstFree =
        StatementText("slot_first_free", PackageResources.slot_first_free_sql)
    package static let slotList = StatementText("slot_list", PackageResources.slot_list_sql)
    package static let slotLock = StatementText("slot_lock", PackageResources.slot_lock_sql)
    package static let slotNextFree =
        StatementText("slot_next_free", PackageResources.slot_next_free_sql)
    package static let slotOpen = StatementText("slot_open", PackageResources.slot_open_sql)
    package static let slotOverlaps =
        StatementText("slot_overlaps", PackageResources.slot_overlaps_sql)
    package static let slotSetClosed =
        StatementText("slot_set_closed", PackageResources.slot_set_closed_sql)
}
