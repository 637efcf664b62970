package import Vocabulary

/// The number of one sheet of a certificate: ten signs that nobody mixes up, the last a check sign.
package struct CertificateSerial: Hashable, Sendable {
    private static let length = 10

    private let code: CheckedCode

    /// A number drawn by chance.
    ///
    /// 31 to the 9th power: a slip of the hand never makes the number of somebody else's sheet out of one's own.
    package init(drawnFrom chance: any ChanceSource) {
        code = CheckedCode(drawnFrom: chance, length: Self.length)
    }

    /// The number in two groups, as people write it down: `7KQ4M-2XAB9`.
    package var written: String { code.written }
}

extension CertificateSerial: LosslessStringConvertible {
    /// A number as it was typed or scanned; nil where it is none.
    package init?(_ text: String) {
        guard let code = CheckedCode(text, length: Self.length) else { return nil }
        self.code = code
    }

    package var description: String { code.text }
}
