import Catalog
import CounterFlow
import Eligibility
import HTTPTypes
import Hummingbird
import Operations
import Pages
import Routing
import Stores
import Vocabulary

/// The front door: three questions at most, a visit, and where to go.
///
/// Nothing is kept before the end.
struct DoorRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/door", use: start)
        router.post("/door", use: answer)
        router.get("/door/:visit", use: result)
    }

    private func start(_ request: Request, _ context: StaffContext) throws -> Response {
        try context.require([.concierge, .clerk])
        return page(DoorInterview(context, site: site), context)
    }

    private func answer(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.concierge, .clerk])
        let interview = DoorInterview(context, site: site)
        guard interview.asksAppointment else {
            guard interview.isComplete else { return page(interview, context) }
            return try await open(interview, by: nil, context).orRefusal()
        }
        let search = DoorSearch(house: house, site: site)
        if let code = context.form[DoorAppointment.chosenField].flatMap({ BookingCode($0) }) {
            let opened = try await open(interview, by: code, context)
            guard case .failure(let refusal) = opened, refusal.kind == .conflict else {
                return try opened.orRefusal()
            }
            // Somebody else received it meanwhile, or its day is over; the questions can go on.
            let asked = DoorAppointment(problem: refusal.message)
            return site.page(interview.page(asking: asked), for: context, status: .conflict)
        }
        let asked = try await search.page(context)
        let status: HTTPResponse.Status = asked.problem == nil ? .ok : .badRequest
        return site.page(interview.page(asking: asked), for: context, status: status)
    }

    private func open(
        _ interview: DoorInterview,
        by appointment: BookingCode?,
        _ context: StaffContext
    ) async throws -> Result<Response, Refusal> {
        let opened = try await OpenVisit(house.premises)(
            OpenVisit.Request(
                household: interview.household,
                circumstances: interview.circumstances,
                cameFor: interview.cameFor,
                lacksPaper: interview.lacksPaper,
                appointment: appointment
            ),
            by: context.acting("door")
        )
        return opened.map { opened in
            site.metrics.note(.visitsOpened)
            let result = Paths.doorResult(opened.visit)
            return .redirect(
                to: opened.leftOut.isEmpty ? result : Paths.after("came-for-more", at: result)
            )
        }
    }

    private func page(_ interview: DoorInterview, _ context: StaffContext) -> Response {
        site.page(
            interview.page,
            for: context,
            status: interview.problems.isEmpty ? .ok : .badRequest
        )
    }

    private func result(_ request: Request, _ context: StaffContext) async throws -> Response {
        let shown = try await house.shown(context.visitID(), purpose: "door", context)
        let visit = try VisitSheet(shown, site: site)
        let way = VisitWay(visit, catalog: site.catalog, language: context.language)
            .asShown(of: visit)
        var result = DoorResult(
            subject: visit.subjectAmongOthers,
            stops: way.stops,
            papers: way.papers,
            waitingMinutes: nil,
            missing: way.missing,
            mayFollow: way.mayFollow,
            isOver: !visit.stage.isOpen
        )
        result.appointment = visit.cameBy.map {
            DoorSearch(house: house, site: site).arrival(by: $0, isDiscreet: visit.isProtected)
        }
        result.appointmentOffers = try await house.appointmentOffers(
            of: visit,
            isReadAlong: true,
            purpose: "door",
            context
        )
        return site.page(DoorPage(step: .result(result)), for: context)
    }
}

/// Finds the appointment of somebody at the door, and says how coming now fits its time.
struct DoorSearch {
    let house: WebHouse
    let site: Site

    /// What the form looks for; an empty form asks.
    func page(_ context: StaffContext) async throws -> DoorAppointment {
        let query = context.form[DoorAppointment.queryField] ?? ""
        guard context.form[DoorAppointment.chosenField] == DoorAppointment.find else {
            return DoorAppointment()
        }
        let found = try await FindAppointment(house.premises)(
            BookingCode(query).map { .code($0) } ?? .name(query, on: site.today),
            by: context.acting("door")
        )
        let words = BookingWords(site: site, office: context.session.office)
        var asked = DoorAppointment(query: query.withoutMyNumber)
        switch found {
        case .success(.here(let appointments)):
            asked.matches = appointments.map { match($0, words) }
        case .success(.elsewhere(let office, let startsAt)):
            asked.matches = []
            asked.elsewhere = words.elsewhere(office, startsAt)
        case .failure(let refusal) where refusal.kind == .invalid: asked.problem = refusal.message
        case .failure(let refusal): throw refusal
        }
        return asked
    }

    private func match(
        _ appointment: ShownAppointment,
        _ words: BookingWords
    ) -> DoorAppointment.Match {
        let desk = words.desk(appointment.slot.desk)
        let now = site.time.now()
        let startsAt = appointment.slot.startsAt
        let timing = ArrivalTiming(startsAt: startsAt, now: now)
        let next = AppointmentStateMachine.state(
            after: .arrived,
            of: appointment.state,
            startsAt: startsAt,
            now: now
        )
        let isNoted =
            appointment.state == .arrived && appointment.visit == nil
            && startsAt.dayInJapan == now.dayInJapan
        var advice = words.advice(timing, at: desk, startsAt)
        if advice == nil, case .failure(let refusal) = next { advice = refusal.message }
        return DoorAppointment.Match(
            code: appointment.code.description,
            writtenCode: appointment.code.written,
            name: appointment.name,
            desk: desk,
            time: OfferedSlot(appointment.slot),
            advice: isNoted ? nil : advice,
            isUsable: isNoted || (try? next.get()) != nil
        )
    }

    /// What the result says of the appointment by which somebody came.
    ///
    /// Of a protected visitor, who reads it too, it says no more than the window.
    func arrival(
        by appointment: ShownAppointment,
        isDiscreet: Bool
    ) -> DoorAppointment.Arrival {
        let words = BookingWords(site: site, office: appointment.slot.office)
        let place = appointment.slot.desk
        let desk = isDiscreet ? words.discreet(place) : words.desk(place)
        let startsAt = appointment.slot.startsAt
        let timing = ArrivalTiming(startsAt: startsAt, now: site.time.now())
        return DoorAppointment.Arrival(
            desk: desk,
            time: OfferedSlot(appointment.slot),
            advice: words.advice(timing, at: desk, startsAt)
        )
    }
}
