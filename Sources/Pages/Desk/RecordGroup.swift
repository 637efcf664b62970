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

    /// What becomes of filing while a datum is empty.
    package enum Need: Sendable {
        /// Nothing: no form asks for it, or another value stands for it.
        case optional
        /// It is filed, and the receipt lists the datum as missing.
        case asked
        /// Nothing is filed.
        case required
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
    /// What becomes of filing while it is empty.
    package var need: Need
    /// The datum of which this is a part, where several fields make one; else the form field.
    package var datum: String
    /// Whether the value is kept from this page; nothing of it is in the form.
    package var isHidden: Bool
    /// What may be meant, for the browser to offer while somebody types.
    package var suggestions: [Localized]
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
        need: Need = .optional,
        datum: String? = nil,
        isHidden: Bool = false,
        suggestions: [Localized] = [],
        neededFor: [Localized] = []
    ) {
        self.field = field
        self.label = label
        self.value = value
        self.kind = kind
        self.support = support
        self.problem = problem
        self.need = need
        self.datum = datum ?? field
        self.isHidden = isHidden
        self.suggestions = suggestions
        self.neededFor = neededFor
    }

    /// Whether a form that is to be filed asks for it and it is empty.
    package var isMissing: Bool { need != .optional && isEmpty }

    /// Whether it stops filing.
    var isNeeded: Bool { need == .required && isEmpty }

    /// Whether there is no value, not even a hidden one.
    private var isEmpty: Bool { value.isEmpty && !isHidden }

    /// What the name of a field begins with that takes the place of a hidden value; empty, it changes nothing.
    package static let anew = "anew."
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
    package var missingCount: Int { Set(fields.filter(\.isMissing).map(\.datum)).count }
}

/// A datum that a form asks for in vain, and where it is typed.
package struct RecordGap: Sendable {
    /// The form field to go to.
    package let field: String
    /// Whose it is and what.
    package let name: Localized
}

extension [RecordGroup] {
    /// The data that stand empty, each once.
    package func gaps(of need: RecordField.Need) -> [RecordGap] {
        flatMap { group in
            var seen: Set<String> = []
            return group.fields.filter { field in
                field.isMissing && field.need == need && seen.insert(field.datum).inserted
            }.map { RecordGap(field: $0.field, name: group.name(of: $0)) }
        }
    }
}

extension RecordGroup {
    /// A datum with whose it is, for where it does not stand in its group.
    package func name(of field: RecordField) -> Localized {
        Localized(
            ja: "\(title.ja)の\(field.label.ja)",
            en: "\(field.label.en) (\(title.en))"
        )
    }
}

// MARK: - Markup

extension RecordGroup {
    var markup: Markup { markup(startingAt: nil, keyAt: nil) }

    /// The group where the console may begin at one of its fields, and a key lead to one.
    func markup(startingAt start: DeskStart?, keyAt keyed: String?) -> Markup {
        HTML.fieldset(.class("record-group"), .id("record-\(id)")) {
            HTML.legend {
                title
                if missingCount > 0 {
                    HTML.span(.class("quiet")) {
                        Localized(ja: "空欄 \(missingCount)", en: "\(missingCount) empty")
                    }
                }
            }
            HTML.div(.class("record-fields")) {
                for field in fields {
                    field.markup(
                        takesFocus: start == .record(field.field),
                        key: keyed == field.field ? "d" : nil
                    )
                }
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
        if isHidden { return .localized(Self.hidden) }
        if case .choice(let choices) = kind {
            let chosen = choices.first { $0.value == value }
            return .localized(chosen?.label ?? (value.isEmpty ? .none : Localized(same: value)))
        }
        return .japanese(value)
    }

    private static let hidden = Localized(ja: "非表示", en: "Hidden")

    /// The value cannot be read here and can only be replaced as a whole.
    private var replacement: Markup {
        HTML.div(.class("field")) {
            HTML.p {
                label
                Markup.text(" ")
                Parts.chip(Self.hidden)
            }
            HTML.details(.class("folded"), .open(problem != nil)) {
                HTML.summary {
                    Localized(ja: "入れ直す:\(label.ja)", en: "Replace: \(label.en)")
                }
                Parts.textField(
                    TextField(
                        id: field,
                        name: Self.anew + field,
                        label: label,
                        support: Localized(
                            ja: "空欄のままなら、今の内容は変わりません。",
                            en: "Left empty, the present value stays."
                        ),
                        problem: problem,
                        maximumLength: 200
                    )
                )
            }
        }
    }

    static var missingChip: Markup {
        Parts.chip(Localized(ja: "未入力", en: "Missing"), .warning)
    }

    fileprivate func markup(takesFocus: Bool, key: Character?) -> Markup {
        HTML.div(.class("record-field\(isWide ? " record-field--wide" : "")")) {
            switch kind {
            case _ where isHidden: replacement
            case .choice(let choices):
                Parts.selectField(
                    field,
                    name: field,
                    label: label,
                    options: [Choice("", Self.notSaid)] + choices,
                    chosen: value,
                    support: support,
                    problem: problem,
                    isRequired: need == .required,
                    note: note,
                    key: key,
                    takesDigits: true,
                    takesFocus: takesFocus,
                    isNeeded: isNeeded
                )
            case .list: lines
            default: Parts.textField(line(takesFocus: takesFocus, key: key))
            }
            if !suggestions.isEmpty { offers }
        }
    }

    private static let notSaid = Localized(ja: "(未選択)", en: "(not chosen)")

    private var offers: Markup {
        HTML.datalist(.id("\(field)-offers")) {
            for suggestion in suggestions { HTML.option(.value(suggestion.ja)) {} }
        }
    }

    private var isWide: Bool {
        if case .text(let maximum) = kind { return maximum >= 200 }
        return false
    }

    /// Says quietly that the receipt will list the datum as missing.
    private var note: Localized? {
        isMissing && need == .asked ? Localized(ja: "空欄", en: "Empty") : nil
    }

    private func line(takesFocus: Bool, key: Character?) -> TextField {
        var line = TextField(
            id: field,
            name: field,
            label: label,
            value: value,
            support: support,
            problem: problem,
            isRequired: need == .required,
            key: key,
            note: note,
            takesFocus: takesFocus,
            isNeeded: isNeeded
        )
        if !suggestions.isEmpty { line.offers = "\(field)-offers" }
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
        Parts.field(
            field,
            label: label,
            support: support,
            problem: problem,
            isRequired: need == .required,
            note: note
        ) {
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
