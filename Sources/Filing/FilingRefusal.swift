package import Eligibility
package import Vocabulary

/// Why what was handed in is refused, and where; the sentence repeats nothing that was given.
package struct FilingRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where in the JSON, as `record.people.p1.family_kana`; empty at the top.
    package let path: String
    /// What is wrong and what to do.
    package let message: Localized

    /// A refusal at a place.
    package init(_ path: String, _ message: Localized) {
        self.path = path
        self.message = message
    }

    /// A refusal at a place, in both languages.
    package init(_ path: String, ja: String, en: String) {
        self.init(path, Localized(ja: ja, en: en))
    }

    /// The refusal of a household, its place put behind a prefix.
    package init(_ error: HouseholdError, under prefix: String) {
        self.init(joinedPath(prefix, error.path), error.message)
    }

    package var description: String { path.isEmpty ? message.en : "\(path): \(message.en)" }

    /// The sentence with its place in one language.
    package func sentence(in language: Language) -> String {
        path.isEmpty ? message[language] : "\(path): \(message[language])"
    }
}

/// Everything that is wrong with what was handed in, each at its place.
package struct FilingRefusals: Error, Hashable, Sendable {
    /// The first of them.
    package let first: FilingRefusal
    /// The others, in order.
    package let others: [FilingRefusal]

    /// All of them; nil when there are none.
    package init?(_ refusals: [FilingRefusal]) {
        guard let first = refusals.first else { return nil }
        self.first = first
        others = Array(refusals.dropFirst())
    }
}

/// A path with one more step; an index in brackets needs no dot.
func joinedPath(_ prefix: String, _ step: String) -> String {
    if prefix.isEmpty || step.isEmpty || step.first == "[" { return prefix + step }
    return "\(prefix).\(step)"
}

/// A key as a path shows it: strange, long or telling ones are not repeated.
func shownKey(_ key: String) -> String {
    let isPlain =
        (1...64).contains(key.utf8.count)
        && key.utf8.allSatisfy { byte in
            switch byte {
            case 48...57, 65...90, 97...122, 45, 95, 58: true
            default: false
            }
        }
    return isPlain && !MyNumberDetector.containsMyNumber(key) ? key : "?"
}
