import Casework
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// The parcels of originals between counters and the center: listed, packed, sent, counted, cleared up.
struct ParcelRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/papers", use: list)
        router.get("/papers/:parcel", use: show)
        router.get("/papers/:parcel/print", use: printedList)
        router.post("/papers/:parcel/send", use: send)
        router.post("/papers/:parcel/take-out", use: takeOut)
        router.post("/papers/:parcel/receive", use: receive)
        router.post("/papers/:parcel/settle", use: settle)
        router.post("/papers/:parcel/take-back", use: takeBack)
    }

    private var words: ParcelWords { ParcelWords(site: site) }

    private func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk, .center])
        // The center sees all counters' parcels.
        let isCenter = context.session.person.roles.contains(.center)
        let office = isCenter ? nil : context.session.office
        let listed = try await ListParcels(house.premises)(of: office, by: context.acting("papers"))
            .orRefusal()
        let page = ParcelsPage(
            office: isCenter
                ? Localized(ja: "すべての窓口", en: "All counters")
                : site.officeName(context.session.office),
            parcels: listed.parcels.map { words.line($0, listed) }
        )
        return site.page(page, for: context)
    }

    private func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.page(try await page(context), for: context)
    }

    private func listed(_ context: StaffContext) async throws -> ListParcels.Listed {
        try context.require([.clerk, .center])
        return try await ListParcels(house.premises)(
            try context.number("parcel"),
            by: context.acting("papers")
        ).orRefusal()
    }

    private func page(_ context: StaffContext) async throws -> ParcelPage {
        let listed = try await listed(context)
        guard let parcel = listed.parcels.first else { throw WebError.noSuchPage }
        let roles = Set(context.session.person.roles)
        let isClerk = roles.contains(.clerk)
        return ParcelPage(
            parcel: words.line(parcel, listed),
            papers: parcel.contents.map { words.line($0, listed) },
            steps: words.history(parcel, listed.names),
            permissions: ParcelPage.Permissions(
                pack: isClerk && parcel.state == .packing,
                receive: roles.contains(.center) && parcel.state == .sent,
                settle: parcel.state == .differing,
                takeBack: isClerk && parcel.state == .received
            )
        )
    }

    private func printedList(_ request: Request, _ context: StaffContext) async throws -> Response {
        let listed = try await listed(context)
        guard let parcel = listed.parcels.first else { throw WebError.noSuchPage }
        let page = ParcelSheetPage(
            parcel: words.line(parcel, listed),
            papers: parcel.contents.map { words.line($0, listed) },
            madeAt: site.time.now(),
            madeBy: context.session.person.name
        )
        return site.page(page, for: context)
    }

    // MARK: Acts

    private func send(_ request: Request, _ context: StaffContext) async throws -> Response {
        guard let papers = context.form["papers"].flatMap({ Int($0) }) else {
            throw WebError.unreadableForm
        }
        let parcel: ParcelID = try context.number("parcel")
        let result = try await SendParcel(house.premises)(
            parcel,
            papers: papers,
            by: context.acting("papers")
        )
        return try await answer(result.map { _ in "parcel-sent" }, context)
    }

    private func takeOut(_ request: Request, _ context: StaffContext) async throws -> Response {
        let result = try await PackOriginal(house.premises).takeOut(
            try paper(context),
            of: try context.number("parcel"),
            by: context.acting("papers")
        )
        return try await answer(result.map { _ in "original-out" }, context)
    }

    private func receive(_ request: Request, _ context: StaffContext) async throws -> Response {
        let form = context.form
        let listed = try await listed(context)
        var arrived: [Int: Int] = [:]
        for paper in listed.parcels.flatMap(\.contents) {
            let typed = WrittenDay.halfWidth(form["count-\(paper.number)"] ?? "")
            if form.all("whole").contains(where: { utf8Equal($0, "\(paper.number)") }) {
                arrived[paper.number] = paper.sheets
            }
            // What was written counts: a number that cannot be read is refused below.
            if !typed.isEmpty { arrived[paper.number] = Int(typed) ?? -1 }
        }
        let result = try await ReceiveParcel(house.premises)(
            arrived,
            in: try context.number("parcel"),
            by: context.acting("papers")
        )
        return try await answer(
            result.map { $0 == .differing ? "parcel-differs" : "parcel-received" },
            context
        ) { page in
            for paper in page.papers {
                let typed = form["count-\(paper.number)"] ?? ""
                page.typed.counts[paper.number] = typed.withoutMyNumber
            }
        }
    }

    private func settle(_ request: Request, _ context: StaffContext) async throws -> Response {
        let form = context.form
        let result = try await ReceiveParcel(house.premises).settle(
            try paper(context),
            of: try context.number("parcel"),
            because: form["reason"] ?? "",
            by: context.acting("papers")
        )
        return try await answer(result.map { _ in "parcel-settled" }, context) { page in
            page.typed.paper = form["paper"] ?? ""
            page.typed.reason = (form["reason"] ?? "").withoutMyNumber
        }
    }

    private func takeBack(_ request: Request, _ context: StaffContext) async throws -> Response {
        let result = try await SendParcel(house.premises).takeBack(
            try context.number("parcel"),
            by: context.acting("papers")
        )
        return try await answer(result.map { _ in "parcel-back" }, context)
    }

    private func paper(_ context: StaffContext) throws -> Int {
        guard let number = context.form["paper"].flatMap({ Int($0) }) else {
            throw WebError.unreadableForm
        }
        return number
    }

    /// Leads on, or shows the page again with what must be put right.
    private func answer(
        _ result: Result<String, Refusal>,
        _ context: StaffContext,
        _ keep: (inout ParcelPage) -> Void = { _ in }
    ) async throws -> Response {
        let parcel: ParcelID = try context.number("parcel")
        switch result {
        case .success(let done):
            return .redirect(to: Paths.after(done, at: Paths.parcel(parcel)))
        case .failure(let refusal) where refusal.kind == .invalid:
            var page = try await page(context)
            keep(&page)
            page.problems = [Problem(field: refusal.path, message: refusal.message)]
            return site.page(
                page,
                for: context,
                at: Paths.parcel(parcel),
                status: .unprocessableContent
            )
        case .failure(let refusal): throw refusal
        }
    }
}
