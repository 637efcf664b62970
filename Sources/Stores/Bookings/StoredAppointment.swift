package import Catalog
package import CounterFlow
package import Vocabulary

/// How somebody asked for an appointment; the raw value stands in the table.
package enum BookingChannel: String, CaseIterable, Hashable, Sendable {
    case counter
    case telephone
}

/// For whom an appointment is: what was written or said.
package struct Booker: Hashable, Sendable {
    /// The name as given.
    package let name: String
    /// Its reading.
    package let reading: String?
    /// Where somebody can be called.
    package let telephone: String?

    /// A value of these parts.
    package init(name: String, reading: String?, telephone: String?) {
        self.name = name
        self.reading = reading
        self.telephone = telephone
    }

    /// The digits of a telephone number, which a search compares; nil where there are none.
    package static func key(ofTelephone text: String) -> String? {
        let digits = String(text.unicodeScalars.filter { ("0"..."9").contains($0) })
        guard !digits.isEmpty else { return nil }
        // Abroad the leading zero is dropped behind Japan's code.
        return text.hasPrefix("+81") ? "0" + digits.dropFirst(2) : digits
    }
}

/// An appointment as its table has it.
package struct StoredAppointment: Sendable {
    /// Its code.
    package let code: BookingCode
    /// Where it stands.
    package var state: AppointmentState
    /// For whom it is.
    package let booker: Booker
    /// How it was asked for.
    package let channel: BookingChannel
    /// What it is about.
    package let procedures: [ProcedureID]
    /// What the staff must know besides.
    package let note: String?
    /// When it was booked.
    package let bookedAt: Instant
    /// Who booked it.
    package let bookedBy: String
    /// The visit whose plan asked for it.
    package let bookedFor: VisitID?
    /// The visit that was opened when somebody came.
    package var visit: VisitID?
    /// Whether the protection switch is on for one of its visits.
    package let isProtected: Bool
    /// The slot in which it stands.
    package var slot: StoredSlot
}

/// A new appointment on its way into the table.
package struct NewAppointment: Sendable {
    /// Its code.
    package let code: BookingCode
    /// The slot.
    package let slot: SlotID
    /// For whom it is.
    package let booker: Booker
    /// How it was asked for.
    package let channel: BookingChannel
    /// What it is about.
    package let procedures: [ProcedureID]
    /// What the staff must know besides.
    package let note: String?
    /// The form that it was sent with.
    package let requestKey: String
    /// The visit whose plan asked for it.
    package let bookedFor: VisitID?

    /// A value of these parts.
    package init(
        code: BookingCode,
        slot: SlotID,
        booker: Booker,
        channel: BookingChannel,
        procedures: [ProcedureID],
        note: String?,
        requestKey: String,
        bookedFor: VisitID?
    ) {
        self.code = code
        self.slot = slot
        self.booker = booker
        self.channel = channel
        self.procedures = procedures
        self.note = note
        self.requestKey = requestKey
        self.bookedFor = bookedFor
    }
}

/// A step of an appointment as its history has it.
package struct StoredStep: Hashable, Sendable {
    /// What was done.
    package let step: AppointmentStep
    /// When.
    package let at: Instant
    /// Who did it.
    package let actor: String
    /// The desk where it stood after the step.
    package let desk: DeskID
    /// The time for which it stood after the step.
    package let startsAt: Instant
}
