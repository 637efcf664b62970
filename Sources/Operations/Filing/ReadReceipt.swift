package import Stores
package import Vocabulary

/// Reads the receipts of a visit, to show or print them again.
package struct ReadReceipt: Sendable {
    /// The receipts of a visit, with leave to print them.
    package struct Receipts: Sendable {
        /// The visit.
        package let visit: VisitID
        /// The office.
        package let office: MunicipalityCode
        /// The oldest first; their texts as they were given.
        package let bundles: [StoredBundle]
        /// Leave to put it out, with what is withheld.
        package let clearance: Clearance
    }

    private let premises: Premises

    /// The act at these premises.
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
