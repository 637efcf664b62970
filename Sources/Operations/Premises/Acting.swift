package import Stores
package import Vocabulary

/// Who acts, as what, where and why; every act checks it by itself.
package struct Acting: Hashable, Sendable {
    /// Name under which the audit notes the act: a login, or a process.
    package let actor: String
    /// The member of the staff.
    package let staff: StaffID?
    /// What the member may do.
    package let roles: Set<StaffRole>
    /// The municipality.
    package let municipality: MunicipalityCode
    /// The office whose visits are seen; nil sees those of the whole municipality.
    package let office: MunicipalityCode?
    /// Why, a stable word.
    package let purpose: String
    /// The desks of a section that the member works for, by their names in the catalog.
    package let desks: [String]
    /// Whether the member is a contractor's, for whom an official decides.
    package let isContractor: Bool

    /// A value of these parts.
    package init(
        actor: String,
        staff: StaffID? = nil,
        roles: Set<StaffRole>,
        municipality: MunicipalityCode,
        office: MunicipalityCode?,
        purpose: String = "counter",
        desks: [String] = [],
        isContractor: Bool = false
    ) {
        precondition((1...100).contains(actor.count), "somebody acts")
        self.actor = actor
        self.staff = staff
        self.roles = roles
        self.municipality = municipality
        self.office = office
        self.purpose = purpose
        self.desks = desks
        self.isContractor = isContractor
    }

    /// A person at the command line, who works for a whole municipality.
    package static func command(
        by actor: String,
        for municipality: MunicipalityCode
    ) -> Acting {
        Acting(
            actor: actor,
            roles: [.clerk, .center],
            municipality: municipality,
            office: nil,
            purpose: "command"
        )
    }

    /// Whether this is a command and nobody at a screen: what it prints goes where nobody is asked.
    package var isCommand: Bool { staff == nil && office == nil }

    /// Whether visits of an office are seen: the own office's, and all for the center.
    package func sees(_ visitOffice: MunicipalityCode) -> Bool {
        office == nil || office == visitOffice || roles.contains(.center)
    }
}
