/// What holds where an exception is true, in place of the default.
package struct RuleException<Outcome: Hashable & Sendable>: Hashable, Sendable {
    package let id: String
    package let when: Condition
    /// The outcome in place of the default; nil when the rule then does not apply.
    package let then: Outcome?

    package init(id: String, when: Condition, then: Outcome?) {
        self.id = id
        self.when = when
        self.then = then
    }
}

/// A default with exceptions, decided as one: an exception matters only where the rule applies.
///
/// At most 16 exceptions.
package struct Rule<Outcome: Hashable & Sendable>: Hashable, Sendable {
    package let applies: Condition
    package let outcome: Outcome
    package let exceptions: [RuleException<Outcome>]
    let decision: Decision
    /// Outcomes by their result; nil where the rule does not apply.
    let outcomes: [Outcome?]

    package init(
        applies: Condition,
        outcome: Outcome,
        exceptions: [RuleException<Outcome>] = []
    ) {
        precondition(exceptions.count <= 16, "a rule has at most 16 exceptions")
        self.applies = applies
        self.outcome = outcome
        self.exceptions = exceptions
        var outcomes: [Outcome?] = [nil, outcome]
        var results: [UInt8] = []
        for exception in exceptions {
            let position = outcomes.firstIndex(of: exception.then) ?? outcomes.count
            if position == outcomes.count { outcomes.append(exception.then) }
            results.append(UInt8(position))
        }
        self.outcomes = outcomes
        decision = Decision(
            applies: applies.program,
            exceptions: exceptions.map(\.when.program),
            results: results
        )
    }

    /// Whether the rule is about one person and must be evaluated for one.
    package var usesPerson: Bool {
        applies.usesPerson || exceptions.contains { $0.when.usesPerson }
    }

    /// Facts that the rule reads.
    package var facts: Set<FactID> {
        exceptions.reduce(applies.facts) { $0.union($1.when.facts) }
    }
}

/// Rules out, without the outcome of a rule, whom it does not concern: most rules for most people.
package final class RuleSieve: Sendable {
    let decision: Decision
    let usesPerson: Bool

    package init<Outcome>(_ rule: Rule<Outcome>) {
        decision = rule.decision
        usesPerson = rule.usesPerson
    }
}

/// What a rule comes to.
package enum RuleDecision<Outcome: Hashable & Sendable>: Hashable, Sendable {
    /// Under every completion the rule or an exception keeps it out.
    case doesNotApply
    /// Under every completion it applies with this outcome.
    case applies(Outcome)
    /// Exceptions that are true disagree: the staff decides.
    case conflict
    /// Two completions differ; becomes one of the others when facts are added.
    case undecided
}

/// What a rule comes to, with what it rests on or still needs.
package struct RuleEvaluation<Outcome: Hashable & Sendable>: Hashable, Sendable {
    package let decision: RuleDecision<Outcome>
    /// The facts to ask, in the order of the rule; empty on a conflict.
    package let needs: [FactReference]
    /// Facts on which it depends too, but which the resident does not know.
    package let uncertain: [FactReference]
    /// An irreducible set of known facts that decides alone; empty while undecided.
    package let because: [FactReference]
    /// Names of the exceptions that are certainly true, where the rule may apply.
    package let exceptions: [String]
    /// Parameters without a value on the day, where the result depends on them.
    package let missingParameters: [String]
    /// Whether the rule was too large to be decided under every completion.
    package let capped: Bool
    /// Pieces of the completions that were looked at; 0 where Kleene logic decided, or where what
    /// was found for another person holds for this one too.
    package let work: Int
}
