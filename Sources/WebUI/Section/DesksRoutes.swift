import Catalog
import Filing
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// The individual counters: how much waits at each, a desk's list, and what it notes.
struct DesksRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/desks", use: desks)
        router.get("/desks/:desk", use: list)
        router.get("/desks/:desk/:visit", use: open)
        router.post("/desks/:desk/:visit", use: mark)
    }

    private func desks(_ request: Request, _ context: StaffContext) async throws -> Response {
        let lines = try await ListDesks(house.premises)(by: context.acting("desks")).orRefusal()
        var page = DesksPage(
            office: context.session.person.office,
            rows: lines.map { line in
                DesksPage.Row(
                    desk: line.desk.id,
                    name: line.desk.name,
                    window: line.desk.window,
                    expected: line.expected,
                    arrived: line.arrived,
                    overdue: line.overdue
                )
            },
            readAt: site.time.now()
        )
        page.calls = try await house.officialCalls(context)
        return site.page(page, for: context)
    }

    private func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.page(try await page(context), for: context)
    }

    private func page(
        _ context: StaffContext,
        problems: [Problem] = []
    ) async throws -> DeskEntriesPage {
        let list = try await ListDeskEntries(house.premises)(
            desk(context),
            by: context.acting("desks")
        ).orRefusal()
        return DeskEntriesPage(
            list,
            office: context.session.person.office,
            site: site,
            problems: problems
        )
    }

    private func desk(_ context: StaffContext) throws -> String {
        guard let desk = context.parameters.get("desk") else { throw WebError.noSuchPage }
        return desk
    }

    private func open(_ request: Request, _ context: StaffContext) async throws -> Response {
        let parts = try await ReadDeskEntries(house.premises)(
            context.visitID(),
            at: desk(context),
            by: context.acting("desks")
        ).orRefusal()
        return site.page(try DeskEntryPage(parts, site: site), for: context)
    }

    private func mark(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (desk, visit) = (try desk(context), try context.visitID())
        guard let entry = context.form["entry"] else { throw WebError.unreadableForm }
        let field = "\(visit).\(entry)"
        guard let mark = try DeskMark.read(context.form) else {
            return try await refused(Self.unreadableDay, field, .badRequest, context)
        }
        let target = MarkDeskEntry.Target(visit: visit, entry: entry, seen: context.form["seen"])
        let result = try await MarkDeskEntry(house.premises)(
            mark,
            target,
            at: desk,
            by: context.acting("desks")
        )
        switch result {
        case .success(let marked):
            let word = marked.endsVisit ? "desk-closed" : mark.notice
            return .redirect(to: Paths.after(word, at: Paths.desk(ofSection: desk)))
        case .failure(let refusal) where refusal.kind == .invalid:
            // A note has a field in each of the forms of an entry.
            let place = refusal.path == "note" ? "note-\(context.form["mark"] ?? "")" : refusal.path
            let problem = Problem(field: place, message: refusal.message)
            return try await refused(problem, field, .badRequest, context)
        case .failure(let refusal) where refusal.kind == .stale || refusal.kind == .conflict:
            let problem = Problem(field: "", message: refusal.message)
            return try await refused(problem, field, .conflict, context)
        case .failure(let refusal): throw refusal
        }
    }

    private static let unreadableDay = Problem(
        field: "until",
        message: Localized(
            ja: "「いつまで」を R8.4.20 や 20260420 のように入力してください。",
            en: "Enter until when as 2026-04-20 or R8.4.20."
        )
    )

    /// The list as it stands now, with what was not done and why.
    private func refused(
        _ problem: Problem,
        _ entry: String,
        _ status: HTTPResponse.Status,
        _ context: StaffContext
    ) async throws -> Response {
        let isAtField = !problem.field.isEmpty
        let problem = Problem(
            field: isAtField ? "\(problem.field)-\(entry)" : "entries-region",
            message: problem.message
        )
        var page = try await page(context, problems: [problem])
        page.typed = DeskTyping(context.form, line: entry)
        return site.page(
            page,
            for: context,
            at: Paths.desk(ofSection: try desk(context)),
            status: status
        )
    }
}

extension DeskTyping {
    /// What a form said, but for what no page repeats.
    fileprivate init(_ form: FormFields, line: String) {
        let names = ["result", "until", "to", "note"]
        let values = names.compactMap { name in form[name].map { (name, $0.withoutMyNumber) } }
        self.init(
            line: line,
            mark: form["mark"] ?? "",
            values: Dictionary(values) { first, _ in first }
        )
    }
}

extension DeskMark {
    /// What a form says; nil where its day cannot be read.
    fileprivate static func read(_ form: FormFields) throws -> DeskMark? {
        let note = form["note"] ?? ""
        switch form["mark"] {
        case "arrived": return .arrived
        case "did-not-come": return .didNotCome()
        case "undo": return .undo
        case "done":
            guard let result = form["result"].flatMap({ DeskResult(rawValue: $0) }) else {
                throw WebError.unreadableForm
            }
            return .done(result, note: note)
        case "sent-on":
            return .sentOn(to: form["to"] ?? "", note: note)
        case "lacking":
            let text = form["until"] ?? ""
            if text.isEmpty { return .lacking(note: note) }
            guard let day = WrittenDay.read(text)?.whole else { return nil }
            return .lacking(until: day, note: note)
        default: throw WebError.unreadableForm
        }
    }

    fileprivate var notice: String {
        switch self {
        case .arrived: "desk-arrived"
        case .done: "desk-done"
        case .lacking: "desk-noted"
        case .didNotCome: "desk-absent"
        case .sentOn: "desk-sent-on"
        case .undo: "desk-undone"
        }
    }
}
