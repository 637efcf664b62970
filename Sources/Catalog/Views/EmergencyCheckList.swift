import Eligibility
package import Vocabulary

/// What a counter must have on paper of a life event when nothing runs.
///
/// Which procedure applies is decided afterwards, by the answers; the list says what they hang on, so that no
/// paper and no deadline is forgotten while people are there.
package struct EmergencyCheckList: Sendable {
    /// A question, in the order in which they are asked.
    package struct Question: Hashable, Sendable {
        package let number: Int
        package let text: Localized
        /// What can be answered; empty where it is written out.
        package let choices: [Localized]
        /// Whether it is asked of every person.
        package let isPersonal: Bool
    }

    /// A procedure that the life event may bring.
    package struct Entry: Hashable, Sendable {
        package let procedure: ProcedureID
        package let code: String
        package let name: Localized
        package let outcome: Localized
        /// The numbers of the questions that decide about it; none where it always comes.
        package let questions: [Int]
        /// The condition as the catalog writes it, with the numbers of the questions.
        package let condition: String
        /// Each group of papers of which one combination is enough.
        package let papers: [Localized]
        package let deadline: Localized
        package let fee: Localized
        package let desk: Localized
        /// Whether nobody has checked some of it.
        package let isEstimate: Bool
    }

    package let event: LifeEventDefinition
    package let questions: [Question]
    package let entries: [Entry]

    /// The list of a life event at an office on a day; O(procedures × facts).
    package init(_ event: LifeEventDefinition, _ view: CatalogView) {
        self.event = event
        let procedures = view.procedures.filter { $0.belongs(to: event.id) && !$0.everyEvent }
        let used = procedures.reduce(into: Set<FactID>()) { $0.formUnion($1.rule.facts) }
        let asked = view.catalog.facts.ordered.filter {
            used.contains($0.id) && $0.askingCost.seconds > 0 && $0.id != .event
        }
        questions = asked.enumerated().map { Question($1, number: $0 + 1) }
        let numbers = Dictionary(
            asked.enumerated().map { ($1.id, $0 + 1) },
            uniquingKeysWith: { first, _ in first }
        )
        entries = procedures.map { Entry($0, view, numbers) }
    }
}

extension EmergencyCheckList.Question {
    fileprivate init(_ fact: FactDefinition, number: Int) {
        let words: [String] =
            switch fact.type {
            case .choice(let words), .choices(let words): words
            case .bool, .integer, .date, .code, .languageTag: []
            }
        self.init(
            number: number,
            text: fact.question,
            choices: fact.type == .bool
                ? [Localized(ja: "はい", en: "Yes"), Localized(ja: "いいえ", en: "No")]
                : words.map { fact.phrases.values[$0] ?? Localized(same: $0) },
            isPersonal: fact.scope == .person
        )
    }
}

extension EmergencyCheckList.Entry {
    fileprivate init(_ procedure: Procedure, _ view: CatalogView, _ numbers: [FactID: Int]) {
        let words = ConfirmationWords(view)
        let doubtful: [SourceAspect] = [.rule, .deadline, .documents, .fee]
        self.init(
            procedure: procedure.id,
            code: procedure.code,
            name: procedure.name,
            outcome: procedure.rule.outcome.name,
            questions: procedure.rule.facts.compactMap { numbers[$0] }.sorted(),
            condition: NumberedCondition.text(procedure.rule, numbers),
            papers: procedure.documents.map { $0.words(view) },
            deadline: Localized(
                ja: words.value(of: .deadline, procedure),
                en: procedure.deadline?.english ?? "None"
            ),
            fee: Localized(
                ja: words.value(of: .fee, procedure),
                en: procedure.fee.base.map { "¥\($0)" } ?? "Varies"
            ),
            desk: procedure.desk,
            isEstimate: doubtful.contains { procedure.sources[$0]?.mark == .estimate }
        )
    }
}

extension DocumentGroup {
    fileprivate func words(_ view: CatalogView) -> Localized {
        func joined(_ language: Language, _ and: String, _ or: String) -> String {
            anyOf.map { papers in
                papers.map { view.catalog.document($0)?.name[language] ?? $0.description }
                    .joined(separator: and)
            }.joined(separator: or)
        }
        return Localized(ja: joined(.ja, "+", " または "), en: joined(.en, " + ", " or "))
    }
}

extension DeadlineRule {
    /// In short; the words of the catalog say it nearer, where there are some.
    fileprivate var english: String {
        switch term {
        case .period(let period, _, _): "\(period.count) \(period.unit)"
        case .yearly(let month, let day): "Every year by \(month)/\(day)"
        case .words: text?.en ?? ""
        }
    }
}

/// Conditions of the catalog with the numbers of questions in place of facts.
private enum NumberedCondition {
    static func text<Outcome>(_ rule: Rule<Outcome>, _ numbers: [FactID: Int]) -> String {
        let exceptions = rule.exceptions.map { "除外 \(numbered($0.when.text, numbers))" }
        return ([numbered(rule.applies.text, numbers)] + exceptions).joined(separator: "\n")
    }

    /// A name such as `person.born` becomes `問3`; words in quotation marks stay.
    private static func numbered(_ text: String, _ numbers: [FactID: Int]) -> String {
        var (result, name, isQuoted) = ("", "", false)
        func replaced(_ name: String) -> String {
            let parts = name.split(separator: ".")
            guard parts.count == 2, let fact = FactID(String(parts[1])), let number = numbers[fact]
            else { return name }
            return "問\(number)"
        }
        for sign in text {
            let isOfName = sign.isLetter || sign.isNumber || sign == "_" || sign == "."
            if isOfName, !isQuoted {
                name.append(sign)
                continue
            }
            result += replaced(name)
            name = ""
            if sign == "\"" { isQuoted.toggle() }
            result.append(sign)
        }
        return result + replaced(name)
    }
}
