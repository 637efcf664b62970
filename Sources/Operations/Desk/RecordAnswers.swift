package import Eligibility
package import Vocabulary

/// Records answers of a visit and plans anew.
package struct RecordAnswers: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Replaces the answers by these; refused as stale over another version than the one read.
    package func callAsFunction(
        _ household: Household,
        of visit: VisitID,
        version: Int,
        by acting: Acting
    ) async throws -> Result<ChangedVisit, Refusal> {
        try await premises.edit(
            visit,
            version: version,
            VisitChanges(household: household),
            .recordAnswers,
            acting
        )
    }
}
