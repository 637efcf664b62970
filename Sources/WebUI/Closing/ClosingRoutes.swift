import Filing
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// The closing of an office's day: looking at it, sealing it, confirming a difference, opening it again.
struct ClosingRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/closing", use: show)
        router.post("/closing/seal", use: seal)
        router.post("/closing/confirm", use: confirm)
        router.post("/closing/reopen", use: reopen)
    }

    private func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let written = request.uri.queryParameters["on"].map { String($0) } ?? ""
        let day = written.isEmpty ? site.today : WrittenDay.read(written)?.whole
        let isShown = day.map { $0 <= site.today } ?? false
        var page = try await page(isShown ? day ?? site.today : site.today, context)
        if !isShown { page.problems = [.unreadableDay("on")] }
        return site.page(page, for: context)
    }

    private func page(_ day: CalendarDay, _ context: StaffContext) async throws -> ClosingPage {
        try context.require([.clerk])
        let shown = try await WatchClosing(house.premises)(
            context.session.office,
            on: day,
            by: context.acting("closing")
        ).orRefusal()
        return ClosingPage(shown, reader: context.session.live.acting().actor, site: site)
    }

    /// The day that a form was about.
    private func day(_ context: StaffContext) throws -> CalendarDay {
        guard let day = context.form["on"].flatMap({ CalendarDay($0) }) else {
            throw WebError.unreadableForm
        }
        return day
    }

    private func seal(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let (form, day) = (context.form, try day(context))
        var counted: [FeeMethod: Int] = [:]
        for method in FeeMethod.counted {
            counted[method] = WrittenYen.read(form["counted.\(method.rawValue)"] ?? "")
        }
        var reasons: [ClosingMatter: String] = [:]
        for matter in ClosingMatter.allCases {
            reasons[matter] = form["reason.\(matter.rawValue)"]
        }
        let result = try await SealDay(house.premises)(
            SealDay.Request(
                seen: form["seen"] ?? "",
                counted: counted,
                differenceReason: form["difference"] ?? "",
                carried: Set(form.all("carry")),
                reasons: reasons
            ),
            of: context.session.office,
            on: day,
            by: context.acting("closing")
        )
        switch result {
        case .success(.sealed): return .redirect(to: after("day-sealed", day))
        case .success(.waitsForSecond): return .redirect(to: after("day-counted", day))
        case .failure(let refusal): return try await refused(refusal, day, context)
        }
    }

    private func after(_ act: String, _ day: CalendarDay) -> Path {
        Paths.after(act, at: Paths.closing(on: day))
    }

    private func confirm(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let day = try day(context)
        let result = try await ConfirmClosing(house.premises)(
            context.form["attempt"].flatMap { Int($0) } ?? 0,
            seen: context.form["seen"] ?? "",
            of: context.session.office,
            on: day,
            by: context.acting("closing")
        )
        switch result {
        case .success: return .redirect(to: after("day-sealed", day))
        case .failure(let refusal): return try await refused(refusal, day, context)
        }
    }

    private func reopen(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.clerk])
        let result = try await ReopenDay(house.premises)(
            context.session.office,
            because: context.form["reason"] ?? "",
            by: context.acting("closing")
        )
        switch result {
        case .success: return .redirect(to: after("day-reopened", site.today))
        case .failure(let refusal): return try await refused(refusal, site.today, context)
        }
    }

    /// The day as it is now, with what was typed and what must be put right.
    private func refused(
        _ refusal: Refusal,
        _ day: CalendarDay,
        _ context: StaffContext
    ) async throws -> Response {
        switch refusal.kind {
        case .invalid, .stale: break
        case .conflict, .notAllowed, .notFound, .tooOften, .busy: throw refusal
        }
        var page = try await page(day, context)
        page.keep(context.form)
        var problems: [Problem] = []
        for part in refusal.all {
            let field = page.field(of: part.path)
            if !problems.contains(where: { $0.field == field }) {
                problems.append(Problem(field: field, message: page.told(part.message, at: field)))
            }
        }
        page.problems = problems
        return site.page(
            page,
            for: context,
            at: Paths.closing,
            status: refusal.kind == .stale ? .conflict : .unprocessableContent
        )
    }
}

extension ClosingPage {
    /// Keeps what was typed, as far as the page still asks for it.
    fileprivate mutating func keep(_ form: FormFields) {
        let carried = form.all("carry")
        for place in matters.indices {
            matters[place].reason = (form["reason.\(matters[place].id)"] ?? "").withoutMyNumber
            for line in matters[place].lines.indices {
                let key = matters[place].lines[line].key
                matters[place].lines[line].isChosen = carried.contains { utf8Equal($0, key) }
            }
        }
        for place in money.indices {
            money[place].typed =
                (form["counted.\(money[place].kind.rawValue)"] ?? "").withoutMyNumber
        }
        differenceReason = (form["difference"] ?? "").withoutMyNumber
        reopenReason = (form["reason"] ?? "").withoutMyNumber
    }

    /// A sentence with what it is about before it, where the sentence alone does not say so.
    fileprivate func told(_ message: Localized, at field: String) -> Localized {
        let names =
            matters.map { ("matter-\($0.id)", $0.name) }
            + matters.map { ("reason-\($0.id)", $0.name) }
            + money.map { ("counted-\($0.kind.rawValue)", $0.kind.name) }
        guard let name = names.first(where: { utf8Equal($0.0, field) })?.1 else { return message }
        return Localized(ja: "\(name.ja):\(message.ja)", en: "\(name.en): \(message.en)")
    }

    /// The control that a refusal's path means; the button where there is none.
    fileprivate func field(of path: String) -> String {
        let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
        let rest = parts.count > 1 ? parts[1] : ""
        let field: String? =
            switch parts.first {
            case "line":
                matters.first { $0.lines.contains { utf8Equal($0.key, rest) } }
                    .map { "matter-\($0.id)" }
            case "reason": matters.first { utf8Equal($0.id, rest) }.map { "reason-\($0.id)" }
            case "counted":
                money.first { utf8Equal($0.kind.rawValue, rest) }
                    .map { "counted-\($0.kind.rawValue)" }
            case "difference", "reopen-reason": path
            default: nil
            }
        return field ?? "sheet"
    }
}
