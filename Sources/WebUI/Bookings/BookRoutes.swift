import Catalog
import CounterFlow
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// The booking book of an office: a day of a desk, its paper, and the opening and closing of slots.
struct BookRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/bookings", use: show)
        router.get("/bookings/print", use: printed)
        router.post("/bookings/open", use: open)
        router.post("/bookings/slots/:slot/close", use: close)
        router.post("/bookings/slots/:slot/reopen", use: reopen)
    }

    private func words(_ context: StaffContext) -> BookingWords {
        BookingWords(site: site, office: context.session.office)
    }

    private func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let desk = request.uri.queryParameters["desk"].flatMap { DeskID(String($0)) }
        let on = request.uri.queryParameters["on"].map { String($0) }
        return site.page(try await page(desk, on, context), for: context)
    }

    private func page(
        _ wanted: DeskID?,
        _ written: String?,
        opening: SlotOpening? = nil,
        problems: [Problem] = [],
        _ context: StaffContext
    ) async throws -> BookingsPage {
        try context.require([.concierge, .clerk])
        let words = words(context)
        let on = written.flatMap { WrittenDay.read($0)?.whole }
        var problems = problems
        if on == nil, let written, !written.isEmpty { problems.append(.unreadableDay("on")) }
        let day = on ?? site.today
        let mayOpen = Permission.allows(.openSlots, context.acting("bookings").roles)
        let strays = try await ListBookings(house.premises).strays(
            of: context.session.office,
            by: context.acting("bookings")
        ).orRefusal()
        var page = BookingsPage(
            office: site.officeName(context.session.office),
            desks: words.deskChoices + strays.map(words.stray),
            desk: nil,
            on: day,
            slots: [],
            alarm: nil,
            opening: mayOpen ? opening ?? SlotOpening(from: day) : nil,
            problems: problems
        )
        guard let desk = wanted ?? words.desks.first?.desk.id ?? strays.first else { return page }
        let shown = try await ListBookings(house.premises).day(
            day,
            of: desk,
            at: context.session.office,
            by: context.acting("bookings")
        ).orRefusal()
        page.desk = words.desk(desk)
        if let book = shown.book {
            page.alarm = words.alarm(shown.first, of: book.desk)
        } else {
            // Who is booked there is called and moved; nobody is added.
            page.opening = nil
        }
        page.slots = rows(shown, words)
        return page
    }

    private func rows(_ day: ListBookings.Day, _ words: BookingWords) -> [BookingsPage.Slot] {
        let now = site.time.now()
        let bySlot = Dictionary(grouping: day.appointments, by: \.slot.id)
        return day.slots.map { BookingsPage.Slot($0, bySlot[$0.id] ?? [], words, now: now) }
    }

    private func printed(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.concierge, .clerk])
        let query = request.uri.queryParameters
        guard let desk = query["desk"].flatMap({ DeskID(String($0)) }),
            let day = query["on"].flatMap({ CalendarDay(String($0)) })
        else { throw WebError.noSuchPage }
        let words = words(context)
        let shown = try await ListBookings(house.premises).day(
            day,
            of: desk,
            at: context.session.office,
            by: context.acting("bookings-print")
        ).orRefusal()
        let page = BookingsPrintPage(
            desk: words.desk(desk),
            office: site.officeName(context.session.office),
            on: day,
            slots: rows(shown, words),
            madeAt: site.time.now()
        )
        return site.page(page, for: context)
    }

    private func open(_ request: Request, _ context: StaffContext) async throws -> Response {
        guard let desk = context.form["desk"].flatMap({ DeskID($0) }) else {
            throw WebError.unreadableForm
        }
        let typed = TypedOpening(context.form)
        var problems = typed.problems
        if problems.isEmpty, let first = typed.first, let last = typed.last {
            let result = try await OpenSlots(house.premises)(
                OpenSlots.Request(
                    office: context.session.office,
                    desk: desk,
                    pattern: try typed.pattern.get(),
                    from: first,
                    through: last
                ),
                by: context.acting("bookings")
            )
            switch result {
            case .success:
                let day = Paths.bookings(desk: desk.description, on: first)
                return .redirect(to: Paths.after("slots-opened", at: day))
            case .failure(let refusal) where refusal.kind == .invalid || refusal.kind == .conflict:
                problems = refusal.all.map { $0.problem(renaming: ["from": "first"]) }
            case .failure(let refusal): throw refusal
            }
        }
        let page = try await page(
            desk,
            typed.first?.description,
            opening: typed.opening,
            problems: problems,
            context
        )
        return site.page(page, for: context, at: Paths.bookings, status: .badRequest)
    }

    private func close(_ request: Request, _ context: StaffContext) async throws -> Response {
        let slot: SlotID = try context.number("slot")
        let result = try await CloseSlot(house.premises)(slot, by: context.acting("bookings"))
        guard case .failure(let refusal) = result, refusal.kind == .conflict else {
            return .redirect(to: after("slot-closed", try result.orRefusal()))
        }
        // The list names who is to be called.
        let page = try await page(
            context.form["desk"].flatMap { DeskID($0) },
            context.form["on"],
            problems: [Problem(field: "slot-\(slot)", message: refusal.message)],
            context
        )
        return site.page(page, for: context, at: Paths.bookings, status: .conflict)
    }

    private func reopen(_ request: Request, _ context: StaffContext) async throws -> Response {
        let slot = try await CloseSlot(house.premises).reopen(
            context.number("slot"),
            by: context.acting("bookings")
        ).orRefusal()
        return .redirect(to: after("slot-reopened", slot))
    }

    private func after(_ act: String, _ slot: StoredSlot) -> Path {
        let day = slot.startsAt.dayInJapan
        return Paths.after(act, at: Paths.bookings(desk: slot.desk.description, on: day))
    }
}

extension Problem {
    static func unreadableDay(_ field: String) -> Problem {
        Problem(
            field: field,
            message: Localized(
                ja: "日を 2026-04-06 や R8.4.6 のように書いてください。",
                en: "Write a day as 2026-04-06."
            )
        )
    }
}

extension Refusal {
    /// The refusal at its field; where the page calls the field otherwise, by that name.
    func problem(renaming names: [String: String] = [:]) -> Problem {
        Problem(field: names[path] ?? path, message: message)
    }
}
