/// The eras (元号) in which dates are written since 1868.
package enum Era: Int, Hashable, Comparable, Sendable, CaseIterable {
    case meiji = 1
    case taisho
    case showa
    case heisei
    case reiwa

    package static func < (left: Era, right: Era) -> Bool { left.rawValue < right.rawValue }

    /// The name, as 令和.
    package var name: String {
        switch self {
        case .meiji: "明治"
        case .taisho: "大正"
        case .showa: "昭和"
        case .heisei: "平成"
        case .reiwa: "令和"
        }
    }

    /// The letter of short forms, as R.
    package var letter: Character {
        switch self {
        case .meiji: "M"
        case .taisho: "T"
        case .showa: "S"
        case .heisei: "H"
        case .reiwa: "R"
        }
    }

    /// A year of the era, 令和8年 or 令和元年.
    package func text(ofYear year: Int) -> String {
        "\(name)\(year == 1 ? "元" : String(year))年"
    }

    /// The Gregorian year that is year 1 (元年).
    package var firstYear: Int { firstDay.year }

    /// The first day; days before 1873-01-01 were counted by the lunar calendar.
    ///
    /// Taisho and Showa began on the day that Meiji and Taisho ended: 1912-07-30 and 1926-12-25.
    package var firstDay: CalendarDay {
        let day: CalendarDay? =
            switch self {
            case .meiji: CalendarDay(year: 1868, month: 1, day: 25)
            case .taisho: CalendarDay(year: 1912, month: 7, day: 30)
            case .showa: CalendarDay(year: 1926, month: 12, day: 25)
            case .heisei: CalendarDay(year: 1989, month: 1, day: 8)
            case .reiwa: CalendarDay(year: 2019, month: 5, day: 1)
            }
        return day ?? .earliest
    }

    /// The last day; the end of the calendar for the present era.
    package var lastDay: CalendarDay {
        switch self {
        case .meiji: Era.taisho.firstDay
        case .taisho: Era.showa.firstDay
        case .showa: Era.heisei.firstDay.adding(days: -1)
        case .heisei: Era.reiwa.firstDay.adding(days: -1)
        case .reiwa: .latest
        }
    }

    /// Days from here on are Gregorian in Japan.
    static let gregorian = CalendarDay(year: 1873, month: 1, day: 1) ?? .earliest

    /// The era of a day; the later one where two share it, nil before 1868-01-25.
    package init?(of day: CalendarDay) {
        guard let era = Era.allCases.last(where: { $0.firstDay <= day }) else { return nil }
        self = era
    }

    /// The eras that a day, known or not to the month and day, can be in; the earliest first.
    package static func possible(for day: PartialDay) -> [Era] {
        guard day.whole == nil else { return Era(of: day.earliest).map { [$0] } ?? [] }
        return allCases.filter { $0.firstDay <= day.latest && day.earliest <= $0.lastDay }
    }
}
