import Catalog
import Eligibility
import Operations
import Pages
import Vocabulary

/// Reads the household record of a form: a field `record.SCOPE.FIELD` each, a person's id for the scope.
struct RecordFields {
    let form: FormFields
    let catalog: Catalog

    /// What the form changes, as a merge patch: what it leaves out is not in it, what is empty is null.
    func patch(people: [PersonID]) -> JSONValue {
        var members = JSONObject()
        for person in people {
            members[person.description] = section(.person, person.description)
        }
        return [
            "visit": section(.visit, "visit"),
            "household": section(.household, "household"),
            "people": .object(members),
        ]
    }

    private func section(_ scope: FactScope, _ name: String) -> JSONValue {
        var fields = JSONObject()
        for definition in catalog.fields where definition.scope == scope {
            let field = "record.\(name).\(definition.id)"
            // What was withheld from the page must not come back as data.
            if form[field].map(Clearance.isSign) ?? false { continue }
            if let value = anew(definition.type, field) ?? value(definition.type, field) {
                fields[definition.id.description] = value
            }
        }
        return .object(fields)
    }

    /// What takes the place of a value that the page withheld; nil where nothing was typed for it.
    private func anew(_ type: FieldType, _ field: String) -> JSONValue? {
        let name = RecordField.anew + field
        guard let value = value(type, name), value != .null, !Clearance.isSign(form[name] ?? "")
        else { return nil }
        return value
    }

    /// Nil where the form does not carry the field; null where it is empty.
    private func value(_ type: FieldType, _ field: String) -> JSONValue? {
        if case .bankAccount = type { return account(field) }
        guard let text = form[field] else { return nil }
        guard text.contains(where: { !$0.isWhitespace }) else { return .null }
        switch type {
        case .text, .address, .name, .choice, .person: return .string(text)
        case .digits, .alphanumeric:
            return .string(WrittenDay.halfWidth(text).filter { $0 != "-" })
        case .telephone, .latin, .code, .time:
            if case .latin = type { return .string(text) }
            return .string(WrittenDay.halfWidth(text))
        case .kana: return .string(Self.kana(text))
        case .date: return .string(WrittenDay.read(text)?.description ?? text)
        case .bool: return text == "yes" ? true : text == "no" ? false : .string(text)
        case .listOfText, .choices:
            let lines = text.split(separator: "\n").map { String($0) }
            return .array(lines.map(JSONValue.string))
        case .bankAccount: return nil
        }
    }

    /// Readings may be typed in hiragana or half-width; what is no reading stays, to be refused by name.
    private static func kana(_ text: String) -> String {
        do {
            return try KanaReading(text).text
        } catch {
            return text
        }
    }

    private func account(_ field: String) -> JSONValue? {
        var parts = JSONObject()
        var isCarried = false
        for part in BankAccountPart.allCases {
            guard let text = form["\(field).\(part.rawValue)"] else { continue }
            isCarried = true
            let plain = part.isCode ? WrittenDay.halfWidth(text) : text
            if !plain.isEmpty { parts[part.rawValue] = .string(plain) }
        }
        guard isCarried else { return nil }
        return parts.isEmpty ? .null : .object(parts)
    }
}

/// The parts of an account into which money is paid, each typed by itself.
enum BankAccountPart: String, CaseIterable {
    case bank
    case branch
    case type
    case number
    case holder

    var isCode: Bool { self == .bank || self == .branch || self == .number }

    var name: Localized {
        switch self {
        case .bank: Localized(ja: "金融機関コード", en: "bank code")
        case .branch: Localized(ja: "支店コード", en: "branch code")
        case .type: Localized(ja: "預金種目", en: "account type")
        case .number: Localized(ja: "口座番号", en: "account number")
        case .holder: Localized(ja: "口座名義(カナ)", en: "holder")
        }
    }

    private static let types = [
        Choice("普通", Localized(ja: "普通", en: "Ordinary (普通)")),
        Choice("当座", Localized(ja: "当座", en: "Current (当座)")),
        Choice("貯蓄", Localized(ja: "貯蓄", en: "Savings (貯蓄)")),
    ]

    var kind: RecordField.Kind {
        switch self {
        case .bank: .digits(4)
        case .branch: .digits(3)
        case .number: .digits(7)
        case .type: .choice(Self.types)
        case .holder: .text(maximum: 100)
        }
    }
}
