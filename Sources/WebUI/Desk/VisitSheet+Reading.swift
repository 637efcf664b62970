import Casework
import Catalog
import Eligibility
import Filing
import Hummingbird
import Operations
import Stores
import Vocabulary

extension WebHouse {
    /// A visit as it may be shown to whoever asks; the reading is audited with its purpose.
    func shown(
        _ visit: VisitID,
        purpose: String,
        _ context: StaffContext
    ) async throws -> ShownVisit {
        try await ShowVisit(premises)(visit, by: context.acting(purpose)).orRefusal()
    }

    /// The same as a sheet for the desk's and the door's pages.
    func sheet(
        of visit: VisitID,
        purpose: String,
        _ context: StaffContext
    ) async throws -> VisitSheet {
        try VisitSheet(await shown(visit, purpose: purpose, context), site: site)
    }
}

extension VisitSheet {
    init(_ shown: ShownVisit, site: Site) throws {
        self.init(
            id: shown.visit,
            office: shown.office,
            stage: shown.stage,
            version: shown.version,
            household: try Household(json: shown.household, registry: site.catalog.facts),
            givenIDs: shown.givenIDs,
            record: shown.record,
            circumstances: shown.circumstances,
            entries: shown.items,
            duplicates: shown.duplicates,
            isProtected: shown.clearance.isMasked,
            openedAt: shown.openedAt,
            changedAt: shown.history.first { !$0.isRefused }?.at,
            clerk: shown.clerk,
            appointments: shown.appointments
        )
    }
}
