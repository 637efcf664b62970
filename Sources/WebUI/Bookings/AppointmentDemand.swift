import Catalog
import CounterFlow
import Eligibility
import Filing
import Operations
import Pages
import Routing
import Stores
import Vocabulary

/// What a visit's plan wants done by appointment, by the desk that does it.
struct AppointmentDemand {
    /// Nil where the office has no desk for it.
    let desk: ServiceDesk?
    let procedures: [ProcedureID]

    /// The demands of a visit: what its plan or its visitor asks for and nobody has settled yet.
    ///
    /// At the door nobody is listed, so the plan presumes one adult, as the way through the house does.
    static func all(of visit: VisitSheet, in catalog: Catalog) -> [AppointmentDemand] {
        let household = visit.household
        let view = catalog.view(office: household.office, on: household.on)
        let router = Routing.Router(catalog: catalog)
        let plan = router.plan(for: router.presumed(household), language: .ja)
        let cameFor = CameFor(visit.circumstances, view, .ja)?.procedure.id
        let settled = visit.entries.filter { !$0.fate.isUnfinished || $0.doneAt != nil }
            .map(\.key.procedure)
        var demands: [(desk: ServiceDesk?, procedures: [ProcedureID])] = []
        for id in plan.items.map(\.procedure) + [cameFor].compactMap({ $0 }) {
            guard !settled.contains(id), let procedure = view.procedure(id),
                procedure.isByAppointment(view),
                !demands.contains(where: { $0.procedures.contains(id) })
            else { continue }
            let desk = view.desk(for: procedure, kind: .appointment)
            if let place = demands.firstIndex(where: { $0.desk?.id == desk?.id }) {
                demands[place].procedures.append(id)
            } else {
                demands.append((desk, [id]))
            }
        }
        return demands.map { AppointmentDemand(desk: $0.desk, procedures: $0.procedures) }
    }
}

extension WebHouse {
    /// How many free slots are offered for each desk of a plan.
    private static let offeredSlots = 3

    /// The next free times for what a visit's plan wants done by appointment.
    ///
    /// None where the visit has ended, for what is booked already, or where a page that is read along may tell
    /// nothing of what it is about.
    func appointmentOffers(
        of visit: VisitSheet,
        isReadAlong: Bool = false,
        purpose: String,
        _ context: StaffContext
    ) async throws -> [AppointmentOffer] {
        let acting = context.acting(purpose)
        let mayTell = !visit.isProtected || (!isReadAlong && acting.roles.contains(.clerk))
        guard visit.stage.isOpen, mayTell,
            Permission.allows(.nextFreeSlots, acting.roles)
        else { return [] }
        let standing = visit.appointments.filter { $0.state == .booked || $0.state == .arrived }
        let demands = AppointmentDemand.all(of: visit, in: site.catalog).filter { demand in
            !standing.contains { $0.slot.desk == demand.desk?.id }
        }
        guard !demands.isEmpty else { return [] }
        let book = ListBookings(premises)
        let free = try await book.nextFree(
            of: demands.compactMap(\.desk?.id),
            at: visit.office,
            atMost: Self.offeredSlots,
            by: acting
        ).orRefusal()
        let fronts = try await book.fronts(of: visit.office, by: acting).orRefusal()
        let words = BookingWords(site: site, office: visit.office)
        return demands.map { demand in
            let front = fronts.first { $0.book.desk.id == demand.desk?.id }
            return AppointmentOffer(
                procedures: demand.procedures.map(words.procedure),
                desk: demand.desk.map { words.desk($0.id) },
                slots: demand.desk.flatMap { free[$0.id] }?.map { OfferedSlot($0) } ?? [],
                alarm: front.flatMap { words.alarm($0.first, of: $0.book.desk) }
            )
        }
    }
}

extension ShownVisit {
    /// Its appointments, those by which somebody came first.
    func appointments(_ words: BookingWords) -> [VisitAppointment] {
        appointments.map { VisitAppointment($0, of: visit, words.desk($0.slot.desk)) }
            .sorted { $0.broughtHere && !$1.broughtHere }
    }
}

extension BookingWords {
    /// What stands of a visit's appointments on its slip: those to come, of the protected no more than the window.
    func papers(of visit: VisitSheet) -> [VisitAppointment] {
        visit.appointments.filter { $0.state == .booked }.map { appointment in
            let place = appointment.slot.desk
            return VisitAppointment(
                appointment,
                of: visit.id,
                visit.isProtected ? discreet(place) : desk(place)
            )
        }
    }
}

extension VisitAppointment {
    fileprivate init(_ shown: ShownAppointment, of visit: VisitID, _ desk: BookingDeskName) {
        self.init(
            code: shown.code.description,
            writtenCode: shown.code.written,
            state: BookingState(rawValue: shown.state.rawValue) ?? .booked,
            desk: desk,
            time: OfferedSlot(shown.slot),
            broughtHere: shown.visit == visit
        )
    }
}
