import Catalog
import Eligibility
import Filing
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// The fees and certificates of a visit: what there is, and what is entered, taken back and printed.
struct FeeRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/desk/:visit/fees", use: show)
        router.post("/desk/:visit/fees/take", use: take)
        router.post("/desk/:visit/fees/void", use: takeBack)
        router.post("/desk/:visit/fees/receipt", use: receipt)
        router.get("/fees", use: day)
    }

    private func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.page(try await page(context), for: context)
    }

    /// The page as things stand, for this and the routes of certificates.
    func page(_ context: StaffContext) async throws -> FeesPage {
        try context.require([.clerk])
        let visit = try context.visitID()
        let listed = try await ListFees(house.premises)(visit, by: context.acting("fees"))
            .orRefusal()
        let sheet = try await house.sheet(of: visit, purpose: "fees", context)
        return FeesPage(listed, of: sheet, site: site)
    }

    /// The page with what must be put right; what somebody else did meanwhile is told by itself.
    func refused(
        _ refusal: Refusal,
        at field: String,
        _ context: StaffContext,
        _ keep: (inout FeesPage) -> Void
    ) async throws -> Response {
        switch refusal.kind {
        case .invalid, .conflict, .notAllowed: break
        case .notFound, .stale, .tooOften, .busy: throw refusal
        }
        var page = try await page(context)
        keep(&page)
        page.problems = [Problem(field: field, message: refusal.message)]
        return site.page(
            page,
            for: context,
            at: Paths.fees(try context.visitID()),
            status: refusal.kind == .invalid ? .unprocessableContent : refusal.status
        )
    }

    // MARK: Taking

    private func take(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let (form, visit) = (context.form, try context.visitID())
        guard let kind = form["method"].flatMap({ FeeKind(rawValue: $0) }) else {
            throw WebError.unreadableForm
        }
        let fields = form.all("line").map { FeeField($0) }
        let lines = fields.compactMap { field in
            field.map { FeeLine($0.subject, yen: $0.yen ?? typedYen($0, form)) }
        }
        guard lines.count == fields.count else { throw WebError.unreadableForm }
        let ground = form["ground"] ?? ""
        let result = try await TakeFee(house.premises)(
            TakeFee.Request(
                lines: lines,
                method: kind.method,
                ground: ground.isEmpty ? nil : ground
            ),
            of: visit,
            by: context.acting("fees")
        )
        switch result {
        case .success: return .redirect(to: Paths.after("fee-taken", at: Paths.fees(visit)))
        case .failure(let refusal):
            let field = utf8Equal(refusal.path, "ground") ? "ground" : "line"
            return try await refused(refusal, at: field, context) { page in
                page.typed.method = kind
                page.typed.ground = ground
                let chosen = form.all("line")
                for place in page.due.indices {
                    let value = page.due[place].value
                    page.due[place].isChosen = chosen.contains { utf8Equal($0, value) }
                    page.due[place].typed = (form["yen.\(value)"] ?? "").withoutMyNumber
                }
            }
        }
    }

    /// What was typed as an amount; 0, which is refused, where it is no whole number.
    private func typedYen(_ field: FeeField, _ form: FormFields) -> Int {
        WrittenYen.read(form["yen.\(field.text)"] ?? "") ?? 0
    }

    private func takeBack(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let (form, visit) = (context.form, try context.visitID())
        guard let charge = ChosenCharge(form["charge"]) else { throw WebError.unreadableForm }
        let result = try await VoidFee(house.premises)(
            charge.number,
            because: form["reason"] ?? "",
            of: visit,
            by: context.acting("fees")
        )
        switch result {
        case .success: return .redirect(to: Paths.after("fee-voided", at: Paths.fees(visit)))
        case .failure(let refusal):
            let field = utf8Equal(refusal.path, "reason") ? "void-reason" : "void"
            return try await refused(refusal, at: field, context) { page in
                page.typed.chosen = form["charge"] ?? ""
                page.typed.voidReason = (form["reason"] ?? "").withoutMyNumber
            }
        }
    }

    // MARK: Printing

    /// The answer is the receipt itself: loading it again would be another print.
    private func receipt(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let (form, visit) = (context.form, try context.visitID())
        guard let charge = ChosenCharge(form["charge"]) else { throw WebError.unreadableForm }
        let result = try await PrintFeeReceipt(house.premises)(
            PrintFeeReceipt.Request(
                number: charge.number,
                copies: charge.receipts,
                reason: form["reason"] ?? ""
            ),
            of: visit,
            by: context.acting("fees")
        )
        switch result {
        case .success(let printed):
            let page = FeeReceiptPage(
                printed,
                site: site,
                isTicket: form["paper"].map { utf8Equal($0, "ticket") } ?? false
            )
            return site.page(page, for: context, at: Paths.fees(visit))
        case .failure(let refusal):
            let field = utf8Equal(refusal.path, "reason") ? "receipt-reason" : "receipt"
            return try await refused(refusal, at: field, context) { page in
                page.typed.chosen = form["charge"] ?? ""
                page.typed.receiptReason = (form["reason"] ?? "").withoutMyNumber
            }
        }
    }

    // MARK: The day

    private func day(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let written = request.uri.queryParameters["on"].map { String($0) } ?? ""
        let day = written.isEmpty ? site.today : WrittenDay.read(written)?.whole
        let office = context.session.office
        let shown = try await WatchFees(house.premises)(
            office,
            on: day ?? site.today,
            by: context.acting("fees")
        ).orRefusal()
        var page = FeeDayPage(shown, site: site)
        if day == nil { page.problems = [.unreadableDay("on")] }
        return site.page(page, for: context)
    }
}

/// A charge as a form names it, with how many prints of its receipt were seen: `2026-04-06-3/1`.
private struct ChosenCharge {
    let number: FeeNumber
    let receipts: Int

    init?(_ text: String?) {
        let parts = (text ?? "").split(separator: "/")
        guard parts.count == 2, let number = FeeNumber(String(parts[0])),
            let receipts = Int(parts[1]), receipts >= 0
        else { return nil }
        self.number = number
        self.receipts = receipts
    }
}

extension FeeReceiptPage {
    fileprivate init(_ printed: PrintFeeReceipt.Printed, site: Site, isTicket: Bool) {
        let entry = printed.charge.entry
        let view = site.catalog.view(office: printed.office, on: entry.number.day)
        let words = FeeWords(
            fees: view.layer.fees,
            view: view,
            isProtected: printed.clearance.isMasked
        )
        self.init(
            subject: Subject(
                visit: printed.visit,
                ticket: nil,
                name: nil,
                isProtected: printed.clearance.isMasked
            ),
            number: "\(printed.office)-\(entry.number)",
            whose: printed.whose,
            lines: entry.lines.map {
                Line(name: words.name($0.subject, among: printed.certificates), yen: $0.yen)
            },
            yen: entry.yen,
            kind: FeeKind(entry.method),
            reprint: printed.print.reason.map {
                Reprint(number: printed.print.copy - 1, reason: $0)
            },
            office: site.officeName(printed.office),
            takenAt: printed.charge.at,
            takenBy: printed.names[printed.charge.by],
            printedAt: printed.print.at,
            isTicket: isTicket
        )
    }
}

extension FeeDayPage {
    fileprivate init(_ day: FeeDay, site: Site) {
        let totals = day.totals
        let ledger = FeeLedger(day.entries.map(\.entry))
        let view = site.catalog.view(office: day.office, on: day.day)
        let words = FeeWords(fees: view.layer.fees, view: view, isProtected: false)
        self.init(
            office: site.officeName(day.office),
            on: day.day,
            sums: FeeMethod.allCases.map { method in
                let sum = totals[method]
                return Sum(
                    kind: FeeKind(method),
                    count: sum.count,
                    yen: sum.yen,
                    voidCount: sum.voidCount,
                    voidYen: sum.voidYen
                )
            },
            cashToCount: totals.cashToCount,
            cashless: totals.cashless,
            rows: day.entries.map { stored in
                Row(
                    number: stored.entry.number.number,
                    visit: stored.entry.visit,
                    kind: FeeKind(stored.entry.method),
                    standing: ChargeStanding(ledger.state(of: stored.entry.number)),
                    yen: stored.entry.yen,
                    ground: stored.ground.map(words.ground),
                    reason: stored.reason,
                    at: stored.at,
                    by: day.names[stored.by]
                )
            },
            lying: day.atCounter.map { sheet in
                Lying(
                    visit: sheet.visit,
                    name: words.kind(sheet.kind),
                    serial: sheet.serial.written,
                    issuedAt: sheet.issuedAt
                )
            },
            madeAt: site.time.now()
        )
    }
}
