package import Catalog
package import CounterFlow
package import Stores
package import Vocabulary

/// An appointment as it may be shown to whoever asks: what is withheld is not in it.
///
/// Where the protection switch is on for one of its visits, a telephone number is shown to nobody, and a
/// name to clerks only.
package struct ShownAppointment: Sendable {
    /// Its code.
    package let code: BookingCode
    /// Where it stands.
    package let state: AppointmentState
    /// The slot in which it stands.
    package let slot: StoredSlot
    /// For whom it is; nil where that is withheld.
    package let name: String?
    /// The reading of the name.
    package let reading: String?
    /// Where somebody can be called.
    package let telephone: String?
    /// How it was asked for.
    package let channel: BookingChannel
    /// What it is about.
    package let procedures: [ProcedureID]
    /// What the staff must know besides.
    package let note: String?
    /// When it was booked.
    package let bookedAt: Instant
    /// The visit whose plan asked for it.
    package let bookedFor: VisitID?
    /// The visit that was opened when somebody came.
    package let visit: VisitID?
    /// Whether something is withheld.
    package let isMasked: Bool

    /// One that `isListed` stands among others, where people read who have nothing to do with it.
    init(_ stored: StoredAppointment, to acting: Acting, isListed: Bool = false) {
        let hidesName = stored.isProtected && (isListed || !acting.roles.contains(.clerk))
        code = stored.code
        state = stored.state
        slot = stored.slot
        name = hidesName ? nil : stored.booker.name
        reading = hidesName ? nil : stored.booker.reading
        telephone = stored.isProtected ? nil : stored.booker.telephone
        channel = stored.channel
        procedures = hidesName ? [] : stored.procedures
        note = hidesName ? nil : stored.note
        bookedAt = stored.bookedAt
        bookedFor = stored.bookedFor
        visit = stored.visit
        isMasked = stored.isProtected
    }
}
