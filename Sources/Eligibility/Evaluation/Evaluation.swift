/// What is decided about a condition.
package enum Verdict: Hashable, Sendable {
    /// True under every completion of what is not known; further facts never change it.
    case holds
    /// False under every completion; further facts never change it.
    case fails
    /// Two completions differ; becomes `holds` or `fails` when facts are added.
    case unknown
}

/// A verdict with what it rests on, or with what it still needs.
package struct Evaluation: Hashable, Sendable {
    package let verdict: Verdict
    /// The facts to ask: those not known on which the verdict depends, in the order of the rule.
    package let needs: [FactReference]
    /// Facts on which it depends too, but which were asked and are not known to the resident.
    package let uncertain: [FactReference]
    /// Known facts that decide alone and of which none can be left out; empty while undecided.
    package let because: [FactReference]
    /// Parameters without a value on the day, where the verdict depends on them.
    package let missingParameters: [String]
    /// Whether the rule was too large to be decided under every completion; then Kleene logic did.
    package let capped: Bool

    package init(
        verdict: Verdict,
        needs: [FactReference] = [],
        uncertain: [FactReference] = [],
        because: [FactReference] = [],
        missingParameters: [String] = [],
        capped: Bool = false
    ) {
        self.verdict = verdict
        self.needs = needs
        self.uncertain = uncertain
        self.because = because
        self.missingParameters = missingParameters
        self.capped = capped
    }
}
