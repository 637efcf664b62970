package import Catalog
package import CounterFlow
package import Stores
package import Vocabulary

/// Shows the booking book: a day of a desk, the next free slots, how far away the first place is.
package struct ListBookings: Sendable {
    /// A day of a desk's book.
    package struct Day: Sendable {
        /// The desk; nil where the catalog has it no more, or lets it take no appointments.
        package let book: BookingDesk?
        /// Its slots in order.
        package let slots: [StoredSlot]
        /// Its appointments in the order of their slots; none of the cancelled ones is left out.
        package let appointments: [ShownAppointment]
        /// How far away the first place is.
        package let first: FirstFree
    }

    /// How far away the first place of a desk is.
    package struct Front: Sendable {
        /// The desk.
        package let book: BookingDesk
        /// How far away its first place is.
        package let first: FirstFree

        /// Whether somebody must open more slots.
        package var isAlarm: Bool { first.isAlarm(moreThan: book.desk.alarmDays) }
    }

    /// Most appointments of one list.
    package static let listMaximum = 2_000

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// A day of a desk's book.
    package func day(
        _ day: CalendarDay,
        of desk: DeskID,
        at office: MunicipalityCode,
        by acting: Acting
    ) async throws -> Result<Day, Refusal> {
        try await premises.perform(.listBookings, acting) { context in
            try context.checkOffice(office)
            let fronts = try await context.bookings.fronts(of: office, now: context.now)
            let book = BookingDesk.all(at: office, on: context.now.dayInJapan, in: context.catalog)
                .first { $0.desk.id == desk }
            // Whoever is booked at a desk must be found, whatever the catalog calls it by now.
            guard book != nil || fronts.contains(where: { $0.desk == desk }) else {
                throw Refusal.noSuchBook
            }
            let from = Instant(dayInJapan: day, minuteOfDay: 0)
            let until = Instant(dayInJapan: day.adding(days: 1), minuteOfDay: 0)
            let found = try await context.bookings.list(
                office,
                desk,
                from: from,
                until: until,
                atMost: Self.listMaximum,
                audit: context.audit()
            )
            let slots = try await context.bookings.slots(office, desk, from: from, until: until)
            return Day(
                book: book,
                slots: slots,
                appointments: found.map { ShownAppointment($0, to: acting, isListed: true) },
                first: book?.firstFree(among: fronts, now: context.now) ?? .noBook
            )
        }
    }

    /// Desks with slots of late that the catalog has no more, or lets take no appointments.
    package func strays(
        of office: MunicipalityCode,
        by acting: Acting
    ) async throws -> Result<[DeskID], Refusal> {
        try await premises.perform(.watchBookings, acting) { context in
            try context.checkOffice(office)
            try await context.audits.write(context.audit())
            let known = BookingDesk.all(
                at: office,
                on: context.now.dayInJapan,
                in: context.catalog
            ).map(\.desk.id)
            return try await context.bookings.fronts(of: office, now: context.now)
                .map(\.desk).filter { !known.contains($0) }
        }
    }

    /// The next slots with a place, a list for each desk; of nobody is anything read.
    package func nextFree(
        of desks: [DeskID],
        at office: MunicipalityCode,
        from day: CalendarDay? = nil,
        atMost maximum: Int,
        by acting: Acting
    ) async throws -> Result<[DeskID: [StoredSlot]], Refusal> {
        try await premises.perform(.nextFreeSlots, acting) { context in
            try context.checkOffice(office)
            try await context.audits.write(context.audit())
            let begin = day.map { Instant(dayInJapan: $0, minuteOfDay: 0) } ?? context.now
            var slots: [DeskID: [StoredSlot]] = [:]
            for desk in Set(desks) {
                slots[desk] = try await context.bookings.nextFree(
                    office,
                    desk,
                    after: max(begin, context.now),
                    atMost: maximum
                )
            }
            return slots
        }
    }

    /// A slot of a desk, where it has a place at this moment.
    package func freeSlot(
        _ slot: SlotID,
        of desk: DeskID,
        at office: MunicipalityCode,
        by acting: Acting
    ) async throws -> Result<StoredSlot?, Refusal> {
        try await premises.perform(.nextFreeSlots, acting) { context in
            try context.checkOffice(office)
            try await context.audits.write(context.audit())
            let found = try await context.bookings.lock([slot]).first
            guard let found, found.office == office, found.desk == desk,
                found.standing.isFree(at: context.now)
            else { return nil }
            return found
        }
    }

    /// How far away the first place of each desk of an office is.
    package func fronts(
        of office: MunicipalityCode,
        by acting: Acting
    ) async throws -> Result<[Front], Refusal> {
        try await premises.perform(.watchBookings, acting) { context in
            try context.checkOffice(office)
            try await context.audits.write(context.audit())
            let fronts = try await context.bookings.fronts(of: office, now: context.now)
            return BookingDesk.all(at: office, on: context.now.dayInJapan, in: context.catalog)
                .map { book in
                    Front(book: book, first: book.firstFree(among: fronts, now: context.now))
                }
        }
    }
}
