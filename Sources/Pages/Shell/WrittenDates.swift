package import Vocabulary

extension CalendarDay {
    /// The day as people write it: 令和8年4月6日(月), and 6 April 2026 in English.
    package var written: Localized {
        Localized(ja: "\(japanese)(\(Self.weekdays[weekday]))", en: english)
    }

    /// The day without its weekday.
    package var writtenShort: Localized { Localized(ja: japanese, en: english) }

    private var japanese: String {
        let parts = civil
        let era = Self.eras.last { $0.start <= (parts.year, parts.month, parts.day) }
        guard let era else { return "\(parts.year)年\(parts.month)月\(parts.day)日" }
        let year = parts.year - era.start.0 + 1
        return "\(era.name)\(year == 1 ? "元" : "\(year)")年\(parts.month)月\(parts.day)日"
    }

    private var english: String {
        let parts = civil
        return "\(parts.day) \(Self.months[parts.month - 1]) \(parts.year)"
    }

    private static let weekdays = ["日", "月", "火", "水", "木", "金", "土"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
    // Japan took the Gregorian calendar on 1 January of Meiji 6; earlier days stay without an era.
    private static let eras: [(name: String, start: (Int, Int, Int))] = [
        ("明治", (1868, 1, 25)), ("大正", (1912, 7, 30)), ("昭和", (1926, 12, 25)),
        ("平成", (1989, 1, 8)), ("令和", (2019, 5, 1)),
    ]
}

extension Instant {
    /// The clock time in Japan, `09:12`.
    var clock: String {
        let minutes = minuteOfDayInJapan
        return "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }

    /// Day and clock time in Japan.
    var written: Localized {
        let day = dayInJapan.writtenShort
        return Localized(ja: "\(day.ja) \(clock)", en: "\(day.en), \(clock)")
    }

    /// The instant as an element that programs can read too.
    var markup: Markup {
        HTML.time(.dateTime(description)) { written }
    }
}

private func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
}
