package import Casework
package import Catalog
package import Eligibility
package import Filing
package import Stores
package import Vocabulary

/// Shows a visit with every item, its fate, its owner, the next step and the due time.
package struct ShowVisit: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The visit as it may be shown at this moment.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<ShownVisit, Refusal> {
        try await premises.perform(.showVisit, acting, visit: visit) { context in
            let visit = try await VisitCase.read(visit, context)
            let id = visit.stored.id
            let handOvers = try await context.visits.handOvers(of: visit.stored)
            let bundles = try await context.filings.bundles(
                of: id,
                audit: context.audit(visit: id)
            )
            let history = try await context.audits.history(
                of: id,
                readings: ActName.allCases.filter(\.isReading).map(\.rawValue),
                audit: context.audit(visit: id)
            )
            var people = (history.acts + history.readings).map(\.actor)
            people += bundles.map(\.filedBy)
            people += handOvers.map(\.by)
            let steps = try await context.visits.deskSteps(of: [id])[id] ?? []
            people += steps.flatMap { [$0.by, $0.undoneBy ?? $0.by] }
            let mayReadBook = Permission.allows(.findAppointment, acting.roles)
            let appointments = mayReadBook ? try await context.bookings.appointments(of: [id]) : []
            let stage = visit.stored.stage
            let isLive = stage.isOpen || stage == .filed
            let waits = visit.stored.stage.isOpen ? visit.waits(context) : Waits()
            return ShownVisit(
                stored: visit.stored,
                items: visit.items.map { entry in
                    var item = ShownItem(entry, waits, visit.stored, context)
                    item.steps = steps.filter { $0.entry == entry.key }
                    return item
                },
                handOvers: handOvers,
                bundles: bundles,
                givenIDs: try await context.visits.givenIDs(of: visit.stored),
                history: history.acts,
                readings: history.readings,
                closing: Closing(visit, handOvers, context),
                isReopenable: visit.stored.isReopenable(at: context.now),
                duplicates: isLive ? try await visit.duplicates(context) : [],
                names: try await context.staff.names(of: people),
                appointments: appointments.map { ShownAppointment($0, to: acting) },
                onPaper: try await context.emergency.onPaper(visit.stored),
                clearance: try await OutputGate.clearance(for: id, context),
                to: acting
            )
        }
    }
}

/// A visit as it may be shown: values that are withheld are not in it.
package struct ShownVisit: Sendable {
    /// The visit.
    package let visit: VisitID
    /// The office.
    package let office: MunicipalityCode
    /// Where the visit stands.
    package let stage: VisitStage
    /// The version that was read.
    package let version: Int
    /// JSON by the contract.
    package let household: JSONValue
    /// JSON by the contract, with what is withheld replaced.
    package let record: JSONValue
    /// What the house must know besides.
    package let circumstances: JSONValue
    /// The plan as JSON by the contract; nil before it was planned.
    package let plan: JSONValue?
    /// When the visit began.
    package let openedAt: Instant
    /// How it was entered, where it had been received on paper before.
    package let onPaper: ReceivedOnPaper?
    /// When it was called to a desk.
    package let calledAt: Instant?
    /// Who called it.
    package let clerk: String?
    /// The items, in order.
    package let items: [ShownItem]
    /// What was handed over, the oldest first.
    package let handOvers: [HandOverRecord]
    /// What was filed, the oldest first.
    package let bundles: [StoredBundle]
    /// The ids of everybody in the household, also who has left it since.
    package let givenIDs: [PersonID]
    /// What happened to it, the newest first.
    package let history: [AuditedAct]
    /// Who read it, the newest first.
    package let readings: [AuditedAct]
    /// Whether it can be closed now.
    package let closing: Closing
    /// Whether its end can be taken back now.
    package let isReopenable: Bool
    /// What was filed elsewhere about the same persons' same procedures, while the visit goes on.
    package let duplicates: [ShownDuplicate]
    /// When it ended.
    package let closedAt: Instant?
    /// Why it ended before all was done: a stable word, or what the clerk wrote.
    package let endedBecause: String?
    /// What those who had it in hand are called.
    package let names: StaffNames
    /// The appointments by which somebody came, and those that were booked for it.
    package let appointments: [ShownAppointment]
    /// Leave to put it out, with what is withheld.
    package let clearance: Clearance

    init(
        stored: StoredVisit,
        items: [ShownItem],
        handOvers: [HandOverRecord],
        bundles: [StoredBundle],
        givenIDs: [PersonID],
        history: [AuditedAct],
        readings: [AuditedAct],
        closing: Closing,
        isReopenable: Bool,
        duplicates: [ShownDuplicate],
        names: StaffNames,
        appointments: [ShownAppointment],
        onPaper: ReceivedOnPaper?,
        clearance: Clearance,
        to acting: Acting
    ) {
        visit = stored.id
        office = stored.office
        stage = stored.stage
        version = stored.version
        household = stored.household
        let shown = clearance.shown(record: stored.record)
        // The door's screen is read along by whoever stands there.
        let isAtTheDoor = acting.roles.isSubset(of: [.concierge])
        record = isAtTheDoor ? clearance.withoutNames(shown) : shown
        circumstances = stored.circumstances
        plan = stored.plan.flatMap { try? JSONParser.parse($0, limits: .init(bytes: 16 << 20)) }
        openedAt = stored.openedAt
        self.onPaper = onPaper
        calledAt = stored.calledAt
        clerk = stored.clerk
        self.items = items
        self.handOvers = handOvers
        self.bundles = bundles
        self.givenIDs = givenIDs
        self.history = history
        self.readings = readings
        self.closing = closing
        self.isReopenable = isReopenable
        self.duplicates = duplicates
        closedAt = stored.closedAt
        endedBecause = stored.endedBecause
        self.names = names
        self.appointments = appointments
        self.clearance = clearance
    }
}

/// An entry of a visit's plan with its owner, next step and due time, wherever it stands.
package struct ShownItem: Sendable {
    /// The key under which it was submitted, or of the plan.
    package let key: PlanKey
    /// Code of the procedure in the national list.
    package let code: String
    /// Its name.
    package let name: Localized
    /// What became of it.
    package let fate: ItemFate
    /// How it ended, a stable word or what the desk wrote.
    package let result: String?
    /// The item.
    package let item: ItemID?
    /// Of the filed item, in the center.
    package let state: ItemState?
    /// The attempt, from 1.
    package let attempt: Int?
    /// Name of the desk it was sent to.
    package let desk: String?
    /// When it arrived there.
    package let arrivedAt: Instant?
    /// When it was done.
    package let doneAt: Instant?
    /// Where it stands at that desk; nil where it has none.
    package let deskState: DeskState?
    /// What desks did with it, the oldest first.
    package fileprivate(set) var steps: [StoredDeskStep] = []
    /// Who must act; nil where nothing is to be done.
    package let owner: Localized?
    /// What that one does next.
    package let nextStep: Localized?
    /// The same by its code; nil for what the center has.
    package let step: NextStep?
    /// By when the next step must be done.
    package let dueAt: Instant?
    /// What must be filed or done before it can be filed.
    package let waitsFor: [ProcedureID]
    /// The names of these.
    package let waitsForNames: [Localized]
    /// The registers that must have these before it can be done at the counter; nil for what is filed.
    package let register: Localized?
    /// When it was changed last.
    package let changedAt: Instant
    /// Who changed it last.
    package let changedBy: String

    /// Whether new answers took it out of the plan.
    package var isSuperseded: Bool { item == nil && result == VisitCase.answersChanged }

    /// Whether it stays whole whatever new answers say, being filed or in a desk's hands.
    package let isOutOfHand: Bool
    /// Whether somebody decided about it otherwise, so that this holds for each of its persons.
    package let isKept: Bool
    /// Whether it was filed and withdrawn, so that somebody decides whether it is filed anew.
    package var isWithdrawn: Bool {
        item == nil && fate == .undecided && result == VisitCase.withdrawn
    }

    init(
        _ entry: StoredVisitItem,
        _ waits: Waits,
        _ visit: StoredVisit,
        _ context: ActContext
    ) {
        key = entry.key
        code = entry.code
        (isOutOfHand, isKept) = (entry.isOutOfHand, entry.isKept)
        let layer = context.catalog.layer(of: visit.office)
        name =
            layer.procedure(entry.key.procedure)?.name
            ?? Localized(same: entry.key.procedure.description)
        let isOver = entry.fate.doneAt != nil || !entry.fate.fate.isUnfinished
        let acts = isOver ? nil : waits.counterActs[entry.key]?.procedures
        let first = acts ?? waits.filings[entry.key]?.procedures ?? entry.fate.waitsFor
        let registers = acts.map { layer.registers(of: $0) }
        register = registers
        let names = first.map { layer.procedure($0)?.name ?? Localized(same: $0.description) }
        (self.waitsFor, waitsForNames) = (first, names)
        fate = entry.fate.fate
        result = entry.result
        item = entry.item
        desk = entry.fate.desk
        arrivedAt = entry.fate.arrivedAt
        doneAt = entry.fate.doneAt
        deskState = entry.fate.deskState
        changedAt = entry.changedAt
        changedBy = entry.changedBy
        attempt = entry.center?.attempt
        state = entry.center.flatMap { ItemState(rawValue: $0.state) }
        if let state, let center = entry.center {
            let ownership = ItemOwnership(state, center, visit)
            owner =
                state.isOpen
                ? ownership.ownerName(context.catalog, on: context.now.dayInJapan) : nil
            nextStep = state.isOpen ? .both(ownership.nextStep) : nil
            step = nil
            dueAt = state.isOpen ? center.dueAt : nil
        } else {
            let isOpen = entry.fate.fate.isUnfinished && entry.fate.doneAt == nil
            owner = isOpen ? entry.fate.owner.map { context.named($0, at: visit.office) } : nil
            step = isOpen ? entry.fate.nextStep : nil
            nextStep =
                isOpen ? entry.fate.nextStep.map { $0.words(before: names, registers) } : nil
            dueAt = isOpen ? entry.fate.dueAt : nil
        }
    }
}

extension ItemOwnership {
    /// Who has a filed entry of a visit.
    init(_ state: ItemState, _ center: CenterStanding, _ visit: StoredVisit) {
        self.init(
            state: state,
            office: visit.office.number,
            system: center.system,
            returnedTo: center.returnedTo
        )
    }
}

extension ActContext {
    /// A desk that is kept by its Japanese name, in every language in which the catalog names it.
    func named(_ desk: String, at office: MunicipalityCode) -> Localized {
        if utf8Equal(desk, InitialFate.unifiedCounter.ja) { return InitialFate.unifiedCounter }
        let desks = catalog.view(office: office, on: now.dayInJapan).serviceOffice?.desks ?? []
        return desks.first { utf8Equal($0.name.ja, desk) }?.name ?? Localized(same: desk)
    }
}

extension NextStep {
    /// The step in words, with the names of what is to be settled first.
    fileprivate func words(before names: [Localized], _ register: Localized?) -> Localized {
        if let register, self == .doAtCounter || self == .receive || self == .finish {
            return Localized(
                ja:
                    "\(register.ja)の反映を待って、\(name.ja)(先に\(names.map { "「\($0.ja)」" }.joined()))",
                en:
                    "\(name.en), once the register has it (\(register.en): \(names.map(\.en).joined(separator: ", ")))"
            )
        }
        guard self == .settleFirst, !names.isEmpty else { return name }
        return Localized(
            ja: "先に\(names.map { "「\($0.ja)」" }.joined())を済ませる",
            en: "Settle first: \(names.map(\.en).joined(separator: ", "))"
        )
    }
}

extension Localized {
    fileprivate static func both(_ words: (Language) -> String) -> Localized {
        Localized(ja: words(.ja), en: words(.en))
    }
}
