import Catalog
import Eligibility
import Pages
import Routing
import Vocabulary

/// The procedure that a visitor says they came for, where the life event alone tells too little.
struct CameFor {
    /// Where the visit keeps it; not a fact of the registry.
    static let field = "came_for"
    /// More than these are no question that one touch answers.
    private static let choicesMaximum = 8

    let procedure: Procedure
    private let view: CatalogView
    private let language: Language

    /// Nil where the visitor said nothing, or something else.
    init?(_ circumstances: JSONValue, _ view: CatalogView, _ language: Language) {
        guard let id = circumstances[Self.field]?.asString.flatMap({ ProcedureID($0) }),
            let procedure = view.procedure(id)
        else { return nil }
        self.procedure = procedure
        self.view = view
        self.language = language
    }

    /// The procedures to choose from; empty where the answers decide one already, or for too many.
    ///
    /// Of too many that one individual counter takes all of, the first: whichever it is, it is done there.
    static func choices(_ plan: Plan, _ view: CatalogView) -> [Choice] {
        guard plan.items.isEmpty else { return [] }
        var ids: [ProcedureID] = []
        for entry in plan.undecided where !ids.contains(entry.procedure) {
            ids.append(entry.procedure)
        }
        let procedures = ids.compactMap { view.procedure($0) }
        guard procedures.count > 1,
            procedures.count <= choicesMaximum || haveOneCounter(procedures, view)
        else { return [] }
        return procedures.prefix(choicesMaximum).map { Choice($0.id.description, $0.name) }
            + [Choice("no", Localized(ja: "ほかの用件", en: "Something else"))]
    }

    private static func haveOneCounter(_ procedures: [Procedure], _ view: CatalogView) -> Bool {
        let desks = procedures.map { procedure in
            let kind = view.counter(for: procedure, outcome: procedure.rule.outcome).kind
            return kind == .unified ? nil : view.desk(for: procedure, kind: kind)?.id
        }
        return Set(desks).count == 1 && desks.first != .some(nil)
    }

    /// Where it is dealt with.
    var stop: Pages.VisitStop {
        let kind = view.counter(for: procedure, outcome: procedure.rule.outcome).kind
        let desk = view.desk(for: procedure, kind: kind)
        return Pages.VisitStop(
            desk: desk?.name ?? procedure.desk,
            number: desk?.window,
            directions: desk?.floor.map { Localized(ja: "\($0)階", en: "Floor \($0)") },
            procedures: [procedure.name]
        )
    }

    /// What it asks for whoever comes.
    var papers: [PaperAdvice] {
        procedure.documents.filter { $0.when == nil }.map { PaperAdvice($0, view, language) }
    }
}

extension PaperAdvice {
    /// The papers of a group, of which nobody has asked yet.
    init(_ group: DocumentGroup, _ view: CatalogView, _ language: Language) {
        let (and, or) = language == .ja ? ("と", "、又は") : (" and ", ", or ")
        let ways = group.anyOf.map { all in
            all.map { view.catalog.document($0)?.name[language] ?? $0.description }
                .joined(separator: and)
        }
        self.init(
            name: Localized(same: ways.joined(separator: or)),
            isBlocking: group.blocking,
            isHere: nil
        )
    }
}
