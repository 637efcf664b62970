/// Signs that nobody mixes up, the last a check sign: to be read out, written down and scanned.
///
/// Digits and capital letters without 0, 1, I, L and O. One wrong sign, or two that changed places, are
/// found by the check sign.
package struct CheckedCode: Hashable, Sendable {
    private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ".utf8)

    /// Places of the signs in the alphabet.
    private let digits: [UInt8]

    /// A code of so many signs, the check sign among them, drawn by chance.
    ///
    /// Of 31 to the power of `length` less one, so that none is guessed.
    package init(drawnFrom chance: any ChanceSource, length: Int) {
        precondition((2...30).contains(length), "a place has a weight below 31")
        var drawn: [UInt8] = []
        while drawn.count < length - 1 {
            // Bytes above the last whole multiple would make some signs more frequent.
            drawn += chance.bytes(32).filter { $0 < 248 }.map { $0 % 31 }
        }
        let body = Array(drawn.prefix(length - 1))
        digits = body + [Self.checkDigit(of: body)]
    }

    /// A code as it was typed: in small letters, full width, with hyphens and spaces; nil where it is none.
    package init?(_ text: String, length: Int) {
        guard text.utf8.count <= 100 else { return nil }
        var digits: [UInt8] = []
        for scalar in text.unicodeScalars {
            guard let sign = Self.sign(scalar) else { continue }
            guard let digit = Self.alphabet.firstIndex(of: sign), digits.count < length else {
                return nil
            }
            digits.append(UInt8(digit))
        }
        guard digits.count == length, Self.sum(of: digits) % 31 == 0 else { return nil }
        self.digits = digits
    }

    /// The check sign's place, so that the sum over all signs times 1, 2, 3 … is divisible by 31.
    private static func checkDigit(of body: [UInt8]) -> UInt8 {
        let known = sum(of: body)
        // 31 is prime, so exactly one fits.
        return (0..<31).first { (known + (body.count + 1) * Int($0)) % 31 == 0 } ?? 0
    }

    /// The check sign over values from 0 to 30, at most 29 of them, that are written otherwise.
    package static func checkSign(over values: [UInt8]) -> Character {
        precondition(
            values.count < 30 && values.allSatisfy { $0 < 31 },
            "a place has a weight below 31"
        )
        return Character(Unicode.Scalar(alphabet[Int(checkDigit(of: values))]))
    }

    private static func sum(of digits: [UInt8]) -> Int {
        digits.enumerated().reduce(0) { $0 + ($1.offset + 1) * Int($1.element) }
    }

    /// The sign that a character means, zero for one that no code has; nil for what only separates.
    private static func sign(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x20, 0x3000, 0x09, 0x2D, 0x2010...0x2015, 0x2212, 0x30FC, 0xFF0D, 0xFF70: nil
        case 0x61...0x7A: UInt8(scalar.value - 0x20)
        case 0x21...0x7E: UInt8(scalar.value)
        case 0xFF41...0xFF5A: UInt8(scalar.value - 0xFF41 + 0x41)
        case 0xFF01...0xFF5E: UInt8(scalar.value - 0xFEE0)
        default: 0
        }
    }

    /// The code in two groups, as people write it down: `7KQ4-M2XA`.
    package var written: String {
        let half = digits.count / 2
        return "\(text.prefix(half))-\(text.dropFirst(half))"
    }

    /// The signs without a hyphen, as tables keep them.
    package var text: String {
        String(decoding: digits.map { Self.alphabet[Int($0)] }, as: UTF8.self)
    }
}
