package import CounterFlow
import Stores
package import Vocabulary

/// Gives an appointment up, so that its place is free; and takes that back.
package struct CancelAppointment: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Cancels it; refused where it is not in the slot in which a page had shown it.
    package func callAsFunction(
        _ code: BookingCode,
        seenIn slot: SlotID? = nil,
        by acting: Acting
    ) async throws -> Result<ShownAppointment, Refusal> {
        try await premises.perform(.cancelAppointment, acting) { context in
            var appointment = try await context.lockAppointment(code, seenIn: slot)
            appointment.state = try context.state(after: .cancelled, of: appointment)
            return try await context.write(appointment, after: .cancelled)
        }
    }

    /// Restores it to the slot where it stood; refused where its place was given away.
    package func restore(
        _ code: BookingCode,
        seenIn seen: SlotID? = nil,
        by acting: Acting
    ) async throws -> Result<ShownAppointment, Refusal> {
        try await premises.perform(.restoreAppointment, acting) { context in
            var appointment = try await context.lockAppointment(code, seenIn: seen)
            appointment.state = try context.state(after: .restored, of: appointment)
            if let visit = appointment.bookedFor {
                _ = try await VisitCase.lock(visit, context)
                try await context.refuseSecond(
                    appointment.procedures,
                    of: visit,
                    at: appointment.slot.desk
                )
            }
            let slot = try await context.lockSlot(appointment.slot.id)
            try context.checkPlace(in: slot)
            return try await context.write(appointment, after: .restored)
        }
    }
}
