import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// One visit from the outside: all of it, its slip, its receipt; closing it.
struct VisitRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/visits/:visit", use: show)
        router.get("/visits/:visit/slip", use: slip)
        router.get("/visits/:visit/receipt", use: receipt)
        router.get("/visits/:visit/receipts/:bundle", use: receiptOfBundle)
        router.post("/visits/:visit/return", use: returnToQueue)
        router.post("/visits/:visit/reopen", use: reopen)
        router.post("/visits/:visit/close", use: close)
        router.post("/visits/:visit/abandon", use: abandon)
    }

    private func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.page(try await page(context), for: context)
    }

    private func page(
        reason: String = "",
        problems: [Problem] = [],
        _ context: StaffContext
    ) async throws -> VisitPage {
        let acting = context.acting("visit")
        let shown = try await house.shown(context.visitID(), purpose: "visit", context)
        let filings = Permission.allows(.readReceipt, acting.roles)
        var page = try VisitPage(shown, site: site, namesProtection: filings)
        page.ending = VisitEnding(shown, by: acting)
        page.offers = VisitPage.Offers(
            desk: context.session.person.roles.contains(.clerk),
            filings: filings
        )
        let sheet = try VisitSheet(shown, site: site)
        let words = BookingWords(site: site, office: shown.office)
        page.appointments = shown.appointments(words)
        page.appointmentOffers = try await house.appointmentOffers(
            of: sheet,
            purpose: "visit",
            context
        )
        page.ending.reason = reason
        page.problems = problems
        return page
    }

    private func slip(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try await house.sheet(of: context.visitID(), purpose: "slip", context)
        let way = VisitWay(visit, catalog: site.catalog, language: context.language)
            .asShown(of: visit)
        var page = SlipPage(
            visit: visit.id,
            code: visit.id.description,
            office: site.officeName(visit.office),
            madeAt: site.time.now(),
            stops: way.stops,
            papers: way.papers.filter { $0.isHere != false }.map(\.name),
            missing: way.missing,
            mayFollow: way.mayFollow,
            needs: Needs(visit.circumstances).words,
            contact: site.officeName(visit.office)
        )
        page.isTicket = request.uri.queryParameters["paper"] == "ticket"
        page.appointments = BookingWords(site: site, office: visit.office).papers(of: visit)
        page.appointmentOffers = try await house.appointmentOffers(
            of: visit,
            isReadAlong: true,
            purpose: "slip",
            context
        )
        return site.page(page, for: context)
    }

    private func receipt(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await receipt(of: nil, context)
    }

    private func receiptOfBundle(
        _ request: Request,
        _ context: StaffContext
    ) async throws -> Response {
        try await receipt(of: context.number("bundle"), context)
    }

    private func receipt(of bundle: BundleID?, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        let receipts = try await ReadReceipt(house.premises)(visit, by: context.acting("receipt"))
            .orRefusal()
        if let bundle, !receipts.bundles.contains(where: { $0.id == bundle }) {
            throw WebError.noSuchPage
        }
        let shown = try await house.shown(visit, purpose: "receipt", context)
        let page = try ReceiptPage(receipts, bundle, of: shown, site: site)
        return site.page(page, for: context)
    }

    private func close(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        let reason = context.form["reason"] ?? ""
        let result = try await CloseVisit(house.premises)(
            visit,
            because: reason,
            by: context.acting("desk")
        )
        switch result {
        case .success:
            let next = context.form["to"] == "hand-overs" ? Paths.handOvers : Paths.visit(visit)
            return .redirect(to: Paths.after("closed", at: next))
        case .failure(let refusal) where refusal.kind == .invalid:
            let problem = Problem(field: "close-reason-\(visit)", message: refusal.message)
            let isKept = !MyNumberDetector.containsMyNumber(reason)
            let page = try await page(reason: isKept ? reason : "", problems: [problem], context)
            return site.page(page, for: context, at: Paths.visit(visit), status: .badRequest)
        case .failure(let refusal): throw refusal
        }
    }

    private func abandon(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        let reason = context.form["reason"].flatMap { AbandonReason(rawValue: $0) }
        _ = try await AbandonVisit(house.premises)(
            visit,
            because: reason ?? .residentLeft,
            by: context.acting("desk")
        ).orRefusal()
        let next = context.form["to"] == "door" ? Paths.doorResult(visit) : Paths.visit(visit)
        return .redirect(to: Paths.after("closed", at: next))
    }

    private func returnToQueue(
        _ request: Request,
        _ context: StaffContext
    ) async throws -> Response {
        let visit = try context.visitID()
        _ = try await ReturnToQueue(house.premises)(visit, by: context.acting("desk")).orRefusal()
        return .redirect(to: Paths.after("changed", at: Paths.desk))
    }

    private func reopen(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        _ = try await ReopenVisit(house.premises)(visit, by: context.acting("desk")).orRefusal()
        // What was sent to the ended visit goes on from here, at a press.
        if let kept = KeptForm(carriedBy: context.form), kept.path == Paths.desk(visit) {
            let page = ResumePage(kept: kept, after: .reopening)
            return site.page(page, for: context, at: Paths.desk(visit))
        }
        return .redirect(to: Paths.after("reopened", at: Paths.visit(visit)))
    }
}

extension VisitEnding {
    /// What whoever looks may do about the end of a visit.
    init(_ shown: ShownVisit, by acting: Acting) {
        func may(_ act: ActName) -> Bool { Permission.allows(act, acting.roles) }
        let isBeforeFiling = shown.stage == .waiting || shown.stage == .atDesk
        let isUnfiled = shown.items.allSatisfy { $0.item == nil }
        self.init(
            closing: may(.closeVisit) ? Closing(shown.closing) : .absent,
            abandonReasons: may(.abandonVisit) && isBeforeFiling && isUnfiled
                && Permission.leaves(shown.stage, to: acting.roles)
                ? AbandonReason.allCases.map { Choice($0.rawValue, $0.words) } : [],
            canReturn: may(.returnToQueue) && shown.stage == .atDesk,
            canReopen: may(.reopenVisit) && shown.isReopenable
        )
    }
}

extension VisitEnding.Closing {
    /// What a judgement offers.
    init(_ closing: Operations.Closing) {
        self =
            switch closing {
            case .ended: .absent
            case .barred(let why): .barred(why)
            case .withReason: .withReason
            case .free: .free
            }
    }
}

extension AbandonReason {
    /// Why a visit ended before all was done, or by itself: a stable word, or what somebody wrote.
    static func words(ofEnd reason: String) -> Localized {
        if utf8Equal(reason, CloseVisit.allDone) {
            return Localized(ja: "すべての手続が終わったため", en: "Because everything was done")
        }
        return AbandonReason(rawValue: reason)?.words ?? Localized(same: reason)
    }

    /// The reason in words for people.
    var words: Localized {
        switch self {
        case .residentLeft: Localized(ja: "本人が帰られた", en: "The resident left")
        case .noAnswer: Localized(ja: "呼び出しに応答がない", en: "Nobody came when called")
        case .paperMissing:
            Localized(ja: "書類をそろえて出直す", en: "Comes back with a paper")
        case .openedByMistake: Localized(ja: "誤って受け付けた", en: "Opened by mistake")
        }
    }
}
