/// Where an appointment stands; the labels are those of the table's enumeration.
///
/// Being moved is a step and no state: the code on the resident's paper stays good for the new time.
package enum AppointmentState: String, CaseIterable, Hashable, Sendable {
    /// A place in a slot is kept for somebody.
    ///
    /// Goes to `booked` in another slot when it is moved, to `arrived`, to `noShow` once its time has
    /// begun, to `cancelled`.
    case booked
    /// Somebody came; what follows is the life of the visit.
    ///
    /// Goes back to `booked` where it was noted by mistake.
    case arrived
    /// Its time began and nobody came.
    ///
    /// Goes to `arrived` where somebody comes late, back to `booked` where it was noted by mistake.
    case noShow = "no-show"
    /// Given up; its place is free again. Goes back to `booked` while there is one.
    case cancelled
}

extension AppointmentState {
    /// Whether it takes a place of its slot.
    package var takesPlace: Bool { self != .cancelled }

    /// The states that may follow this one.
    package var successors: Set<AppointmentState> {
        switch self {
        case .booked: [.booked, .arrived, .noShow, .cancelled]
        case .arrived: [.booked]
        case .noShow: [.arrived, .booked]
        case .cancelled: [.booked]
        }
    }
}

/// Something that was done to an appointment; the raw value stands in its history.
package enum AppointmentStep: String, CaseIterable, Hashable, Sendable {
    /// A place was kept.
    case booked
    /// It went to another slot.
    case moved
    /// Somebody came.
    case arrived
    /// Nobody came.
    case noShow = "no-show"
    /// An arrival or an absence had been noted by mistake.
    case takenBack = "taken-back"
    /// It was given up.
    case cancelled
    /// It had been given up by mistake.
    case restored
}
