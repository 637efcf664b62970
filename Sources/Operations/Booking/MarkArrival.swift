package import CounterFlow
import Stores
import Vocabulary

/// Notes that somebody came to an appointment, or that nobody did; and takes either back.
package struct MarkArrival: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Somebody came, on the day of the appointment.
    package func arrived(
        _ code: BookingCode,
        by acting: Acting
    ) async throws -> Result<ShownAppointment, Refusal> {
        try await premises.perform(.markArrived, acting) { context in
            try await context.arrive(code, visit: nil)
        }
    }

    /// Nobody came; only once its time has begun.
    package func missed(
        _ code: BookingCode,
        by acting: Acting
    ) async throws -> Result<ShownAppointment, Refusal> {
        try await premises.perform(.markNoShow, acting) { context in
            var appointment = try await context.lockAppointment(code)
            appointment.state = try context.state(after: .noShow, of: appointment)
            return try await context.write(appointment, after: .noShow)
        }
    }

    /// One of both was noted by mistake; a visit that was opened stays, without its appointment.
    package func takeBack(
        _ code: BookingCode,
        by acting: Acting
    ) async throws -> Result<ShownAppointment, Refusal> {
        try await premises.perform(.takeBackArrival, acting) { context in
            var appointment = try await context.lockAppointment(code)
            appointment.state = try context.state(after: .takenBack, of: appointment)
            appointment.visit = nil
            return try await context.write(appointment, after: .takenBack)
        }
    }
}

extension ActContext {
    /// Notes that somebody came, with the visit that was opened for them.
    func arrive(_ code: BookingCode, visit: VisitID?) async throws -> ShownAppointment {
        var appointment = try await lockAppointment(code)
        if visit != nil, appointment.state == .arrived, appointment.visit == nil {
            // Somebody at the desk noted it first; the door adds the visit.
            appointment.visit = visit
            return try await write(appointment, after: .arrived)
        }
        appointment.state = try state(after: .arrived, of: appointment)
        appointment.visit = visit
        return try await write(appointment, after: .arrived)
    }
}
