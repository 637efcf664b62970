package import Vocabulary

/// What a member of the staff may do; the raw value stands in the table.
package enum StaffRole: String, CaseIterable, Hashable, Sendable {
    /// Routes arrivals at the door.
    case concierge
    /// Works at the unified counter.
    case clerk
    /// Works in the processing center.
    case center
    /// Keeps the accounts of the staff.
    case administrator
}

/// A member of the staff as the table has it.
package struct StaffMember: Sendable {
    package let municipality: MunicipalityCode
    package let id: StaffID
    package let login: String
    package let displayName: String
    package let roles: Set<StaffRole>
    package let office: MunicipalityCode
    /// scrypt with its parameters and salt; opens nothing by itself.
    package let passwordHash: String
    package let mustChangePassword: Bool
    package let lastSignInAt: Instant?
    package let deactivatedAt: Instant?

    package var isActive: Bool { deactivatedAt == nil }
}

// Hashes stay out of logs.
extension StaffMember: CustomStringConvertible, CustomReflectable {
    package var description: String { "\(id) \(login)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// A session of a member of the staff as the table has it.
package struct StaffSession: Sendable {
    package let municipality: MunicipalityCode
    package let staff: StaffID
    /// Repeated in every form, so that no other site can send one.
    package let formToken: String
    package let language: Language
    package let createdAt: Instant
    package let seenAt: Instant
    package let expiresAt: Instant
    /// Since when the screen is locked; nil while it is open.
    package let lockedAt: Instant?

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
