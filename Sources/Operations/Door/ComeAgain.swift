import Catalog
import CounterFlow
import Eligibility
import Filing
import Stores
import Vocabulary

extension ActContext {
    /// Notes that somebody came by an appointment in the visit during which it was booked, and at its desk.
    ///
    /// Nil where nothing was booked for, that visit has ended, or it has nothing left at the desk: then there
    /// is no visit to go on with.
    func goOn(
        by code: BookingCode,
        seenIn slot: SlotID? = nil
    ) async throws -> (visit: VisitCase, appointment: ShownAppointment)? {
        guard let appointment = try await bookings.find(code, audit: audit(appointment: code)),
            let booked = appointment.bookedFor, var visit = try await visitIfSeen(booked),
            visit.stored.stage.isOpen, visit.stored.office == appointment.slot.office
        else { return nil }
        let places = visit.places(at: appointment.slot, self)
        guard !places.isEmpty else { return nil }
        let steps = visit.receive(places, self)
        if !steps.isEmpty {
            visit.resettle(self)
            try await write(visit)
            for step in steps { try await visits.add(step, of: booked) }
        }
        return (visit, try await arrive(code, visit: booked, seenIn: slot))
    }

    /// Takes back at the desk of an appointment what was noted there when its resident came by it.
    func leave(_ id: VisitID, at slot: StoredSlot) async throws {
        guard var visit = try await visitIfSeen(id), visit.stored.stage.isOpen else { return }
        let steps = try await visits.deskSteps(of: [id])[id] ?? []
        var isChanged = false
        let places = visit.places(at: slot, self)
        for place in places where visit.items[place].fate.deskState == .arrived {
            let own = steps.last { $0.entry == visit.items[place].key && $0.undoneAt == nil }
            guard let own, own.step == .arrived,
                try await visits.undo(own, at: now, by: acting.actor)
            else { continue }
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
    /// The entries that a slot's desk has and has not ended.
    fileprivate func places(at slot: StoredSlot, _ context: ActContext) -> [Int] {
        let desk = context.desks(of: slot.office)
            .first { utf8Equal($0.id, slot.desk.description) }
        guard let desk else { return [] }
        return items.indices.filter { place in
            guard let name = items[place].fate.desk, let state = items[place].fate.deskState else {
                return false
            }
            return state.isOpen && context.has(desk, name, of: slot.office)
        }
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
