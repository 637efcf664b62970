package import Vocabulary

/// Saves all that a clerk typed on the desk's one form: answers, record, fates, papers.
package struct SaveVisit: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Saves the changes in one commit, or none of them.
    package func callAsFunction(
        _ changes: VisitChanges,
        of visit: VisitID,
        version: Int,
        by acting: Acting
    ) async throws -> Result<ChangedVisit, Refusal> {
        try await premises.edit(visit, version: version, changes, .saveVisit, acting)
    }
}
