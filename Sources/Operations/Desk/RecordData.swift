package import Vocabulary

/// Keeps what was typed of the household record so far, checked field by field.
package struct RecordData: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Lays this merge patch over the record, JSON by the contract; wrong values are refused by path.
    package func callAsFunction(
        _ record: JSONValue,
        of visit: VisitID,
        version: Int,
        by acting: Acting
    ) async throws -> Result<ChangedVisit, Refusal> {
        try await premises.edit(
            visit,
            version: version,
            VisitChanges(record: record),
            .recordData,
            acting
        )
    }
}
