import Casework
import Catalog
import Eligibility
import Filing
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// Handing results to the resident who waits.
struct HandOverRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/hand-overs", use: list)
        router.post("/hand-overs/:visit", use: handOver)
        router.post("/hand-overs/:visit/call", use: call)
        router.post("/hand-overs/:visit/undo", use: undo)
    }

    private func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.page(try await page([], context), for: context)
    }

    private func page(
        _ problems: [Problem],
        _ context: StaffContext
    ) async throws -> HandOverPage {
        let entries = try await ListHandOvers(house.premises)(by: context.acting("hand-over"))
            .orRefusal()
        let now = site.time.now()
        return HandOverPage(
            office: context.session.person.office,
            visits: try entries.map { try HandOverVisit($0, site: site, now: now) },
            problems: problems
        )
    }

    private func handOver(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        let items = context.form.all("thing").compactMap { ItemID($0) }
        guard let recipient = context.form["recipient"].flatMap({ Filer(rawValue: $0) }) else {
            return try await refused("recipient-\(visit)", Self.noRecipient, context)
        }
        guard !items.isEmpty else {
            return try await refused("recipient-\(visit)", Self.nothingChosen, context)
        }
        let result = try await HandOver(house.premises)(
            items,
            of: visit,
            to: recipient,
            by: context.acting("hand-over")
        )
        switch result {
        case .success: site.metrics.note(.handOvers)
        case .failure(let refusal) where refusal.kind == .conflict:
            return try await refused("recipient-\(visit)", refusal.message, context)
        case .failure(let refusal): throw refusal
        }
        return .redirect(to: Paths.after("handed-over", at: Paths.handOvers))
    }

    private func refused(
        _ field: String,
        _ message: Localized,
        _ context: StaffContext
    ) async throws -> Response {
        let page = try await page([Problem(field: field, message: message)], context)
        return site.page(page, for: context, at: Paths.handOvers, status: .badRequest)
    }

    private func call(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await CallForHandOver(house.premises)(
            try context.visitID(),
            by: context.acting("hand-over")
        ).orRefusal()
        return .redirect(to: Paths.after("called", at: Paths.handOvers))
    }

    private func undo(_ request: Request, _ context: StaffContext) async throws -> Response {
        let visit = try context.visitID()
        guard let number = context.form["number"].flatMap({ Int64($0) }) else {
            throw WebError.unreadableForm
        }
        try await UndoHandOver(house.premises)(
            number,
            of: visit,
            by: context.acting("hand-over")
        ).orRefusal()
        return .redirect(to: Paths.after("undone", at: Paths.handOvers))
    }

    private static let noRecipient = Localized(
        ja: "受け取る人を選んでください。",
        en: "Choose who receives it."
    )
    private static let nothingChosen = Localized(
        ja: "渡すものを選んでください。",
        en: "Choose what is handed over."
    )
}

extension HandOverVisit {
    init(_ entry: ListHandOvers.Entry, site: Site, now: Instant) throws {
        let household = try Household(json: entry.household, registry: site.catalog.facts)
        let view = site.catalog.view(office: household.office, on: household.on)
        let discretion = Discretion(isProtected: entry.clearance.isMasked, view: view)
        let names = HouseholdNames(household, registry: site.catalog.facts, record: entry.record)
        let head = HouseholdNames.head(of: household)
        let isReady = !entry.ready.isEmpty
        let isFinished = !isReady && entry.visit.openItems == 0
        let ready = Set(entry.ready)
        let name: (ItemID) -> Localized = { item in
            let known = entry.items.first { $0.item == item }
            return known.map { Self.thing($0, discretion, names) } ?? Localized(same: "\(item)")
        }
        self.init(
            subject: Subject(
                visit: entry.visit.id,
                ticket: nil,
                // The list is read along; who it is stands on the page of the visit.
                name: entry.clearance.isMasked ? nil : head.flatMap(names.name),
                isProtected: entry.clearance.isMasked
            ),
            state: isReady ? .ready : isFinished ? .finished : .filed,
            flags: entry.visit.flags.filter { $0 != .protected },
            items: entry.items.compactMap { item in
                item.item.map { id in
                    Item(
                        item: id,
                        name: discretion.name(item.key.procedure),
                        people: names.labels(item.key.people),
                        state: item.state.map { Pages.ItemState($0) } ?? .accepted,
                        changedAt: item.changedAt
                    )
                }
            },
            recipients: Filer.allCases.map { Choice($0.rawValue, $0.name) },
            things: entry.items.compactMap(\.item).filter(ready.contains).map {
                Choice($0.description, name($0))
            },
            call: entry.call.map { Call(by: entry.names[$0.by], at: $0.at) },
            done: entry.handOvers.filter { $0.undoneAt == nil }.map { record in
                Done(
                    number: record.number,
                    recipient: record.recipient.name,
                    things: record.items.map(name),
                    by: entry.names[record.by],
                    at: record.at,
                    canUndo: record.at.duration(to: now) < UndoHandOver.window
                )
            },
            ending: VisitEnding(closing: VisitEnding.Closing(entry.closing))
        )
    }

    /// What the resident gets for an item, and for whom.
    private static func thing(
        _ item: ShownItem,
        _ discretion: Discretion,
        _ names: HouseholdNames
    ) -> Localized {
        let procedure = item.key.procedure
        let outputs =
            discretion.isTelling(procedure)
            ? [] : discretion.view.procedure(procedure)?.outputs.map(\.name) ?? []
        let what = outputs.isEmpty ? discretion.name(procedure) : outputs.joined
        let who = names.labels(item.key.people).joined
        return Localized(
            ja: who.ja.isEmpty ? what.ja : "\(what.ja)(\(who.ja))",
            en: who.en.isEmpty ? what.en : "\(what.en) (\(who.en))"
        )
    }
}

extension Filer {
    /// Who somebody at the counter is to the person, for people.
    var name: Localized {
        switch self {
        case .oneself: Localized(ja: "本人", en: "The person")
        case .sameHousehold: Localized(ja: "同じ世帯の人", en: "A member of the household")
        case .agent: Localized(ja: "代理人", en: "An agent")
        case .legalRepresentative: Localized(ja: "法定代理人", en: "The legal representative")
        }
    }
}
