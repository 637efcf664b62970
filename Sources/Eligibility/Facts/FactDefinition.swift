package import Vocabulary

/// Whom a fact is about.
package enum FactScope: String, Hashable, Sendable {
    /// This visit: what was asked for, who files.
    case visit
    /// The household as a whole.
    case household
    /// One person.
    case person
}

/// Which values a fact can take.
package enum FactType: Hashable, Sendable {
    case bool
    /// A whole number between two bounds, both included.
    case integer(ClosedRange<Int>)
    /// Exactly one of these words.
    case choice([String])
    /// Any number of these words, none included; at most 512 words.
    case choices([String])
    /// A day; where partial days are allowed, also a month or a year.
    case date(partial: Bool)
    /// A municipality code of six digits.
    case code
    /// `none` or a language tag (BCP 47).
    case languageTag
}

/// What one fact is called in sentences; a missing phrase is made from the question.
package struct FactPhrases: Hashable, Sendable {
    /// Phrase of a value: `true`, `false`, or a word of the choice.
    package var values: [String: Localized]
    /// Phrase of "not this value", by the same keys.
    package var negated: [String: Localized]
    /// Phrase of any other value, with `{value}` where the value stands.
    package var template: Localized?

    package init(
        values: [String: Localized] = [:],
        negated: [String: Localized] = [:],
        template: Localized? = nil
    ) {
        self.values = values
        self.negated = negated
        self.template = template
    }
}

/// What asking for a fact costs the resident.
package struct AskingCost: Hashable, Sendable {
    /// Seconds until it is answered; 0 when a record answers it.
    package var seconds: Double
    /// 0 for what anybody may hear, up to 3 for what people are ashamed or afraid to say.
    package var sensitivity: Int

    package init(seconds: Double = 8, sensitivity: Int = 0) {
        self.seconds = seconds
        self.sensitivity = sensitivity
    }
}

/// One fact of the registry: its type, its question, its phrases and what it costs to ask.
package struct FactDefinition: Hashable, Sendable {
    package var id: FactID
    package var scope: FactScope
    package var type: FactType
    package var question: Localized
    package var meaning: String
    package var phrases: FactPhrases
    package var askingCost: AskingCost
    /// Facts with the same group are collected by one sentence of the interview.
    package var group: String?

    package init(
        id: FactID,
        scope: FactScope,
        type: FactType,
        question: Localized,
        meaning: String = "",
        phrases: FactPhrases = FactPhrases(),
        askingCost: AskingCost = AskingCost(),
        group: String? = nil
    ) {
        self.id = id
        self.scope = scope
        self.type = type
        self.question = question
        self.meaning = meaning
        self.phrases = phrases
        self.askingCost = askingCost
        self.group = group
    }
}
