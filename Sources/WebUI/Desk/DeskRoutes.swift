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
        return page(PlanSheet(visit, site: site, language: context.language), DeskDraft(), context)
    }

    private func call(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        _ = try await CallVisit(house.premises)(visit, by: context.acting("desk")).orRefusal()
        return .redirect(to: Paths.after("called", at: Paths.desk(visit)))
    }

    private func save(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        switch try await kept(context) {
        case .refused(let page): return page
        case .saved: return .redirect(to: Paths.after("saved", at: Paths.desk(visit)))
        }
    }

    /// Files what the console shows, everything typed included.
    private func file(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        guard let key = context.form["key"],
            let version = context.form["version"].flatMap({ Int($0) })
        else { throw WebError.unreadableForm }
        let lane = context.form["lane"].flatMap { Vocabulary.Lane(rawValue: $0) } ?? .waiting
        let file = FileBundle(house.premises)
        let shown: PlanSheet
        do {
            switch try await kept(context, isFiling: true) {
            case .refused(let page): return page
            case .saved(let sheet): shown = sheet
            }
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
        let plan = PlanSheet(sheet, site: site, language: context.language, reusing: shown)
        if sheet.stage == .filed, plan.leftToFile.isEmpty {
            return .redirect(to: Paths.receipt(visit))
        }
        let obstacles = obstacles(to: plan, shown: shown)
        guard obstacles.isEmpty else {
            return page(plan, DeskDraft(problems: obstacles, lane: lane), context)
        }
        let result = try await file(
            .visit(visit, version: max(version + 1, sheet.version), key: key, lane: lane),
            by: context.acting("desk")
        )
        switch result {
        case .success(let filed):
            if !filed.isRepetition { site.metrics.note(.bundlesFiled) }
            return .redirect(to: Paths.after("filed", at: Paths.receipt(visit)))
        case .failure(let refusal) where refusal.kind == .invalid:
            return page(plan, DeskDraft(problems: [Problem(refusal)], lane: lane), context)
        case .failure(let refusal): throw refusal
        }
    }

    /// All that stops filing: a list that nobody looked at, items without a fate, data that forms must have.
    private func obstacles(to plan: PlanSheet, shown: PlanSheet) -> [Problem] {
        if plan.keys != shown.keys { return [Self.listChanged] }
        let required = RecordSheet(plan).groups(for: plan.leftToFile, problems: [])
            .gaps(of: .required)
        return required.map { gap in
            Problem(
                field: gap.field,
                message: Localized(ja: "提出に必要です。入力してください。", en: "Filing needs it; enter it.")
            )
        } + plan.withoutFate.map(Self.noFate)
    }

    /// What is filed is what the clerk saw.
    private static let listChanged = Problem(
        field: "pane-2",
        message: Localized(
            ja: "答えが変わり、手続の一覧が変わりました。確かめてから、もう一度提出してください。",
            en: "The answers have changed the list of procedures; look at it, then file again."
        )
    )

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

    private enum Kept {
        /// Nothing was kept: the page with all that has to be put right first.
        case refused(Response)
        /// Everything was kept; with the plan as the page had shown it.
        case saved(PlanSheet)
    }

    /// Keeps everything that the console carries, or nothing of it.
    private func kept(_ context: StaffContext, isFiling: Bool = false) async throws -> Kept {
        try context.require([.clerk])
        let visit = try context.visitID()
        guard let version = context.form["version"].flatMap({ Int($0) }) else {
            throw WebError.unreadableForm
        }
        let before = try await house.sheet(of: visit, purpose: "desk", context)
        let shown = PlanSheet(before, site: site, language: context.language)
        var typed = DeskForm(context.form, over: shown, site: site, isFiling: isFiling)
        guard typed.isAcceptable else { return .refused(page(typed, over: shown, context)) }
        let result = try await SaveVisit(house.premises)(
            typed.changes,
            of: visit,
            version: version,
            by: context.acting("desk")
        )
        if case .failure(let refusal) = result {
            guard refusal.kind == .invalid else { throw refusal }
            typed.refuse(Problem(refusal))
            return .refused(page(typed, over: shown, context))
        }
        for entry in typed.doneAtCounter {
            _ = try await CompleteCounterAct(house.premises)(
                entry,
                of: visit,
                by: context.acting("desk")
            ).orRefusal()
        }
        return .saved(shown)
    }

    /// The page with what was typed, but for what no page repeats.
    private func page(
        _ typed: DeskForm,
        over shown: PlanSheet,
        _ context: StaffContext
    ) -> Response {
        var sheet = typed.sheet
        sheet.record = sheet.record.withoutMyNumbers
        let plan = PlanSheet(sheet, site: site, language: context.language, reusing: shown)
        return page(plan, typed.draft, context)
    }

    private func page(
        _ plan: PlanSheet,
        _ draft: DeskDraft,
        _ context: StaffContext
    ) -> Response {
        let page = DeskVisitPage(plan, site: site, language: context.language, draft: draft)
        let status: HTTPResponse.Status = page.problems.isEmpty ? .ok : .unprocessableContent
        return site.page(page, for: context, at: Paths.desk(plan.visit.id), status: status)
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
