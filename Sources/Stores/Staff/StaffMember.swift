package import Vocabulary

/// What a member of the staff may do; the raw value stands in the table.
package enum StaffRole: String, CaseIterable, Hashable, Sendable {
    /// Routes arrivals at the door.
    case concierge
    /// Works at the unified counter.
    case clerk
    /// Works at individual counters, which the account names, and sees what was sent there.
    case section
    /// Works in the processing center.
    case center
    /// Keeps the accounts of the staff.
    case administrator
}

/// A member of the staff as the table has it.
package struct StaffMember: Sendable {
    /// The municipality.
    package let municipality: MunicipalityCode
    /// Its number.
    package let id: StaffID
    /// The name for signing in.
    package let login: String
    /// The name as it is shown.
    package let displayName: String
    /// What the member may do.
    package let roles: Set<StaffRole>
    /// The office.
    package let office: MunicipalityCode
    /// The desks of a section that the member works for, by their names in the catalog.
    package let desks: [String]
    /// scrypt with its parameters and salt; opens nothing by itself.
    package let passwordHash: String
    /// Whether the password must be changed before anything else.
    package let mustChangePassword: Bool
    /// When the member signed in last.
    package let lastSignInAt: Instant?
    /// Since when the member is let out; nil while active.
    package let deactivatedAt: Instant?
    /// From when to when the member works here.
    package let term: StaffTerm
    /// Whether the member is a contractor's (委託事業者), who accepts and types but decides nothing.
    package let isContractor: Bool

    /// Whether the member was not let out.
    package var isActive: Bool { deactivatedAt == nil }

    /// Whether the member may be signed in on a day.
    package func mayEnter(on day: CalendarDay) -> Bool { isActive && term.contains(day) }
}

// Hashes stay out of logs.
extension StaffMember: CustomStringConvertible, CustomReflectable {
    package var description: String { "\(id) \(login)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// A session of a member of the staff as the table has it.
package struct StaffSession: Sendable {
    /// The municipality.
    package let municipality: MunicipalityCode
    /// The member of the staff.
    package let staff: StaffID
    /// Repeated in every form, so that no other site can send one.
    package let formToken: String
    /// The language of the pages.
    package let language: Language
    /// When it began.
    package let createdAt: Instant
    /// When it was used last.
    package let seenAt: Instant
    /// When it ends, whatever its use.
    package let expiresAt: Instant
    /// Since when the screen is locked; nil while it is open.
    package let lockedAt: Instant?

    /// A value of these parts.
    package init(
        municipality: MunicipalityCode,
        staff: StaffID,
        formToken: String,
        language: Language,
        createdAt: Instant,
        seenAt: Instant,
        expiresAt: Instant,
        lockedAt: Instant? = nil
    ) {
        self.municipality = municipality
        self.staff = staff
        self.formToken = formToken
        self.language = language
        self.createdAt = createdAt
        self.seenAt = seenAt
        self.expiresAt = expiresAt
        self.lockedAt = lockedAt
    }
}
