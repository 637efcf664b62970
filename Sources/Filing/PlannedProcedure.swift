package import Catalog
package import Eligibility
package import Vocabulary

/// One entry of a plan as filing sees it: a procedure that applies, or one that is undecided.
package struct PlannedProcedure: Hashable, Sendable {
    package let procedure: ProcedureID
    package let code: String
    /// The persons it is about; empty for the whole household.
    package let people: [PersonID]
    /// Nil where the procedure is undecided.
    package let outcome: Outcome?
    package let handling: Handling
    package let counter: CounterKind
    /// Name of the desk that takes it.
    package let desk: Localized
    /// Procedures of the same plan that come first.
    package let after: [ProcedureID]
    package let deadline: CalendarDay?

    package init(
        procedure: ProcedureID,
        code: String,
        people: [PersonID],
        outcome: Outcome?,
        handling: Handling,
        counter: CounterKind,
        desk: Localized,
        after: [ProcedureID] = [],
        deadline: CalendarDay? = nil
    ) {
        self.procedure = procedure
        self.code = code
        self.people = people
        self.outcome = outcome
        self.handling = handling
        self.counter = counter
        self.desk = desk
        self.after = after
        self.deadline = deadline
    }

    /// Names the entry inside its plan.
    package var key: PlanKey { PlanKey(procedure: procedure, people: people) }

    /// Whether the processing center takes it: it applies, something is filed, and the center does it.
    package var goesToCenter: Bool {
        handling == .center && outcome != nil && outcome != .exOfficio && outcome != .referral
    }

    /// Whether two entries of a plan bind one another: they share a person, or one is the household's.
    package func concerns(_ other: PlannedProcedure) -> Bool {
        people.isEmpty || other.people.isEmpty || people.contains(where: other.people.contains)
    }
}

/// Names an entry of a plan: a procedure and the persons it is about.
package struct PlanKey: Hashable, Sendable {
    package let procedure: ProcedureID
    package let people: [PersonID]

    package init(procedure: ProcedureID, people: [PersonID]) {
        self.procedure = procedure
        self.people = people
    }
}
