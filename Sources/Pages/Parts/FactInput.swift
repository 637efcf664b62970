package import Vocabulary

/// One fact of the household as a question with a control that suits its kind.
package struct FactInput: Sendable {
    /// What may be answered.
    package enum Kind: Sendable {
        case flag
        case choice([Choice])
        case choices([Choice])
        case count(ClosedRange<Int>)
        case day
        /// A day of which month and day of the month may be unknown.
        case partialDay
        /// A code or a tag that is written.
        case code
    }

    /// What was answered; `given` holds values as the registry writes them.
    package enum Answer: Equatable, Sendable {
        /// Not asked yet; may become any other.
        case unknown
        /// Asked, and the resident does not know; decides nothing and is not asked again.
        case uncertain
        /// Answered; empty for a set of which nothing applies.
        case given([String])
    }

    /// The name in the registry of facts, `moved_on`.
    package var fact: String
    /// The person it is about, `p1`; nil for facts of visit and household.
    package var person: String?
    /// The question as it is asked.
    package var question: Localized
    /// A hint that stands between label and control.
    package var support: Localized?
    /// How it is answered.
    package var kind: Kind
    /// What was answered so far.
    package var answer: Answer
    /// The procedures that this answer decides.
    package var decides: [Localized]
    /// What was typed where it could not be understood.
    package var rejectedText: String?
    /// What is wrong with it; nil where nothing is.
    package var problem: Localized?
    /// Whether the page begins here.
    var takesFocus = false
    /// Whether an example of what may be typed stands beside the control.
    var showsHint = true

    /// Takes every part as given.
    package init(
        fact: String,
        person: String? = nil,
        question: Localized,
        support: Localized? = nil,
        kind: Kind,
        answer: Answer = .unknown,
        decides: [Localized] = [],
        rejectedText: String? = nil,
        problem: Localized? = nil
    ) {
        self.fact = fact
        self.person = person
        self.question = question
        self.support = support
        self.kind = kind
        self.answer = answer
        self.decides = decides
        self.rejectedText = rejectedText
        self.problem = problem
    }

    /// The form field that carries the answer: `fact.moved_on`, `fact.p1.pension`.
    ///
    /// Values: `yes` and `no` for a flag, the registry's values else; empty is unknown; `?` is uncertain,
    /// sent by the control itself or, where a person types, by the box named `….uncertain`. A set has its
    /// buttons under `….state`: `none`, `given` with the boxes that are ticked, `?` or empty.
    package var field: String {
        person.map { "fact.\($0).\(fact)" } ?? "fact.\(fact)"
    }

    /// The first element to go to for this question.
    package var elementID: String {
        switch kind {
        case .flag: "\(field)-yes"
        case .choices: "\(field)-state-none"
        default: field
        }
    }
}

// MARK: - Markup

extension FactInput {
    /// The control with its question as label or legend.
    var markup: Markup {
        switch kind {
        case .flag: flag
        case .choice(let choices): choice(choices)
        case .choices(let choices): set(choices)
        case .count: written(inputMode: "numeric", size: 4, length: 6, hint: nil)
        case .day: written(inputMode: nil, size: 12, length: 20, hint: Self.dayHint)
        case .partialDay: written(inputMode: nil, size: 12, length: 20, hint: Self.partialDayHint)
        case .code: written(inputMode: nil, size: 8, length: 35, hint: nil)
        }
    }

    static let dayHint = Localized(
        ja: "例:R8.4.1、20260401",
        en: "For example 2026-04-01 or R8.4.1"
    )
    static let partialDayHint = Localized(
        ja: "例:S60.5.2、19850502。わからない部分は省けます(S60、1985-05)",
        en: "For example 1985-05-02 or S60.5.2; leave off what is not known (1985, 1985-05)"
    )
    static let uncertainLabel = Localized(ja: "わからない", en: "Not known")
    static let unknownLabel = Localized(ja: "まだ聞いていない", en: "Not asked yet")

    private var given: [String] {
        if case .given(let values) = answer { return values }
        return []
    }

    /// The value of a control that carries the whole answer by itself.
    private var single: String {
        switch answer {
        case .unknown: ""
        case .uncertain: "?"
        case .given(let values): values.first ?? ""
        }
    }

    private var flag: Markup {
        group {
            HTML.div(.class("segments"), .digits) {
                Parts.radio(
                    "\(field)-yes",
                    name: field,
                    value: "yes",
                    label: Self.yes,
                    isOn: single == "yes",
                    takesFocus: takesFocus && (single == "yes" || single.isEmpty)
                )
                Parts.radio(
                    "\(field)-no",
                    name: field,
                    value: "no",
                    label: Self.no,
                    isOn: single == "no"
                )
                Parts.radio(
                    "\(field)-uncertain",
                    name: field,
                    value: "?",
                    label: Self.uncertainLabel,
                    isOn: single == "?"
                )
                Parts.radio(
                    "\(field)-unknown",
                    name: field,
                    value: "",
                    label: Self.unknownLabel,
                    isOn: single.isEmpty
                )
            }
        }
    }

    package static let yes = Localized(ja: "はい", en: "Yes")
    package static let no = Localized(ja: "いいえ", en: "No")

    private func choice(_ choices: [Choice]) -> Markup {
        Parts.selectField(
            field,
            name: field,
            label: question,
            options: [Choice("", Self.unknownLabel)] + Self.numbered(choices),
            chosen: single,
            support: support,
            problem: problem,
            takesDigits: true,
            takesFocus: takesFocus
        )
    }

    /// The choices with "not known" at the end, each behind the digit that chooses it.
    ///
    /// A list finds an entry by its first character, so the digits work without a script too.
    static func numbered(_ choices: [Choice]) -> [Choice] {
        (choices + [Choice("?", uncertainLabel)]).enumerated().map { place, choice in
            guard place < 9 else { return choice }
            let label = Localized(
                ja: "\(place + 1) \(choice.label.ja)",
                en: "\(place + 1) \(choice.label.en)"
            )
            return Choice(choice.value, label)
        }
    }

    private func set(_ choices: [Choice]) -> Markup {
        let state = "\(field).state"
        let isGiven = answer != .unknown && answer != .uncertain
        return group {
            HTML.div(.class("segments"), .digits) {
                Parts.radio(
                    "\(field)-state-none",
                    name: state,
                    value: "none",
                    label: .none,
                    isOn: isGiven && given.isEmpty,
                    takesFocus: takesFocus
                )
                Parts.radio(
                    "\(field)-state-given",
                    name: state,
                    value: "given",
                    label: Localized(ja: "あり(下で選ぶ)", en: "Some: ticked below"),
                    isOn: isGiven && !given.isEmpty
                )
                Parts.radio(
                    "\(field)-state-uncertain",
                    name: state,
                    value: "?",
                    label: Self.uncertainLabel,
                    isOn: answer == .uncertain
                )
                Parts.radio(
                    "\(field)-state-unknown",
                    name: state,
                    value: "",
                    label: Self.unknownLabel,
                    isOn: answer == .unknown
                )
            }
            HTML.div(.class("check-grid"), .digits) {
                for choice in choices {
                    Parts.checkbox(
                        "\(field)-\(choice.value)",
                        name: field,
                        value: choice.value,
                        label: choice.label,
                        isOn: given.contains(choice.value)
                    )
                }
            }
        }
    }

    private func written(
        inputMode: String?,
        size: Int,
        length: Int,
        hint: Localized?
    ) -> Markup {
        let text = support ?? (showsHint ? hint : nil)
        return Parts.field(field, label: question, support: text, problem: problem) {
            HTML.div(.class("written")) {
                HTML.input(
                    .type("text"),
                    .id(field),
                    .name(field),
                    .value(rejectedText ?? given.first ?? ""),
                    .inputMode(inputMode),
                    .size(size),
                    .maxLength(length),
                    .autocomplete("off"),
                    .spellcheck(false),
                    .invalid(problem != nil),
                    .autofocus(takesFocus),
                    Parts.descriptions(of: field, support: text, problem: problem)
                )
                Parts.checkbox(
                    "\(field)-uncertain",
                    name: "\(field).uncertain",
                    value: "?",
                    label: Self.uncertainLabel,
                    isOn: answer == .uncertain,
                    accessibleName: Localized(
                        ja: "\(Self.uncertainLabel.ja):\(question.ja)",
                        en: "\(Self.uncertainLabel.en): \(question.en)"
                    )
                )
            }
        }
    }

    private func group(@MarkupBuilder _ controls: () -> Markup) -> Markup {
        HTML.fieldset(
            .class("field\(problem == nil ? "" : " field--wrong")"),
            Parts.descriptions(of: field, support: support, problem: problem)
        ) {
            HTML.legend { question }
            Parts.support(field, support, problem)
            controls()
        }
    }
}
