import Vocabulary

extension PostgresValue {
    /// The value in the server's input syntax, for `COPY` and for types without a binary form here.
    ///
    /// Nil when it cannot be written: U+0000, or an instant outside the years 1 to 9999.
    package var inputText: [UInt8]? {
        switch self {
        case .integer(let number): return Array(String(number).utf8)
        case .bool(let flag): return [UInt8(ascii: flag ? "t" : "f")]
        case .text(let text): return text.utf8.contains(0) ? nil : Array(text.utf8)
        case .bytes(let bytes): return Array("\\x\(bytes.hexadecimal)".utf8)
        case .double(let number): return Array(Self.text(of: number).utf8)
        case .instant(let instant): return Self.text(of: instant)
        case .day(let day): return Array(day.description.utf8)
        case .array(let elements): return Self.literal(elements)
        }
    }

    private static func text(of number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        return number.description
    }

    private static func text(of instant: Instant) -> [UInt8]? {
        let dayLength: Int64 = 86_400_000_000
        let first = Int64(CalendarDay.earliest.daysSinceEpoch) * dayLength
        let end = (Int64(CalendarDay.latest.daysSinceEpoch) + 1) * dayLength
        guard instant.microseconds >= first, instant.microseconds < end else { return nil }
        return Array(instant.description.utf8)
    }

    /// An array literal in which every element stands in quotes, so that none needs a look inside.
    private static func literal(_ elements: [PostgresValue?]) -> [UInt8]? {
        var text = [UInt8(ascii: "{")]
        for (index, element) in elements.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            guard let element else {
                text += Array("NULL".utf8)
                continue
            }
            guard let content = element.inputText else { return nil }
            text.append(UInt8(ascii: "\""))
            for byte in content {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                    text.append(UInt8(ascii: "\\"))
                }
                text.append(byte)
            }
            text.append(UInt8(ascii: "\""))
        }
        return text + [UInt8(ascii: "}")]
    }
}

/// One row in the text format of `COPY`: tabs between, `\N` for NULL, control characters escaped.
///
/// Nil when a value cannot be written.
package func copyLine(_ row: [PostgresValue?]) -> [UInt8]? {
    var line: [UInt8] = []
    for (index, value) in row.enumerated() {
        if index > 0 { line.append(UInt8(ascii: "\t")) }
        guard let value else {
            line += Array("\\N".utf8)
            continue
        }
        guard let content = value.inputText else { return nil }
        for byte in content {
            switch byte {
            case UInt8(ascii: "\\"): line += Array("\\\\".utf8)
            case UInt8(ascii: "\t"): line += Array("\\t".utf8)
            case UInt8(ascii: "\n"): line += Array("\\n".utf8)
            case UInt8(ascii: "\r"): line += Array("\\r".utf8)
            default: line.append(byte)
            }
        }
    }
    line.append(UInt8(ascii: "\n"))
    return line
}
