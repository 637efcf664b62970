package import CounterFlow
import Stores
package import Vocabulary

/// Moves an appointment to another slot; its code stays, and its history says where it was.
package struct MoveAppointment: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Moves it; refused, and left where it is, where the other slot has no place.
    ///
    /// Refused too where somebody else moved it since a page showed it in the slot `seen`.
    package func callAsFunction(
        _ code: BookingCode,
        to slot: SlotID,
        seenIn seen: SlotID? = nil,
        by acting: Acting
    ) async throws -> Result<ShownAppointment, Refusal> {
        try await premises.perform(.moveAppointment, acting) { context in
            var appointment = try await context.lockAppointment(code, seenIn: seen)
            guard slot != appointment.slot.id else { throw Refusal.sameSlot }
            let state = try context.state(after: .moved, of: appointment)
            // Both at once and in one order, so that two who cross each other do not block.
            let slots = try await context.bookings.lock([appointment.slot.id, slot])
            guard let wanted = slots.first(where: { $0.id == slot }),
                acting.sees(wanted.office), wanted.office == appointment.slot.office
            else { throw Refusal.noSuchSlot }
            _ = try context.bookingDesk(wanted.desk, at: wanted.office)
            try context.checkPlace(in: wanted)
            (appointment.state, appointment.slot) = (state, wanted)
            return try await context.write(appointment, after: .moved)
        }
    }
}

extension ActContext {
    /// The state after a step, or its refusal.
    func state(
        after step: AppointmentStep,
        of appointment: StoredAppointment
    ) throws(Refusal) -> AppointmentState {
        let next = AppointmentStateMachine.state(
            after: step,
            of: appointment.state,
            startsAt: appointment.slot.startsAt,
            now: now
        )
        switch next {
        case .success(let state): return state
        case .failure(let refusal): throw Refusal(.conflict, refusal.message)
        }
    }

    /// Writes an appointment that is held, and gives it as it stands now.
    func write(
        _ appointment: StoredAppointment,
        after step: AppointmentStep
    ) async throws -> ShownAppointment {
        try await bookings.change(appointment, after: step, at: now, by: acting.actor)
        let changed = try await bookings.find(
            appointment.code,
            audit: audit(visit: appointment.visit, appointment: appointment.code)
        )
        guard let changed else { throw Refusal.noSuchAppointment }
        return ShownAppointment(changed, to: acting)
    }
}

extension Refusal {
    fileprivate static let sameSlot = Refusal.conflict(
        ja: "すでにこの枠に予約されています。",
        en: "It is booked in this slot already."
    )
}
