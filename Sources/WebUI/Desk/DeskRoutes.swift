import Catalog
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
        router.post("/desk/:visit/undo", use: undo)
    }

    private func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        // All that can be done from the list is a clerk's.
        try context.require([.clerk])
        let visits = try await ListDesk(house.premises)(by: context.acting("desk")).orRefusal()
        let page = DeskListPage(
            visits,
            calls: try await house.officialCalls(context),
            carried: try await house.carriedOver(context),
            handedOn: try await house.handedOn(context),
            office: context.session.person.office,
            catalog: site.catalog,
            now: site.time.now()
        )
        return site.page(page, for: context)
    }

    private func open(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let shown = try await house.shown(context.visitID(), purpose: "desk", context)
        let visit = try VisitSheet(shown, site: site)
        guard visit.stage.isOpen else { return try ended(shown, sent: nil, context) }
        let plan = PlanSheet(visit, site: site, language: context.language)
        let standing = try await ReadDraft(house.premises)(
            visit.id,
            version: visit.version,
            by: context.acting("desk")
        ).orRefusal()
        let other = other(shown, context)
        return try await page(plan, under: standing, lastChangedBy: other, context)
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
        case .saved(_, let mended):
            let beside = Paths.besideConsole(context.form["act"], of: visit)
            return .redirect(to: beside ?? Paths.after(mended.notice, at: Paths.desk(visit)))
        }
    }

    /// Files what the console shows, everything typed included.
    private func file(_ request: Request, _ context: StaffContext) async throws -> Response {
        let filing = try DeskFiling(context)
        let kept: Kept
        do {
            kept = try await self.kept(context, isFiling: true)
        } catch let refusal as Refusal where refusal.kind == .conflict {
            guard try await isFiled(filing, context) else { throw refusal }
            return .redirect(to: Paths.receipt(filing.visit))
        }
        switch kept {
        case .saved(let shown, _): return try await filed(filing, shown, context)
        case .refused(let page):
            // Sent twice: the first one filed it, and the second gets the same receipt.
            guard page.status == .conflict, try await isFiled(filing, context) else { return page }
            return .redirect(to: Paths.receipt(filing.visit))
        }
    }

    /// Whether something was filed under the key that the console carried.
    private func isFiled(_ filing: DeskFiling, _ context: StaffContext) async throws -> Bool {
        // Its version has passed, so that this can only repeat a filing and never be one.
        let result = try await FileBundle(house.premises)(
            filing.source(over: filing.version),
            by: context.acting("desk")
        )
        if case .success = result { return true }
        return false
    }

    /// Files the visit as it stands, unless that is other than the page had `shown`.
    private func filed(
        _ filing: DeskFiling,
        _ shown: PlanSheet,
        _ context: StaffContext
    ) async throws -> Response {
        for _ in 1..<DeskFiling.triesMaximum {
            do {
                return try await tryToFile(filing, shown, context)
            } catch let refusal as Refusal where refusal.kind == .stale {
                // The same form, sent a second time, did a part of it between reading and filing.
                continue
            }
        }
        return try await tryToFile(filing, shown, context)
    }

    private func tryToFile(
        _ filing: DeskFiling,
        _ shown: PlanSheet,
        _ context: StaffContext
    ) async throws -> Response {
        let sheet = try await house.sheet(of: filing.visit, purpose: "desk", context)
        let plan = PlanSheet(sheet, site: site, language: context.language, reusing: shown)
        if sheet.stage == .filed, plan.leftToFile.isEmpty {
            return .redirect(to: Paths.after("nothing-to-file", at: Paths.receipt(filing.visit)))
        }
        let obstacles = obstacles(to: plan, shown: shown)
        guard obstacles.isEmpty else {
            let draft = DeskDraft(problems: obstacles, lane: filing.lane)
            return try await page(plan, draft, context)
        }
        let result = try await FileBundle(house.premises)(
            filing.source(over: sheet.version),
            by: context.acting("desk")
        )
        switch result {
        case .success(let filed):
            if !filed.isRepetition { site.metrics.note(.bundlesFiled) }
            let notice = plan.leftToFile.isEmpty ? "noted" : "filed"
            return .redirect(to: Paths.after(notice, at: Paths.receipt(filing.visit)))
        case .failure(let refusal) where refusal.kind == .invalid:
            let draft = DeskDraft(problems: [Problem(refusal)], lane: filing.lane)
            return try await page(plan, draft, context)
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
        /// Everything was kept; with the plan as the page had shown it, and what became of what was filed.
        case saved(PlanSheet, MendedItems)
    }

    /// Keeps everything that the console carries, or nothing of it.
    private func kept(_ context: StaffContext, isFiling: Bool = false) async throws -> Kept {
        try context.require([.clerk])
        let visit = try context.visitID()
        guard let version = context.form["version"].flatMap({ Int($0) }) else {
            throw WebError.unreadableForm
        }
        let stored = try await house.shown(visit, purpose: "desk", context)
        let before = try VisitSheet(stored, site: site)
        try await house.protectIfAsked(before, context)
        guard before.stage.isOpen else {
            let now = try await house.shown(visit, purpose: "desk", context)
            return .refused(try ended(now, sent: context.form, context))
        }
        // First of all: a page of an older version, shown again with its mistakes, would wipe out what is new.
        guard before.version == version else {
            return try await keptAfterOthers(context, isFiling: isFiling)
        }
        var shown = PlanSheet(before, site: site, language: context.language)
        shown.leavesDecisions = context.acting("desk").isContractor
        var typed = DeskForm(context.form, over: shown, site: site, isFiling: isFiling)
        guard typed.isAcceptable else {
            return .refused(try await page(typed, over: shown, context))
        }
        let result = try await SaveVisit(house.premises)(
            typed.changes,
            of: visit,
            version: version,
            by: context.acting("desk")
        )
        var mended = MendedItems()
        switch result {
        case .success(let changed): mended = changed.mended
        case .failure(let refusal) where refusal.kind == .invalid:
            typed.refuse(Problem(refusal))
            return .refused(try await page(typed, over: shown, context))
        case .failure(let refusal) where refusal.kind == .stale:
            return try await keptAfterOthers(context, isFiling: isFiling)
        case .failure(let refusal):
            // Ended since it was read, it is told like one that had ended before.
            let now = try await house.shown(visit, purpose: "desk", context)
            guard now.stage.isOpen else {
                return .refused(try ended(now, sent: context.form, context))
            }
            throw refusal
        }
        return try await completed(typed, over: shown, mended, context)
    }

    /// What becomes of a console that somebody else saved meanwhile: nothing to keep, or a page to decide on.
    private func keptAfterOthers(_ context: StaffContext, isFiling: Bool) async throws -> Kept {
        let merge = try await merged(context, isFiling: isFiling)
        if let page = merge.page { return .refused(page) }
        return try await completed(merge.typed, over: merge.present, MendedItems(), context)
    }

    /// Notes what was done at the counter, once the rest is kept.
    private func completed(
        _ typed: DeskForm,
        over shown: PlanSheet,
        _ mended: MendedItems,
        _ context: StaffContext
    ) async throws -> Kept {
        for entry in typed.doneAtCounter {
            _ = try await CompleteCounterAct(house.premises)(
                entry,
                of: shown.visit.id,
                by: context.acting("desk")
            ).orRefusal()
        }
        return .saved(shown, mended)
    }
}

extension MendedItems {
    /// The words after saving: what was filed already must not be forgotten.
    var notice: String {
        if !unchanged.isEmpty { return "saved-in-part" }
        return followed.isEmpty ? "saved" : "saved-with-items"
    }
}
