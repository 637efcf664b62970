import Casework
import Catalog
import Eligibility
import Filing
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// One filed item: looking at it, correcting, checking, withdrawing.
struct ItemRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/center/items/:item", use: show)
        router.post("/center/items/:item/correct", use: correct)
        router.post("/center/items/:item/told", use: tell)
        router.post("/center/items/:item/withdraw", use: withdraw)
        router.post("/center/items/:item/check", use: check)
        router.post("/center/items/:item/send-back", use: sendBack)
    }

    private func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.page(try await sheet(context).page(), for: context)
    }

    /// All that is known of an item, as its page shows it.
    func sheet(_ context: StaffContext) async throws -> ItemSheet {
        let item: ItemID = try context.number("item")
        let acting = context.acting("item")
        let watched = try await WatchCenter(house.premises).item(item, by: acting).orRefusal()
        let record = try await ReadItem(house.premises)(item, by: acting).orRefusal()
        let duplicates = try await FindDuplicates(house.premises)(item, by: acting).orRefusal()
        let visit = try await house.shown(watched.item.visit, purpose: "item", context)
        return try ItemSheet(
            id: item,
            watched: watched,
            record: record,
            duplicates: duplicates,
            visit: visit,
            reader: context.session,
            usualDay: SendBackItem(house.premises).usualDay(by: acting),
            site: site
        )
    }

    private func correct(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sheet = try await sheet(context)
        try sheet.checkAttempt(context.form)
        let fields = RecordFields(form: context.form, catalog: site.catalog)
        // Only what somebody changed is a correction; the page shows more than was declared.
        let typed = fields.patch(people: sheet.household.people.map(\.id))
        let change = typed.change(from: sheet.shown)
        let asksForProtection = context.form["protection"] == "yes"
        guard change != nil || asksForProtection || sheet.mayBeRepeated else {
            let problem = Problem(field: "correct", message: Self.nothingChanged)
            let page = try sheet.page(problems: [problem])
            return site.page(page, for: context, at: Paths.item(sheet.id), status: .badRequest)
        }
        let patch = change ?? [:]
        let reason = context.form["reason"] ?? ""
        let result = try await CorrectItem(house.premises)(
            [
                "record": patch, "reason": .string(reason),
                "household": asksForProtection
                    ? ["facts": ["protection_requested": true]] : [:],
            ],
            of: sheet.id,
            by: context.acting("correction")
        )
        switch result {
        case .success(let corrected):
            let isWhole = corrected.unchanged.isEmpty && corrected.unchangedVisit == nil
            let done = isWhole ? "corrected" : "corrected-in-part"
            return .redirect(to: Paths.after(done, at: Paths.item(sheet.id)))
        case .failure(let refusal) where refusal.kind == .invalid:
            var page = try sheet.page(
                typed: patch.withoutMyNumbers,
                problems: refusal.all.map { $0.path == "reason" ? $0.problem() : Problem($0) }
            )
            page.correctReason = reason.withoutMyNumber
            page.asksForProtection = asksForProtection
            return site.page(page, for: context, at: Paths.item(sheet.id), status: .badRequest)
        case .failure(let refusal): throw refusal
        }
    }

    private static let nothingChanged = Localized(
        ja: "何も変わっていません。差戻しの理由に応じて補正するか、取り下げてください。",
        en: "Nothing was changed; correct what it was sent back for, or withdraw it."
    )

    private func tell(_ request: Request, _ context: StaffContext) async throws -> Response {
        let item: ItemID = try context.number("item")
        guard let corrected = context.form["corrected"].flatMap({ ItemID($0) }),
            let attempt = context.form["attempt"].flatMap({ Int($0) })
        else { throw WebError.unreadableForm }
        try await OutdatedItems(house.premises).tell(
            item,
            than: corrected,
            through: attempt,
            by: context.acting("correction")
        ).orRefusal()
        return .redirect(to: Paths.after("told", at: Paths.item(item)))
    }

    private func withdraw(_ request: Request, _ context: StaffContext) async throws -> Response {
        let item: ItemID = try context.number("item")
        let reason = context.form["reason"] ?? ""
        let result = try await WithdrawItem(house.premises)(
            item,
            reason: reason,
            by: context.acting("withdrawal")
        )
        switch result {
        case .success: return .redirect(to: Paths.after("withdrawn", at: Paths.item(item)))
        case .failure(let refusal) where refusal.kind == .invalid:
            let sheet = try await sheet(context)
            let problem = Problem(field: "reason-\(item)", message: refusal.message)
            let page = try sheet.page(reason: reason.withoutMyNumber, problems: [problem])
            return site.page(page, for: context, at: Paths.item(item), status: .badRequest)
        case .failure(let refusal): throw refusal
        }
    }

    private func sendBack(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sheet = try await sheet(context)
        try sheet.checkAttempt(context.form)
        let form = context.form
        let draft = SendBackDraft(
            reason: form["reason"] ?? "",
            remark: form["remark"] ?? "",
            owner: form["owner"] ?? "",
            until: form["until"] ?? ""
        )
        let day = draft.until.isEmpty ? nil : WrittenDay.read(draft.until)?.whole
        guard draft.until.isEmpty || day != nil else {
            return try refused(draft, [("until", Self.unreadableDay)], sheet, context)
        }
        let result = try await SendBackItem(house.premises)(
            sheet.id,
            SendBackItem.Request(
                reason: draft.reason,
                remark: draft.remark,
                owner: SendBackOwner(code: draft.owner),
                until: day
            ),
            by: context.acting("send-back")
        )
        switch result {
        case .success: return .redirect(to: Paths.after("sent-back", at: Paths.item(sheet.id)))
        case .failure(let refusal) where refusal.kind == .invalid:
            let problems = refusal.all.map { ($0.path, $0.message) }
            return try refused(draft, problems, sheet, context)
        case .failure(let refusal): throw refusal
        }
    }

    /// The page again with what was typed; a text that may not be kept is not repeated.
    private func refused(
        _ draft: SendBackDraft,
        _ problems: [(field: String, message: Localized)],
        _ sheet: ItemSheet,
        _ context: StaffContext
    ) throws -> Response {
        var draft = draft
        if MyNumberDetector.containsMyNumber(draft.remark) { draft.remark = "" }
        let page = try sheet.page(
            sendBack: draft,
            problems: problems.map {
                Problem(field: "send-back-\($0.field)", message: $0.message)
            }
        )
        return site.page(page, for: context, at: Paths.item(sheet.id), status: .badRequest)
    }

    private static let unreadableDay = Localized(
        ja: "「いつまで」を R8.4.20 や 20260420 のように入力してください。",
        en: "Enter until when as 2026-04-20 or R8.4.20."
    )

    private func check(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sheet = try await sheet(context)
        try sheet.checkAttempt(context.form)
        guard context.form["verdict"] == "release" else { throw WebError.unreadableForm }
        _ = try await ReleaseCheck(house.premises)(sheet.id, by: context.acting("check"))
            .orRefusal()
        return .redirect(to: Paths.after("released", at: Paths.item(sheet.id)))
    }
}

/// One filed item with all that its page shows.
struct ItemSheet {
    let id: ItemID
    let watched: WatchCenter.WatchedItem
    let record: ReadItem.Shown
    let duplicates: FindDuplicates.Result
    let visit: ShownVisit
    let household: Household
    let reader: WebSession
    /// The day that is offered for the answer to a send-back.
    let usualDay: CalendarDay
    let site: Site

    init(
        id: ItemID,
        watched: WatchCenter.WatchedItem,
        record: ReadItem.Shown,
        duplicates: FindDuplicates.Result,
        visit: ShownVisit,
        reader: WebSession,
        usualDay: CalendarDay,
        site: Site
    ) throws {
        self.id = id
        self.watched = watched
        self.record = record
        self.duplicates = duplicates
        self.visit = visit
        self.reader = reader
        self.usualDay = usualDay
        self.site = site
        household = try Household(json: visit.household, registry: site.catalog.facts)
    }

    /// Whether it may go out again without a change.
    var mayBeRepeated: Bool {
        record.isAhead || watched.item.reason?.mayBeRepeated ?? true
    }

    /// What the fields of its page show: the record, and what follows from the answers.
    var shown: JSONValue {
        let view = site.catalog.view(office: household.office, on: household.on)
        let known = KnownData(household: household, record: record.record)
        let procedure = ProcedureID(watched.item.procedure).flatMap { view.procedure($0) }
        let people = watched.item.people.map { PersonID($0) }
        let demand = FormDemand(view: view, household: household)
        var presumed: JSONValue = [:]
        for field in procedure.map({ demand.fields(of: $0, about: people) }) ?? [] {
            let id = field.definition.id
            guard let text = known.presumed(id, of: field.person) else { continue }
            let value: JSONValue = .object([id.description: .string(text)])
            let place: JSONValue =
                field.person.map { .object(["people": .object([$0.description: value])]) }
                ?? .object([field.definition.scope == .visit ? "visit" : "household": value])
            presumed = presumed.merged(with: place)
        }
        return presumed.merged(with: record.record)
    }

    /// Refuses an act on an attempt that is no longer the last one.
    func checkAttempt(_ form: FormFields) throws {
        guard form["attempt"] == String(watched.item.attempt) else { throw WebError.attemptPassed }
    }

    func page(
        typed: JSONValue? = nil,
        reason: String = "",
        sendBack: SendBackDraft? = nil,
        call: CallDraft? = nil,
        problems: [Problem] = []
    ) throws -> CenterItemPage {
        let sheet = try VisitSheet(visit, site: site)
        let item = item(typed, problems)
        return CenterItemPage(
            item: item,
            subject: sheet.subject,
            permissions: permissions,
            withdrawReason: reason,
            sendBack: sendBack ?? SendBackDraft(until: usualDay.description),
            call: call ?? CallDraft(),
            problems: problems.map(item.record.telling)
        )
    }

    /// What the desk has mended in the visit since the item was filed: what comes back begins with that.
    private var mended: JSONValue? {
        permissions.correct ? visit.record.change(from: record.record) : nil
    }

    private func item(_ typed: JSONValue?, _ problems: [Problem]) -> CenterItem {
        let view = site.catalog.view(office: household.office, on: household.on)
        let names = HouseholdNames(household, registry: site.catalog.facts)
        let words = CenterWords(site: site)
        let item = watched.item
        let people = item.people.map { PersonID($0) }
        return CenterItem(
            id: id,
            code: item.code,
            name: words.procedure(item.procedure, office: item.office),
            people: names.labels(people),
            system: words.system(item.system),
            office: words.office(item.office),
            state: state(item.state),
            reason: item.reason.map(words.reason),
            remark: item.remark,
            attempt: item.attempt,
            lot: item.lot,
            responsibility: responsibility,
            after: linked(isBefore: true, words),
            counterActs: item.state == .held ? counterActs(view, people) : [],
            dependants: linked(isBefore: false, words),
            duplicates: ItemDuplicates(
                duplicates,
                reader: reader,
                usualDay: usualDay,
                site: site
            ),
            outdated: watched.outdated.map { words.note($0, now: site.time.now()) },
            record: RecordSheet(
                view: view,
                household: household,
                record: record.record.merged(with: mended ?? [:]).merged(with: typed ?? [:]),
                names: names
            ).groups(of: item.procedure, people: people, problems: problems),
            sendBackReasons: SendBackReason.Code.allCases.map { code in
                Choice(code.rawValue, words.reason(SendBackReason(rawValue: code.rawValue)))
            },
            calls: watched.calls.map { HistoryEntry($0, names: watched.names) },
            history: watched.events.map { HistoryEntry($0, names: watched.names) }
        )
    }

    /// What its system needs done at the counter first, for the same persons.
    private func counterActs(_ view: CatalogView, _ people: [PersonID]) -> [Localized] {
        let procedure = ProcedureID(watched.item.procedure).flatMap { view.procedure($0) }
        let needed = procedure?.prerequisites.filter { $0.waits == .atCounter }.map(\.procedure)
        return visit.items.filter { entry in
            needed?.contains(entry.key.procedure) == true && entry.item == nil
                && entry.fate.isUnfinished && entry.doneAt == nil
                && (people.isEmpty || entry.key.people.isEmpty
                    || !Set(people).isDisjoint(with: entry.key.people))
        }.map(\.name)
    }

    private func state(_ state: Casework.ItemState) -> Pages.ItemState {
        Pages.ItemState(state, awaitsSecondCheck: watched.item.checkedBy != nil)
    }

    private var responsibility: Responsibility {
        let item = watched.item
        let ownership = ItemOwnership(
            state: item.state,
            office: item.office,
            system: item.system,
            returnedTo: item.returnedTo
        )
        return Responsibility(
            owner: ownership.ownerName(site.catalog, on: site.today),
            next: Localized(ja: ownership.nextStep(in: .ja), en: ownership.nextStep(in: .en)),
            due: item.state.isOpen ? item.dueAt.map { Due($0, now: site.time.now()) } : nil
        )
    }

    private func linked(isBefore: Bool, _ words: CenterWords) -> [LinkedItem] {
        watched.links.filter { $0.isBefore == isBefore }.map { link in
            LinkedItem(
                id: link.item,
                name: words.procedure(link.procedure, office: watched.item.office),
                state: Pages.ItemState(link.state)
            )
        }
    }

    private var permissions: CenterItemPage.Permissions {
        let item = watched.item
        let roles = Set(reader.person.roles)
        let mayAnswer = !roles.isDisjoint(with: [.clerk, .center])
        return CenterItemPage.Permissions(
            correct: mayAnswer && item.state == .sentBack,
            call: mayAnswer && item.state == .sentBack,
            tell: mayAnswer && !watched.outdated.isEmpty,
            withdraw: mayAnswer && item.state.isWithdrawable,
            check: roles.contains(.center) && item.state == .held ? check : nil,
            sendBack: roles.contains(.center) && item.state.isReturnable
        )
    }

    private var check: CenterItemPage.Check {
        guard let first = watched.item.checkedBy else { return .first }
        return .second(
            firstBy: watched.names[first],
            isAllowed: !utf8Equal(first, reader.live.login)
        )
    }
}

extension WebError {
    static let attemptPassed = WebError(
        .conflict,
        Localized(
            ja: "この手続はすでに次の回に進んでいます。",
            en: "This item has moved on to its next attempt."
        )
    )
}
