package import Catalog
package import CounterFlow
package import Eligibility
import Filing
import Routing
import Stores
package import Vocabulary

/// Opens a visit from what was answered at the door: it waits, with its plan, to be called.
package struct OpenVisit: Sendable {
    /// What the door knows.
    package struct Request: Sendable {
        /// The household with its answers.
        package let household: Household
        /// What the house must know besides: language, wheelchair, quiet room, ticket.
        package let circumstances: JSONValue
        /// Which procedure the visitor named; nil where nobody asked.
        package let cameFor: ProcedureID?
        /// Whether a paper is missing without which the visitor comes back another day.
        package let lacksPaper: Bool
        /// The appointment by which somebody came.
        package let appointment: BookingCode?

        /// A value of these parts.
        package init(
            household: Household,
            circumstances: JSONValue = [:],
            cameFor: ProcedureID? = nil,
            lacksPaper: Bool = false,
            appointment: BookingCode? = nil
        ) {
            self.household = household
            self.circumstances = circumstances
            self.cameFor = cameFor
            self.lacksPaper = lacksPaper
            self.appointment = appointment
        }
    }

    /// The visit that was opened.
    package struct Opened: Sendable {
        /// The visit.
        package let visit: VisitID
        /// The plan of the visit.
        package let plan: PlannedVisit
        /// What they came for besides, which the visit with which it goes on does not know.
        package var leftOut: [LifeEventID] = []
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Opens the visit; protection that was asked for holds from this moment on.
    ///
    /// Whom the door sends straight to an individual counter stands in that desk's list at once. Who comes by
    /// an appointment that was booked during an earlier visit goes on with that, and the desk knows.
    package func callAsFunction(
        _ request: Request,
        by acting: Acting
    ) async throws -> Result<Opened, Refusal> {
        try await premises.perform(.openVisit, acting) { context in
            try MyNumberGuard.check(request.circumstances, at: "circumstances")
            let household = request.household
            try context.checkOffice(household.office)
            if let again = try await Self.goOn(request, context) { return again }
            let plan = context.planning.plan(for: household, language: .ja)
            let view = context.catalog.view(office: household.office, on: household.on)
            let initial = InitialFate(view: view, now: context.now)
            let people = PersonKey.all(household, HouseholdRecord())
            try await context.visits.keep(context.catalog)
            var visit = StoredVisit(
                id: try await context.visits.nextNumber(),
                office: household.office,
                stage: .waiting,
                household: household.json(),
                circumstances: request.circumstances,
                catalogHash: context.catalog.hash,
                plan: plan.json.compact(sortedKeys: false),
                openedAt: context.now,
                openedBy: acting.actor
            )
            try await context.audits.write(context.audit(visit: visit.id))
            var items = VisitCase.entries(plan.entries, initial, context)
            let way =
                request.lacksPaper
                ? nil : context.planning.straightWay(for: household, cameFor: request.cameFor)
            if let way {
                items.send(straight: way, plan.entries, view, initial, context)
                visit.isStraight = true
            }
            try await context.visits.open(
                visit,
                items: items,
                people: people
            )
            if let code = request.appointment {
                let known = try await context.bookings.find(
                    code,
                    audit: context.audit(appointment: code)
                )
                _ = try await context.arrive(code, visit: visit.id)
                // Protection that was asked for at an arrival that was taken back was asked for.
                if known?.isProtected == true {
                    try await context.protection.set(visit.id, people: people, by: acting.actor)
                }
            }
            if household.asksForProtection {
                try await context.protection.set(visit.id, people: people, by: acting.actor)
                try await Self.protectWhatWasBookedFor(request, context)
            }
            return Opened(visit: visit.id, plan: plan)
        }
    }

    /// Goes on with the visit during which an appointment was booked, when somebody comes by that.
    private static func goOn(_ request: Request, _ context: ActContext) async throws -> Opened? {
        guard let code = request.appointment,
            let found = try await context.goOn(
                by: code,
                asksForProtection: request.household.asksForProtection
            )
        else { return nil }
        let known = Set(found.visit.household.event)
        return Opened(
            visit: found.visit.stored.id,
            plan: context.planning.plan(for: found.visit.household, language: .ja),
            leftOut: request.household.event.filter { !known.contains($0) }
        )
    }

    /// A new visit knows nobody yet: whom the earlier one names must not be found by that.
    private static func protectWhatWasBookedFor(
        _ request: Request,
        _ context: ActContext
    ) async throws {
        guard let code = request.appointment,
            let earlier = try await context.visitBookedFor(code)
        else { return }
        try await context.protection.set(
            earlier.stored.id,
            people: earlier.keys,
            by: context.acting.actor
        )
    }
}

extension ActContext {
    /// Refuses an office outside the acting municipality, or another than the own one.
    func checkOffice(_ office: MunicipalityCode) throws(Refusal) {
        guard catalog.municipality(of: office) == acting.municipality, acting.sees(office) else {
            throw .notAllowed
        }
    }
}

extension [StoredVisitItem] {
    /// Sends what is done at the desks of a way there; the rest stays as it is, but for mere guidance.
    fileprivate mutating func send(
        straight way: StraightWay,
        _ plan: [PlannedProcedure],
        _ view: CatalogView,
        _ initial: InitialFate,
        _ context: ActContext
    ) {
        for stop in way.stops {
            let fate = initial.straight(to: stop.desk)
            for procedure in stop.procedures {
                var isThere = false
                for place in indices where self[place].key.procedure == procedure {
                    self[place].fate = fate
                    isThere = true
                }
                // The door presumes somebody of whom the visit does not know yet.
                if !isThere, let code = view.procedure(procedure)?.code {
                    append(
                        StoredVisitItem(
                            key: PlanKey(procedure: procedure, people: []),
                            code: code,
                            position: count,
                            fate: fate,
                            changedAt: context.now,
                            changedBy: context.acting.actor
                        )
                    )
                }
            }
        }
        for (place, entry) in plan.enumerated() where self[place].fate.fate == .open {
            guard entry.outcome == .referral || entry.handling == .outside else { continue }
            self[place].fate = initial.atFiling(entry)
        }
    }
}
