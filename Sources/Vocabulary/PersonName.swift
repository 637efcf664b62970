/// A name exactly as it was given: no character replaced, no variation selector dropped.
///
/// Equal, hashed and ordered by UTF-8 bytes. Search goes by ``FoldedKey``.
package struct PersonName: Hashable, Comparable, Sendable {
    /// The name as given.
    package let text: String

    /// Longest name in bytes of UTF-8.
    package static let bytesMaximum = 512
    /// Longest name in characters as a reader counts them.
    package static let charactersMaximum = 128

    /// The name, unless it is empty, too long or has control characters.
    package init(_ text: String) throws(TextRefusal) {
        if let refusal = Self.refusal(of: text) { throw refusal }
        self.text = text
    }

    /// Why a text is no name that can be kept, or nil when it is one.
    package static func refusal(of text: String) -> TextRefusal? {
        if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) { return TextRefusal(.empty) }
        // Said in the characters that the reader counts, before the bytes are looked at.
        guard text.count <= charactersMaximum else {
            return TextRefusal(.tooManyCharacters(limit: charactersMaximum))
        }
        // Kept as given, marks of direction too; whoever shows a name makes those visible.
        if let refusal = refusalOfControls(text, limitBytes: bytesMaximum, allowsMarks: true) {
            return refusal
        }
        return nil
    }

    /// The key under which the name is found.
    package var foldedKey: FoldedKey { FoldedKey(text) }

    package static func == (left: PersonName, right: PersonName) -> Bool {
        utf8Equal(left.text, right.text)
    }

    package static func < (left: PersonName, right: PersonName) -> Bool {
        utf8Precedes(left.text, right.text)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(UTF8Bytes(text))
    }
}

// A name that slips into a log must not be readable there; `text` is the way to it.
extension PersonName: CustomStringConvertible, CustomReflectable {
    package var description: String { "a name of \(text.count) characters" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
