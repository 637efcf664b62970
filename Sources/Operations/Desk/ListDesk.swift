package import Stores
import Vocabulary

/// Lists the open visits of an office in the order of arrival, without anything that says who they are.
package struct ListDesk: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The open visits of the own office; of the whole municipality for the center.
    package func callAsFunction(by acting: Acting) async throws -> Result<[ListedVisit], Refusal> {
        try await premises.perform(.listDesk, acting) { context in
            try await context.visits.list(
                office: acting.roles.contains(.center) ? nil : acting.office,
                audit: context.audit()
            )
        }
    }
}
