package import Stores
package import Vocabulary

/// Reads the receipts of a visit, to show or print them again.
package struct ReadReceipt: Sendable {
    /// The receipts of a visit, with leave to print them.
    package struct Receipts: Sendable {
        package let visit: VisitID
        package let office: MunicipalityCode
        /// The oldest first; their texts as they were given.
        package let bundles: [StoredBundle]
        package let clearance: Clearance
    }

    private let premises: Premises

    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The receipts; empty when nothing was filed.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Receipts, Refusal> {
        try await premises.perform(.readReceipt, acting, visit: visit) { context in
            let stored = try await VisitCase.read(visit, context).stored
            return Receipts(
                visit: visit,
                office: stored.office,
                bundles: try await context.filings.bundles(
                    of: visit,
                    audit: context.audit(visit: visit)
                ),
                clearance: try await OutputGate.clearance(for: visit, context)
            )
        }
    }
}
