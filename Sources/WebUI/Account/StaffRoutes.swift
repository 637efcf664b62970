import Catalog
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// The members of the staff, for the administrator.
struct StaffRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/staff", use: list)
        router.post("/staff", use: add)
        router.post("/staff/:person/password", use: reset)
        router.post("/staff/:person/active", use: activate)
        router.post("/staff/:person/desks", use: changeDesks)
        router.post("/staff/:person/term", use: changeTerm)
    }

    private func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.page(try await page(context), for: context)
    }

    private func page(
        _ context: StaffContext,
        draft: StaffPage.Draft = StaffPage.Draft(),
        new: NewPassword? = nil,
        problems: [Problem] = []
    ) async throws -> StaffPage {
        let members = try await ListStaff(house.premises)(by: context.acting("staff")).orRefusal()
        return StaffPage(
            members: members.map { member in
                StaffPage.Member(
                    id: member.id,
                    userName: member.login,
                    name: member.displayName,
                    roles: Role.allCases.filter { role in
                        member.roles.contains { $0.rawValue == role.rawValue }
                    },
                    desks: desks(of: [member.office]).filter { desk in
                        member.desks.contains { utf8Equal($0, desk.value) }
                    }.map(\.label),
                    choices: member.roles.contains(.section) ? desks(of: [member.office]) : [],
                    chosen: Set(member.desks),
                    office: site.officeName(member.office),
                    lastSignIn: member.lastSignInAt,
                    isActive: member.isActive,
                    term: StaffPage.Term(
                        from: member.term.from,
                        until: member.term.until,
                        isRunning: member.term.contains(site.today)
                    ),
                    isContractor: member.isContractor
                )
            },
            draft: draft,
            offices: offices(context),
            desks: desks(of: offices(context).compactMap { MunicipalityCode($0.value) }),
            newPassword: new.map {
                StaffPage.NewPassword(userName: $0.login, password: $0.password)
            },
            problems: problems
        )
    }

    /// The municipality's offices; the city itself where it has none of its own.
    private func offices(_ context: StaffContext) -> [Choice] {
        site.catalog.offices(of: context.session.live.municipality).map {
            Choice($0.description, site.officeName($0))
        }
    }

    /// The desks of offices, each name once; the office that is chosen must have it.
    private func desks(of offices: [MunicipalityCode]) -> [Choice] {
        var known: [Choice] = []
        for office in offices {
            let view = site.catalog.view(office: office, on: site.today)
            for desk in view.serviceOffice?.desks ?? [] {
                let id = desk.id.description
                if known.contains(where: { utf8Equal($0.value, id) }) { continue }
                known.append(Choice(id, desk.name))
            }
        }
        return known
    }

    private func add(_ request: Request, _ context: StaffContext) async throws -> Response {
        let form = context.form
        let draft = StaffPage.Draft(
            userName: form["user"] ?? "",
            name: form["name"] ?? "",
            roles: Set(form.all("role").compactMap { Role(rawValue: $0) }),
            desks: Set(form.all("desk")),
            office: form["office"] ?? "",
            term: (form["from"] ?? "", form["until"] ?? ""),
            isContractor: form["contractor"] == "yes"
        )
        guard let office = MunicipalityCode(draft.office) else { throw WebError.unreadableForm }
        guard let term = WrittenTerm.read(form) else {
            return try await refused(WrittenTerm.unreadable, at: "term", context, draft: draft)
        }
        let result = try await AddStaff(house.premises)(
            NewStaffMember(
                login: draft.userName,
                StaffPost(
                    displayName: draft.name,
                    roles: Set(draft.roles.compactMap { StaffRole(rawValue: $0.rawValue) }),
                    office: office,
                    desks: draft.desks.sorted(),
                    term: term,
                    isContractor: draft.isContractor
                )
            ),
            by: context.acting("staff")
        )
        switch result {
        case .success(let new):
            // Shown in the answer itself, once: a redirect would have to keep the password somewhere.
            return site.page(try await page(context, new: new), for: context, at: Paths.staff)
        case .failure(let refusal) where refusal.kind == .invalid:
            return try await refused(refusal.message, at: refusal.path, context, draft: draft)
        case .failure(let refusal): throw refusal
        }
    }

    private func refused(
        _ message: Localized,
        at field: String,
        _ context: StaffContext,
        draft: StaffPage.Draft = StaffPage.Draft()
    ) async throws -> Response {
        var draft = draft
        draft.userName = draft.userName.withoutMyNumber
        draft.name = draft.name.withoutMyNumber
        let page = try await page(
            context,
            draft: draft,
            problems: [Problem(field: field, message: message)]
        )
        return site.page(page, for: context, at: Paths.staff, status: .badRequest)
    }

    private func changeTerm(_ request: Request, _ context: StaffContext) async throws -> Response {
        let person: StaffID = try context.number("person")
        guard let term = WrittenTerm.read(context.form) else {
            return try await refused(WrittenTerm.unreadable, at: "term-\(person)", context)
        }
        try await ChangeTerm(house.premises)(term, of: person, by: context.acting("staff"))
            .orRefusal()
        return .redirect(to: Paths.after("changed", at: Paths.staff))
    }

    private func reset(_ request: Request, _ context: StaffContext) async throws -> Response {
        let new = try await ResetPassword(house.premises)(
            context.number("person"),
            by: context.acting("staff")
        ).orRefusal()
        return site.page(try await page(context, new: new), for: context, at: Paths.staff)
    }

    private func changeDesks(_ request: Request, _ context: StaffContext) async throws -> Response {
        let person: StaffID = try context.number("person")
        let result = try await ChangeDesks(house.premises)(
            context.form.all("desk").sorted(),
            of: person,
            by: context.acting("staff")
        )
        switch result {
        case .success: return .redirect(to: Paths.after("changed", at: Paths.staff))
        case .failure(let refusal) where refusal.kind == .invalid:
            return try await refused(refusal.message, at: "desks-\(person)", context)
        case .failure(let refusal): throw refusal
        }
    }

    private func activate(_ request: Request, _ context: StaffContext) async throws -> Response {
        let person: StaffID = try context.number("person")
        let act = DeactivateStaff(house.premises)
        switch context.form["active"] {
        case "yes": try await act.reactivate(person, by: context.acting("staff")).orRefusal()
        case "no": try await act(person, by: context.acting("staff")).orRefusal()
        default: throw WebError.unreadableForm
        }
        return .redirect(to: Paths.after("changed", at: Paths.staff))
    }
}
