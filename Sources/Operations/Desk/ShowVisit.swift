package import Casework
import Catalog
import Eligibility
package import Filing
package import Stores
package import Vocabulary

/// Shows a visit with every item, its fate, its owner, the next step and the due time.
package struct ShowVisit: Sendable {
    private let premises: Premises

    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The visit as it may be shown at this moment.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<ShownVisit, Refusal> {
        try await premises.perform(.showVisit, acting, visit: visit) { context in
            let visit = try await VisitCase.read(visit, context)
            let id = visit.stored.id
            return ShownVisit(
                stored: visit.stored,
                items: visit.items.map { ShownItem($0, visit.stored, context) },
                handOvers: try await context.visits.handOvers(of: visit.stored),
                bundles: try await context.filings.bundles(
                    of: id,
                    audit: context.audit(visit: id)
                ),
                history: try await context.audits.history(
                    of: id,
                    audit: context.audit(visit: id)
                ),
                clearance: try await OutputGate.clearance(for: id, context)
            )
        }
    }
}

/// A visit as it may be shown: values that are withheld are not in it.
package struct ShownVisit: Sendable {
    package let visit: VisitID
    package let office: MunicipalityCode
    package let stage: VisitStage
    package let version: Int
    /// JSON by the contract.
    package let household: JSONValue
    /// JSON by the contract, with what is withheld replaced.
    package let record: JSONValue
    package let circumstances: JSONValue
    /// The plan as JSON by the contract; nil before it was planned.
    package let plan: JSONValue?
    package let openedAt: Instant
    package let calledAt: Instant?
    package let clerk: String?
    package let items: [ShownItem]
    package let handOvers: [HandOverRecord]
    package let bundles: [StoredBundle]
    package let history: [AuditedAct]
    package let clearance: Clearance

    init(
        stored: StoredVisit,
        items: [ShownItem],
        handOvers: [HandOverRecord],
        bundles: [StoredBundle],
        history: [AuditedAct],
        clearance: Clearance
    ) {
        visit = stored.id
        office = stored.office
        stage = stored.stage
        version = stored.version
        household = stored.household
        record = clearance.shown(record: stored.record)
        circumstances = stored.circumstances
        plan = stored.plan.flatMap { try? JSONParser.parse($0, limits: .init(bytes: 16 << 20)) }
        openedAt = stored.openedAt
        calledAt = stored.calledAt
        clerk = stored.clerk
        self.items = items
        self.handOvers = handOvers
        self.bundles = bundles
        self.history = history
        self.clearance = clearance
    }
}

/// An entry of a visit's plan with its owner, next step and due time, wherever it stands.
package struct ShownItem: Sendable {
    package let key: PlanKey
    package let code: String
    package let name: Localized
    package let fate: ItemFate
    package let result: String?
    package let item: ItemID?
    /// Of the filed item, in the center.
    package let state: ItemState?
    package let attempt: Int?
    package let desk: String?
    package let arrivedAt: Instant?
    package let doneAt: Instant?
    /// Who must act; nil where nothing is to be done.
    package let owner: Localized?
    package let nextStep: Localized?
    package let dueAt: Instant?
    package let changedAt: Instant
    package let changedBy: String

    init(_ entry: StoredVisitItem, _ visit: StoredVisit, _ context: ActContext) {
        key = entry.key
        code = entry.code
        name = context.catalog.layer(of: visit.office).procedure(entry.key.procedure)?.name
            ?? Localized(same: entry.key.procedure.description)
        fate = entry.fate.fate
        result = entry.result
        item = entry.item
        desk = entry.fate.desk
        arrivedAt = entry.fate.arrivedAt
        doneAt = entry.fate.doneAt
        changedAt = entry.changedAt
        changedBy = entry.changedBy
        attempt = entry.center?.attempt
        state = entry.center.flatMap { ItemState(rawValue: $0.state) }
        if let state, let center = entry.center {
            let ownership = ItemOwnership(
                state: state,
                office: visit.office.number,
                system: center.system
            )
            owner = state.isOpen ? .both(ownership.ownerName) : nil
            nextStep = state.isOpen ? .both(ownership.nextStep) : nil
            dueAt = state.isOpen ? center.dueAt : nil
        } else {
            let isOpen = entry.fate.fate.isUnfinished && entry.fate.doneAt == nil
            owner = isOpen ? entry.fate.owner.map { Localized(same: $0) } : nil
            nextStep = isOpen ? entry.fate.nextStep?.name : nil
            dueAt = isOpen ? entry.fate.dueAt : nil
        }
    }
}

extension Localized {
    fileprivate static func both(_ words: (Language) -> String) -> Localized {
        Localized(ja: words(.ja), en: words(.en))
    }
}
