package import Filing
package import Stores
package import Vocabulary

/// Shows how far the protection of a visit and its people has come, and who took it there.
package struct ShowProtection: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The standing, and the names of the accounts in it.
    package struct Shown: Sendable {
        package let standing: ProtectionStanding
        /// The names of the people who took a step, by account.
        package let names: StaffNames
        /// Whether whoever asks may be the second person.
        package let mayConfirm: Bool
        package let mayLift: Bool
    }

    /// Reads it; the look is noted before.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Shown, Refusal> {
        try await premises.perform(.showProtection, acting, visit: visit) { context in
            let visit = try await VisitCase.read(visit, context)
            let standing = try await context.protection.standing(
                visit.stored.id,
                at: context.now
            )
            let steps = [standing.set, standing.confirmed, standing.liftAsked].compactMap { $0 }
            return Shown(
                standing: standing,
                names: try await context.staff.names(of: steps.map(\.actor)),
                mayConfirm: standing.mayConfirm(acting.actor),
                mayLift: standing.mayLift(acting.actor)
            )
        }
    }
}
