import Catalog
import Eligibility
import Hummingbird
import Operations
import Pages
import ResidentRegister
import Stores
import Vocabulary

/// Looks into the residence record for a visit, and fills in what it knows.
struct RegisterRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/desk/:visit/register", use: open)
        router.post("/desk/:visit/register", use: search)
        router.post("/desk/:visit/register/fill", use: fill)
    }

    private func open(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let sheet = try await house.sheet(of: context.visitID(), purpose: "register", context)
        guard sheet.stage.isOpen else { return .redirect(to: Paths.desk(sheet.id)) }
        return site.page(RegisterPage(sheet, site: site), for: context)
    }

    // MARK: Searching

    /// What was asked for: somebody by name and birth, or the household of one who was found so.
    private struct Wanted {
        let name: String
        let born: String
        let household: String?

        init(_ form: FormFields) {
            name = form["name"] ?? ""
            born = form["born"] ?? ""
            household = form["household"].flatMap { $0.isEmpty ? nil : $0 }
        }

        /// Nil where no birth can be read.
        var query: SearchRegister.Query? {
            if let household { return .number(household) }
            return WrittenDay.read(born).map { .name(name, born: $0) }
        }
    }

    private func search(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let sheet = try await house.sheet(of: context.visitID(), purpose: "register", context)
        guard sheet.stage.isOpen else { return .redirect(to: Paths.desk(sheet.id)) }
        return try await page(sheet, Wanted(context.form), problems: [], context)
    }

    private func page(
        _ sheet: VisitSheet,
        _ wanted: Wanted,
        problems: [Problem],
        _ context: StaffContext
    ) async throws -> Response {
        var page = RegisterPage(sheet, site: site)
        page.name = wanted.name.withoutMyNumber
        page.born = wanted.born.withoutMyNumber
        page.household = wanted.household
        page.problems = problems
        if let query = wanted.query {
            let result = try await SearchRegister(house.premises)(
                query,
                wholeHouseholds: wanted.household != nil,
                for: sheet.id,
                by: context.acting("register")
            )
            switch result {
            case .success(let found):
                let names = HouseholdNames(sheet.household, registry: site.catalog.facts)
                page.found = .init(found, isHousehold: wanted.household != nil, names)
            case .failure(let refusal) where refusal.kind == .invalid:
                page.problems += refusal.all.map { $0.problem() }
            case .failure(let refusal): throw refusal
            }
        } else {
            page.problems.append(.unreadableDay("born"))
        }
        return site.page(
            page,
            for: context,
            at: Paths.register(sheet.id),
            status: page.problems.isEmpty ? .ok : .unprocessableContent
        )
    }

    // MARK: Filling in

    private func fill(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let (form, visit) = (context.form, try context.visitID())
        guard let version = form["version"].flatMap({ Int($0) }) else {
            throw WebError.unreadableForm
        }
        let assignments = form.all("resident").map { number in
            FillFromRegister.Assignment(
                number: number,
                person: form["who.\(number)"].flatMap { $0.isEmpty ? nil : PersonID($0) }
            )
        }
        let before = try await house.sheet(of: visit, purpose: "register", context)
        let result = try await FillFromRegister(house.premises)(
            assignments,
            of: visit,
            version: version,
            by: context.acting("register")
        )
        switch result {
        case .success(let filled) where filled.differences.isEmpty:
            return .redirect(to: Paths.after("register-filled", at: Paths.desk(visit)))
        case .success(let filled):
            let page = RegisterDifferencesPage(filled, over: before, site: site)
            return site.page(page, for: context, at: Paths.desk(visit))
        case .failure(let refusal) where refusal.kind == .invalid:
            let problems = refusal.all.map { $0.problem() }
            return try await self.page(before, Wanted(form), problems: problems, context)
        case .failure(let refusal): throw refusal
        }
    }
}
