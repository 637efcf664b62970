import Catalog
import Eligibility
import Vocabulary

/// A value as a form writes it.
struct FormValue: Hashable, Sendable {
    let text: String
    /// Whether nobody has said or written it; a form then leaves room for a hand.
    let isEmpty: Bool

    static let empty = FormValue(text: "", isEmpty: true)

    init(_ text: String) {
        self.init(text: text, isEmpty: text.isEmpty)
    }

    private init(text: String, isEmpty: Bool) {
        self.text = text
        self.isEmpty = isEmpty
    }

    /// What of a day is known, by its era, with room for what is not.
    init(_ day: PartialDay?) {
        guard let day else {
            self.init(text: "　　　年　　月　　日", isEmpty: true)
            return
        }
        let rest = day.month == nil ? "　　月　　日" : day.day == nil ? "　　日" : ""
        self.init(text: day.textInJapanese + rest, isEmpty: !rest.isEmpty)
    }

    /// An enumeration with all its words, of which none may be chosen.
    init(ticks field: FieldDefinition, _ chosen: JSONValue?) {
        self.init(text: field.ticks(chosen), isEmpty: chosen == nil)
    }
}

/// Finds the values of a form in what a household said and wrote.
struct FormValues {
    let view: CatalogView
    let household: Household
    let record: HouseholdRecord
    /// The procedures that the form serves.
    let procedures: [ProcedureID]
    /// Whether the day is left to be written, too.
    var isUndated = false

    func value(
        _ source: FormSource,
        _ style: FormBox.Style,
        of person: PersonID?,
        isFiler: Bool = false
    ) -> FormValue {
        switch source {
        case .name where isFiler: FormValue(written("filer_name", .visit, nil))
        case .name: FormValue(name(person))
        case .reading: FormValue(joined(person, "family_kana", "given_kana"))
        case .procedures: FormValue(procedureNames)
        case .office: FormValue(view.officeName?.ja ?? "")
        case .day: FormValue(isUndated ? nil : PartialDay(household.on))
        case .fact(let fact): value(of: fact, person)
        case .record(let field, let part): value(of: field, part, style, person)
        }
    }

    /// How many cells a value takes; nil where that is not fixed.
    func cellCount(_ source: FormSource) -> Int? {
        guard case .record(let field, let part) = source else { return nil }
        if let part { return ["bank": 4, "branch": 3, "number": 7][part] }
        return switch view.catalog.field(field)?.type {
        case .digits(let count)?, .alphanumeric(let count)?: count
        default: nil
        }
    }

    /// Family and given name as given; what is known of them.
    func name(_ person: PersonID?) -> String { joined(person, "family_name", "given_name") }

    private func joined(_ person: PersonID?, _ family: String, _ given: String) -> String {
        [family, given].map { written($0, .person, person) }.filter { !$0.isEmpty }
            .joined(separator: "　")
    }

    private func written(_ field: String, _ scope: FactScope, _ person: PersonID?) -> String {
        record.value(field, scope, person: person)?.asString ?? ""
    }

    private var procedureNames: String {
        procedures.map { view.procedure($0)?.name.ja ?? $0.description }.joined(separator: "、")
    }

    // MARK: Facts

    private func value(of fact: FactID, _ person: PersonID?) -> FormValue {
        let definition = view.catalog.facts[fact]
        let isPersonal = definition?.scope == .person
        let reference = FactReference(fact: fact, person: isPersonal ? person : nil)
        let isDay = if case .date? = definition?.type { true } else { false }
        guard !isPersonal || person != nil, case .known(let value) = household[reference] else {
            return isDay ? FormValue(nil) : .empty
        }
        return switch value {
        case .date(let day): FormValue(day)
        case .integer(let number): FormValue(String(number))
        case .choice(let word): FormValue(phrase(word, definition))
        case .choices(let words):
            FormValue(words.map { phrase($0, definition) }.joined(separator: "、"))
        case .bool(let isSo): FormValue(isSo ? "はい" : "いいえ")
        case .code(let code): FormValue(Self.name(of: code, view))
        case .languageTag(let tag): FormValue(tag)
        }
    }

    private func phrase(_ word: String, _ definition: FactDefinition?) -> String {
        definition?.phrases.values[word]?.ja ?? word
    }

    private static func name(of code: MunicipalityCode, _ view: CatalogView) -> String {
        view.catalog.municipalities[code]?.name.ja
            ?? view.catalog.designatedCities.first { $0.code == code }?.name.ja
            ?? code.description
    }

    // MARK: Fields

    private func value(
        of field: FieldID,
        _ part: String?,
        _ style: FormBox.Style,
        _ person: PersonID?
    ) -> FormValue {
        guard let definition = view.catalog.field(field) else { return .empty }
        let value = record.value(field.description, definition.scope, person: person)
        if style == .ticks { return FormValue(ticks: definition, value) }
        if let part {
            let parts = ["bank": "bank_code", "branch": "branch_code", "holder": "holder_kana"]
            let found = value?[part] ?? parts[part].flatMap { value?[$0] }
            return FormValue(found?.asString ?? "")
        }
        let text = value?.asString
        switch definition.type {
        case .date: return FormValue(text.flatMap { PartialDay($0) })
        case .choice: return FormValue(text.map { definition.label(of: $0).ja } ?? "")
        case .person: return FormValue(text.map { name(PersonID($0)) } ?? "")
        case .code:
            let code = text.flatMap { MunicipalityCode($0) }
            return FormValue(code.map { Self.name(of: $0, view) } ?? text ?? "")
        case .bool: return FormValue(value?.asBool.map { $0 ? "はい" : "いいえ" } ?? "")
        case .choices:
            let words = value?.asArray?.compactMap(\.asString) ?? []
            return FormValue(words.map { definition.label(of: $0).ja }.joined(separator: "、"))
        case .listOfText:
            let texts = value?.asArray?.compactMap(\.asString) ?? []
            return FormValue(texts.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: "　"))
        default: return FormValue(text ?? "")
        }
    }
}
