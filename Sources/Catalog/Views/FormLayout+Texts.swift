package import Vocabulary

extension FormLayout {
    /// Smallest type of labels and fixed texts, which need not be typed out.
    package static let smallestLabel = 150
}

extension Localized {
    /// The text on a sheet: Japanese, and for who reads English the English behind it.
    package func printed(in language: Language) -> String {
        language == .ja || utf8Equal(ja, en) ? ja : "\(ja) \(en)"
    }
}

extension FieldDefinition {
    /// All words of an enumeration in Japanese, with a tick at what was chosen.
    package func ticks(_ chosen: JSONValue?) -> String {
        let words: [String]
        switch type {
        case .choice(let all): words = all
        case .choices(let all): words = all ?? labels.keys.sorted()
        default: words = []
        }
        var picked = chosen?.asArray?.compactMap(\.asString) ?? []
        if let one = chosen?.asString { picked.append(one) }
        return words.map { word in
            let box = picked.contains { utf8Equal($0, word) } ? "☑" : "□"
            return box + label(of: word).ja
        }.joined(separator: "　")
    }
}
