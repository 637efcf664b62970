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
        let scans = try await ListScans(house.premises)(
            of: item,
            watched.item.procedure,
            about: watched.item.people,
            by: acting
        ).orRefusal()
        let visit = try await house.shown(watched.item.visit, purpose: "item", context)
        return try ItemSheet(
            id: item,
            watched: watched,
            record: record,
            duplicates: duplicates,
            scans: scans,
            visit: visit,
            reader: context.session,
            usualDay: SendBackItem(house.premises).usualDay(by: acting),
            site: site
        )
    }

    private func correct(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sheet = try await sheet(context)
        let fields = RecordFields(form: context.form, catalog: site.catalog)
        // Only what somebody changed is a correction; the page shows more than was declared.
        let typed = fields.patch(people: sheet.household.people.map(\.id))
        let change = typed.change(from: sheet.shown)
        guard context.form["seen"] == sheet.record.seen else {
            if context.form["protection"] == "yes" { try await protect(sheet, context) }
            return try overtaken(change, sheet, context)
        }
        let asksForProtection = context.form["protection"] == "yes"
        guard change != nil || asksForProtection || sheet.mayBeRepeated else {
            let problem = Problem(field: "correct", message: Self.nothingChanged)
            let page = try sheet.page(problems: [problem])
            return site.page(page, for: context, at: Paths.item(sheet.id), status: .badRequest)
        }
        let patch = change ?? [:]
        let reason = context.form["reason"] ?? ""
        if asksForProtection, change == nil, reason.isEmpty, !sheet.goesAgainAsItIs {
            try await protect(sheet, context)
            return .redirect(to: Paths.after("protected", at: Paths.item(sheet.id)))
        }
        let result = try await CorrectItem(house.premises)(
            [
                "record": patch, "reason": .string(reason),
                "household": asksForProtection
                    ? ["facts": ["protection_requested": true]] : [:],
            ],
            of: sheet.id,
            seen: sheet.record.seen,
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
        case .failure(let refusal) where refusal.kind == .stale:
            return try overtaken(change, try await self.sheet(context), context)
        case .failure(let refusal): throw refusal
        }
    }

    /// Holds from the moment it is asked for, whatever becomes of the rest.
    private func protect(_ sheet: ItemSheet, _ context: StaffContext) async throws {
        try await SetProtection(house.premises)(
            sheet.visit.visit,
            by: context.acting("correction")
        ).orRefusal()
    }

    /// The item as it stands now, with what was typed over what it said before and was not kept.
    private func overtaken(
        _ typed: JSONValue?,
        _ sheet: ItemSheet,
        _ context: StaffContext
    ) throws -> Response {
        let lost = typed.map(\.withoutMyNumbers).map { sheet.lines(of: $0) } ?? []
        let page = try sheet.page(
            problems: [Problem(field: "item", message: Self.overtaken)]
                + lost.map { Problem(field: "item", message: $0) }
        )
        return site.page(page, for: context, at: Paths.item(sheet.id), status: .conflict)
    }

    private static let overtaken = Localized(
        ja: "画面を開いたあとで、この手続の内容が変わり、何も反映していません。前の画面にあって今の内容と違うものは次のとおりです。入力したものだけを確かめて入れ直してください。",
        en:
            "This item has changed since the page was opened, and nothing was kept. What stood on that page and differs from how it stands now follows: type again only what you had typed."
    )

    private static let nothingChanged = Localized(
        ja: "何も変わっていません。差戻しの理由に応じて補正するか、取り下げてください。",
        en: "Nothing was changed; correct what it was sent back for, or withdraw it."
    )

    private func tell(_ request: Request, _ context: StaffContext) async throws -> Response {
        let item: ItemID = try context.number("item")
        guard let corrected = context.form["corrected"].flatMap(CorrectionSource.init(written:)),
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
        guard context.form["verdict"] == "release", let seen = context.form["seen"] else {
            throw WebError.unreadableForm
        }
        let result = try await ReleaseCheck(house.premises)(
            sheet.id,
            seen: seen,
            by: context.acting("check")
        )
        if case .failure(let refusal) = result, refusal.kind == .stale {
            let now = try await self.sheet(context)
            let page = try now.page(problems: [Problem(field: "item", message: refusal.message)])
            return site.page(page, for: context, at: Paths.item(sheet.id), status: .conflict)
        }
        _ = try result.orRefusal()
        return .redirect(to: Paths.after("released", at: Paths.item(sheet.id)))
    }
}
