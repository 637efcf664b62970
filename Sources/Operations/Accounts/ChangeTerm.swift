package import Stores
package import Vocabulary

/// Says from when to when a member of the staff works here.
package struct ChangeTerm: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Changes it; whoever is outside it is signed out at once.
    ///
    /// Nobody ends the own account, nor the last one of an administrator.
    package func callAsFunction(
        _ term: StaffTerm,
        of staff: StaffID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.changeTerm, acting) { context in
            let today = context.now.dayInJapan
            try await context.staff.lockFirst()
            guard acting.staff != staff || term.contains(today) else {
                throw Refusal.conflict(
                    ja: "自分のアカウントの期間は終えられません。",
                    en: "Nobody ends the own account."
                )
            }
            guard try await context.staff.setTerm(staff, term) else { throw Refusal.noSuchStaff }
            if !term.contains(today) {
                try await context.staff.end(staff)
                try await context.mustLeaveAdministrator(after: staff)
            }
            try await context.audits.write(context.audit())
        }
    }
}
