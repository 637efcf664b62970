package import Vocabulary

/// A member of the household at the desk: who, and what was answered about them.
package struct DeskPerson: Sendable {
    /// The person's id in the visit, `p1`.
    package var id: String
    /// How pages call the person: the relationship, and the name once it is typed.
    package var label: Localized
    /// The name as given; nil until it is typed.
    package var name: String?
    /// The relation to the householder.
    package var relationship: FactInput
    /// The question for the date of birth, with its answer.
    package var born: FactInput
    /// The other facts that matter for this plan.
    package var answers: [FactInput]

    /// Takes every part as given.
    package init(
        id: String,
        label: Localized,
        name: String?,
        relationship: FactInput,
        born: FactInput,
        answers: [FactInput]
    ) {
        self.id = id
        self.label = label
        self.name = name
        self.relationship = relationship
        self.born = born
        self.answers = answers
    }

    /// The person inside the form of the desk; the fields in `skipped` are asked elsewhere on the page.
    func markup(skipping skipped: Set<String>) -> Markup {
        let inputs = ([relationship, born] + answers).filter { !skipped.contains($0.field) }
        let hasProblem = inputs.contains { $0.problem != nil }
        return HTML.details(.class("person"), .open(hasProblem), .id("person-\(id)")) {
            HTML.summary {
                HTML.span(.class("person__label")) { label }
                if let name { Markup.japanese(name) }
                HTML.span(.class("quiet")) { bornText }
            }
            HTML.div(.class("answers")) {
                for input in inputs { input.markup }
            }
            Parts.button(
                Localized(ja: "この人を外す", en: "Remove this person"),
                .text,
                name: "act",
                value: "remove-person:\(id)",
                accessibleName: Localized(
                    ja: "この人を外す:\(label.ja)",
                    en: "Remove this person: \(label.en)"
                )
            )
        }
    }

    private var bornText: Localized {
        guard case .given(let values) = born.answer, let value = values.first else {
            return Localized(ja: "生年月日 未入力", en: "Birth date missing")
        }
        let day = PartialDay(value)?.written ?? Localized(same: value)
        return Localized(ja: "\(day.ja) 生", en: "born \(day.en)")
    }
}

/// A row for a person who is about to be added; any act that saves adds the rows that are filled.
package struct PersonDraft: Sendable {
    /// The relation to the householder.
    package var relationship: String
    /// As typed; era and partial dates are welcome.
    package var born: String
    /// What is wrong with it; nil where nothing is.
    package var problem: Localized?

    /// Takes every part as given.
    package init(relationship: String = "", born: String = "", problem: Localized? = nil) {
        self.relationship = relationship
        self.born = born
        self.problem = problem
    }

    /// Fields `new.N.relationship` and `new.N.born`.
    func markup(row: Int, relationships: [Choice], takesFocus: Bool) -> Markup {
        HTML.fieldset(.class("person-draft"), .describedBy(["born-hint"])) {
            HTML.legend {
                Localized(ja: "追加する人 \(row + 1)", en: "New person \(row + 1)")
            }
            Parts.selectField(
                "new.\(row).relationship",
                name: "new.\(row).relationship",
                label: Localized(ja: "続柄", en: "Relationship"),
                options: [Choice("", FactInput.unknownLabel)]
                    + FactInput.numbered(relationships).dropLast(),
                chosen: relationship,
                key: row == 0 ? "a" : nil,
                takesDigits: true,
                takesFocus: takesFocus
            )
            Parts.textField(
                TextField(
                    id: "new.\(row).born",
                    name: "new.\(row).born",
                    label: Localized(ja: "生年月日", en: "Date of birth"),
                    value: born,
                    problem: problem,
                    maximumLength: 20,
                    size: 12
                )
            )
        }
    }
}
