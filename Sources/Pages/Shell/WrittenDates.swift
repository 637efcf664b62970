package import Vocabulary

extension CalendarDay {
    /// The day as people write it: 令和8年4月6日(月), and 6 April 2026 in English.
    package var written: Localized {
        Localized(ja: "\(japanese)(\(Self.weekdays[weekday]))", en: english)
    }

    /// The day without its weekday.
    package var writtenShort: Localized { Localized(ja: japanese, en: english) }

    private var japanese: String { PartialDay(self).textInJapanese }

    private var english: String {
        let parts = civil
        return "\(parts.day) \(Self.months[parts.month - 1]) \(parts.year)"
    }

    private static let weekdays = ["日", "月", "火", "水", "木", "金", "土"]
    fileprivate static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}

extension PartialDay {
    /// What is known of the day as people write it: 昭和60年5月; May 1985 in English.
    package var written: Localized {
        if let whole { return whole.writtenShort }
        let month = month.map { "\(CalendarDay.months[$0 - 1]) " } ?? ""
        return Localized(ja: textInJapanese, en: "\(month)\(year)")
    }
}

extension Instant {
    /// The clock time in Japan, `09:12`.
    package var clock: String {
        let minutes = minuteOfDayInJapan
        return "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }

    /// Day and clock time in Japan.
    package var written: Localized {
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
