import Filing
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// The unified counter: who waits, one visit's console, and filing.
struct DeskRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/desk", use: list)
        router.get("/desk/:visit", use: open)
        router.post("/desk/:visit", use: save)
        router.post("/desk/:visit/call", use: call)
        router.post("/desk/:visit/file", use: file)
    }

    private func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visits = try await ListDesk(house.premises)(by: context.acting("desk")).orRefusal()
        let page = DeskListPage(
            visits,
            office: context.session.person.office,
            catalog: site.catalog,
            now: site.time.now()
        )
        return site.page(page, for: context)
    }

    private func open(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let visit = try await house.sheet(of: context.visitID(), purpose: "desk", context)
        return page(visit, DeskDraft(), context)
    }

    private func call(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        _ = try await CallVisit(house.premises)(visit, by: context.acting("desk")).orRefusal()
        return .redirect(to: Paths.after("called", at: Paths.desk(visit)))
    }

    private func save(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        if let shown = try await kept(context) { return shown }
        return .redirect(to: Paths.after("saved", at: Paths.desk(visit)))
    }

    /// Files what the console shows, everything typed included.
    private func file(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        guard let key = context.form["key"], let version = context.form["version"].flatMap({ Int($0) })
        else { throw WebError.unreadableForm }
        let lane = context.form["lane"].flatMap { Vocabulary.Lane(rawValue: $0) } ?? .waiting
        let file = FileBundle(house.premises)
        var next = version
        do {
            if let shown = try await kept(context) { return shown }
            next += 1
        } catch let refusal as Refusal where refusal.kind == .stale || refusal.kind == .conflict {
            // Sent twice: the first one filed it, and the second gets the same receipt or this refusal.
            let again = try await file(
                .visit(visit, version: version, key: key, lane: lane),
                by: context.acting("desk")
            )
            guard case .success = again else { throw refusal }
            return .redirect(to: Paths.receipt(visit))
        }
        let current = try await house.shown(visit, purpose: "desk", context).version
        let result = try await file(
            .visit(visit, version: max(next, current), key: key, lane: lane),
            by: context.acting("desk")
        )
        switch result {
        case .success(let filed):
            if !filed.isRepetition { site.metrics.note(.bundlesFiled) }
            return .redirect(to: Paths.after("filed", at: Paths.receipt(visit)))
        case .failure(let refusal) where refusal.kind == .invalid:
            let sheet = try await house.sheet(of: visit, purpose: "desk", context)
            return page(sheet, DeskDraft(problems: [Problem(refusal)], lane: lane), context)
        case .failure(let refusal): throw refusal
        }
    }

    /// Keeps everything that the console carries; a page where something has to be put right first.
    private func kept(_ context: StaffContext) async throws -> Response? {
        try context.require([.clerk])
        let visit = try context.visitID()
        guard let version = context.form["version"].flatMap({ Int($0) }) else {
            throw WebError.unreadableForm
        }
        let before = try await house.sheet(of: visit, purpose: "desk", context)
        let typed = DeskForm(context.form, over: before, site: site, language: context.language)
        guard typed.draft.problems.isEmpty, typed.draft.rejected.isEmpty, !typed.hasDraftProblem
        else { return page(typed.sheet, typed.draft, context) }
        let result = try await SaveVisit(house.premises)(
            typed.changes,
            of: visit,
            version: version,
            by: context.acting("desk")
        )
        if case .failure(let refusal) = result {
            guard refusal.kind == .invalid else { throw refusal }
            var draft = typed.draft
            draft.problems.append(Problem(refusal))
            return page(typed.sheet, draft, context)
        }
        for entry in typed.doneAtCounter {
            _ = try await CompleteCounterAct(house.premises)(
                entry,
                of: visit,
                by: context.acting("desk")
            ).orRefusal()
        }
        return nil
    }

    private func page(
        _ visit: VisitSheet,
        _ draft: DeskDraft,
        _ context: StaffContext
    ) -> Response {
        let page = DeskVisitPage(
            visit,
            catalog: site.catalog,
            language: context.language,
            today: site.today,
            draft: draft
        )
        let status: HTTPResponse.Status = page.problems.isEmpty ? .ok : .badRequest
        return site.page(page, for: context, at: Paths.desk(visit.id), status: status)
    }
}

extension Problem {
    /// The problem at the field that a refusal names.
    init(_ refusal: Refusal) {
        let path = refusal.path.split(separator: ".").map(String.init)
        let field: String =
            switch path.first {
            case "record" where path.dropFirst().first == "people":
                (["record"] + path.dropFirst(2)).joined(separator: ".")
            case "record": path.joined(separator: ".")
            case "fates": "fate." + path.dropFirst().joined(separator: ".")
            default: "filing"
            }
        self.init(field: field, message: refusal.message)
    }
}
