/// The six-digit code of a municipality or of a ward (全国地方公共団体コード), its check digit proved.
///
/// Two digits of prefecture, three of municipality, one check digit (JIS X 0401 and 0402).
package struct MunicipalityCode: Hashable, Comparable, Sendable {
    /// The six digits as a number; 11002 to 479_999.
    package let number: Int32

    /// The code of these six ASCII digits, or nil when the check digit or the prefecture is wrong.
    package init?(_ text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 6, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        self.init(number: digits.reduce(0) { $0 * 10 + Int($1 - 48) })
    }

    /// The code with this number, or nil when the check digit or the prefecture is wrong.
    package init?(number: Int) {
        guard (10_000...479_999).contains(number) else { return nil }
        let base = number / 10
        guard base % 1000 != 0, Self.checkDigit(of: base) == number % 10 else { return nil }
        self.number = Int32(number)
    }

    /// Check digit of five digits: weights 6 to 2, 11 less the remainder by 11, last digit.
    package static func checkDigit(of fiveDigits: Int) -> Int {
        var rest = fiveDigits
        var sum = 0
        for weight in 2...6 {
            sum += rest % 10 * weight
            rest /= 10
        }
        return (11 - sum % 11) % 10
    }

    /// The prefecture, `01` to `47`.
    package var prefecture: String { String(description.prefix(2)) }

    package static func < (left: MunicipalityCode, right: MunicipalityCode) -> Bool {
        left.number < right.number
    }
}

extension MunicipalityCode: LosslessStringConvertible {
    package var description: String { padded(Int(number), 6) }
}

extension MunicipalityCode: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let code = MunicipalityCode(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "a municipality code has six digits, the last a check digit"
            )
        }
        self = code
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
