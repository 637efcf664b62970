import Hummingbird
import Operations
import Pages
import Vocabulary

/// One visit from the outside: all of it, its slip, its receipt; closing it.
struct VisitRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/visits/:visit", use: show)
        router.get("/visits/:visit/slip", use: slip)
        router.get("/visits/:visit/receipt", use: receipt)
        router.post("/visits/:visit/close", use: close)
        router.post("/visits/:visit/abandon", use: abandon)
    }

    private func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let shown = try await house.shown(context.visitID(), purpose: "visit", context)
        let page = try VisitPage(shown, site: site)
        return site.page(page, for: context)
    }

    private func slip(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try await house.sheet(of: context.visitID(), purpose: "slip", context)
        let whole = VisitWay(visit, catalog: site.catalog, language: context.language)
        // Whoever comes along reads the slip too: of a protected person it names numbers only.
        let way = visit.isProtected ? whole.discreet : whole
        let page = SlipPage(
            visit: visit.id,
            code: visit.id.description,
            office: site.officeName(visit.office),
            madeAt: site.time.now(),
            stops: way.stops,
            papers: way.papers.filter { $0.isHere != false }.map(\.name),
            missingPapers: way.papers.filter { $0.isHere == false }.map(\.name),
            needs: Needs(visit.circumstances).words,
            contact: site.officeName(visit.office)
        )
        return site.page(page, for: context)
    }

    private func receipt(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        let receipts = try await ReadReceipt(house.premises)(visit, by: context.acting("receipt"))
            .orRefusal()
        let shown = try await house.shown(visit, purpose: "receipt", context)
        let page = try ReceiptPage(receipts, of: shown, site: site)
        return site.page(page, for: context)
    }

    private func close(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        _ = try await CloseVisit(house.premises)(visit, by: context.acting("desk")).orRefusal()
        return .redirect(to: Paths.after("changed", at: Paths.desk))
    }

    private func abandon(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        _ = try await AbandonVisit(house.premises)(visit, by: context.acting("desk")).orRefusal()
        return .redirect(to: Paths.after("changed", at: Paths.desk))
    }
}
