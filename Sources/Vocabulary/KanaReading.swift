/// The reading of a name (フリガナ) in full-width katakana, long marks, middle dots and spaces.
///
/// Family Register Act, article 13(1)(ii): readings are registered since 2025-05-26.
package struct KanaReading: Hashable, Sendable {
    /// The reading; spaces are U+3000.
    package let text: String

    /// Longest reading in characters.
    package static let charactersMaximum = 128

    /// The reading from katakana, hiragana or half-width katakana; O(n).
    package init(_ text: String) throws(KanaRefusal) {
        guard text.utf8.count <= Self.charactersMaximum * 9 else { throw KanaRefusal(.tooLong) }
        var kana = String.UnicodeScalarView()
        for (position, character) in text.enumerated() {
            guard position < Self.charactersMaximum else { throw KanaRefusal(.tooLong) }
            for scalar in character.unicodeScalars {
                if let reason = Self.append(scalar, to: &kana) {
                    throw KanaRefusal(reason, position: position + 1)
                }
            }
        }
        guard kana.contains(where: { (0x30A1...0x30FA).contains($0.value) }) else {
            throw KanaRefusal(.empty)
        }
        self.text = String(kana)
    }

    private static func append(
        _ scalar: Unicode.Scalar,
        to kana: inout String.UnicodeScalarView
    ) -> KanaRefusal.Reason? {
        let folded = KanaFolding.katakana(scalar)
        switch folded.value {
        case 0x30A1...0x30FA: kana.append(folded)
        case 0x30FB, 0xFF65: kana.append("・")
        case 0x20, 0x3000: kana.append("\u{3000}")
        case 0x30FC:
            guard let last = kana.last, (0x30A1...0x30FC).contains(last.value), last != "・" else {
                return .strayMark
            }
            kana.append(folded)
        case 0x3099, 0x309A:
            guard let last = kana.last, let whole = KanaFolding.composed(last, with: folded) else {
                return .strayMark
            }
            kana.removeLast()
            kana.append(whole)
        default: return .notKana
        }
        return nil
    }
}

extension KanaReading: CustomStringConvertible, CustomReflectable {
    package var description: String { "a reading of \(text.count) characters" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a text is no reading of a name, and where.
package struct KanaRefusal: Error, Hashable, Sendable {
    /// What is wrong with the reading.
    package enum Reason: Hashable, Sendable {
        case empty
        case tooLong
        case notKana
        /// A long mark or voiced mark without a kana before it that can carry it.
        case strayMark
    }

    /// What is wrong.
    package let reason: Reason
    /// The character at fault, counted from 1; nil when the whole text is.
    package let position: Int?

    init(_ reason: Reason, position: Int? = nil) {
        self.reason = reason
        self.position = position
    }

    /// What is wrong and what to do, in one sentence.
    package func message(in language: Language) -> String {
        let place = position ?? 0
        let limit = KanaReading.charactersMaximum
        return switch (reason, language) {
        case (.empty, .ja): "フリガナがありません。カタカナで入力してください。"
        case (.empty, .en): "The reading is empty; write it in katakana."
        case (.tooLong, .ja): "フリガナが\(limit)文字を超えています。短くしてください。"
        case (.tooLong, .en): "The reading is longer than \(limit) characters; shorten it."
        case (.notKana, .ja): "フリガナの\(place)文字目がカナではありません。カタカナで入力してください。"
        case (.notKana, .en): "Character \(place) of the reading is not kana; write katakana."
        case (.strayMark, .ja): "フリガナの\(place)文字目の長音・濁点の前に、付けられるカナがありません。"
        case (.strayMark, .en): "The mark at character \(place) of the reading follows no kana."
        }
    }
}
