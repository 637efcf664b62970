package import Catalog
import Eligibility
import Filing
package import Vocabulary

/// Reads the rows of an extract by its layout, one at a time.
///
/// By what a resident is found, told apart and protected must be right in every row. Any other value that
/// cannot be read is left out and counted, so that a clerk asks for it instead of trusting a guess.
package struct RegisterReader: Sendable {
    private struct Place: Sendable {
        let position: Int
        let column: RegisterLayout.Column
    }

    private let places: [Place]
    private let fieldCount: Int
    private let facts: FactRegistry
    private let fields: [FieldID: FieldDefinition]
    private let checker: FieldChecker

    /// How many values of each column could not be read, by header.
    package private(set) var unread: [String: Int] = [:]

    /// A reader for a file with this header.
    package init(
        header: CSVFramer.Row,
        layout: RegisterLayout,
        catalog: Catalog
    ) throws(CSVProblem) {
        for name in header.fields where Self.tellsMyNumber(name) {
            throw CSVProblem(
                line: header.line,
                column: name,
                ja: "個人番号(マイナンバー)の列は取り込めません。個人番号を除いて抽出してください。",
                en: "A column of My Numbers is not taken; leave it out of the extract."
            )
        }
        var places: [Place] = []
        for column in layout.columns {
            let positions = header.fields.indices.filter {
                utf8Equal(header.fields[$0], column.name)
            }
            guard let position = positions.first, positions.count == 1 else {
                throw CSVProblem(
                    line: header.line,
                    column: column.name,
                    ja: positions.isEmpty
                        ? "この列がありません。抽出の見出しを catalog の register.yaml に合わせてください。"
                        : "この列が二つあります。一つにしてください。",
                    en: positions.isEmpty
                        ? "The column is missing; match the header with register.yaml of the catalog."
                        : "The column is there twice; keep one."
                )
            }
            places.append(Place(position: position, column: column))
        }
        self.places = places
        fieldCount = header.fields.count
        facts = catalog.facts
        fields = Dictionary(catalog.fields.map { ($0.id, $0) }) { first, _ in first }
        checker = FieldChecker(people: [])
    }

    private static func tellsMyNumber(_ name: String) -> Bool {
        ["個人番号", "マイナンバー", "my number", "mynumber", "my_number"].contains {
            utf8Equal(name.lowercased(), $0)
        }
    }

    /// The resident of a row.
    package mutating func resident(
        of row: CSVFramer.Row
    ) throws(CSVProblem) -> RegisteredResident {
        guard row.fields.count == fieldCount else {
            throw CSVProblem(
                line: row.line,
                ja: "項目が\(row.fields.count)個あります。見出しと同じ\(fieldCount)個にしてください。",
                en: "The row has \(row.fields.count) fields; the header has \(fieldCount)."
            )
        }
        var draft = Draft()
        for place in places {
            try take(row.fields[place.position], place.column, row.line, &draft)
        }
        return draft.resident
    }

    private mutating func take(
        _ text: String,
        _ column: RegisterLayout.Column,
        _ line: Int,
        _ draft: inout Draft
    ) throws(CSVProblem) {
        switch column.target {
        case .resident: draft.number = try number(text, column, line)
        case .household: draft.household = try number(text, column, line)
        case .isProtected: draft.isProtected = try protection(text, column, line)
        case .fact(let fact):
            try refuseMyNumber(text, column, line)
            guard let value = factValue(text, fact, column) else { return count(text, column) }
            draft.facts[fact.description] = value
        case .record(let id):
            try refuseMyNumber(text, column, line)
            if id.description == "family_name", text.isEmpty {
                throw CSVProblem(
                    line: line,
                    column: column.name,
                    ja: "氏がありません。外国人住民などで氏名が一つの場合は氏に書いてください。",
                    en: "The family name is missing; write a single name here."
                )
            }
            guard let definition = fields[id], let value = recordValue(text, definition, column)
            else { return count(text, column) }
            if definition.scope == .person {
                draft.personFields[id.description] = value
            } else {
                draft.householdFields[id.description] = value
            }
        }
    }

    private mutating func count(_ text: String, _ column: RegisterLayout.Column) {
        if !text.isEmpty { unread[column.name, default: 0] += 1 }
    }

    // MARK: - What must be right

    private func number(
        _ text: String,
        _ column: RegisterLayout.Column,
        _ line: Int
    ) throws(CSVProblem) -> String {
        guard (1...20).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAlphanumeric) else {
            throw CSVProblem(
                line: line,
                column: column.name,
                ja: "英数字1〜20文字で書いてください。",
                en: "Write 1 to 20 letters and digits."
            )
        }
        // Twelve digits cannot be told from a My Number, whatever the header says.
        try refuseMyNumber(text, column, line)
        return text
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    /// Fails closed: a code that nobody explained may mean protected.
    private func protection(
        _ text: String,
        _ column: RegisterLayout.Column,
        _ line: Int
    ) throws(CSVProblem) -> Bool {
        switch column.words.isEmpty ? text : column.words[text] {
        case "true"?: return true
        case "false"?: return false
        default:
            throw CSVProblem(
                line: line,
                column: column.name,
                ja: "支援措置の区分が読めません。catalog の register.yaml に区分の意味を書いてください。",
                en: "The code of protection is not known; say what it means in register.yaml."
            )
        }
    }

    private func refuseMyNumber(
        _ text: String,
        _ column: RegisterLayout.Column,
        _ line: Int
    ) throws(CSVProblem) {
        guard MyNumberDetector.containsMyNumber(text) else { return }
        throw CSVProblem(
            line: line,
            column: column.name,
            ja: "個人番号(マイナンバー)と思われる番号があります。除いて抽出してください。",
            en: "Here is what looks like a My Number; leave it out of the extract."
        )
    }

    // MARK: - What may be left out

    private func factValue(
        _ text: String,
        _ fact: FactID,
        _ column: RegisterLayout.Column
    ) -> JSONValue? {
        guard let type = facts[fact]?.type else { return nil }
        let text = column.words.isEmpty ? text : column.words[text] ?? ""
        let value: JSONValue
        switch type {
        case .date: value = .string(RegisterDay.iso(text) ?? "")
        case .bool: value = text == "true" ? true : text == "false" ? false : .null
        case .integer: value = Int64(text).map(JSONValue.int) ?? .null
        case .choices: value = .array([.string(text)])
        case .choice, .code, .languageTag: value = .string(text)
        }
        guard case .success = type.value(of: value) else { return nil }
        return value
    }

    private func recordValue(
        _ text: String,
        _ definition: FieldDefinition,
        _ column: RegisterLayout.Column
    ) -> JSONValue? {
        let text = column.words.isEmpty ? text : column.words[text] ?? ""
        if text.isEmpty { return nil }
        var value = JSONValue.string(text)
        switch definition.type {
        case .date: value = .string(RegisterDay.iso(text) ?? text)
        case .digits: value = .string(String(text.unicodeScalars.filter { $0 != "-" }))
        case .kana: if let reading = try? KanaReading(text) { value = .string(reading.text) }
        default: break
        }
        return checker.accepts(value, definition.type) ? value : nil
    }
}

/// A resident whose columns are being read.
private struct Draft {
    var number = ""
    var household = ""
    var isProtected = true
    var facts = JSONObject()
    var personFields = JSONObject()
    var householdFields = JSONObject()

    var resident: RegisteredResident {
        RegisteredResident(
            number: number,
            household: household,
            isProtected: isProtected,
            facts: facts,
            personFields: personFields,
            householdFields: householdFields
        )
    }
}
