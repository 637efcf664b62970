import Eligibility
import Glyphs
import HTTPTypes
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// Finds a character for a name that cannot be typed, and puts it into the record of a visit.
struct GlyphRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/desk/:visit/glyphs", use: open)
        router.post("/desk/:visit/glyphs", use: search)
        router.post("/desk/:visit/glyphs/put", use: put)
    }

    private func plan(_ context: StaffContext) async throws -> PlanSheet {
        try context.require([.clerk])
        let sheet = try await house.sheet(of: context.visitID(), purpose: "desk", context)
        return PlanSheet(sheet, site: site, language: context.language)
    }

    private func open(_ request: Request, _ context: StaffContext) async throws -> Response {
        let plan = try await plan(context)
        guard plan.visit.stage.isOpen else { return .redirect(to: Paths.desk(plan.visit.id)) }
        return site.page(GlyphPage(plan), for: context)
    }

    private func search(_ request: Request, _ context: StaffContext) async throws -> Response {
        let plan = try await plan(context)
        guard plan.visit.stage.isOpen else { return .redirect(to: Paths.desk(plan.visit.id)) }
        return found(for: GlyphPage(plan), context)
    }

    private func found(for page: GlyphPage, _ context: StaffContext) -> Response {
        var page = page
        let query = page.read(context.form)
        if page.problems.isEmpty { page.found = GlyphPage.Found(query, in: house.glyphs) }
        return site.page(
            page,
            for: context,
            at: Paths.glyphs(page.subjectOfVisit.visit),
            status: page.problems.isEmpty ? .ok : .unprocessableContent
        )
    }

    private func put(_ request: Request, _ context: StaffContext) async throws -> Response {
        let plan = try await plan(context)
        let (form, visit) = (context.form, plan.visit.id)
        guard plan.visit.stage.isOpen else { return .redirect(to: Paths.desk(visit)) }
        let page = GlyphPage(plan)
        guard let version = form["version"].flatMap({ Int($0) }),
            let field = page.fields.first(where: { $0.field == form["field"] }),
            let glyph = form["glyph"].flatMap({ house.glyphs.table.glyph(key: $0) })
        else { throw WebError.unreadableForm }
        let value = Glyph.placing(glyph.text, into: field.value)
        let typed = RecordFields(form: FormFields([(field.field, value)]), catalog: site.catalog)
        let result = try await SaveVisit(house.premises)(
            VisitChanges(record: typed.patch(people: plan.visit.household.people.map(\.id))),
            of: visit,
            version: version,
            by: context.acting("desk")
        )
        switch result {
        case .success(let changed):
            return .redirect(to: Paths.after(changed.mended.notice, at: Paths.desk(visit)))
        case .failure(let refusal) where refusal.kind == .invalid:
            var refused = page
            refused.problems = [Problem(field: "to-\(field.field)", message: refusal.message)]
            return site.page(
                refused,
                for: context,
                at: Paths.glyphs(visit),
                status: .unprocessableContent
            )
        case .failure(let refusal): throw refusal
        }
    }
}
