package import Vocabulary

/// The number of a reception on paper (緊急受付番号): the office, the day of the pack and the place in its list.
///
/// Written without the office, which stands on the sheet: `260406-017-K`. The last is a check sign over office,
/// day and place, so that a slip of the pen and a sheet of another office are found.
package struct EmergencyNumber: Hashable, Sendable {
    /// Most numbers of an office's day.
    package static let placeMaximum = 999

    /// The office whose sheet it stands on.
    package let office: MunicipalityCode
    /// The day for which the pack was printed; of this century.
    package let packDay: CalendarDay
    /// The place in the day's list, from 1.
    package let place: Int

    /// The number of a place in an office's list; nil outside of the list and of this century.
    package init?(office: MunicipalityCode, packDay: CalendarDay, place: Int) {
        guard (1...Self.placeMaximum).contains(place), (2000...2099).contains(packDay.year) else {
            return nil
        }
        self.office = office
        self.packDay = packDay
        self.place = place
    }

    /// A number of an office as it was typed: full width, in small letters, with or without hyphens.
    ///
    /// Nil where its check sign says that it is none of this office.
    package init?(_ text: String, of office: MunicipalityCode) {
        guard text.utf8.count <= 100 else { return nil }
        let signs = WrittenDay.halfWidth(text).unicodeScalars.filter {
            $0 != "-" && $0 != "\u{30FC}"
        }
        let digits = signs.dropLast().compactMap { Int(String($0)) }
        guard signs.count == 10, digits.count == 9,
            let day = CalendarDay(
                year: 2000 + digits[0] * 10 + digits[1],
                month: digits[2] * 10 + digits[3],
                day: digits[4] * 10 + digits[5]
            ),
            let number = EmergencyNumber(
                office: office,
                packDay: day,
                place: digits[6] * 100 + digits[7] * 10 + digits[8]
            ),
            let sign = signs.last, utf8Equal(String(sign).uppercased(), String(number.checkSign))
        else { return nil }
        self = number
    }

    /// The number as it is printed and written down: `260406-017-K`.
    package var written: String { "\(written(packDay))-\(threeDigits)-\(checkSign)" }

    private var threeDigits: String {
        let digits = String(place)
        return String(repeating: "0", count: 3 - digits.count) + digits
    }

    private func written(_ day: CalendarDay) -> String {
        String(day.description.filter(\.isNumber).suffix(6))
    }

    private var checkSign: Character {
        let digits = "\(office)\(written(packDay))\(threeDigits)"
        return CheckedCode.checkSign(over: digits.utf8.map { $0 - UInt8(ascii: "0") })
    }
}

/// What became of a number that was printed; the raw value stands in the table.
package enum EmergencyNumberState: String, CaseIterable, Hashable, Sendable {
    /// Printed, and nothing was heard of it; goes anywhere.
    case reserved
    /// A visit was entered for it; the end.
    case used
    /// Its sheet was thrown away, for a reason; the end.
    case spoilt
    /// Said not to have been given out; a sheet that turns up all the same makes it used or spoilt.
    case unused

    /// Where it may go.
    package var next: Set<EmergencyNumberState> {
        switch self {
        case .reserved: [.used, .spoilt, .unused]
        case .unused: [.used, .spoilt]
        case .used, .spoilt: []
        }
    }
}

/// How a visit came in that was received on paper and entered later.
package struct ReceivedOnPaper: Hashable, Sendable {
    /// When it was entered.
    package let enteredAt: Instant
    /// The number on its sheet.
    package let number: EmergencyNumber?
    /// Who received the paper.
    package let receivedBy: String?

    /// A value of these parts.
    package init(enteredAt: Instant, number: EmergencyNumber?, receivedBy: String?) {
        self.enteredAt = enteredAt
        self.number = number
        self.receivedBy = receivedBy
    }
}
