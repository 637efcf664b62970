package import CounterFlow
import Stores
package import Vocabulary

/// Notes that somebody came to an appointment, or that nobody did; and takes either back.
package struct MarkArrival: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Somebody came, on the day of the appointment; where it was booked during a visit, its desk knows.
    package func arrived(
        _ code: BookingCode,
        seenIn slot: SlotID? = nil,
        by acting: Acting
    ) async throws -> Result<ShownAppointment, Refusal> {
        try await premises.perform(.markArrived, acting) { context in
            if let again = try await context.goOn(by: code, seenIn: slot) {
                return again.appointment
            }
            return try await context.arrive(code, visit: nil, seenIn: slot)
        }
    }

    /// Nobody came; only once its time has begun.
    package func missed(
        _ code: BookingCode,
        seenIn slot: SlotID? = nil,
        by acting: Acting
    ) async throws -> Result<ShownAppointment, Refusal> {
        try await premises.perform(.markNoShow, acting) { context in
            var appointment = try await context.lockAppointment(code, seenIn: slot)
            appointment.state = try context.state(after: .noShow, of: appointment)
            return try await context.write(appointment, after: .noShow)
        }
    }

    /// One of both was noted by mistake.
    ///
    /// A visit that was opened for it and that nobody has called yet ends as opened by mistake, so that it is not
    /// called. Refused while somebody works on that visit, or the desk has gone on with the resident.
    package func takeBack(
        _ code: BookingCode,
        seenIn slot: SlotID? = nil,
        by acting: Acting
    ) async throws -> Result<ShownAppointment, Refusal> {
        try await premises.perform(.takeBackArrival, acting) { context in
            // Visits are held before appointments, as at the door.
            let look = context.audit(appointment: code)
            let found = try await context.bookings.find(code, audit: look)
            if let found, let came = found.visit {
                if came == found.bookedFor {
                    try await context.leave(came, by: found)
                } else {
                    try await context.endUncalled(came)
                }
            }
            var appointment = try await context.lockAppointment(code, seenIn: slot)
            appointment.state = try context.state(after: .takenBack, of: appointment)
            try await context.checkReturn(to: appointment.slot.id)
            appointment.visit = nil
            return try await context.write(appointment, after: .takenBack)
        }
    }
}

extension ActContext {
    /// Refuses to make somebody booked again in a slot that was closed meanwhile and is still to come.
    fileprivate func checkReturn(to id: SlotID) async throws {
        let slot = try await lockSlot(id)
        if slot.standing.isClosed, now < slot.startsAt { throw Refusal.closedMeanwhile }
    }

    /// Notes that somebody came, with the visit that was opened for them.
    func arrive(
        _ code: BookingCode,
        visit: VisitID?,
        seenIn slot: SlotID? = nil
    ) async throws -> ShownAppointment {
        var appointment = try await lockAppointment(code, seenIn: slot)
        let isOfToday = appointment.slot.startsAt.dayInJapan == now.dayInJapan
        if visit != nil, appointment.state == .arrived, appointment.visit == nil, isOfToday {
            // Somebody at the desk noted it first; the door adds the visit.
            appointment.visit = visit
            return try await write(appointment, after: .arrived)
        }
        appointment.state = try state(after: .arrived, of: appointment)
        appointment.visit = visit
        return try await write(appointment, after: .arrived)
    }
}

extension Refusal {
    fileprivate static let closedMeanwhile = Refusal(
        .conflict,
        path: "slot",
        Localized(
            ja: "この枠は来庁の記録のあとに閉じられました。枠を開き直してから、記録を取り消してください。",
            en:
                "Its slot was closed after the arrival was noted; open the slot again, then take it back."
        )
    )
}
