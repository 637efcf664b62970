import Catalog
import CounterFlow
import Eligibility
import Hummingbird
import Operations
import Pages
import Stores
import Vocabulary

/// Books somebody in, at the counter, by telephone, or for a visit whose plan asks for it.
struct NewBookingRoutes {
    let house: WebHouse
    let site: Site

    /// How many free slots are offered at once.
    static let slotsMaximum = 12

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/bookings/new", use: start)
        router.post("/bookings/new", use: book)
    }

    private func words(_ context: StaffContext) -> BookingWords {
        BookingWords(site: site, office: context.session.office)
    }

    private func start(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require([.concierge, .clerk])
        let query = request.uri.queryParameters
        let visit = query["visit"].flatMap { VisitID(String($0)) }
        let desk = query["desk"].flatMap { DeskID(String($0)) }
        var draft = NewBookingPage.Draft()
        if let visit { draft = try await known(of: visit, at: desk, context) }
        draft.slot = query["slot"].flatMap { SlotID(String($0)) }
        let page = try await page(desk, visit, draft, context)
        return site.page(page, for: context)
    }

    /// What the visit knows of the person: the householder, and what it asks for at this desk.
    private func known(
        of visit: VisitID,
        at desk: DeskID?,
        _ context: StaffContext
    ) async throws -> NewBookingPage.Draft {
        let sheet = try await house.sheet(of: visit, purpose: "booking", context)
        var draft = NewBookingPage.Draft(channel: BookingChannel.counter.rawValue)
        let roles = context.session.person.roles
        if !sheet.isProtected || roles.contains(.clerk) {
            draft.name = sheet.subject.name ?? ""
            draft.reading = sheet.reading ?? ""
        }
        if !sheet.isProtected {
            let household = sheet.record["household"]
            draft.telephone = household?["telephone"]?.asString ?? ""
            draft.procedures = Set(
                AppointmentDemand.all(of: sheet, in: site.catalog)
                    .filter { $0.desk?.id == desk }
                    .flatMap(\.procedures).map(\.description)
            )
        }
        return draft
    }

    private func page(
        _ wanted: DeskID?,
        _ visit: VisitID?,
        _ draft: NewBookingPage.Draft,
        key: String? = nil,
        problems: [Problem] = [],
        _ context: StaffContext
    ) async throws -> NewBookingPage {
        let words = words(context)
        let desk = words.desks.first { $0.desk.id == wanted }?.desk
        var page = NewBookingPage(
            desks: words.deskChoices,
            desk: nil,
            slots: [],
            visit: visit,
            procedures: [],
            draft: draft,
            key: key ?? house.premises.chance.bytes(16).hexadecimal,
            problems: problems
        )
        guard let desk else { return page }
        let free = try await ListBookings(house.premises).nextFree(
            of: [desk.id],
            at: context.session.office,
            atMost: Self.slotsMaximum,
            by: context.acting("booking")
        ).orRefusal()[desk.id]
        page.desk = words.desk(desk.id)
        page.procedures = words.procedures(at: desk)
        page.slots = (free ?? []).map { OfferedSlot($0) }
        try await addWanted(draft.slot, to: &page, desk, context)
        if page.draft.slot == nil { page.draft.slot = page.slots.first?.slot }
        return page
    }

    /// A slot that was chosen in the book may lie further ahead than those that are offered.
    private func addWanted(
        _ slot: SlotID?,
        to page: inout NewBookingPage,
        _ desk: ServiceDesk,
        _ context: StaffContext
    ) async throws {
        guard let slot, !page.slots.contains(where: { $0.slot == slot }) else { return }
        let found = try await ListBookings(house.premises).freeSlot(
            slot,
            of: desk.id,
            at: context.session.office,
            by: context.acting("booking")
        ).orRefusal()
        if let found {
            page.slots.append(OfferedSlot(found))
        } else {
            page.draft.slot = nil
        }
    }

    private func book(_ request: Request, _ context: StaffContext) async throws -> Response {
        let form = context.form
        let visit = form["visit"].flatMap { VisitID($0) }
        let draft = NewBookingPage.Draft(form)
        let problem: [Problem]
        if let slot = draft.slot {
            let result = try await BookAppointment(house.premises)(
                BookAppointment.Request(
                    slot: slot,
                    name: draft.name,
                    reading: draft.reading,
                    telephone: draft.telephone,
                    channel: BookingChannel(rawValue: draft.channel) ?? .counter,
                    procedures: draft.procedures.sorted().compactMap { ProcedureID($0) },
                    note: draft.note,
                    visit: visit,
                    key: form["key"] ?? ""
                ),
                by: context.acting("booking")
            )
            switch result {
            case .success(let booked):
                let next = Paths.booking(booked.code.description)
                return .redirect(to: Paths.after("booked", at: next))
            case .failure(let refusal) where refusal.kind == .invalid || refusal.path == "slot":
                problem = refusal.all.map { $0.problem() }
            case .failure(let refusal): throw refusal
            }
        } else {
            problem = [.noSlot]
        }
        let page = try await page(
            form["desk"].flatMap { DeskID($0) },
            visit,
            draft.withoutMyNumbers,
            key: form["key"],
            problems: problem,
            context
        )
        return site.page(page, for: context, at: Paths.newBooking, status: .badRequest)
    }
}

extension NewBookingPage.Draft {
    fileprivate init(_ form: FormFields) {
        self.init(
            slot: form["slot"].flatMap { SlotID($0) },
            name: form["name"] ?? "",
            reading: form["reading"] ?? "",
            telephone: form["telephone"] ?? "",
            channel: form["channel"] ?? "",
            procedures: Set(form.all("procedure")),
            note: form["note"] ?? ""
        )
    }

    /// What was refused is not shown again.
    fileprivate var withoutMyNumbers: Self {
        var draft = self
        draft.name = name.withoutMyNumber
        draft.reading = reading.withoutMyNumber
        draft.telephone = telephone.withoutMyNumber
        draft.note = note.withoutMyNumber
        return draft
    }
}

extension VisitSheet {
    /// The reading of the householder's name, as far as it is known.
    fileprivate var reading: String? {
        let head = HouseholdNames.head(of: household)?.description
        let fields = head.flatMap { record["people"]?[$0] }
        let parts = [fields?["family_kana"]?.asString, fields?["given_kana"]?.asString]
        let reading = parts.compactMap { $0 }.joined(separator: " ")
        return reading.isEmpty ? nil : reading
    }
}
