import Stores
package import Vocabulary

/// Gives a member of an individual counter other desks; role, name and office stay.
package struct ChangeDesks: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Changes them; they hold from the member's next page on.
    package func callAsFunction(
        _ desks: [String],
        of staff: StaffID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.changeDesks, acting) { context in
            guard let member = try await context.staff.find(staff) else {
                throw Refusal.noSuchStaff
            }
            try StaffPost(
                displayName: member.displayName,
                roles: member.roles,
                office: member.office,
                desks: desks
            ).checkDesks(context)
            _ = try await context.staff.setDesks(staff, desks)
            try await context.audits.write(context.audit())
        }
    }
}
