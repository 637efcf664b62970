import Catalog
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

// MARK: - The console's pages

extension DeskRoutes {
    /// The page of a visit that has ended, with what was sent to it all the same.
    func ended(
        _ shown: ShownVisit,
        sent form: FormFields?,
        _ context: StaffContext
    ) throws -> Response {
        let sheet = try VisitSheet(shown, site: site)
        let page = EndedVisitPage(
            shown,
            PlanSheet(sheet, site: site, language: context.language),
            site: site,
            by: context.acting("desk"),
            sent: form
        )
        return site.page(
            page,
            for: context,
            at: Paths.desk(sheet.id),
            status: form == nil ? .ok : .conflict
        )
    }

    /// Brings what was typed together with what somebody saved meanwhile, for saving it again.
    ///
    /// No page where all of it stands there already. What is filed is what the clerk saw: filing over another state
    /// gives a page.
    func merged(
        _ context: StaffContext,
        isFiling: Bool
    ) async throws -> (typed: DeskForm, present: PlanSheet, page: Response?) {
        let shown = try await house.shown(context.visitID(), purpose: "desk", context)
        var present = PlanSheet(
            try VisitSheet(shown, site: site),
            site: site,
            language: context.language
        )
        present.leavesDecisions = context.acting("desk").isContractor
        let console = { (sheet: VisitSheet, draft: DeskDraft) -> DeskVisitPage in
            let plan = self.sheet(sheet, draft, over: present, context)
            return DeskVisitPage(plan, site: site, language: context.language, draft: draft)
        }
        let controls = { (sheet: VisitSheet, draft: DeskDraft) in
            site.controls(of: console(sheet, draft), for: context)
        }
        let merge = DeskMerge(
            context.form,
            over: present,
            site: site,
            isFiling: isFiling,
            console: controls
        )
        if merge.changesNothing, !(isFiling && merge.showsAnother) {
            return (merge.typed, present, nil)
        }
        let other = other(shown, context)
        var merged = console(
            merge.typed.sheet.withoutMyNumbers,
            merge.draft(after: other, console: controls)
        )
        merged.saved = controls(present.visit, DeskDraft())
        let page = site.page(
            merged,
            for: context,
            at: Paths.desk(present.visit.id),
            status: .conflict,
            notice: merge.notice(after: other)
        )
        return (merge.typed, present, page)
    }

    /// Who changed a visit last.
    func other(_ visit: ShownVisit, _ context: StaffContext) -> DeskMerge.Other {
        let change = visit.history.first { !$0.isRefused }
        let login = change?.actor ?? ""
        return DeskMerge.Other(
            name: visit.names[login],
            at: change?.at ?? site.time.now(),
            isSame: utf8Equal(login, context.session.live.login)
        )
    }

    /// The page with what was typed, but for what no page repeats.
    func page(
        _ typed: DeskForm,
        over shown: PlanSheet,
        _ context: StaffContext
    ) async throws -> Response {
        let plan = sheet(typed.sheet.withoutMyNumbers, typed.draft, over: shown, context)
        var page = try await console(plan, typed.draft, context)
        page.saved = controls(of: shown, context)
        return answer(page, context)
    }

    /// The page as the visit stands, with what is wrong about it.
    func page(
        _ plan: PlanSheet,
        _ draft: DeskDraft,
        _ context: StaffContext
    ) async throws -> Response {
        answer(try await console(plan, draft, context), context)
    }

    /// The page as the visit stands, under what the reader typed earlier and did not save.
    func page(
        _ plan: PlanSheet,
        under standing: ReadDraft.Standing,
        lastChangedBy other: DeskMerge.Other,
        _ context: StaffContext
    ) async throws -> Response {
        guard let draft = standing.draft, let typedAt = standing.typedAt else {
            var page = try await console(plan, DeskDraft(), context)
            page.draft = DeskDraftNote(thrownAt: standing.thrownAt)
            page.undoableAt = standing.undoableAt
            return answer(page, context)
        }
        let merge = DraftMerge(draft, over: plan.visit, controls: controls(of: plan, context))
        var page = try await console(plan, merge.draft(after: other), context)
        page.draft = merge.note(typedAt: typedAt, after: other, site: site)
        page.draft?.thrownAt = standing.thrownAt
        page.undoableAt = standing.undoableAt
        return site.page(page, for: context, at: Paths.desk(plan.visit.id))
    }

    private func answer(_ page: DeskVisitPage, _ context: StaffContext) -> Response {
        let status: HTTPResponse.Status = page.problems.isEmpty ? .ok : .unprocessableContent
        let path = Paths.desk(page.subjectOfVisit.visit)
        return site.page(page, for: context, at: path, status: status)
    }

    /// The controls of a visit's console as it stands.
    func controls(of plan: PlanSheet, _ context: StaffContext) -> [FormControl] {
        let page = DeskVisitPage(plan, site: site, language: context.language)
        return site.controls(of: page, for: context)
    }

    func console(
        _ plan: PlanSheet,
        _ draft: DeskDraft,
        _ context: StaffContext
    ) async throws -> DeskVisitPage {
        var page = DeskVisitPage(plan, site: site, language: context.language, draft: draft)
        page.appointmentOffers = try await house.appointmentOffers(
            of: plan.visit,
            purpose: "desk",
            context
        )
        page.offersRegister = site.catalog.layer(of: plan.visit.office).register != nil
        page.savedAt = plan.visit.changedAt
        page.presence.others = try await WatchPresence(house.premises)(
            plan.visit.id,
            by: context.acting("desk")
        ).orRefusal()
        return page
    }

    /// The sheet of a visit with what was typed, its plan taken from an `earlier` one where it is the same.
    private func sheet(
        _ visit: VisitSheet,
        _ draft: DeskDraft,
        over earlier: PlanSheet,
        _ context: StaffContext
    ) -> PlanSheet {
        PlanSheet(
            visit,
            site: site,
            language: context.language,
            reusing: earlier,
            typed: draft.fates
        )
    }
}

extension VisitSheet {
    /// The visit without data that hold a My Number: what was refused is not shown again.
    fileprivate var withoutMyNumbers: VisitSheet {
        var sheet = self
        sheet.record = record.withoutMyNumbers
        return sheet
    }
}
