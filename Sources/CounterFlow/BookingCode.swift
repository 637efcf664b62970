package import Vocabulary

/// The code of an appointment: eight signs that nobody mixes up, the last a check sign.
package struct BookingCode: Hashable, Sendable {
    private static let length = 8

    private let code: CheckedCode

    /// A code drawn by chance.
    ///
    /// 31 to the 7th power, so that two of a municipality seldom meet and none is guessed.
    package init(drawnFrom chance: any ChanceSource) {
        code = CheckedCode(drawnFrom: chance, length: Self.length)
    }

    /// The code in two groups, as people write it down: `7KQ4-M2XA`.
    package var written: String { code.written }
}

extension BookingCode: LosslessStringConvertible {
    /// A code as it was typed: in small letters, full width, with hyphens and spaces; nil where it is none.
    package init?(_ text: String) {
        guard let code = CheckedCode(text, length: Self.length) else { return nil }
        self.code = code
    }

    package var description: String { code.text }
}
