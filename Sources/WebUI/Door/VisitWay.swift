import Catalog
import CounterFlow
import Eligibility
import Operations
import Pages
import Routing
import Stores
import Vocabulary

/// The way of a visit through the house: stops, papers, and whether one is missing.
struct VisitWay {
    /// How many of what may be added are named.
    private static let mayFollowMaximum = 8

    let stops: [Pages.VisitStop]
    /// Where none is named, the counter explains them.
    let papers: [PaperAdvice]
    /// Without which nothing goes on today; nil where nothing is missing.
    let missing: MissingPapers?
    /// What may be done in the same visit, if it applies.
    let mayFollow: [Localized]

    /// The way of a visit, by way of the appointment with which somebody came.
    init(_ visit: VisitSheet, catalog: Catalog, language: Language) {
        let router = Routing.Router(catalog: catalog)
        let household = visit.household
        let view = catalog.view(office: household.office, on: household.on)
        let plan = router.plan(for: router.presumed(household), language: language)
        let blocking = router.doorPapers(for: household, language: language)
        let brought = ["yes": true, "no": false][
            visit.circumstances["papers_brought"]?.asString ?? ""
        ]
        let lacks = brought == false && !blocking.ways.isEmpty
        let cameFor = CameFor(visit.circumstances, view, language)
        let over = visit.over
        let planned = plan.visit.stops.filter { stop in
            stop.kind != .none && stop.kind != .outside && !over.isSuperset(of: stop.items)
        }
        let toDo = planned.flatMap(\.items).filter { !over.contains($0) }
        // Without the essential paper, what other bodies ask for is no matter of today.
        let asking: Set<ProcedureID>? = lacks ? Set(toDo) : nil
        papers =
            Self.papers(plan, blocking, brought, language, of: asking, without: over)
            + Self.papersOfEvent(household, view, language) + (cameFor?.papers ?? [])
        mayFollow = Self.mayFollow(
            plan,
            view,
            without: (lacks ? blocking.waiting : []).union(over)
        )
        let known =
            planned.map { Self.stop($0, view, without: over) }
            + [cameFor?.stop].compactMap { $0 }
        let today = toDo.filter { !blocking.waiting.contains($0) }
        let discretion = Discretion(isProtected: visit.isProtected, view: view)
        missing =
            lacks && !Self.tells(blocking, discretion)
            ? MissingPapers(
                choices: blocking.ways.map { Localized(same: $0.name(language)) },
                notes: blocking.notes.map(Localized.init(same:)),
                today: visit.isProtected ? nil : today.compactMap { view.procedure($0)?.name }
            ) : nil
        // Whatever is still open is asked at the unified counter, so it comes first.
        let first = planned.first?.kind
        let needsUnified =
            cameFor == nil && visit.stage != .filed && first != .unified
            && router.startsUnified(household, plan, first, view)
        let stops = (needsUnified ? Self.unified(view) : []) + known
        self.stops =
            visit.cameBy.map { Self.stops(stops, with: $0, cameAt: visit.openedAt, view) } ?? stops
    }

    /// The stops with that of an appointment, where its desk waits for whoever came.
    ///
    /// It comes first, unless its time is so far ahead that the rest can be done before.
    private static func stops(
        _ stops: [Pages.VisitStop],
        with appointment: ShownAppointment,
        cameAt: Instant,
        _ view: CatalogView
    ) -> [Pages.VisitStop] {
        guard let desk = view.serviceOffice?.desks.first(where: { $0.id == appointment.slot.desk })
        else { return stops }
        let same = { (stop: Pages.VisitStop) in
            utf8Equal(stop.desk.ja, desk.name.ja) && stop.number == desk.window
        }
        let asked = appointment.procedures.compactMap { view.procedure($0)?.name }
        let planned = stops.filter(same).flatMap(\.procedures)
        let booked = Pages.VisitStop(
            desk: desk.name,
            number: desk.window,
            directions: desk.floor.map(floor),
            procedures: asked + planned.filter { !asked.contains($0) },
            bookedAt: appointment.slot.startsAt
        )
        let others = stops.filter { !same($0) }
        let timing = ArrivalTiming(startsAt: appointment.slot.startsAt, now: cameAt)
        if case .early = timing { return others + [booked] }
        return [booked] + others
    }

    private init(stops: [Pages.VisitStop], missing: MissingPapers?) {
        self.stops = stops
        papers = []
        self.missing = missing
        mayFollow = []
    }

    /// Whether a paper that blocks is one of the protection itself, so that it tells of it.
    private static func tells(_ blocking: DoorPapers, _ discretion: Discretion) -> Bool {
        blocking.waiting.contains { id in
            let procedure = discretion.view.procedure(id)
            return discretion.isTelling(id)
                && procedure?.documents.contains(where: \.blocking) == true
        }
    }

    /// The papers of the plan; those of which one is enough stand first, as one.
    ///
    /// Where `asking` is given, only what one of these procedures asks for; never what only those ask for that
    /// are over.
    private static func papers(
        _ plan: Plan,
        _ blocking: DoorPapers,
        _ brought: Bool?,
        _ language: Language,
        of asking: Set<ProcedureID>?,
        without over: Set<ProcedureID>
    ) -> [PaperAdvice] {
        let asked = blocking.fact == nil ? Set(blocking.ways.flatMap(\.papers)) : []
        let or = language == .ja ? "、又は" : ", or "
        let either = PaperAdvice(
            name: Localized(same: blocking.ways.map { $0.name(language) }.joined(separator: or)),
            isBlocking: true,
            isHere: brought
        )
        let documents = plan.documents.filter { paper in
            (asking.map { !$0.isDisjoint(with: paper.procedures) } ?? true)
                && !over.isSuperset(of: paper.procedures)
        }
        return (blocking.fact == nil ? [] : [either])
            + documents.map { paper in
                PaperAdvice(
                    name: Localized(same: paper.document),
                    isBlocking: paper.isBlocking,
                    isHere: asked.contains(paper.document) ? brought : nil
                )
            }
    }

    /// The essential papers of a duty that this event alone brings, about somebody not listed yet.
    ///
    /// The door presumes one adult, so that the plan is silent of a newborn child. Of duties that
    /// exclude each other nobody knows yet which it is.
    private static func papersOfEvent(
        _ household: Household,
        _ view: CatalogView,
        _ language: Language
    ) -> [PaperAdvice] {
        guard household.people.isEmpty else { return [] }
        let own = view.procedures.filter { procedure in
            procedure.filed == .eachPerson && procedure.rule.outcome == .duty
                && !procedure.everyEvent && procedure.exclusiveWith.isEmpty
                && household.event.contains { procedure.lifeEvents == [$0] }
        }
        return own.flatMap(\.documents).filter { $0.blocking && $0.when == nil }
            .map { PaperAdvice($0, view, language) }
    }

    /// Duties that nobody can decide yet and that the counter of the first stop would take.
    ///
    /// Not among them: what waits for a missing paper, and what comes after that.
    private static func mayFollow(
        _ plan: Plan,
        _ view: CatalogView,
        without waiting: Set<ProcedureID>
    ) -> [Localized] {
        let settled = Set(plan.items.map(\.procedure))
        let undecided = plan.undecided.map(\.procedure).uniqued()
        let halted = Self.halted(by: waiting, undecided, view)
        let open = undecided.filter { !settled.contains($0) && !halted.contains($0) }
        let names = open.compactMap { view.procedure($0) }.filter { procedure in
            let outcome = procedure.rule.outcome
            return (outcome == .duty || outcome == .deemed)
                && view.counter(for: procedure, outcome: outcome).kind == .unified
        }.map(\.name)
        return Array(names.prefix(mayFollowMaximum))
    }

    /// These with all that comes after one of them; entries stand in no order, so until none is added.
    private static func halted(
        by waiting: Set<ProcedureID>,
        _ open: [ProcedureID],
        _ view: CatalogView
    ) -> Set<ProcedureID> {
        var halted = waiting
        var count: Int
        repeat {
            count = halted.count
            for id in open {
                let before = view.procedure(id)?.prerequisites.map(\.procedure) ?? []
                if !halted.isDisjoint(with: before) { halted.insert(id) }
            }
        } while halted.count > count
        return halted
    }

    /// The way as it may leave the clerk's screen: whoever comes along reads it too.
    func asShown(of visit: VisitSheet) -> VisitWay { visit.isProtected ? discreet : self }

    /// The same way by the numbers of its windows, without a word of what is done there.
    ///
    /// A missing paper stays: it tells nothing of the protection, and without it nothing goes on.
    private var discreet: VisitWay {
        VisitWay(
            stops: stops.map { stop in
                Pages.VisitStop(
                    desk: Localized(ja: "窓口", en: "Window"),
                    number: stop.number,
                    directions: stop.directions,
                    procedures: [],
                    bookedAt: stop.bookedAt
                )
            },
            missing: missing
        )
    }

    private static func stop(
        _ stop: Routing.VisitStop,
        _ view: CatalogView,
        without over: Set<ProcedureID>
    ) -> Pages.VisitStop {
        let desk = view.serviceOffice?.desks.first { $0.id == stop.deskID }
        return Pages.VisitStop(
            desk: desk?.name ?? Localized(same: stop.desk ?? "–"),
            number: stop.window,
            directions: desk?.floor.map(Self.floor),
            procedures: stop.items.filter { !over.contains($0) }.map {
                view.procedure($0)?.name ?? Localized(same: $0.description)
            }
        )
    }

    private static func unified(_ view: CatalogView) -> [Pages.VisitStop] {
        guard let desk = view.serviceOffice?.desks.first(where: { $0.kinds.contains(.unified) })
        else {
            return [
                Pages.VisitStop(
                    desk: Localized(ja: "総合窓口", en: "Unified counter"),
                    procedures: []
                )
            ]
        }
        return [
            Pages.VisitStop(
                desk: desk.name,
                number: desk.window,
                directions: desk.floor.map(floor),
                procedures: []
            )
        ]
    }

    private static func floor(_ floor: String) -> Localized {
        Localized(ja: "\(floor)階", en: "Floor \(floor)")
    }
}

extension Sequence where Element: Hashable {
    /// Each once, where it stands first.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
