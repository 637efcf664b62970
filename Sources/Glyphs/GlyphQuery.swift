package import Vocabulary

/// What is known of a character that somebody looks for; what is said must all be true of it.
package struct GlyphQuery: Hashable, Sendable {
    /// The beginning of a reading.
    package var reading: FoldedKey?
    /// The radical by its number.
    package var radical: Int?
    /// How many strokes it may have.
    package var strokes: ClosedRange<Int>?
    /// What names it.
    package var code: Code?

    /// What names a character.
    package enum Code: Hashable, Sendable {
        /// A code point: all its variants are found.
        case point(UInt32)
        /// A number in the character information base.
        case number(Int)
        /// A character like it: old, new and other shapes of the same are found too.
        case like(FoldedKey)
    }

    /// Nothing is known yet.
    package init() {}

    /// Whether nothing is asked for.
    package var isEmpty: Bool {
        reading == nil && radical == nil && strokes == nil && code == nil
    }
}

extension GlyphQuery.Code {
    /// Reads `U+9089`, `9089`, `MJ026190` or a character; nil where it is none of these.
    package init?(_ written: String) {
        let text = String(
            String.UnicodeScalarView(
                written.withoutBlanksAround.unicodeScalars.map { scalar in
                    // Full-width letters and digits.
                    (0xFF01...0xFF5E).contains(scalar.value)
                        ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
                }
            )
        ).uppercased()
        if text.hasPrefix("MJ") {
            guard let number = Int(text.dropFirst(2)), number > 0 else { return nil }
            self = .number(number)
        } else if let point = UInt32(
            text.hasPrefix("U+") ? text.dropFirst(2) : text[...],
            radix: 16
        ),
            text.utf8.count >= 4, Unicode.Scalar(point) != nil
        {
            self = .point(point)
        } else if text.count == 1, let first = text.unicodeScalars.first, first.value >= 0x2E80 {
            self = .like(FoldedKey(text))
        } else {
            return nil
        }
    }
}
