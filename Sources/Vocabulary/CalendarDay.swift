/// A day of the proleptic Gregorian calendar, without time or zone.
///
/// Stored as days since 1970-01-01; years 1 to 9999. Arithmetic is O(1).
package struct CalendarDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, negative before it.
    package let daysSinceEpoch: Int32

    /// The first day, 0001-01-01.
    package static let earliest = CalendarDay(unchecked: -719_162)
    /// The last day, 9999-12-31.
    package static let latest = CalendarDay(unchecked: 2_932_896)

    /// The day at a distance from 1970-01-01, or nil outside the years 1 to 9999.
    package init?(daysSinceEpoch days: Int) {
        let range = Int(Self.earliest.daysSinceEpoch)...Int(Self.latest.daysSinceEpoch)
        guard range.contains(days) else { return nil }
        daysSinceEpoch = Int32(days)
    }

    private init(unchecked days: Int32) {
        daysSinceEpoch = days
    }

    /// The day with this year, month and day of the month, or nil when the calendar has none.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.lengthOfMonth(year: year, month: month)
        else { return nil }
        daysSinceEpoch = Int32(Self.daysFromCivil(year: year, month: month, day: day))
    }

    package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }

    /// Number of days in a month; `month` from 1 to 12.
    package static func lengthOfMonth(year: Int, month: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether a year has 29 February.
    package static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }
}

// MARK: - Parts

extension CalendarDay {
    /// Year, 1 to 9999.
    package var year: Int { civil.year }
    /// Month, 1 to 12.
    package var month: Int { civil.month }
    /// Day of the month, 1 to 31.
    package var day: Int { civil.day }

    /// Day of the week; 0 is Sunday, 6 is Saturday.
    package var weekday: Int {
        let shifted = (Int(daysSinceEpoch) + 4) % 7
        return shifted < 0 ? shifted + 7 : shifted
    }

    /// Year, month and day in one computation.
    package var civil: (year: Int, month: Int, day: Int) {
        Self.civilFromDays(Int(daysSinceEpoch))
    }

    // Eras of 400 years starting on 1 March keep both directions free of tables.
    private static func daysFromCivil(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func civilFromDays(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, day)
    }
}

// MARK: - Arithmetic

extension CalendarDay {
    /// The day `count` days later (earlier when negative), held inside the years 1 to 9999.
    package func adding(days count: Int) -> CalendarDay {
        let range = Int(Self.earliest.daysSinceEpoch)...Int(Self.latest.daysSinceEpoch)
        let (sum, overflow) = Int(daysSinceEpoch).addingReportingOverflow(count)
        let wanted = overflow ? (count > 0 ? range.upperBound : range.lowerBound) : sum
        return CalendarDay(unchecked: Int32(min(max(wanted, range.lowerBound), range.upperBound)))
    }

    /// The same day of the month `count` months later, or the last day where that month is shorter.
    ///
    /// A period in months ends so under the Civil Code, article 143(2). Nil outside years 1 to 9999.
    package func adding(months count: Int) -> CalendarDay? {
        let parts = civil
        let (total, overflow) = (parts.year * 12 + parts.month - 1).addingReportingOverflow(count)
        guard !overflow, total >= 12 else { return nil }
        let (year, month) = (total / 12, total % 12 + 1)
        let day = min(parts.day, Self.lengthOfMonth(year: year, month: month))
        return CalendarDay(year: year, month: month, day: day)
    }

    /// Days from this day to another; negative when the other is earlier.
    package func days(to other: CalendarDay) -> Int {
        Int(other.daysSinceEpoch) - Int(daysSinceEpoch)
    }
}

// MARK: - Text

extension CalendarDay: LosslessStringConvertible {
    /// The day in ISO 8601 form, `2026-04-06`; nil for anything else.
    package init?(_ text: String) {
        guard let partial = PartialDay(text), let day = partial.day else { return nil }
        self.init(year: partial.year, month: partial.month ?? 0, day: day)
    }

    package var description: String {
        let parts = civil
        return "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
    }
}

extension CalendarDay: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = CalendarDay(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "a day is written as 2026-04-06"
            )
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// The decimal digits of a non-negative number, filled with zeros to a width.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
