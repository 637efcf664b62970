import Catalog
import CounterFlow
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// One appointment: found, looked at, noted, cancelled, on paper.
struct BookingRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/bookings/find", use: search)
        router.post("/bookings/find", use: find)
        router.get("/bookings/:code", use: show)
        router.get("/bookings/:code/slip", use: slip)
        router.get("/bookings/:code/move", use: choose)
        router.post("/bookings/:code/move", use: move)
        for act in BookingAct.allCases {
            router.post("/bookings/:code/\(act.rawValue)") { _, context in
                try await note(act, context)
            }
        }
    }

    private func words(_ context: StaffContext) -> BookingWords {
        BookingWords(site: site, office: context.session.office)
    }

    private func code(_ context: StaffContext) throws -> BookingCode {
        guard let code = context.parameters.get("code").flatMap({ BookingCode($0) }) else {
            throw WebError.noSuchPage
        }
        return code
    }

    private func read(_ context: StaffContext) async throws -> AppointmentWithHistory {
        try await FindAppointment(house.premises)
            .show(code(context), by: context.acting("booking")).orRefusal()
    }

    private func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let found = try await read(context)
        let slot = found.appointment.slot
        let words = BookingWords(site: site, office: slot.office)
        let page = BookingPage(
            booking: Booking(found.appointment, words, now: site.time.now()),
            desk: words.desk(slot.desk),
            office: site.officeName(slot.office),
            time: OfferedSlot(slot),
            history: found.steps.map { step in
                let desk = words.desk(step.desk).name
                return HistoryEntry(
                    at: step.at,
                    what: step.step.words,
                    by: found.names[step.actor],
                    detail: Localized(
                        ja: "\(step.startsAt.written.ja) \(desk.ja)",
                        en: "\(step.startsAt.written.en), \(desk.en)"
                    )
                )
            },
            readings: HistoryEntry.grouped(found.looks, names: found.names)
        )
        return site.page(page, for: context)
    }

    private func slip(_ request: Request, _ context: StaffContext) async throws -> Response {
        let appointment = try await read(context).appointment
        let words = BookingWords(site: site, office: appointment.slot.office)
        let page = BookingSlipPage(
            code: appointment.code.description,
            writtenCode: appointment.code.written,
            desk: appointment.isMasked
                ? words.discreet(appointment.slot.desk) : words.desk(appointment.slot.desk),
            office: site.officeName(appointment.slot.office),
            time: OfferedSlot(appointment.slot),
            madeAt: site.time.now()
        )
        return site.page(page, for: context)
    }

    private func note(_ act: BookingAct, _ context: StaffContext) async throws -> Response {
        let (code, acting) = (try code(context), context.acting("booking"))
        let (arrival, cancel) = (MarkArrival(house.premises), CancelAppointment(house.premises))
        let seen = context.form["was"].flatMap { SlotID($0) }
        let changed =
            switch act {
            case .arrive: try await arrival.arrived(code, seenIn: seen, by: acting)
            case .missed: try await arrival.missed(code, seenIn: seen, by: acting)
            case .takeBack: try await arrival.takeBack(code, seenIn: seen, by: acting)
            case .cancel: try await cancel(code, seenIn: seen, by: acting)
            case .restore: try await cancel.restore(code, seenIn: seen, by: acting)
            }
        let slot = try changed.orRefusal().slot
        // From the day's list back to it, from the appointment back to that.
        let next =
            context.form["desk"] == nil
            ? Paths.booking(code.description)
            : Paths.bookings(desk: slot.desk.description, on: slot.startsAt.dayInJapan)
        return .redirect(to: Paths.after("booking-\(act.rawValue)", at: next))
    }

    // MARK: Looking for one

    private func search(_ request: Request, _ context: StaffContext) throws -> Response {
        try context.require([.concierge, .clerk])
        return site.page(FindBookingPage(on: site.today.description), for: context)
    }

    private func find(_ request: Request, _ context: StaffContext) async throws -> Response {
        let form = context.form
        let query = form["query"] ?? ""
        var page = FindBookingPage(
            query: query.withoutMyNumber,
            on: form["on"] ?? "",
            telephone: (form["telephone"] ?? "").withoutMyNumber
        )
        guard let search = FindAppointment.Search(query, page.on, page.telephone) else {
            page.problems = [.unreadableDay("on")]
            return site.page(page, for: context, at: Paths.findBooking, status: .badRequest)
        }
        let result = try await FindAppointment(house.premises)(
            search,
            by: context.acting("booking-search")
        )
        switch result {
        case .success(.here(let found)):
            let (words, now) = (words(context), site.time.now())
            page.found = found.map { appointment in
                FindBookingPage.Found(
                    booking: Booking(appointment, words, now: now),
                    desk: words.desk(appointment.slot.desk),
                    time: OfferedSlot(appointment.slot)
                )
            }
        case .success(.elsewhere(let office, let startsAt)):
            page.elsewhere = words(context).elsewhere(office, startsAt)
        case .failure(let refusal) where refusal.kind == .invalid:
            page.problems = refusal.all.map { $0.problem() }
            return site.page(page, for: context, at: Paths.findBooking, status: .badRequest)
        case .failure(let refusal): throw refusal
        }
        return site.page(page, for: context, at: Paths.findBooking)
    }

    // MARK: Moving

    private func choose(_ request: Request, _ context: StaffContext) async throws -> Response {
        let query = request.uri.queryParameters
        let page = try await moving(
            query["desk"].flatMap { DeskID(String($0)) },
            query["from"].flatMap { WrittenDay.read(String($0))?.whole },
            context
        )
        return site.page(page, for: context)
    }

    private func moving(
        _ wanted: DeskID?,
        _ from: CalendarDay?,
        problems: [Problem] = [],
        _ context: StaffContext
    ) async throws -> BookingMovePage {
        let appointment = try await read(context).appointment
        let words = BookingWords(site: site, office: appointment.slot.office)
        // A desk that takes no appointments any more offers no place to move to.
        let own = words.desks.first { $0.desk.id == appointment.slot.desk }
        let desk = wanted ?? (own ?? words.desks.first)?.desk.id ?? appointment.slot.desk
        let free = try await ListBookings(house.premises).nextFree(
            of: [desk],
            at: appointment.slot.office,
            from: from,
            atMost: NewBookingRoutes.slotsMaximum,
            by: context.acting("booking")
        ).orRefusal()
        return BookingMovePage(
            booking: Booking(appointment, words, now: site.time.now()),
            time: OfferedSlot(appointment.slot),
            desks: words.deskChoices,
            desk: words.desk(desk),
            from: from ?? site.today,
            slots: (free[desk] ?? []).map { OfferedSlot($0) },
            problems: problems
        )
    }

    private func move(_ request: Request, _ context: StaffContext) async throws -> Response {
        let code = try code(context)
        var problem = Problem.noSlot
        if let slot = context.form["slot"].flatMap({ SlotID($0) }) {
            let result = try await MoveAppointment(house.premises)(
                code,
                to: slot,
                seenIn: context.form["was"].flatMap { SlotID($0) },
                by: context.acting("booking")
            )
            switch result {
            case .success:
                let next = Paths.booking(code.description)
                return .redirect(to: Paths.after("booking-moved", at: next))
            case .failure(let refusal) where refusal.path == "slot": problem = refusal.problem()
            case .failure(let refusal): throw refusal
            }
        }
        let page = try await moving(
            context.form["desk"].flatMap { DeskID($0) },
            context.form["from"].flatMap { CalendarDay($0) },
            problems: [problem],
            context
        )
        let path = Paths.bookingMove(code.description)
        return site.page(page, for: context, at: path, status: .badRequest)
    }
}

extension Problem {
    static let noSlot = Problem(
        field: "slot",
        message: Localized(ja: "日時を選んでください。", en: "Choose a time.")
    )
}

extension FindAppointment.Search {
    /// What was typed: a code where it is one, else a name with a telephone number or a day; nil where
    /// the day cannot be read.
    init?(_ query: String, _ day: String, _ telephone: String) {
        if let code = BookingCode(query) {
            self = .code(code)
        } else if !telephone.isEmpty {
            self = .nameWithTelephone(query, WrittenDay.halfWidth(telephone))
        } else if let day = WrittenDay.read(day)?.whole {
            self = .name(query, on: day)
        } else {
            return nil
        }
    }
}
