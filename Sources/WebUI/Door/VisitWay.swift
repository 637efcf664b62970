import Catalog
import Eligibility
import Pages
import Routing
import Vocabulary

/// The way of a visit through the house: stops, papers, and whether one is missing.
struct VisitWay {
    let stops: [Pages.VisitStop]
    let papers: [PaperAdvice]
    /// True where no paper is named, because the counter explains them.
    let papersAtCounter: Bool
    /// True where nothing can be accepted today for want of a paper.
    let lacksBlockingPaper: Bool

    init(_ visit: VisitSheet, catalog: Catalog, language: Language) {
        let router = Routing.Router(catalog: catalog)
        let household = visit.household
        let view = catalog.view(office: household.office, on: household.on)
        let plan = router.plan(for: router.presumed(household), language: language)
        let brought = ["yes": true, "no": false][
            visit.circumstances["papers_brought"]?.asString ?? ""
        ]
        let asked = Set(plan.papersOfFirstStop)
        papersAtCounter = false
        papers = plan.documents.map { paper in
            PaperAdvice(
                name: Localized(same: paper.document),
                isBlocking: paper.isBlocking,
                isHere: asked.contains(paper.document) ? brought : nil
            )
        }
        lacksBlockingPaper = papers.contains { $0.isBlocking && $0.isHere == false }
        let planned = plan.visit.stops.filter { $0.kind != .none && $0.kind != .outside }
        let known = planned.map { Self.stop($0, view) }
        // Whatever is still open is asked at the unified counter, so it comes first.
        let startsUnified = planned.first?.kind == .unified
        let hasOpen = !plan.undecided.isEmpty && household.people.isEmpty
        let needsUnified = known.isEmpty || (hasOpen && !startsUnified && Self.opens(plan, view))
        stops = (needsUnified ? Self.unified(view) : []) + known
    }

    private init(stops: [Pages.VisitStop]) {
        self.stops = stops
        papers = []
        papersAtCounter = true
        lacksBlockingPaper = false
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

extension Plan {
    /// Papers without which nothing goes on at the counter where the visit begins.
    var papersOfFirstStop: [String] {
        let unified = items.filter { $0.counter.kind == .unified }
        var papers: [String] = []
        for paper in (unified.isEmpty ? items : unified).flatMap(\.documents)
        where paper.isBlocking && !papers.contains(paper.text) { papers.append(paper.text) }
        return papers
    }
}
