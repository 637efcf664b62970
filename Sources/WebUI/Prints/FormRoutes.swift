import Catalog
import Eligibility
import Filing
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// The forms of a visit on paper: which there are, and their sheets to print.
struct FormRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/desk/:visit/forms", use: list)
        router.post("/desk/:visit/forms/:form", use: printed)
    }

    private func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.page(try await page(context), for: context)
    }

    private func page(_ context: StaffContext) async throws -> FormsPage {
        try context.require([.clerk])
        let visit = try context.visitID()
        let listed = try await ListForms(house.premises)(visit, by: context.acting("forms"))
            .orRefusal()
        let sheet = try await house.sheet(of: visit, purpose: "forms", context)
        return FormsPage(listed, of: sheet, site: site)
    }

    /// The answer is the sheets themselves: loading them again would be another print.
    private func printed(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let (form, visit) = (context.form, try context.visitID())
        guard let layout = context.parameters.get("form").flatMap({ FormLayoutID($0) }) else {
            throw WebError.noSuchPage
        }
        guard let version = form["version"].flatMap({ Int($0) }),
            let copies = form["copies"].flatMap({ Int($0) })
        else { throw WebError.unreadableForm }
        let result = try await PrintForm(house.premises)(
            PrintForm.Request(
                layout: layout,
                people: form.all("person").map { PersonID($0) },
                version: version,
                copies: copies,
                reason: form["reason"] ?? ""
            ),
            of: visit,
            in: context.language,
            by: context.acting("forms")
        )
        switch result {
        case .success(let printed):
            let page = try FormSheetPage(printed, site: site)
            return site.page(page, for: context, at: Paths.forms(visit))
        case .failure(let refusal) where refusal.kind == .invalid:
            return try await refused(refusal, form, context)
        case .failure(let refusal): throw refusal
        }
    }

    private func refused(
        _ refusal: Refusal,
        _ form: FormFields,
        _ context: StaffContext
    ) async throws -> Response {
        var page = try await page(context)
        let place = form["place"].flatMap { Int($0) } ?? 0
        page.problems = [Problem(field: "reason-\(place)", message: refusal.message)]
        if page.forms.indices.contains(place) {
            page.forms[place].reason = (form["reason"] ?? "").withoutMyNumber
        }
        return site.page(
            page,
            for: context,
            at: Paths.forms(page.subjectOfVisit.visit),
            status: .unprocessableContent
        )
    }
}

extension FormsPage {
    init(_ listed: ListForms.Listed, of sheet: VisitSheet, site: Site) {
        let view = site.catalog.view(office: sheet.household.office, on: sheet.household.on)
        let names = HouseholdNames(sheet.household, registry: site.catalog.facts)
        let check = IdentityCheck(view.layer.identity, record: sheet.record)
        self.init(
            subject: sheet.subject,
            version: listed.version,
            forms: listed.forms.map { form in
                Form(
                    layout: form.layout.description,
                    title: form.title,
                    people: form.people.map(\.description),
                    whose: names.labels(form.people),
                    procedures: form.procedures.map { id in
                        view.procedure(id)?.name ?? Localized(same: id.description)
                    },
                    signing: form.signing.words,
                    sheets: form.sheets,
                    emptyCount: form.emptyCount,
                    movedCount: form.movedCount,
                    isPreprinted: form.paper == .preprinted,
                    prints: form.prints.map { print in
                        Print(
                            number: print.number,
                            at: print.printedAt,
                            by: listed.names[print.printedBy],
                            reason: print.reason
                        )
                    },
                    hasChanged: form.hasChanged
                )
            },
            identity: IdentityPage.Verdict(check.verdict)
        )
    }
}

extension FormSheetPage {
    /// The sheets of a print; refused where the leave to put it out is another visit's.
    init(_ printed: PrintForm.Printed, site: Site) throws {
        guard printed.clearance.visit == printed.visit, !printed.clearance.isMasked else {
            throw WebError.noSuchPage
        }
        let print = printed.print
        self.init(
            subject: Subject(
                visit: printed.visit,
                ticket: nil,
                name: printed.form.names.first,
                isProtected: false
            ),
            name: printed.form.title,
            sheets: printed.form.sheets.map { $0.marks.map(Mark.init) },
            whose: printed.form.names,
            number: print.number,
            reprint: print.reason.map { Reprint(number: print.copy - 1, reason: $0) },
            office: site.officeName(printed.office),
            printedAt: print.printedAt,
            printedBy: printed.names[print.printedBy]
        )
    }
}
