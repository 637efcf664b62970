import Eligibility
import Stores
package import Vocabulary

/// Protects a visit and its people from this moment on, provisionally, because somebody said so.
package struct SetProtection: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Sets it; setting it again changes nothing.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        try await premises.perform(.setProtection, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            try await context.protection.set(
                visit.stored.id,
                people: visit.keys,
                by: acting.actor
            )
        }
    }
}
