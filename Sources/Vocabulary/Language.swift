/// A language in which residents and staff are addressed.
package enum Language: String, CaseIterable, Hashable, Sendable {
    case ja
    case en

    /// The language's name in its own script.
    package var ownName: String {
        switch self {
        case .ja: "日本語"
        case .en: "English"
        }
    }
}

/// A text in every language, so that a missing translation cannot be written down.
package struct Localized: Hashable, Sendable {
    package var ja: String
    package var en: String
    /// The text in plain Japanese (やさしい日本語), where residents read it.
    package var easy: String?

    package init(ja: String, en: String, easy: String? = nil) {
        self.ja = ja
        self.en = en
        self.easy = easy
    }

    /// The same text in every language: a code, a number, a product's name.
    package init(same text: String) {
        self.init(ja: text, en: text)
    }

    /// The text in one language.
    package subscript(language: Language) -> String {
        switch language {
        case .ja: ja
        case .en: en
        }
    }
}

extension Sequence where Element == Localized {
    /// One text of several, with the separator that each language uses between nouns.
    package var joined: Localized {
        Localized(
            ja: map(\.ja).joined(separator: "、"),
            en: map(\.en).joined(separator: ", ")
        )
    }
}
