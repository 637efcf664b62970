import Filing
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// The hand-over of a shift: what somebody has in hand goes to a colleague or to the office.
struct ShiftRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/shift", use: show)
        router.post("/shift", use: give)
        router.post("/shift/:change/seen", use: noteSeen)
    }

    private func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let of = request.uri.queryParameters["of"].flatMap { StaffID(String($0)) }
        return site.page(try await page(of, context), for: context)
    }

    private func page(_ other: StaffID?, _ context: StaffContext) async throws -> ShiftPage {
        try context.require([.clerk])
        let shown = try await WatchShift(house.premises)(of: other, by: context.acting("shift"))
            .orRefusal()
        return ShiftPage(
            shown,
            office: context.session.person.office,
            reader: context.session.live.staff
        )
    }

    private func give(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let form = context.form
        let other = form["of"].flatMap { StaffID($0) }
        let receiver = form["receiver"] ?? ""
        let things = form.all("thing").compactMap { ShiftThing(key: $0) }
        guard things.count == form.all("thing").count else { throw WebError.unreadableForm }
        guard utf8Equal(receiver, "office") || StaffID(receiver) != nil else {
            return try await refused([(field: "receiver", message: Self.nobodyChosen)], context)
        }
        let result = try await ChangeShift(house.premises)(
            ChangeShift.Request(things, to: StaffID(receiver), note: form["note"] ?? ""),
            of: other,
            by: context.acting("shift")
        )
        switch result {
        case .success(let change) where change.staying.isEmpty:
            return .redirect(to: Paths.after("shift-changed", at: Paths.shift))
        case .success(let change): return try await stayed(change, other, context)
        case .failure(let refusal) where refusal.kind == .invalid:
            return try await refused(
                [(field: refusal.path, message: refusal.message)],
                context
            )
        case .failure(let refusal): throw refusal
        }
    }

    private static let nobodyChosen = Localized(
        ja: "引き継ぐ相手を選んでください。",
        en: "Choose to whom it is handed on."
    )

    /// The page with what is still in hand, and why.
    private func stayed(
        _ change: ShiftChange,
        _ other: StaffID?,
        _ context: StaffContext
    ) async throws -> Response {
        var page = try await page(other, context)
        for staying in change.staying {
            let place = page.things.firstIndex { utf8Equal($0.key, staying.thing.key) }
            if let place { page.things[place].stayed = staying.why.words }
        }
        let list = change.staying.map {
            Localized(
                ja: "\($0.thing.visit) \($0.thing.kind.words.ja)：\($0.why.words.ja)",
                en: "\($0.thing.visit), \($0.thing.kind.words.en): \($0.why.words.en)"
            )
        }
        let notice = Notice(
            .warning,
            title: Localized(
                ja: "\(change.going.count)件を引き継ぎました。引き継げなかったものがあります",
                en: "\(change.going.count) handed on; something stayed"
            ),
            text: Localized(
                ja: list.map(\.ja).joined(separator: "、"),
                en: list.map(\.en).joined(separator: "; ")
            )
        )
        return site.page(page, for: context, at: Paths.shift, status: .ok, notice: notice)
    }

    private func refused(
        _ problems: [(field: String, message: Localized)],
        _ context: StaffContext
    ) async throws -> Response {
        let form = context.form
        var page = try await page(form["of"].flatMap { StaffID($0) }, context)
        let chosen = form.all("thing")
        for place in page.things.indices {
            let key = page.things[place].key
            page.things[place].isChosen = chosen.contains { utf8Equal($0, key) }
        }
        page.receiver = form["receiver"] ?? ""
        page.note = (form["note"] ?? "").withoutMyNumber
        page.problems =
            page.things.isEmpty
            ? [] : problems.map { Problem(field: $0.field, message: $0.message) }
        return site.page(page, for: context, at: Paths.shift, status: .unprocessableContent)
    }

    private func noteSeen(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        guard let change = context.parameters.get("change", as: Int64.self) else {
            throw WebError.noSuchPage
        }
        try await ChangeShift(house.premises).noteSeen(change, by: context.acting("shift"))
            .orRefusal()
        return .redirect(to: Paths.after("shift-seen", at: Paths.shift))
    }
}

extension WebHouse {
    /// What was handed on to the reader or to the office, for the list of visits.
    func handedOn(_ context: StaffContext) async throws -> [HandedOn] {
        let received = try await WatchShift(premises).received(by: context.acting("desk"))
            .orRefusal()
        return received.changes.map {
            HandedOn(from: received.names[$0.from], at: $0.at, count: $0.things.count)
        }
    }
}

extension ShiftPage {
    fileprivate init(_ shown: ShownShift, office: Localized, reader: StaffID) {
        let member = shown.member
        self.init(
            office: office,
            other: member.id == reader ? nil : (member.id, member.displayName),
            things: shown.holdings.map { Thing($0) },
            receivers: shown.receivers.map { ($0.id, $0.displayName) },
            received: shown.received.map { Received($0, shown.names) },
            holders: shown.holders.map {
                Holder(
                    staff: $0.member.id,
                    name: $0.member.displayName,
                    visitCount: $0.holding.visitCount,
                    draftCount: $0.holding.draftCount,
                    hasLeft: $0.hasLeft
                )
            }
        )
    }
}

extension ShiftPage.Thing {
    fileprivate init(_ holding: ShiftHolding) {
        self.init(
            key: holding.thing.key,
            visit: holding.thing.visit,
            kind: holding.thing.kind.words,
            path: holding.thing.path,
            since: holding.since,
            returnedCount: holding.returnedCount,
            dueCount: holding.dueCount
        )
    }
}

extension ShiftPage.Received {
    fileprivate init(_ change: StoredShiftChange, _ names: StaffNames) {
        self.init(
            id: change.id,
            from: names[change.from],
            by: utf8Equal(change.by, change.from) ? nil : names[change.by],
            isForOffice: change.to == nil,
            at: change.at,
            note: change.note,
            things: change.things.map { ($0.visit, $0.kind.words, $0.path) }
        )
    }
}

extension ShiftThing {
    /// Where a clerk goes on with it.
    fileprivate var path: Path { Paths.desk(visit) }
}

extension ShiftThing.Kind {
    fileprivate var words: Localized {
        switch self {
        case .visit: Localized(ja: "来庁", en: "visit")
        case .draft: Localized(ja: "下書き", en: "draft")
        }
    }
}

extension ShiftChange.Stay {
    fileprivate var words: Localized {
        switch self {
        case .gone: Localized(ja: "もう手元にありません", en: "not in hand any more")
        case .protected:
            Localized(
                ja: "書いた人だけが扱えます。保存してから引き継いでください",
                en: "its writer's alone; save it first"
            )
        case .occupied:
            Localized(ja: "相手にも下書きがあります", en: "the receiver has a draft of their own")
        case .needsPerson:
            Localized(ja: "下書きは人に引き継いでください", en: "a draft goes to a person")
        }
    }
}
