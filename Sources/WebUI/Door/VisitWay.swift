import Catalog
import Eligibility
import Pages
import Routing
import Vocabulary

/// The way of a visit through the house: stops, papers, and whether one is missing.
struct VisitWay {
    /// How many of what may be added are named.
    private static let mayFollowMaximum = 8

    let stops: [Pages.VisitStop]
    let papers: [PaperAdvice]
    /// True where no paper is named, because the counter explains them.
    let papersAtCounter: Bool
    /// Without which nothing goes on today; nil where nothing is missing.
    let missing: MissingPapers?
    /// What may be done in the same visit, if it applies.
    let mayFollow: [Localized]

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
        papersAtCounter = false
        let cameFor = CameFor(visit.circumstances, view, language)
        papers = Self.papers(plan, blocking, brought, language) + (cameFor?.papers ?? [])
        mayFollow = Self.mayFollow(plan, view)
        let planned = plan.visit.stops.filter { $0.kind != .none && $0.kind != .outside }
        let known = planned.map { Self.stop($0, view) } + [cameFor?.stop].compactMap { $0 }
        let today = planned.flatMap(\.items).filter { !blocking.waiting.contains($0) }
        missing =
            lacks
            ? MissingPapers(
                choices: blocking.ways.map { Localized(same: $0.name(language)) },
                notes: blocking.notes.map(Localized.init(same:)),
                today: today.compactMap { view.procedure($0)?.name }
            ) : nil
        // Whatever is still open is asked at the unified counter, so it comes first.
        let startsUnified = planned.first?.kind == .unified || cameFor != nil
        let hasOpen = !plan.undecided.isEmpty && household.people.isEmpty
        let needsUnified = known.isEmpty || (hasOpen && !startsUnified && Self.opens(plan, view))
        stops = (needsUnified ? Self.unified(view) : []) + known
    }

    private init(stops: [Pages.VisitStop]) {
        self.stops = stops
        papers = []
        papersAtCounter = true
        missing = nil
        mayFollow = []
    }

    /// The papers of the plan; those of which one is enough stand first, as one.
    private static func papers(
        _ plan: Plan,
        _ blocking: DoorPapers,
        _ brought: Bool?,
        _ language: Language
    ) -> [PaperAdvice] {
        let asked = blocking.fact == nil ? Set(blocking.ways.flatMap(\.papers)) : []
        let or = language == .ja ? "、又は" : ", or "
        let either = PaperAdvice(
            name: Localized(same: blocking.ways.map { $0.name(language) }.joined(separator: or)),
            isBlocking: true,
            isHere: brought
        )
        return (blocking.fact == nil ? [] : [either])
            + plan.documents.map { paper in
                PaperAdvice(
                    name: Localized(same: paper.document),
                    isBlocking: paper.isBlocking,
                    isHere: asked.contains(paper.document) ? brought : nil
                )
            }
    }

    /// Duties that nobody can decide yet and that the counter of the first stop would take.
    private static func mayFollow(_ plan: Plan, _ view: CatalogView) -> [Localized] {
        let settled = Set(plan.items.map(\.procedure))
        let open = plan.undecided.map(\.procedure).uniqued().filter { !settled.contains($0) }
        let names = open.compactMap { view.procedure($0) }.filter { procedure in
            let outcome = procedure.rule.outcome
            return (outcome == .duty || outcome == .deemed)
                && view.counter(for: procedure, outcome: outcome).kind == .unified
        }.map(\.name)
        return Array(names.prefix(mayFollowMaximum))
    }

    /// The way as it may leave the clerk's screen: whoever comes along reads it too.
    func asShown(of visit: VisitSheet) -> VisitWay { visit.isProtected ? discreet : self }

    /// The same way by the numbers of its windows, without a word of what is done there.
    private var discreet: VisitWay {
        VisitWay(
            stops: stops.map { stop in
                Pages.VisitStop(
                    desk: Localized(ja: "窓口", en: "Window"),
                    number: stop.number,
                    directions: stop.directions,
                    procedures: []
                )
            }
        )
    }

    /// Whether something that is not decided yet may belong to the unified counter.
    private static func opens(_ plan: Plan, _ view: CatalogView) -> Bool {
        plan.undecided.contains { entry in
            guard let procedure = view.procedure(entry.procedure) else { return false }
            return view.counter(for: procedure, outcome: procedure.rule.outcome).kind == .unified
        }
    }

    private static func stop(_ stop: Routing.VisitStop, _ view: CatalogView) -> Pages.VisitStop {
        let desk = view.serviceOffice?.desks.first { $0.id == stop.deskID }
        return Pages.VisitStop(
            desk: desk?.name ?? Localized(same: stop.desk ?? "–"),
            number: stop.window,
            directions: desk?.floor.map(Self.floor),
            procedures: stop.items.map {
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

extension [ProcedureID] {
    /// Each once, where it stands first.
    fileprivate func uniqued() -> [ProcedureID] {
        var seen: Set<ProcedureID> = []
        return filter { seen.insert($0).inserted }
    }
}
