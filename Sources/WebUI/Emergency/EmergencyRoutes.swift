import Catalog
import Eligibility
import Filing
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// Emergency packs: how fresh they are, what was received on their sheets, what became of their numbers.
struct EmergencyRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/emergency", use: show)
        router.get("/emergency/enter", use: ask)
        router.post("/emergency/enter", use: enter)
        router.post("/emergency/spoil", use: spoil)
        router.post("/emergency/unused", use: settle)
    }

    private func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.page(try await page(context), for: context)
    }

    private func page(_ context: StaffContext) async throws -> EmergencyPage {
        try context.require([.clerk, .administrator])
        let shown = try await WatchEmergency(house.premises)(by: context.acting("emergency"))
            .orRefusal()
        return EmergencyPage(shown, of: context.session, site: site)
    }

    // MARK: Entering

    private func ask(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        return site.page(EnterAfterwardsPage(events: events), for: context)
    }

    private var events: [Choice] {
        site.catalog.lifeEvents.map { Choice($0.id.description, $0.name) }
    }

    private func enter(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let typed = TypedReception(context.form)
        guard let received = typed.request else {
            return refused(typed, typed.problems, context)
        }
        switch try await EnterAfterwards(house.premises)(received, by: context.acting("counter")) {
        case .success(let visit):
            site.metrics.note(.visitsOpened)
            return .redirect(to: Paths.after("entered-afterwards", at: Paths.desk(visit)))
        case .failure(let refusal):
            guard refusal.kind == .invalid || refusal.kind == .conflict, !refusal.path.isEmpty
            else { throw refusal }
            return refused(
                typed,
                [Problem(field: refusal.path, message: refusal.message)],
                context
            )
        }
    }

    private func refused(
        _ typed: TypedReception,
        _ problems: [Problem],
        _ context: StaffContext
    ) -> Response {
        site.page(
            EnterAfterwardsPage(events: events, draft: typed.draft, problems: problems),
            for: context,
            status: .unprocessableContent
        )
    }

    // MARK: Accounting

    private func spoil(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let (number, reason) = (context.form["number"] ?? "", context.form["reason"] ?? "")
        let result = try await SettleEmergencyNumbers(house.premises)
            .spoil(number, because: reason, by: context.acting("emergency"))
        guard case .failure(let refusal) = result else {
            return .redirect(to: Paths.after("number-spoilt", at: Paths.emergency))
        }
        guard !refusal.path.isEmpty else { throw refusal }
        var page = try await page(context)
        page.spoiling = EmergencyPage.Spoiling(
            number: number.withoutMyNumber,
            reason: reason.withoutMyNumber
        )
        page.problems = [Problem(field: refusal.path, message: refusal.message)]
        return site.page(
            page,
            for: context,
            at: Paths.emergency,
            status: .unprocessableContent
        )
    }

    private func settle(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        guard let day = context.form["day"].flatMap({ CalendarDay($0) }),
            let first = context.form["first"].flatMap({ Int($0) }), (1...999).contains(first)
        else { throw WebError.unreadableForm }
        _ = try await SettleEmergencyNumbers(house.premises)
            .setRestUnused(on: day, from: first, by: context.acting("emergency")).orRefusal()
        return .redirect(to: Paths.after("numbers-unused", at: Paths.emergency))
    }
}

/// What was typed of a sheet.
private struct TypedReception {
    let draft: EnterAfterwardsPage.Draft
    private let day: CalendarDay?
    private let minute: Int?

    init(_ form: FormFields) {
        func typed(_ name: String) -> String { (form[name] ?? "").withoutMyNumber }
        draft = EnterAfterwardsPage.Draft(
            number: typed("number"),
            day: typed("day"),
            time: typed("time"),
            receivedBy: typed("received_by"),
            events: form.all("event"),
            asksForProtection: form.has("protection")
        )
        day = WrittenDay.read(draft.day)?.whole
        minute = TypedOpening.minutes(draft.time)
    }

    var problems: [Problem] {
        var problems: [Problem] = []
        if day == nil { problems.append(.unreadableDay("day")) }
        if minute == nil {
            problems.append(
                Problem(
                    field: "time",
                    message: Localized(
                        ja: "時刻を 14:05 のように書いてください。",
                        en: "Write a time such as 14:05."
                    )
                )
            )
        }
        return problems
    }

    /// What is entered; nil where the time cannot be read.
    var request: EnterAfterwards.Request? {
        guard let day, let minute else { return nil }
        return EnterAfterwards.Request(
            number: draft.number,
            day: day,
            minuteOfDay: minute,
            receivedBy: draft.receivedBy,
            events: draft.events.map { LifeEventID($0) },
            asksForProtection: draft.asksForProtection
        )
    }
}

extension EmergencyPage {
    fileprivate init(_ shown: WatchEmergency.Shown, of session: WebSession, site: Site) {
        let mayEnter = session.person.roles.contains(.clerk)
        self.init(
            offices: shown.offices.map {
                Office(
                    name: site.officeName($0.office),
                    printedAt: $0.latest,
                    isStale: $0.isStale
                )
            },
            packs: shown.packs.map { pack in
                let numbers = pack.numbers
                let ends = [numbers.first, numbers.last].compactMap { $0?.written }
                return Pack(
                    office: site.officeName(pack.office),
                    day: pack.day,
                    first: pack.places.lowerBound,
                    numbers: ends.joined(separator: " – "),
                    used: pack.used,
                    spoilt: pack.spoilt,
                    unused: pack.unused,
                    open: pack.open,
                    printedAt: pack.madeAt,
                    printedBy: shown.names[pack.madeBy],
                    isToSettle: mayEnter && pack.office == session.office && pack.isToSettle
                )
            },
            mayEnter: mayEnter
        )
    }
}

extension PaperReceptionNote {
    /// How a visit came in on paper; nil where it did not.
    init?(_ shown: ShownVisit) {
        guard let onPaper = shown.onPaper else { return nil }
        self.init(
            receivedAt: shown.openedAt,
            enteredAt: onPaper.enteredAt,
            number: onPaper.number?.written,
            receivedBy: onPaper.receivedBy
        )
    }
}
