/// A day of which the day of the month, or also the month, may be unknown: `1950`, `1950-04`, `1950-04-01`.
///
/// Residence records hold such dates of birth; the type never invents what is missing.
package struct PartialDay: Hashable, Sendable {
    /// Year, 1 to 9999.
    package let year: Int
    /// Month, 1 to 12, when known.
    package let month: Int?
    /// Day of the month, when known; never without a month.
    package let day: Int?

    /// A whole day, taken as given.
    package init(_ day: CalendarDay) {
        let parts = day.civil
        year = parts.year
        month = parts.month
        self.day = parts.day
    }

    /// What is known of the day, or nil when the calendar has no such day; years 1 to 9999.
    package init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1...9999).contains(year) else { return nil }
        if let month {
            guard (1...12).contains(month) else { return nil }
            if let day, CalendarDay(year: year, month: month, day: day) == nil { return nil }
        } else if day != nil {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The first day it can be.
    package var earliest: CalendarDay {
        CalendarDay(year: year, month: month ?? 1, day: day ?? 1) ?? .earliest
    }

    /// The last day it can be.
    package var latest: CalendarDay {
        let month = month ?? 12
        let last = CalendarDay.lengthOfMonth(year: year, month: month)
        return CalendarDay(year: year, month: month, day: day ?? last) ?? .latest
    }

    /// The whole day, when nothing is missing.
    package var whole: CalendarDay? {
        day == nil ? nil : earliest
    }
}

extension PartialDay: LosslessStringConvertible {
    /// The partial day in ISO 8601 form with what is unknown left off at the end; nil for anything else.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard [4, 7, 10].contains(bytes.count) else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        guard let year = number(0..<4) else { return nil }
        var month: Int?
        var day: Int?
        if bytes.count >= 7 {
            guard bytes[4] == UInt8(ascii: "-"), let value = number(5..<7) else { return nil }
            month = value
        }
        if bytes.count == 10 {
            guard bytes[7] == UInt8(ascii: "-"), let value = number(8..<10) else { return nil }
            day = value
        }
        self.init(year: year, month: month, day: day)
    }

    package var description: String {
        var text = padded(year, 4)
        if let month { text += "-\(padded(month, 2))" }
        if let day { text += "-\(padded(day, 2))" }
        return text
    }
}
