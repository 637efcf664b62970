package import Vocabulary

/// What a member of the staff is here: everything but the name for signing in and the password.
package struct StaffPost: Hashable, Sendable {
    /// The name as it is shown.
    package let displayName: String
    /// What the member may do.
    package let roles: Set<StaffRole>
    /// The office.
    package let office: MunicipalityCode
    /// The desks of a section that the member works for, by their names in the catalog.
    package let desks: [String]
    /// From when to when the member works here.
    package let term: StaffTerm
    /// Whether the member is a contractor's (委託事業者).
    package let isContractor: Bool

    /// A value of these parts.
    package init(
        displayName: String,
        roles: Set<StaffRole>,
        office: MunicipalityCode,
        desks: [String] = [],
        term: StaffTerm = .open,
        isContractor: Bool = false
    ) {
        self.displayName = displayName
        self.roles = roles
        self.office = office
        self.desks = desks
        self.term = term
        self.isContractor = isContractor
    }

    /// What a member is.
    package init(_ member: StaffMember) {
        self.init(
            displayName: member.displayName,
            roles: member.roles,
            office: member.office,
            desks: member.desks,
            term: member.term,
            isContractor: member.isContractor
        )
    }
}
