import Eligibility
import Pages
import Vocabulary

/// An answer that could not be understood: what was typed, and what to do.
struct RejectedAnswer {
    let text: String
    let message: Localized
}

/// Reads the answers of a form; every fact has its own field, named as `FactInput` names it.
struct AnswerFields {
    let form: FormFields
    let registry: FactRegistry
    private(set) var rejected: [FactReference: RejectedAnswer] = [:]

    init(_ form: FormFields, registry: FactRegistry) {
        self.form = form
        self.registry = registry
    }

    /// Writes every answer that the form carries into the household; what the form leaves out stays.
    mutating func apply(to household: inout Household) {
        for definition in registry.ordered where !Self.fixed.contains(definition.id) {
            let people: [PersonID?] =
                definition.scope == .person ? household.people.map(\.id) : [nil]
            for person in people {
                let reference = FactReference(fact: definition.id, person: person)
                switch read(reference, definition.type, on: household.on) {
                case nil: break
                case .success(let answer): household.set(reference, to: answer)
                case .failure(let refusal): rejected[reference] = refusal.answer
                }
            }
        }
    }

    /// Facts that the visit itself settles.
    private static let fixed: Set<FactID> = [.event, .office, .on, .peopleComplete]

    private struct Refusal: Error {
        let answer: RejectedAnswer
    }

    /// Nil where the form does not carry the fact.
    private func read(
        _ reference: FactReference,
        _ type: FactType,
        on day: CalendarDay
    ) -> Result<Eligibility.Answer, Refusal>? {
        let field = FactInput.field(of: reference)
        if case .choices(let words) = type { return choices(field, words) }
        if form["\(field).uncertain"] == "?" { return .success(.uncertain) }
        guard let raw = form[field] else { return nil }
        if raw == "?" { return .success(.uncertain) }
        if raw.isEmpty { return .success(.unknown) }
        guard let value = Self.value(raw, type) else { return refused(raw, Self.advice(type)) }
        if reference.fact == .born, case .date(let born) = value, born.earliest > day {
            return refused(raw, Self.bornLater)
        }
        return .success(.known(value))
    }

    private func choices(
        _ field: String,
        _ words: [String]
    ) -> Result<Eligibility.Answer, Refusal>? {
        let ticked = form.all(field)
        switch form["\(field).state"] {
        case nil where ticked.isEmpty: return nil
        case "?": return .success(.uncertain)
        case "" where ticked.isEmpty: return .success(.unknown)
        case "given" where ticked.isEmpty: return refused("", Self.nothingTicked)
        default:
            // Whoever ticks a box has asked, whatever the buttons above still say.
            return .success(.known(.choices(words.filter(ticked.contains))))
        }
    }

    private func refused(
        _ text: String,
        _ message: Localized
    ) -> Result<Eligibility.Answer, Refusal> {
        // What may be a My Number is not repeated by any page.
        let shown = MyNumberDetector.containsMyNumber(text) ? "" : text
        return .failure(Refusal(answer: RejectedAnswer(text: shown, message: message)))
    }

    private static func value(_ text: String, _ type: FactType) -> FactValue? {
        let plain = WrittenDay.halfWidth(text)
        switch type {
        case .bool: return ["yes": .bool(true), "no": .bool(false)][text]
        case .integer(let range):
            return Int(plain).flatMap { range.contains($0) ? .integer($0) : nil }
        case .choice(let words): return words.contains(text) ? .choice(text) : nil
        case .choices: return nil
        case .date(let partial):
            let day = WrittenDay.read(text)
            return day.flatMap { partial || $0.whole != nil ? .date($0) : nil }
        case .code: return MunicipalityCode(plain).map(FactValue.code)
        case .languageTag:
            guard case .success(let value) = type.value(of: .string(plain)) else { return nil }
            return value
        }
    }

    private static func advice(_ type: FactType) -> Localized {
        switch type {
        case .integer(let range):
            Localized(
                ja: "\(range.lowerBound)から\(range.upperBound)までの数を入力してください。",
                en: "Enter a number from \(range.lowerBound) to \(range.upperBound)."
            )
        case .date(partial: false):
            Localized(
                ja: "年月日を R8.4.1 や 20260401 のように入力してください。",
                en: "Enter a whole date, such as 2026-04-01 or R8.4.1."
            )
        case .date(partial: true):
            Localized(
                ja: "日付を S60.5.2 や 1985-05 のように入力してください。",
                en: "Enter a date, such as 1985-05-02, 1985-05 or S60.5.2."
            )
        case .code:
            Localized(
                ja: "市区町村コードを6桁で入力してください。",
                en: "Enter a municipality code of six digits."
            )
        case .languageTag:
            Localized(
                ja: "言語を en や vi のような記号で入力してください。なければ none。",
                en: "Enter a language tag such as en or vi, or none."
            )
        case .bool, .choice, .choices:
            Localized(ja: "一覧から選んでください。", en: "Choose one of the list.")
        }
    }

    private static let nothingTicked = Localized(
        ja: "あてはまるものを選んでください。なければ「なし」を選んでください。",
        en: "Tick what applies, or choose “None”."
    )

    private static let bornLater = Localized(
        ja: "生年月日が来庁日より後です。",
        en: "The date of birth is later than the day of the visit."
    )
}

extension FactInput {
    /// The form field of a fact.
    static func field(of reference: FactReference) -> String {
        reference.person.map { "fact.\($0).\(reference.fact)" } ?? "fact.\(reference.fact)"
    }

    /// The question about a fact with the answer that the household has, or that could not be read.
    init(
        _ reference: FactReference,
        _ definition: FactDefinition,
        in household: Household,
        rejected: RejectedAnswer? = nil,
        decides: [Localized] = []
    ) {
        self.init(
            fact: reference.fact.description,
            person: reference.person?.description,
            question: definition.question,
            kind: Kind(definition),
            answer: Answer(household[reference]),
            decides: decides,
            rejectedText: rejected?.text,
            problem: rejected?.message
        )
    }
}

extension FactInput.Kind {
    init(_ definition: FactDefinition) {
        func options(_ words: [String]) -> [Choice] {
            words.map { Choice($0, definition.phrases.values[$0] ?? Localized(same: $0)) }
        }
        self =
            switch definition.type {
            case .bool: .flag
            case .integer(let range): .count(range)
            case .choice(let words): .choice(options(words))
            case .choices(let words): .choices(options(words))
            case .date(let partial): partial ? .partialDay : .day
            case .code, .languageTag: .code
            }
    }
}

extension FactInput.Answer {
    init(_ answer: Eligibility.Answer) {
        switch answer {
        case .unknown: self = .unknown
        case .uncertain: self = .uncertain
        case .known(let value): self = .given(Self.texts(value))
        }
    }

    private static func texts(_ value: FactValue) -> [String] {
        switch value {
        case .bool(let value): [value ? "yes" : "no"]
        case .integer(let value): [String(value)]
        case .choice(let word): [word]
        case .choices(let words): words
        case .date(let day): [day.description]
        case .code(let code): [code.description]
        case .languageTag(let tag): [tag]
        }
    }
}
