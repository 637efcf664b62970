import Catalog
import Eligibility
import Filing
package import Stores
package import Vocabulary

/// Shows which scans a visit has, or which of them are for one of its items.
package struct ListScans: Sendable {
    /// The scans with leave to tell of them.
    package struct Listed: Sendable {
        package let visit: VisitID
        package let scans: [StoredScan]
        /// What those who attached and removed them are called.
        package let names: StaffNames
        /// Leave to put it out, with what is withheld.
        package let clearance: Clearance
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// All scans of a visit.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Listed, Refusal> {
        try await premises.perform(.listScans, acting, visit: visit) { context in
            let visit = try await VisitCase.read(visit, context)
            let scans = try await context.scans.scans(of: visit.stored)
            return try await context.listed(scans, of: visit.stored.id)
        }
    }

    /// The scans that are for a filed item: for its procedure, of its persons or of the household.
    package func callAsFunction(
        of item: ItemID,
        _ procedure: String,
        about people: [String],
        by acting: Acting
    ) async throws -> Result<Listed, Refusal> {
        try await premises.perform(.listScans, acting, item: item) { context in
            let visit = try await context.visit(of: item)
            let note = context.audit(visit: visit, items: [item])
            let scans = try await context.scans.scans(of: visit, audit: note).filter { scan in
                let isOfThem =
                    scan.person.map { person in
                        people.isEmpty || people.contains { utf8Equal($0, person.description) }
                    } ?? true
                return isOfThem && scan.procedures.contains { utf8Equal($0.description, procedure) }
            }
            return try await context.listed(scans, of: visit)
        }
    }
}

extension ActContext {
    fileprivate func listed(
        _ scans: [StoredScan],
        of visit: VisitID
    ) async throws -> ListScans.Listed {
        ListScans.Listed(
            visit: visit,
            scans: scans,
            names: try await staff.names(
                of: scans.flatMap { [$0.attachedBy, $0.removedBy ?? ""] }
            ),
            clearance: try await OutputGate.clearance(for: visit, self)
        )
    }
}
