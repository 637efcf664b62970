import Catalog
import CounterFlow
import Eligibility
import Filing
import Stores
import Vocabulary

extension ActContext {
    /// Goes on with the visit during which an appointment was booked, when somebody comes by that.
    ///
    /// Nil where a new visit must be opened: nothing was booked for, that visit has ended or has nothing left
    /// at the desk of the appointment, or they come about something that it does not know.
    func comeAgain(_ request: OpenVisit.Request) async throws -> OpenVisit.Opened? {
        guard let code = request.appointment,
            let appointment = try await bookings.find(code, audit: audit(appointment: code)),
            let booked = appointment.bookedFor, var visit = try await openVisit(booked),
            visit.stored.office == request.household.office,
            Set(request.household.event).isSubset(of: visit.household.event)
        else { return nil }
        let steps = visit.receive(at: appointment.slot, self)
        guard !steps.isEmpty else { return nil }
        if visit.stored.stage.isOpen { visit.resettle(self) }
        guard try await visits.change(visit.stored, items: visit.items) else { throw Refusal.stale }
        for step in steps { try await visits.add(step, of: booked) }
        _ = try await arrive(code, visit: booked)
        if request.household.asksForProtection {
            try await protection.set(booked, people: visit.keys, by: acting.actor)
        }
        return OpenVisit.Opened(
            visit: booked,
            plan: planning.plan(for: visit.household, language: .ja)
        )
    }

    /// The visit, held, where it has not ended and may be seen.
    private func openVisit(_ id: VisitID) async throws -> VisitCase? {
        do {
            let visit = try await VisitCase.lock(id, self)
            return visit.stored.stage.isOpen ? visit : nil
        } catch let refusal as Refusal where refusal.kind == .notFound {
            return nil
        }
    }
}

extension VisitCase {
    /// Notes at a slot's desk that the resident is there, for all that waits there; the steps taken.
    fileprivate mutating func receive(
        at slot: StoredSlot,
        _ context: ActContext
    ) -> [StoredDeskStep] {
        let desk = context.desks(of: slot.office)
            .first { utf8Equal($0.id, slot.desk.description) }
        guard let desk else { return [] }
        var steps: [StoredDeskStep] = []
        for place in items.indices {
            let (fate, key) = (items[place].fate, items[place].key)
            guard let name = fate.desk, context.has(desk, name, of: slot.office),
                fate.deskState?.next(.arrived) != nil
            else { continue }
            steps.append(
                StoredDeskStep(
                    .arrived,
                    of: key,
                    at: name,
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
