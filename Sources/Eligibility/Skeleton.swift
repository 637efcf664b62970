package import Vocabulary

package struct Condition: Hashable, Sendable {
    package let text: String
    /// Facts that the condition reads.
    package let facts: Set<FactID> = []
    /// Parameters that it reads.
    package let parameters: Set<String> = []
    package let usesPerson: Bool = false
    package init(_ text: String, context: ConditionContext) throws(ConditionError) { self.text = text }
}

/// Any typed expression of the language, for `catalog eval`.
package struct Expression: Sendable {
    package let text: String
    package init(_ text: String, context: ConditionContext) throws(ConditionError) { self.text = text }
}

package struct ValueEvaluation: Hashable, Sendable {
    /// The value, or nil when unknown.
    package let value: JSONValue?
    package let needs: [FactReference]
}

/// A default with exceptions.
package struct Rule<Outcome: Hashable & Sendable>: Hashable, Sendable {
    package let applies: Condition
    package let outcome: Outcome
    package let exceptions: [RuleException<Outcome>]
    package init(applies: Condition, outcome: Outcome, exceptions: [RuleException<Outcome>] = []) {
        self.applies = applies
        self.outcome = outcome
        self.exceptions = exceptions
    }
}

package struct RuleException<Outcome: Hashable & Sendable>: Hashable, Sendable {
    package let id: String
    package let when: Condition
    /// nil = the procedure does not apply.
    package let then: Outcome?
    package init(id: String, when: Condition, then: Outcome?) {
        self.id = id
        self.when = when
        self.then = then
    }
}

package enum RuleDecision<Outcome: Hashable & Sendable>: Hashable, Sendable {
    case doesNotApply
    case applies(Outcome)
    /// Exceptions that apply disagree: the staff decides.
    case conflict
    case undecided
}

package struct RuleEvaluation<Outcome: Hashable & Sendable>: Hashable, Sendable {
    package let decision: RuleDecision<Outcome>
    package let needs: [FactReference]
    package let uncertain: [FactReference]
    package let because: [FactReference]
    /// Exceptions that are true.
    package let exceptions: [String]
    package let missingParameters: [String]
    package let capped: Bool
}

/// One household laid out for evaluation; make once, evaluate many rules.
package struct HouseholdFrame: Sendable {
    package init(_ household: Household, registry: FactRegistry, parameters: ParameterValues = .none) {}
    package func verdict(_ condition: Condition, person: PersonID? = nil) -> Verdict { .unknown }
    package func evaluate(_ condition: Condition, person: PersonID? = nil) -> Evaluation {
        Evaluation(verdict: .unknown)
    }
    package func evaluate<Outcome>(_ rule: Rule<Outcome>, person: PersonID? = nil) -> RuleEvaluation<Outcome> {
        RuleEvaluation(decision: .undecided, needs: [], uncertain: [], because: [], exceptions: [], missingParameters: [], capped: false)
    }
    package func value(of expression: Expression, person: PersonID? = nil) -> ValueEvaluation {
        ValueEvaluation(value: nil, needs: [])
    }
    /// The day of the event, when known: moved_on, died_on, birth, else the day of the visit.
    package var eventDay: CalendarDay? { nil }
}

/// An undecided rule that a question may decide.
package struct QuestionEntry: Sendable {
    package let weight: Double
    package init(_ condition: Condition, person: PersonID? = nil, weight: Double = 1) { self.weight = weight }
    package init<Outcome>(_ rule: Rule<Outcome>, person: PersonID? = nil, weight: Double = 1) { self.weight = weight }
}

package struct QuestionChoice: Hashable, Sendable {
    /// Facts that one sentence collects, the most useful first.
    package let asks: [FactReference]
    /// Positions of the entries that depend on them.
    package let decides: [Int]
    package let text: Localized
}

package enum NextQuestion {
    /// nil when nothing is undecided or no question helps.
    package static func choose(
        among entries: [QuestionEntry], frame: HouseholdFrame, registry: FactRegistry, previous: QuestionChoice? = nil
    ) -> QuestionChoice? { nil }
}

package struct Explanation {
    /// Sentences for the facts of `because`, deterministic.
    package static func sentences(_ because: [FactReference], household: Household, registry: FactRegistry, language: Language) -> [String] { [] }
    /// The smallest change of one fact that would make a failed condition hold.
    package static func counterfactual(_ condition: Condition, person: PersonID? = nil, household: Household, registry: FactRegistry, parameters: ParameterValues = .none, language: Language) -> String? { nil }
}
