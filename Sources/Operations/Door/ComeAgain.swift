import Catalog
import CounterFlow
import Eligibility
import Filing
import Stores
import Vocabulary

extension ActContext {
    /// Notes that somebody came by an appointment in the visit during which it was booked, and at its desk.
    ///
    /// What was booked is expected there where the desk has sent it since. Nil where nothing was booked for, or
    /// that visit has ended: then there is no visit to go on with. Where protection was asked for, the visit
    /// is planned with that, so that somebody owns the application for it.
    func goOn(
        by code: BookingCode,
        seenIn slot: SlotID? = nil,
        asksForProtection: Bool = false
    ) async throws -> (visit: VisitCase, appointment: ShownAppointment)? {
        guard let appointment = try await bookings.find(code, audit: audit(appointment: code)),
            let booked = appointment.bookedFor, var visit = try await visitIfSeen(booked),
            visit.stored.stage.isOpen, visit.stored.office == appointment.slot.office
        else { return nil }
        let steps = visit.receive(visit.places(of: appointment, self), self)
        let isNew = asksForProtection && !visit.asksForProtection
        if isNew {
            visit.askForProtection()
            try await visits.keep(catalog)
            visit.replan(self)
        }
        if isNew || !steps.isEmpty {
            visit.resettle(self)
            try await write(visit)
            for step in steps { try await visits.add(step, of: booked) }
        }
        if asksForProtection {
            try await protection.set(booked, people: visit.keys, by: acting.actor)
        }
        return (visit, try await arrive(code, visit: booked, seenIn: slot))
    }

    /// Takes back at the desk of an appointment what was noted there when its resident came by it.
    ///
    /// What the desk noted itself stays. Refused where it has gone on with the resident since.
    func leave(_ id: VisitID, by appointment: StoredAppointment) async throws {
        let came = try await bookings.steps(of: appointment).last { $0.step == .arrived }
        guard let came, var visit = try await visitIfSeen(id) else { return }
        let steps = try await visits.deskSteps(of: [id])[id] ?? []
        let noted = steps.filter {
            $0.step == .arrived && $0.at == came.at && $0.undoneAt == nil
        }
        var isChanged = false
        for own in noted {
            let last = steps.last { $0.entry == own.entry && $0.undoneAt == nil }
            guard last?.number == own.number, visit.stored.stage.isOpen,
                let place = visit.items.firstIndex(where: { $0.key == own.entry })
            else { throw Refusal.deskWentOn }
            guard try await visits.undo(own, at: now, by: acting.actor) else { throw Refusal.stale }
            visit.items[place].fate = own.before
            visit.items[place].changedAt = now
            visit.items[place].changedBy = acting.actor
            isChanged = true
        }
        guard isChanged else { return }
        visit.resettle(self)
        try await write(visit)
    }

    /// The visit during which an appointment was booked, held; nil where it was booked for none.
    func visitBookedFor(_ code: BookingCode) async throws -> VisitCase? {
        let found = try await bookings.find(code, audit: audit(appointment: code))
        guard let booked = found?.bookedFor else { return nil }
        return try await visitIfSeen(booked)
    }

    private func write(_ visit: VisitCase) async throws {
        guard try await visits.change(visit.stored, items: visit.items) else { throw Refusal.stale }
    }

    private func visitIfSeen(_ id: VisitID) async throws -> VisitCase? {
        do {
            return try await VisitCase.lock(id, self)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            return nil
        }
    }
}

extension VisitCase {
    /// The entries that an appointment's desk has and has not ended, and what was booked, wherever it is now.
    fileprivate func places(of appointment: StoredAppointment, _ context: ActContext) -> [Int] {
        let slot = appointment.slot
        let desk = context.desks(of: slot.office)
            .first { utf8Equal($0.id, slot.desk.description) }
        return items.indices.filter { place in
            let (fate, key) = (items[place].fate, items[place].key)
            guard let name = fate.desk, fate.deskState?.isOpen == true else { return false }
            return appointment.procedures.contains(key.procedure)
                || desk.map { context.has($0, name, of: slot.office) } ?? false
        }
    }

    /// Takes into the answers that protection was asked for.
    fileprivate mutating func askForProtection() {
        guard let request = FactID("protection_requested") else { return }
        household.set(FactReference(fact: request), to: .known(.bool(true)))
        stored.household = household.json()
    }

    /// Notes that the resident is there for all that still expects them; the steps taken.
    fileprivate mutating func receive(_ places: [Int], _ context: ActContext) -> [StoredDeskStep] {
        var steps: [StoredDeskStep] = []
        for place in places {
            let (fate, key) = (items[place].fate, items[place].key)
            guard let desk = fate.desk, fate.deskState?.next(.arrived) != nil else { continue }
            steps.append(
                StoredDeskStep(
                    .arrived,
                    of: key,
                    at: desk,
                    before: fate,
                    at: context.now,
                    by: context.acting.actor
                )
            )
            items[place].fate = fate.arrived(at: context.now)
            items[place].changedAt = context.now
            items[place].changedBy = context.acting.actor
        }
        return steps
    }
}

extension Refusal {
    fileprivate static let deskWentOn = Refusal.conflict(
        ja: "予約の窓口が、この来庁の手続をすでに進めています。取り消すときは、先にその窓口の記録を取り消してください。",
        en:
            "The desk of the appointment has gone on with the resident; what it noted is taken back first."
    )
}
