package import Catalog
package import Eligibility
package import Vocabulary

/// What a household has to do, can do and must not miss at this visit: the output of routing.
///
/// Sentences are in the language the plan was asked for; everything else is the same in each.
package struct Plan: Hashable, Sendable {
    package let event: [LifeEventID]
    package let office: MunicipalityCode
    package let on: CalendarDay
    /// Hash of the catalog it was made with.
    package let catalog: String
    /// In an order that respects `after`.
    package var items: [PlanItem]
    package var undecided: [UndecidedEntry]
    /// Union of the papers of all items.
    package let documents: [PlannedDocument]
    package let visit: VisitOutline
    package let nextQuestion: PlannedQuestion?
}

/// One procedure that applies, with the people it is about.
package struct PlanItem: Hashable, Sendable {
    package let procedure: ProcedureID
    package let code: String
    /// Empty only for procedures of the whole household.
    package var people: [PersonID]
    package let outcome: Outcome
    package let counter: CounterDecision
    package let handling: Handling
    package let instrument: Instrument
    package let because: [String]
    package let deskExamines: [String]
    package let legalBasis: String
    package let deadline: CalendarDay?
    package let effectiveFrom: CalendarDay?
    /// Procedures of the same plan that come first.
    package let after: [ProcedureID]
    package let documents: [RequiredPaper]
    /// Nil where it varies.
    package let feeYen: Int?
    package let minutes: PlannedMinutes
}

/// Where an item is dealt with, and why there.
package struct CounterDecision: Hashable, Sendable {
    package let kind: CounterKind
    /// The desk of this office, where the catalog knows the office's desks.
    package let deskID: DeskID?
    /// Number over the window.
    package let window: String?
    /// Name of the desk or of the section; nil where nothing has to be done.
    package let desk: String?
    package let because: [String]
}

/// Papers of which one combination is needed, as a resident reads them.
package struct RequiredPaper: Hashable, Sendable {
    package let text: String
    /// Whether nothing can be accepted without it; never on an estimate alone.
    package let isBlocking: Bool
}

/// Handling minutes of one item with all its people.
package struct PlannedMinutes: Hashable, Sendable {
    package let accept: Double
    package let input: Double
    package let check: Double
    package let deliver: Double

    package var total: Double { accept + input + check + deliver }
}

/// A procedure of which nobody can say yet whether it applies.
package struct UndecidedEntry: Hashable, Sendable {
    package let procedure: ProcedureID
    package let code: String
    package var people: [PersonID]
    /// Facts to ask; empty where the staff decides.
    package let needs: [FactReference]
    package let because: [String]
}

/// A paper with the procedures that ask for it.
package struct PlannedDocument: Hashable, Sendable {
    package let document: String
    package let isBlocking: Bool
    package let procedures: [ProcedureID]
}

/// The stops of the visit in order, and what it takes.
package struct VisitOutline: Hashable, Sendable {
    package let stops: [VisitStop]
    /// Minutes of service, waiting excluded.
    package let minutes: Double
    /// The same with a counter for each section.
    package let minutesAtSeparateCounters: Double
}

/// One counter of the visit with what is done there.
package struct VisitStop: Hashable, Sendable {
    package let kind: CounterKind
    package let deskID: DeskID?
    package let window: String?
    package let desk: String?
    package let items: [ProcedureID]
}

/// The question that helps most.
package struct PlannedQuestion: Hashable, Sendable {
    /// Facts that one sentence collects; never empty.
    package let asks: [FactReference]
    package let text: String
    package let decides: [ProcedureID]
}
