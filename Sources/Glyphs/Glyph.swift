/// A character that can be told from others like it: a code point, or one with a selector of a variant.
package struct Glyph: Hashable, Sendable {
    /// The plain character.
    package let base: Unicode.Scalar
    /// What chooses a variant of it; nil for the usual shape.
    package let selector: Unicode.Scalar?
    /// The number in the character information base (MJ文字情報); nil where it has none.
    package let number: Int?
    /// The radical (部首) by its number, 1 to 214.
    package let radical: Int
    /// How many strokes the plain character has.
    package let strokes: Int
    /// Its readings, those from Chinese in katakana, the others in hiragana.
    package let readings: [String]

    /// The characters as they stand in a text: one for every reader, two code points for a variant.
    package var text: String {
        var scalars = String.UnicodeScalarView([base])
        if let selector { scalars.append(selector) }
        return String(scalars)
    }

    /// Names it in forms: `9089` or `9089.E0110`.
    package var key: String {
        Self.hexadecimal(base) + (selector.map { "." + Self.hexadecimal($0) } ?? "")
    }

    /// The number as people write it: `MJ026190`.
    package var writtenNumber: String? {
        number.map { "MJ" + String(repeating: "0", count: max(0, 6 - "\($0)".count)) + "\($0)" }
    }

    /// The code as people write it: `U+9089` or `U+9089 U+E0110`.
    package var writtenCode: String {
        "U+" + Self.hexadecimal(base) + (selector.map { " U+" + Self.hexadecimal($0) } ?? "")
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        String(scalar.value, radix: 16, uppercase: true)
    }
}

extension Glyph {
    /// What stands in a text for a character that could not be written (ゲタ).
    package static let wanted: Character = "〓"

    /// The text with a character in the place of the first 〓, or at the end where there is none.
    package static func placing(_ character: String, into text: String) -> String {
        guard let place = text.firstIndex(of: wanted) else { return text + character }
        var placed = text
        placed.replaceSubrange(place...place, with: character)
        return placed
    }
}
