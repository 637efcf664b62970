/// A point in time in microseconds since 1970-01-01T00:00:00Z, as PostgreSQL keeps it.
package struct Instant: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z, negative before it.
    package let microseconds: Int64

    /// The instant this many microseconds after 1970-01-01T00:00:00Z.
    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }

    /// The instant a duration later; parts below a microsecond are dropped.
    package func adding(_ duration: Duration) -> Instant {
        let parts = duration.components
        let fraction = parts.attoseconds / 1_000_000_000_000
        return Instant(microseconds: microseconds + parts.seconds * 1_000_000 + fraction)
    }

    /// Time from this instant to another; negative when the other is earlier.
    package func duration(to other: Instant) -> Duration {
        .microseconds(other.microseconds - microseconds)
    }
}

// MARK: - Japan

extension Instant {
    // Japan has kept UTC+9 without summer time since 1952, so the offset is a constant.
    private static let japanOffset: Int64 = 9 * 3600 * 1_000_000
    private static let dayLength: Int64 = 86_400 * 1_000_000

    // Held at the end of what 64 bits can count.
    private var localMicroseconds: Int64 {
        let (local, overflow) = microseconds.addingReportingOverflow(Self.japanOffset)
        return overflow ? .max : local
    }

    /// The day in Asia/Tokyo.
    package var dayInJapan: CalendarDay {
        let days = localMicroseconds.flooredQuotient(by: Self.dayLength)
        return CalendarDay(daysSinceEpoch: Int(days)) ?? (days < 0 ? .earliest : .latest)
    }

    /// Minutes since midnight in Asia/Tokyo, 0 to 1439.
    package var minuteOfDayInJapan: Int {
        Int(localMicroseconds.flooredRemainder(by: Self.dayLength) / 60_000_000)
    }

    /// The instant of a clock time in Asia/Tokyo on a day.
    package init(dayInJapan day: CalendarDay, minuteOfDay: Int) {
        let days = Int64(day.daysSinceEpoch) * Self.dayLength
        microseconds = days + Int64(minuteOfDay) * 60_000_000 - Self.japanOffset
    }
}

// MARK: - Text

extension Instant: LosslessStringConvertible {
    /// An instant in RFC 3339 form with `Z` or an offset and at most six decimals; nil for anything else.
    package init?(_ text: String) {
        guard let parsed = TimestampText(text) else { return nil }
        microseconds = parsed.microseconds
    }

    /// RFC 3339 in UTC with microseconds, `2026-04-06T00:12:34.000000Z`.
    package var description: String {
        let days = microseconds.flooredQuotient(by: Self.dayLength)
        let rest = microseconds.flooredRemainder(by: Self.dayLength)
        let day = CalendarDay(daysSinceEpoch: Int(days)) ?? (days < 0 ? .earliest : .latest)
        let seconds = Int(rest / 1_000_000)
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
        let fraction = padded(Int(rest % 1_000_000), 6)
        return "\(day)T\(clock.joined(separator: ":")).\(fraction)Z"
    }
}

/// The parts of an RFC 3339 timestamp, checked.
private struct TimestampText {
    let microseconds: Int64

    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (20...35).contains(bytes.count), bytes[10] == UInt8(ascii: "T"),
            let day = CalendarDay(String(text.prefix(10))),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = Self.number(bytes[11..<13]), hour < 24,
            let minute = Self.number(bytes[14..<16]), minute < 60,
            let second = Self.number(bytes[17..<19]), second < 60
        else { return nil }
        var rest = bytes[19...]
        guard let fraction = Self.fraction(&rest), let offset = Self.offset(rest) else {
            return nil
        }
        let clock = Int64(hour * 3600 + minute * 60 + second - offset * 60)
        microseconds = (Int64(day.daysSinceEpoch) * 86_400 + clock) * 1_000_000 + fraction
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        guard rest.first == UInt8(ascii: ".") else { return 0 }
        let digits = rest.dropFirst().prefix { (48...57).contains($0) }
        guard (1...6).contains(digits.count), let value = number(digits) else { return nil }
        rest = rest.dropFirst(1 + digits.count)
        return (digits.count..<6).reduce(Int64(value)) { scaled, _ in scaled * 10 }
    }

    /// Minutes east of UTC.
    private static func offset(_ rest: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(rest)
        if bytes == [UInt8(ascii: "Z")] { return 0 }
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
            bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
            let hour = number(bytes[1..<3]), hour < 24,
            let minute = number(bytes[4..<6]), minute < 60
        else { return nil }
        return (bytes[0] == UInt8(ascii: "+") ? 1 : -1) * (hour * 60 + minute)
    }
}

extension Int64 {
    /// What is left over the floored quotient, never negative; no step of it can overflow.
    fileprivate func flooredRemainder(by divisor: Int64) -> Int64 {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }

    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
