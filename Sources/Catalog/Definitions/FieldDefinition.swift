package import Eligibility
package import Vocabulary

/// What a field of the household record may hold.
package enum FieldType: Hashable, Sendable {
    /// Any text up to a number of characters.
    case text(Int)
    /// An address up to a number of characters, kept as given; two writings of it are compared by their key.
    case address(Int)
    /// Exactly this many digits.
    case digits(Int)
    case telephone
    /// A name, kept as given.
    case name
    /// Katakana.
    case kana
    /// Latin letters up to a number of characters.
    case latin(Int)
    /// Exactly this many ASCII letters and digits.
    case alphanumeric(Int)
    case date
    /// A clock time, `09:05`.
    case time
    case bool
    /// A municipality code.
    case code
    /// The id of a person of the record.
    case person
    /// Bank and branch code, type, number and holder.
    case bankAccount
    case listOfText(Int)
    case choice([String])
    /// Any number of words; any short word where nil.
    case choices([String]?)

    /// The type written as in the registry: `text 200`, `enum work|study`, `list of enum`.
    package init?(_ text: String, words: [String]? = nil) {
        let parts = text.split(separator: " ").map(String.init)
        let number = parts.last.flatMap { Int($0) }.flatMap { (1...2000).contains($0) ? $0 : nil }
        switch (parts.dropLast(number == nil ? 0 : 1).joined(separator: " "), number) {
        case ("text", let length?): self = .text(length)
        case ("address", let length?): self = .address(length)
        case ("digits", let length?): self = .digits(length)
        case ("latin", let length?): self = .latin(length)
        case ("alnum", let length?): self = .alphanumeric(length)
        case ("list of text", let length?): self = .listOfText(length)
        case ("telephone", nil): self = .telephone
        case ("name", nil): self = .name
        case ("kana", nil): self = .kana
        case ("date", nil): self = .date
        case ("time", nil): self = .time
        case ("bool", nil): self = .bool
        case ("code", nil): self = .code
        case ("person", nil): self = .person
        case ("bank account", nil): self = .bankAccount
        case ("list of enum", nil): self = .choices(words)
        default:
            guard parts.count == 2, parts[0] == "enum" else { return nil }
            self = .choice(parts[1].split(separator: "|").map(String.init))
        }
    }
}

/// One field of the household record.
package struct FieldDefinition: Hashable, Sendable {
    package let id: FieldID
    package let scope: FactScope
    package let type: FieldType
    package let name: Localized
    package let meaning: String
    /// Whether it is shown only to those who need it.
    package let restricted: Bool
    /// Whether the clerk writes it from what was examined, so that no resident is asked for it.
    package let byClerk: Bool
    /// What people call the words of an enum, by word.
    package let labels: [String: Localized]

    /// What people call one word of an enum; the word itself where the registry has no label.
    package func label(of word: String) -> Localized { labels[word] ?? Localized(same: word) }
}

extension ReadingContext {
    func field(_ map: MapReader) -> FieldDefinition? {
        let id: FieldID? = newName(map.required("id"), "field")
        let scope = scope(map)
        let words = map.has("values") ? map.texts("values") : nil
        let text = map.text("type")
        let type = FieldType(text, words: words)
        if type == nil {
            log.error(
                map.place("type"),
                "`\(text)` is no type of a field; write for example `text 200`, `date`, `enum a|b`"
            )
        }
        let name = map.localized("name")
        let meaning = map.optionalText("meaning") ?? ""
        let restricted = map.bool("restricted", default: false)
        let byClerk = map.bool("by_clerk", default: false)
        let labels = map.map("labels") { wordLabels($0, of: type) } ?? [:]
        guard let id, let scope, let type else { return nil }
        return FieldDefinition(
            id: id,
            scope: scope,
            type: type,
            name: name,
            meaning: meaning,
            restricted: restricted,
            byClerk: byClerk,
            labels: labels
        )
    }

    private func wordLabels(_ map: MapReader, of type: FieldType?) -> [String: Localized] {
        let words: [String]
        switch type {
        case .choice(let all)?: words = all
        case .choices(let all)?: words = all ?? []
        default: words = []
        }
        var labels: [String: Localized] = [:]
        for word in map.keys {
            labels[word] = map.localized(word)
            if words.contains(word) { continue }
            let hint = Suggestion.sentence(for: word, among: words)
            log.error(
                map.place(word),
                "there is a label for `\(word)`, which is no value of the field\(hint)"
            )
        }
        return labels
    }

    func scope(_ map: MapReader) -> FactScope? {
        guard let node = map.required("scope") else { return nil }
        if let text = node.text, let scope = FactScope(rawValue: text) { return scope }
        log.error(
            node.position,
            "`scope` must be one of visit, household, person, but here is \(node.kind)"
        )
        return nil
    }
}
