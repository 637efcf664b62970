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
        guard let key = context.form["key"],
            let version = context.form["version"].flatMap({ Int($0) })
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
        let sheet = try await house.sheet(of: visit, purpose: "desk", context)
        let plan = PlanSheet(sheet, site: site, language: context.language)
        if sheet.stage == .filed, plan.leftToFile.isEmpty {
            return .redirect(to: Paths.receipt(visit))
        }
        let open = plan.withoutFate.map(Self.noFate)
        guard open.isEmpty else {
            return page(sheet, DeskDraft(problems: open, lane: lane), context)
        }
        let result = try await file(
            .visit(visit, version: max(next, sheet.version), key: key, lane: lane),
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

    /// Nothing is filed before every item has a fate: nothing may leave the list silently.
    private static func noFate(_ key: PlanKey) -> Problem {
        Problem(
            field: "fate.\(PlanSheet.field(key))",
            message: Localized(
                ja: "この手続をどうするか選んでください。",
                en: "Choose what becomes of this procedure."
            )
        )
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
            var sheet = typed.sheet
            sheet.record = sheet.record.withoutMyNumbers
            return page(sheet, draft, context)
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

extension JSONValue {
    /// The value with every text emptied that holds a My Number: what was refused is not shown again.
    fileprivate var withoutMyNumbers: JSONValue {
        switch self {
        case .string(let text): MyNumberDetector.containsMyNumber(text) ? "" : self
        case .array(let items): .array(items.map(\.withoutMyNumbers))
        case .object(let object):
            .object(
                JSONObject(
                    object.members.map {
                        JSONObject.Member(key: $0.key, value: $0.value.withoutMyNumbers)
                    }
                )
            )
        default: self
        }
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
