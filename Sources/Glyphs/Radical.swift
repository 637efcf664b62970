/// One of the 214 radicals (部首), in the order of the Kangxi dictionary, by which Unihan counts.
package struct Radical: Hashable, Sendable {
    /// Its number, 1 to 214.
    package let number: Int

    /// The radical of a number, or nil.
    package init?(_ number: Int) {
        guard (1...Self.count).contains(number) else { return nil }
        self.number = number
    }

    /// How many there are.
    package static let count = 214

    /// All of them, those with few strokes first.
    package static let all = (1...count).compactMap { Radical($0) }

    /// The character that shows it.
    package var character: String {
        Unicode.Scalar(0x2F00 + UInt32(number) - 1).map { String(Character($0)) } ?? ""
    }

    /// How many strokes it has by itself.
    package var strokes: Int {
        Self.lastOfStrokes.firstIndex { number <= $0 }.map { $0 + 1 } ?? Self.lastOfStrokes.count
    }

    /// The last radical with one stroke, with two, and so on.
    private static let lastOfStrokes = [
        6, 29, 60, 94, 117, 146, 166, 175, 186, 194, 200, 204, 208, 210, 211, 213, 214,
    ]
}
