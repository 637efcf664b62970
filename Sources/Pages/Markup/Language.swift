/// A language that every page exists in.
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

/// A text in every language of the screens, so that a missing translation cannot be written down.
package struct Localized: Hashable, Sendable {
    package let ja: String
    package let en: String

    package init(ja: String, en: String) {
        self.ja = ja
        self.en = en
    }

    /// The same text in every language: a code, a number, a product's name.
    package init(same text: String) {
        ja = text
        en = text
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
