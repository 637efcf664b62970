import Catalog
import Vocabulary

/// The types whose values have a fixed shape, with the sentence for a value that has another.
struct FormatRule {
    let holds: (String) -> Bool
    let message: Localized

    /// The rule of a type; nil for types that are checked otherwise.
    init?(_ type: FieldType) {
        switch type {
        case .digits(let count):
            holds = { $0.utf8.count == count && $0.utf8.allSatisfy(Self.isDigit) }
            message = Localized(
                ja: "半角数字\(count)桁で書いてください。",
                en: "Write exactly \(count) digits."
            )
        case .alphanumeric(let count):
            holds = { $0.utf8.count == count && $0.utf8.allSatisfy(Self.isAlphanumeric) }
            message = Localized(
                ja: "半角英数字\(count)桁で書いてください。",
                en: "Write exactly \(count) letters and digits."
            )
        case .latin(let limit):
            holds = { text in
                (1...limit).contains(text.count) && text.unicodeScalars.allSatisfy(Self.isLatin)
            }
            message = Localized(
                ja: "ローマ字\(limit)文字以内で書いてください。",
                en: "Write at most \(limit) Latin letters."
            )
        case .telephone:
            holds = Self.isTelephone
            message = Localized(
                ja: "電話番号を数字とハイフンで書いてください。",
                en: "Write a telephone number in digits and hyphens."
            )
        case .date:
            holds = { PartialDay($0) != nil }
            message = Localized(
                ja: "暦にある日を 2026-04-01 の形で書いてください(わからない部分は 2026-04、2026)。",
                en: "Write a day of the calendar as 2026-04-01, 2026-04 or 2026."
            )
        case .time:
            holds = Self.isTime
            message = Localized(ja: "時刻を 09:05 の形で書いてください。", en: "Write a time as 09:05.")
        case .code:
            holds = { MunicipalityCode($0) != nil }
            message = Localized(
                ja: "市区町村コードを検査数字を含む6桁で書いてください。",
                en: "Write a municipality code of six digits with a right check digit."
            )
        default: return nil
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x27, 0x2C, 0x2D, 0x2E, 0x2019: true
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF, 0x300...0x36F:
            scalar != "×" && scalar != "÷"
        default: false
        }
    }

    private static func isTelephone(_ text: String) -> Bool {
        guard text.utf8.count <= 25 else { return false }
        var digits = 0
        for (position, byte) in text.utf8.enumerated() {
            switch byte {
            case 48...57: digits += 1
            case UInt8(ascii: "+"): if position > 0 { return false }
            case UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"): break
            default: return false
            }
        }
        return (6...15).contains(digits)
    }

    private static func isTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
            let hour = Int(text.prefix(2)), let minute = Int(text.suffix(2)),
            isDigit(bytes[0]), isDigit(bytes[3])
        else { return false }
        return hour < 24 && minute < 60
    }
}
