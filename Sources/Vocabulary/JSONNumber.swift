/// A JSON number, kept as the text it was written with, so that nothing is rounded on the way.
///
/// Two numbers are equal when their texts are: `1` and `1.0` differ.
package struct JSONNumber: Hashable, Sendable {
    /// The number as written, a valid JSON number.
    package let literal: String

    /// A whole number, written without exponent.
    package init(_ value: Int64) {
        literal = String(value)
    }

    /// The shortest text that reads back as this value; nil for infinities and NaN.
    package init?(_ value: Double) {
        guard value.isFinite else { return nil }
        literal = "\(value)"
    }

    /// A number from its text, or nil when JSON does not write numbers so.
    package init?(literal: String) {
        let bytes = Array(literal.utf8)
        guard case .success(bytes.count) = Self.scan(bytes, from: 0) else { return nil }
        self.literal = literal
    }

    /// The number from a text that the parser has checked.
    init(checked literal: String) {
        self.literal = literal
    }

    /// The value when it is a whole number of 64 bits; `1.0` and `1e2` are whole numbers too.
    package var int: Int64? { Int64(literal) ?? wholeFromScientific }

    /// The nearest floating-point value; infinite when it is too large.
    package var double: Double { Double(literal) ?? .nan }

    // Exact: digits are never read through a floating-point number.
    private var wholeFromScientific: Int64? {
        let parts = literal.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        guard parts.count <= 2, let mantissa = parts.first else { return nil }
        let negative = mantissa.first == "-"
        let sides = mantissa.drop { $0 == "-" }.split(separator: ".")
        var digits = Substring(sides.joined()).drop { $0 == "0" }
        if digits.isEmpty { return 0 }
        guard var power = parts.count == 2 ? Int(parts[1]) : 0 else { return nil }
        let (shifted, overflow) = power.subtractingReportingOverflow(
            sides.count == 2 ? sides[1].count : 0
        )
        guard !overflow else { return nil }
        power = shifted
        while power < 0, digits.last == "0" {
            digits.removeLast()
            power += 1
        }
        guard power >= 0, digits.count + min(power, 20) <= 19 else { return nil }
        return Int64((negative ? "-" : "") + digits + String(repeating: "0", count: power))
    }
}

// MARK: - Scanning

extension JSONNumber {
    /// Why bytes are not a number, and where.
    struct Misreading: Error, Equatable {
        let offset: Int
        let reason: JSONError.Reason
    }

    /// The offset behind the number that starts at an offset.
    static func scan(_ bytes: [UInt8], from start: Int) -> Result<Int, Misreading> {
        var position = start
        if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
        let whole = position
        guard skipDigits(bytes, &position) else { return misread(position) }
        if bytes[whole] == UInt8(ascii: "0"), position > whole + 1 {
            return .failure(Misreading(offset: whole, reason: .leadingZero))
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            guard skipDigits(bytes, &position) else { return misread(position) }
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count,
                bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
            {
                position += 1
            }
            guard skipDigits(bytes, &position) else { return misread(position) }
        }
        return .success(position)
    }

    private static func misread(_ offset: Int) -> Result<Int, Misreading> {
        .failure(Misreading(offset: offset, reason: .digitMissing))
    }

    private static func skipDigits(_ bytes: [UInt8], _ position: inout Int) -> Bool {
        let start = position
        while position < bytes.count, bytes[position] &- 48 < 10 { position += 1 }
        return position > start
    }
}
