package import Catalog
package import Eligibility
import Filing
package import Routing
package import Vocabulary

/// Planning by the concierge's rules over one catalog.
package struct RoutingPlanning: Planning {
    private let router: Router

    /// A value of these parts.
    package init(catalog: Catalog) {
        router = Router(catalog: catalog)
    }

    /// The catalog.
    package var catalog: Catalog { router.catalog }

    /// The plan that routing makes, with what filing needs of each entry.
    package func plan(for household: Household, language: Language) -> PlannedVisit {
        let plan = router.plan(for: household, language: language)
        let view = catalog.view(office: household.office, on: household.on)
        return PlannedVisit(
            json: plan.json,
            entries: plan.items.map { PlannedProcedure($0, view) }
                + plan.undecided.compactMap { PlannedProcedure($0, view) }
        )
    }

    /// Where the door sends a visit past the unified counter.
    package func straightWay(for household: Household, cameFor: ProcedureID?) -> StraightWay? {
        router.straightWay(for: household, cameFor: cameFor)
    }
}

extension PlannedProcedure {
    /// An item of a plan.
    fileprivate init(_ item: PlanItem, _ view: CatalogView) {
        let desk = view.serviceOffice?.desks.first { $0.id == item.counter.deskID }
        let section = view.procedure(item.procedure)?.desk
        self.init(
            procedure: item.procedure,
            code: item.code,
            people: item.people,
            outcome: item.outcome,
            handling: item.handling,
            counter: item.counter.kind,
            desk: desk?.name ?? section ?? InitialFate.unifiedCounter,
            after: item.after,
            deadline: item.deadline
        )
    }

    /// An undecided procedure of a plan.
    fileprivate init?(_ entry: UndecidedEntry, _ view: CatalogView) {
        guard let procedure = view.procedure(entry.procedure) else { return nil }
        let counter = view.counter(for: procedure, outcome: procedure.rule.outcome).kind
        self.init(
            procedure: entry.procedure,
            code: entry.code,
            people: entry.people,
            outcome: nil,
            handling: procedure.handling,
            counter: counter,
            desk: view.desk(for: procedure, kind: counter)?.name ?? procedure.desk
        )
    }
}
