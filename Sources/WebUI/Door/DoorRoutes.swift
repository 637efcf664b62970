import Catalog
import Eligibility
import Hummingbird
import Operations
import Pages
import Routing
import Stores
import Vocabulary

/// The front door: three questions at most, a visit, and where to go.
///
/// Nothing is kept before the end.
struct DoorRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/door", use: start)
        router.post("/door", use: answer)
        router.get("/door/:visit", use: result)
    }

    private func start(_ request: Request, _ context: StaffContext) throws -> Response {
        try context.require([.concierge, .clerk])
        return page(DoorInterview(context, site: site), context)
    }

    private func answer(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.concierge, .clerk])
        let interview = DoorInterview(context, site: site)
        guard interview.isComplete else { return page(interview, context) }
        let opened = try await OpenVisit(house.premises)(
            OpenVisit.Request(
                household: interview.household,
                circumstances: interview.circumstances,
                cameFor: interview.cameFor,
                lacksPaper: interview.lacksPaper
            ),
            by: context.acting("door")
        ).orRefusal()
        site.metrics.note(.visitsOpened)
        return .redirect(to: Paths.doorResult(opened.visit))
    }

    private func page(_ interview: DoorInterview, _ context: StaffContext) -> Response {
        site.page(
            interview.page,
            for: context,
            status: interview.problems.isEmpty ? .ok : .badRequest
        )
    }

    private func result(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try await house.sheet(of: context.visitID(), purpose: "door", context)
        let way = VisitWay(visit, catalog: site.catalog, language: context.language)
            .asShown(of: visit)
        let result = DoorResult(
            subject: visit.subject,
            stops: way.stops,
            papers: way.papers,
            waitingMinutes: nil,
            missing: way.missing,
            mayFollow: way.mayFollow,
            isOver: !visit.stage.isOpen
        )
        return site.page(DoorPage(step: .result(result)), for: context)
    }
}
