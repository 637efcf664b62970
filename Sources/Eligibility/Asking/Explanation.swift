package import Vocabulary

/// Writes sentences from the phrases of facts, so that they cannot disagree with the rule.
package enum Explanation {
    /// One sentence for each fact with its present value; the same every time.
    ///
    /// `name` says what a person is called; without it the person's id stands there.
    package static func sentences(
        _ references: [FactReference],
        household: Household,
        registry: FactRegistry,
        language: Language,
        name: (PersonID) -> String = \.description
    ) -> [String] {
        references.compactMap { reference in
            guard case .known(let value) = household[reference] else { return nil }
            return sentence(reference, value, registry, language, name)
        }
    }

    /// The sentence that a fact has a value.
    package static func sentence(
        _ reference: FactReference,
        _ value: FactValue,
        _ registry: FactRegistry,
        _ language: Language,
        _ name: (PersonID) -> String = \.description
    ) -> String {
        let phrase = phrase(reference.fact, value, registry, language)
        guard let person = reference.person else { return phrase }
        return name(person) + (language == .ja ? "：" : ": ") + phrase
    }

    /// What would make a failed condition hold: the smallest change of one fact, as a sentence.
    ///
    /// Nil when the condition does not fail, or no single fact would change that.
    package static func counterfactual(
        _ condition: Condition,
        person: PersonID? = nil,
        frame: HouseholdFrame,
        language: Language,
        name: (PersonID) -> String = \.description
    ) -> String? {
        guard let change = frame.counterfactual(condition, person: person) else { return nil }
        let phrase = sentence(change.reference, change.value, frame.registry, language, name)
        return switch language {
        case .ja: "次の場合は該当します：\(phrase)"
        case .en: "It would apply if: \(phrase)"
        }
    }

    // MARK: Phrases

    private static func phrase(
        _ fact: FactID,
        _ value: FactValue,
        _ registry: FactRegistry,
        _ language: Language
    ) -> String {
        if fact == .peopleComplete { return nobodyElse[language] }
        guard let place = registry.place(of: fact)?.definition else { return fact.description }
        let phrases = registry.ordered[place].phrases
        if let key = key(of: value), let phrase = phrases.values[key] { return phrase[language] }
        if case .bool(let isTrue) = value, let phrase = phrases.negated[isTrue ? "false" : "true"] {
            return phrase[language]
        }
        let text = text(of: value, phrases, language)
        if let template = phrases.template?[language] {
            return filled(template, with: text)
        }
        let question = registry.ordered[place].question[language]
        return language == .ja ? "「\(question)」→ \(text)" : "\"\(question)\": \(text)"
    }

    /// The template with a value in its place; a plain search, which is much faster than a general one.
    private static func filled(_ template: String, with text: String) -> String {
        let mark = "{value}"
        var rest = template[...]
        var filled = ""
        while let start = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            filled += rest[..<start]
            rest = rest[start...]
            let isMark = rest.hasPrefix(mark)
            filled += isMark ? text : "{"
            rest = rest.dropFirst(isMark ? mark.count : 1)
        }
        return filled + rest
    }

    private static let nobodyElse = Localized(
        ja: "世帯の方はこれで全員です",
        en: "Nobody else belongs to the household"
    )

    private static func key(of value: FactValue) -> String? {
        switch value {
        case .bool(let value): value ? "true" : "false"
        case .choice(let word), .languageTag(let word): word
        case .integer, .choices, .date, .code: nil
        }
    }

    private static func text(
        of value: FactValue,
        _ phrases: FactPhrases,
        _ language: Language
    ) -> String {
        switch value {
        case .bool(let value):
            language == .ja ? (value ? "はい" : "いいえ") : (value ? "yes" : "no")
        case .integer(let number): String(number)
        case .choice(let word), .languageTag(let word): word
        case .choices(let words):
            words.isEmpty
                ? (language == .ja ? "なし" : "none")
                : words.map { phrases.values[$0]?[language] ?? $0 }
                    .joined(separator: language == .ja ? "、" : ", ")
        case .date(let day): text(of: day, language)
        case .code(let code): code.description
        }
    }

    private static func text(of day: PartialDay, _ language: Language) -> String {
        guard language == .ja else { return day.description }
        return "\(day.year)年" + (day.month.map { "\($0)月" } ?? "")
            + (day.day.map { "\($0)日" } ?? "")
    }
}
