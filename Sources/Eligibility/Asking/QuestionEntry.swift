package import Vocabulary

/// A rule that the next question may help to decide.
package struct QuestionEntry: Sendable {
    let decision: Decision
    let usesPerson: Bool
    let person: PersonID?
    /// How much it matters that this rule is decided; 0 or more.
    package let weight: Double
    /// What the evaluation said that it needs; nil when that is still to be found out.
    let needs: [FactReference]?
    /// Entries of the same kind depend on as much as each other: the rule is the same, and what it
    /// reads of their persons is known alike.
    let kind: Int?

    /// An entry for a condition; `needs` of its evaluation, when at hand, save most of the work.
    package init(
        _ condition: Condition,
        person: PersonID? = nil,
        weight: Double = 1,
        needs: [FactReference]? = nil
    ) {
        self.needs = needs
        kind = nil
        decision = Decision(applies: condition.program)
        usesPerson = condition.usesPerson
        self.person = person
        self.weight = weight
    }

    /// An entry for a rule; `needs` of its evaluation, when at hand, save most of the work, and
    /// `kind` all of it but for the first of a kind.
    package init<Outcome>(
        _ rule: Rule<Outcome>,
        person: PersonID? = nil,
        weight: Double = 1,
        needs: [FactReference]? = nil,
        kind: Int? = nil
    ) {
        self.needs = needs
        self.kind = kind
        decision = rule.decision
        usesPerson = rule.usesPerson
        self.person = person
        self.weight = weight
    }
}

/// The question to ask next.
package struct QuestionChoice: Hashable, Sendable {
    /// Facts that one sentence collects, in the order of the registry and the people.
    package let asks: [FactReference]
    /// Positions of the entries that depend on them.
    package let decides: [Int]
    /// The sentence: the question of the first fact.
    package let text: Localized
}
