package import Catalog
package import Eligibility
package import Vocabulary

/// Checks values of the household record against the types of the registry of fields.
package struct FieldChecker: Sendable {
    /// The persons that a value may name.
    let people: Set<PersonID>

    /// A checker for the record of these persons.
    package init(people: Set<PersonID>) {
        self.people = people
    }

    static let listMaximum = 50

    /// Whether a field of this type can hold a value.
    package func accepts(_ value: JSONValue, _ type: FieldType) -> Bool {
        do throws(FilingRefusal) {
            try check(value, type, at: "")
            return true
        } catch {
            return false
        }
    }

    /// Refuses a value that its field cannot hold.
    func check(
        _ value: JSONValue,
        _ type: FieldType,
        at path: String
    ) throws(FilingRefusal) {
        switch type {
        case .listOfText(let length):
            try checkList(value, at: path) { element, path throws(FilingRefusal) in
                try checkText(element, characters: length, at: path)
            }
        case .choices(let words):
            try checkList(value, at: path) { element, path throws(FilingRefusal) in
                try checkWord(element, words, at: path)
            }
        case .bankAccount: try BankAccount.check(value, at: path)
        case .bool:
            guard value.asBool != nil else {
                throw FilingRefusal(
                    path,
                    ja: "true か false を書いてください。",
                    en: "Write true or false here."
                )
            }
        default:
            guard let text = value.asString else {
                throw FilingRefusal(path, ja: "文字列を書いてください。", en: "Write a string here.")
            }
            try checkText(text, type, at: path)
        }
    }

    private func checkText(
        _ text: String,
        _ type: FieldType,
        at path: String
    ) throws(FilingRefusal) {
        switch type {
        case .text(let length), .address(let length):
            try checkText(.string(text), characters: length, at: path)
        case .name:
            if let refusal = PersonName.refusal(of: text) { throw FilingRefusal(path, refusal) }
        case .kana: try checkKana(text, at: path)
        case .choice(let words): try checkWord(.string(text), words, at: path)
        case .person:
            guard people.contains(PersonID(text)) else {
                throw FilingRefusal(
                    path,
                    ja: "世帯にいる人の記号(p1 など)を書いてください。",
                    en: "Write the id of a person of the household, such as p1."
                )
            }
        default:
            guard let rule = FormatRule(type), !rule.holds(text) else { return }
            throw FilingRefusal(path, rule.message)
        }
    }

    private func checkKana(_ text: String, at path: String) throws(FilingRefusal) {
        do {
            _ = try KanaReading(text)
        } catch {
            throw FilingRefusal(path, ja: error.message(in: .ja), en: error.message(in: .en))
        }
    }

    private func checkText(
        _ value: JSONValue,
        characters: Int,
        at path: String
    ) throws(FilingRefusal) {
        guard let text = value.asString else {
            throw FilingRefusal(path, ja: "文字列を書いてください。", en: "Write a string here.")
        }
        // A character may take several scalars (variation selectors); bytes bound the work.
        if let refusal = refusalOfControls(text, limitBytes: characters * 16) {
            throw FilingRefusal(path, refusal)
        }
        guard text.count <= characters else {
            throw FilingRefusal(path, TextRefusal(.tooManyCharacters(limit: characters)))
        }
    }

    private func checkList(
        _ value: JSONValue,
        at path: String,
        _ check: (JSONValue, String) throws(FilingRefusal) -> Void
    ) throws(FilingRefusal) {
        guard let elements = value.asArray, elements.count <= Self.listMaximum else {
            throw FilingRefusal(
                path,
                ja: "\(Self.listMaximum)件までの一覧を書いてください。",
                en: "Write a list of at most \(Self.listMaximum) entries."
            )
        }
        for (position, element) in elements.enumerated() {
            try check(element, "\(path)[\(position)]")
        }
    }

    private func checkWord(
        _ value: JSONValue,
        _ words: [String]?,
        at path: String
    ) throws(FilingRefusal) {
        if let words {
            let list = words.prefix(12).joined(separator: ", ")
            guard let word = value.asString, words.contains(where: { utf8Equal($0, word) }) else {
                throw FilingRefusal(
                    path,
                    ja: "次のどれかを書いてください:\(list)",
                    en: "Write one of: \(list)."
                )
            }
            return
        }
        guard let word = value.asString, (1...50).contains(word.utf8.count),
            word.utf8.allSatisfy({ (97...122).contains($0) || $0 == 45 || $0 == 95 })
        else {
            throw FilingRefusal(
                path,
                ja: "種類を英小文字とハイフンで書いてください。番号は書けません。",
                en: "Write a kind in lower-case letters and hyphens; numbers are not kept."
            )
        }
    }
}

extension FilingRefusal {
    init(_ path: String, _ refusal: TextRefusal) {
        self.init(path, ja: refusal.message(in: .ja), en: refusal.message(in: .en))
    }
}
