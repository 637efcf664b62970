package import Vocabulary

/// Says what becomes of procedures that are not filed.
package struct SetFate: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Gives entries of the plan these fates; what a fate needs besides is filled in.
    package func callAsFunction(
        _ fates: [ChosenFate],
        of visit: VisitID,
        version: Int,
        by acting: Acting
    ) async throws -> Result<ChangedVisit, Refusal> {
        try await premises.edit(
            visit,
            version: version,
            VisitChanges(fates: fates),
            .setFate,
            acting
        )
    }
}
