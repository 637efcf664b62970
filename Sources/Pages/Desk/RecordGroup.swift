package import Vocabulary

/// One datum of the household record, typed once for all forms.
package struct RecordField: Sendable {
    /// How a datum is typed.
    package enum Kind: Sendable {
        case text(maximum: Int)
        case digits(Int)
        case telephone
        case kana
        case latin(maximum: Int)
        case day
        case time
        case choice([Choice])
        /// Several lines, one entry a line.
        case list
    }

    /// The form field: `record.household.address`, `record.p1.family_name`.
    package var field: String
    /// What stands beside the control.
    package var label: Localized
    /// The text in the control.
    package var value: String
    /// How it is typed.
    package var kind: Kind
    /// A hint that stands between label and control.
    package var support: Localized?
    /// What is wrong with it; nil where nothing is.
    package var problem: Localized?
    /// A form that is to be filed asks for it and it is empty.
    package var isMissing: Bool
    /// The procedures whose forms carry it.
    package var neededFor: [Localized]

    /// Takes every part as given.
    package init(
        field: String,
        label: Localized,
        value: String,
        kind: Kind,
        support: Localized? = nil,
        problem: Localized? = nil,
        isMissing: Bool = false,
        neededFor: [Localized] = []
    ) {
        self.field = field
        self.label = label
        self.value = value
        self.kind = kind
        self.support = support
        self.problem = problem
        self.isMissing = isMissing
        self.neededFor = neededFor
    }
}

/// The data of the household, or of one person.
package struct RecordGroup: Sendable {
    /// `household`, `visit` or the person's id.
    package var id: String
    package var title: Localized
    /// The data in the order of typing.
    package var fields: [RecordField]

    /// Takes every part as given.
    package init(id: String, title: Localized, fields: [RecordField]) {
        self.id = id
        self.title = title
        self.fields = fields
    }

    /// How many data a form asks for in vain.
    package var missingCount: Int { fields.count { $0.isMissing } }
}

// MARK: - Markup

extension RecordGroup {
    var markup: Markup {
        HTML.fieldset(.class("record-group"), .id("record-\(id)")) {
            HTML.legend {
                title
                if missingCount > 0 {
                    Parts.chip(
                        Localized(ja: "未入力 \(missingCount)", en: "\(missingCount) missing"),
                        .warning
                    )
                }
            }
            HTML.div(.class("record-fields")) {
                for field in fields { field.markup }
            }
        }
    }

    /// The data as text, for pages where nothing is typed.
    var summary: Markup {
        HTML.section(.labelledBy("data-\(id)")) {
            HTML.h3(.id("data-\(id)")) { title }
            HTML.dl(.class("summary-list")) {
                for field in fields {
                    Parts.row(field.label) {
                        field.isMissing ? RecordField.missingChip : field.written
                    }
                }
            }
        }
    }
}

extension RecordField {
    /// The value as people read it: a choice by its label, the rest as typed.
    fileprivate var written: Markup {
        if case .choice(let choices) = kind {
            let chosen = choices.first { $0.value == value }
            return .localized(chosen?.label ?? (value.isEmpty ? .none : Localized(same: value)))
        }
        return .japanese(value)
    }

    static var missingChip: Markup {
        Parts.chip(Localized(ja: "未入力", en: "Missing"), .warning)
    }

    var markup: Markup {
        HTML.div(.class("record-field\(isWide ? " record-field--wide" : "")")) {
            switch kind {
            case .choice(let choices):
                Parts.selectField(
                    field,
                    name: field,
                    label: marked,
                    options: [Choice("", .none)] + choices,
                    chosen: value,
                    support: support,
                    problem: problem
                )
            case .list: lines
            default: Parts.textField(line)
            }
        }
    }

    private var isWide: Bool {
        if case .text(let maximum) = kind { return maximum >= 200 }
        return false
    }

    /// The label, which also says in words that the datum is missing.
    private var marked: Localized {
        guard isMissing else { return label }
        return Localized(ja: "\(label.ja)(未入力)", en: "\(label.en) (missing)")
    }

    private var line: TextField {
        var line = TextField(
            id: field,
            name: field,
            label: marked,
            value: value,
            support: support,
            problem: problem
        )
        switch kind {
        case .text(let maximum), .latin(let maximum): line.maximumLength = maximum
        case .digits(let count):
            line.inputMode = "numeric"
            // Full-width digits and a hyphen are accepted, so the limit leaves room for them.
            line.maximumLength = count + 4
            line.size = count + 2
        case .telephone:
            line.inputMode = "tel"
            line.maximumLength = 20
        case .kana: line.maximumLength = 100
        case .day:
            line.maximumLength = 20
            line.size = 12
            line.support = support ?? FactInput.dayHint
        case .time:
            line.maximumLength = 5
            line.size = 6
        case .choice, .list: break
        }
        return line
    }

    private var lines: Markup {
        Parts.field(field, label: marked, support: support, problem: problem) {
            HTML.textarea(
                .id(field),
                .name(field),
                .rows(3),
                .maxLength(2000),
                .spellcheck(false),
                .invalid(problem != nil),
                Parts.descriptions(of: field, support: support, problem: problem)
            ) {
                // The parser drops one line feed here, which may be the value's own.
                Markup.text("\n" + value)
            }
        }
    }
}
