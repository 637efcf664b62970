package import Catalog
package import CounterFlow
package import Postgres
package import Vocabulary

/// The booking book of desks: slots and appointments; every read of people leaves an audit row first.
package struct BookingStore: Sendable {
    private let access: ActingTransaction
    private var transaction: PostgresTransaction { access.transaction }

    /// A desk that opened no slot for so long keeps no book.
    private static let bookDays = 30

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    // MARK: Slots

    /// Holds a desk's book against others who open slots in it.
    package func holdBook(_ office: MunicipalityCode, _ desk: DeskID) async throws {
        _ = try await transaction.execute(
            SlotBookLock(town: access.town, office: office, desk: desk)
        )
    }

    /// Slots that share a moment with those to be opened; the book is held.
    package func overlaps(
        _ slots: NewSlots,
        atMost maximum: Int
    ) async throws -> [(span: SlotSpan, isClosed: Bool)] {
        try await transaction.run(SlotOverlaps(town: access.town, slots: slots, maximum: maximum))
    }

    /// Opens slots; the book is held.
    package func open(_ slots: NewSlots, at now: Instant, by actor: String) async throws {
        try await transaction.execute(
            SlotOpen(town: access.town, slots: slots, at: now, actor: actor)
        )
    }

    /// The slots of a desk in a stretch of time.
    package func slots(
        _ office: MunicipalityCode,
        _ desk: DeskID,
        from: Instant,
        until: Instant
    ) async throws -> [StoredSlot] {
        try await transaction.run(
            SlotList(town: access.town, office: office, desk: desk, from: from, until: until)
        )
    }

    /// The next slots of a desk with a place.
    package func nextFree(
        _ office: MunicipalityCode,
        _ desk: DeskID,
        after now: Instant,
        atMost maximum: Int
    ) async throws -> [StoredSlot] {
        try await transaction.run(
            SlotNextFree(
                town: access.town,
                office: office,
                desk: desk,
                after: now,
                maximum: maximum
            )
        )
    }

    /// Slots as they stand, held against other changes.
    package func lock(_ slots: [SlotID]) async throws -> [StoredSlot] {
        try await transaction.run(SlotLock(town: access.town, slots: slots))
    }

    /// Closes a slot that is held, or opens it again.
    package func setClosed(
        _ slot: SlotID,
        _ isClosed: Bool,
        at now: Instant,
        by actor: String
    ) async throws {
        try await transaction.execute(
            SlotSetClosed(
                town: access.town,
                slot: slot,
                at: isClosed ? now : nil,
                actor: isClosed ? actor : nil
            )
        )
    }

    /// When the first place of each desk's book begins, in one office or in all.
    package func fronts(of office: MunicipalityCode?, now: Instant) async throws -> [BookFront] {
        try await transaction.run(
            SlotFirstFree(
                town: access.town,
                office: office,
                now: now,
                since: now.adding(.seconds(-Self.bookDays * 86_400))
            )
        )
    }

    /// The same for every municipality, for the readings of the server; nobody's name is in it.
    package static func allFronts(
        now: Instant,
        _ access: some PostgresQuerying
    ) async throws -> [BookFront] {
        try await access.run(
            SlotFirstFree(
                town: nil,
                office: nil,
                now: now,
                since: now.adding(.seconds(-bookDays * 86_400))
            )
        )
    }

    // MARK: Reading appointments

    /// An appointment by its code; nil where there is none.
    package func find(
        _ code: BookingCode,
        audit entry: AuditNote
    ) async throws -> StoredAppointment? {
        try await AuditStore(access).write(entry)
        return try await transaction.first(AppointmentFind(town: access.town, code: code))
    }

    /// An appointment by its code, held against other changes.
    package func lock(
        _ code: BookingCode,
        audit entry: AuditNote
    ) async throws -> StoredAppointment? {
        try await AuditStore(access).write(entry)
        let held = try await transaction.first(AppointmentLock(town: access.town, code: code))
        guard held != nil else { return nil }
        return try await transaction.first(AppointmentFind(town: access.town, code: code))
    }

    /// The appointment that was booked with a form before.
    package func booked(
        with key: String,
        audit entry: AuditNote
    ) async throws -> StoredAppointment? {
        try await AuditStore(access).write(entry)
        return try await transaction.first(AppointmentOfRequest(town: access.town, key: key))
    }

    /// The appointments of an office, or of one of its desks, in a stretch of time.
    package func list(
        _ office: MunicipalityCode,
        _ desk: DeskID?,
        from: Instant,
        until: Instant,
        atMost maximum: Int,
        audit entry: AuditNote
    ) async throws -> [StoredAppointment] {
        try await AuditStore(access).write(entry)
        return try await transaction.run(
            AppointmentList(
                town: access.town,
                office: office,
                desk: desk,
                from: from,
                until: until,
                maximum: maximum
            )
        )
    }

    /// The appointments that stand in some slots.
    package func standing(
        in slots: [SlotID],
        audit entry: AuditNote
    ) async throws -> [StoredAppointment] {
        try await AuditStore(access).write(entry)
        return try await transaction.run(AppointmentOfSlots(town: access.town, slots: slots))
    }

    /// Appointments of an office by the beginning of a name or reading, in a stretch of time.
    package func search(
        _ key: FoldedKey,
        telephone: String?,
        office: MunicipalityCode,
        from: Instant,
        until: Instant,
        atMost maximum: Int,
        audit entry: AuditNote
    ) async throws -> [StoredAppointment] {
        try await AuditStore(access).write(entry)
        return try await transaction.run(
            AppointmentSearch(
                town: access.town,
                office: office,
                key: key,
                from: from,
                until: until,
                telephone: telephone,
                maximum: maximum
            )
        )
    }

    /// The appointments by which people came to visits that were read in this transaction, and those
    /// that were booked for these.
    package func appointments(of visits: [VisitID]) async throws -> [StoredAppointment] {
        if visits.isEmpty { return [] }
        return try await transaction.run(AppointmentOfVisits(town: access.town, visits: visits))
    }

    /// The steps of an appointment that was read in this transaction, the oldest first.
    package func steps(of appointment: StoredAppointment) async throws -> [StoredStep] {
        try await transaction.run(
            AppointmentStepList(town: access.town, code: appointment.code)
        )
    }

    // MARK: Writing appointments

    /// Writes a new appointment into a slot that is held.
    package func book(_ new: NewAppointment, at now: Instant, by actor: String) async throws {
        try await transaction.pipeline([
            AppointmentBook(town: access.town, new: new, at: now, actor: actor),
            AppointmentStepAdd(
                town: access.town,
                code: new.code,
                step: .booked,
                slot: new.slot,
                at: now,
                actor: actor
            ),
        ])
    }

    /// Writes where an appointment that is held stands after a step.
    package func change(
        _ appointment: StoredAppointment,
        after step: AppointmentStep,
        at now: Instant,
        by actor: String
    ) async throws {
        try await transaction.pipeline([
            AppointmentChange(town: access.town, appointment: appointment),
            AppointmentStepAdd(
                town: access.town,
                code: appointment.code,
                step: step,
                slot: appointment.slot.id,
                at: now,
                actor: actor
            ),
        ])
    }
}
