package import Catalog
package import Eligibility
package import Vocabulary

/// One entry of a plan as filing sees it: a procedure that applies, or one that is undecided.
package struct PlannedProcedure: Hashable, Sendable {
    /// The procedure.
    package let procedure: ProcedureID
    /// Code of the procedure in the national list.
    package let code: String
    /// The persons it is about; empty for the whole household.
    package let people: [PersonID]
    /// Nil where the procedure is undecided.
    package let outcome: Outcome?
    /// Who works on it.
    package let handling: Handling
    /// The kind of counter that takes it.
    package let counter: CounterKind
    /// Name of the desk that takes it.
    package let desk: Localized
    /// Procedures of the same plan that come first.
    package let after: [ProcedureID]
    /// The legal deadline, where there is one.
    package let deadline: CalendarDay?

    /// A value of these parts.
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
    /// The procedure.
    package let procedure: ProcedureID
    /// The persons it is about; empty for the whole household.
    package let people: [PersonID]

    /// A value of these parts.
    package init(procedure: ProcedureID, people: [PersonID]) {
        self.procedure = procedure
        self.people = people
    }
}
