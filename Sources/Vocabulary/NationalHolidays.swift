/// The national holidays of Japan (国民の祝日), computed from their Act of 1948 and its amendments.
///
/// Act on National Holidays, Law 178 of 1948. Known from 1948-07-20 to 2099-12-31; outside, no day is a holiday. The equinox days are announced in
/// the official gazette each February for the next year only: later ones are computed predictions by the
/// usual astronomical formula. Later amendments of the Act are not foreseen. Every question is O(1).
package enum NationalHolidays {
    /// The first and last day that can be asked for.
    package static let knownYears = 1948...2099

    /// Whether offices are closed by the Act on this day; Sundays are not holidays by themselves.
    package static func isHoliday(_ day: CalendarDay) -> Bool {
        name(of: day) != nil
    }

    /// The Japanese name of the holiday; a day off in place of one is 振替休日, a day between two 国民の休日.
    package static func name(of day: CalendarDay) -> String? {
        if let name = properName(of: day) { return name }
        if replacesSunday(day) { return "振替休日" }
        return liesBetween(day) ? "国民の休日" : nil
    }

    /// Whether the date of this equinox day was still to be announced on another day.
    package static func isPrediction(_ day: CalendarDay, on today: CalendarDay) -> Bool {
        let announced = today.month > 2 ? today.year + 1 : today.year
        return day.year > announced && (isVernalEquinox(day.civil) || isAutumnalEquinox(day.civil))
    }
}

// MARK: - Days off around holidays

extension NationalHolidays {
    /// Article 3(2): since 1973-04-12 the day after a holiday on a Sunday, since 2007 the next day that is none.
    private static func replacesSunday(_ day: CalendarDay) -> Bool {
        guard day.isAtLeast(1973, 4, 12) else { return false }
        var earlier = day.adding(days: -1)
        while properName(of: earlier) != nil {
            if earlier.weekday == 0 { return true }
            guard day.year >= 2007 else { return false }
            earlier = earlier.adding(days: -1)
        }
        return false
    }

    /// Article 3(3): since 1985-12-27 a day between two holidays; until 2006 not a Sunday.
    private static func liesBetween(_ day: CalendarDay) -> Bool {
        guard day.isAtLeast(1985, 12, 27), day.weekday != 0 || day.year >= 2007 else {
            return false
        }
        return properName(of: day.adding(days: -1)) != nil
            && properName(of: day.adding(days: 1)) != nil
    }
}

// MARK: - Holidays proper

extension NationalHolidays {
    private typealias Civil = (year: Int, month: Int, day: Int)

    /// The holiday by article 2 or by an Act for one occasion.
    private static func properName(of day: CalendarDay) -> String? {
        let civil = day.civil
        guard knownYears.contains(civil.year), day.isAtLeast(1948, 7, 20) else { return nil }
        if let name = onceName(civil) { return name }
        return switch civil.month {
        case 1, 2, 3: winterName(civil, day.weekday)
        case 4, 5: springName(civil)
        case 7, 8: summerName(civil, day.weekday)
        case 9, 10: autumnName(civil, day.weekday)
        default: lateName(civil)
        }
    }

    private static func winterName(_ civil: Civil, _ weekday: Int) -> String? {
        switch (civil.month, civil.day) {
        case (1, 1): "元日"
        case (1, 15) where civil.year < 2000: "成人の日"
        case (1, 8...14) where civil.year >= 2000 && weekday == 1: "成人の日"
        case (2, 11) where civil.year >= 1967: "建国記念の日"
        case (2, 23) where civil.year >= 2020: "天皇誕生日"
        case (3, _) where isVernalEquinox(civil): "春分の日"
        default: nil
        }
    }

    private static func springName(_ civil: Civil) -> String? {
        switch (civil.month, civil.day) {
        case (4, 29):
            switch civil.year {
            case ...1988: "天皇誕生日"
            case ...2006: "みどりの日"
            default: "昭和の日"
            }
        case (5, 3): "憲法記念日"
        case (5, 4) where civil.year >= 2007: "みどりの日"
        case (5, 5): "こどもの日"
        default: nil
        }
    }

    private static func summerName(_ civil: Civil, _ weekday: Int) -> String? {
        // The Olympic years moved three holidays (Law 33 of 2015 as amended).
        if civil.year == 2020 || civil.year == 2021 { return olympicName(civil) }
        return switch (civil.month, civil.day) {
        case (7, 20) where (1996...2002).contains(civil.year): "海の日"
        case (7, 15...21) where civil.year >= 2003 && weekday == 1: "海の日"
        case (8, 11) where civil.year >= 2016: "山の日"
        default: nil
        }
    }

    private static func olympicName(_ civil: Civil) -> String? {
        switch civil {
        case (2020, 7, 23), (2021, 7, 22): "海の日"
        case (2020, 7, 24), (2021, 7, 23): "スポーツの日"
        case (2020, 8, 10), (2021, 8, 8): "山の日"
        default: nil
        }
    }

    private static func autumnName(_ civil: Civil, _ weekday: Int) -> String? {
        switch (civil.month, civil.day) {
        case (9, 15) where (1966...2002).contains(civil.year): "敬老の日"
        case (9, 15...21) where civil.year >= 2003 && weekday == 1: "敬老の日"
        case (9, _) where isAutumnalEquinox(civil): "秋分の日"
        case (10, 10) where (1966...1999).contains(civil.year): "体育の日"
        case (10, 8...14) where (2000...2019).contains(civil.year) && weekday == 1: "体育の日"
        case (10, 8...14) where civil.year >= 2022 && weekday == 1: "スポーツの日"
        default: nil
        }
    }

    private static func lateName(_ civil: Civil) -> String? {
        switch (civil.month, civil.day) {
        case (11, 3): "文化の日"
        case (11, 23): "勤労感謝の日"
        case (12, 23) where (1989...2018).contains(civil.year): "天皇誕生日"
        default: nil
        }
    }

    /// Days of the imperial house, each by an Act of its own.
    private static func onceName(_ civil: Civil) -> String? {
        switch civil {
        case (1959, 4, 10): "皇太子明仁親王の結婚の儀"
        case (1989, 2, 24): "昭和天皇の大喪の礼"
        case (1990, 11, 12): "即位礼正殿の儀"
        case (1993, 6, 9): "皇太子徳仁親王の結婚の儀"
        case (2019, 5, 1): "天皇の即位の日"
        case (2019, 10, 22): "即位礼正殿の儀の行われる日"
        default: nil
        }
    }
}

// MARK: - Equinoxes

extension NationalHolidays {
    // In millionths of a day; the tropical year is 365.242194 days.
    private static let yearExcess = 242_194

    private static func isVernalEquinox(_ civil: Civil) -> Bool {
        civil.month == 3 && civil.day == equinox(civil.year, early: 20_835_700, late: 20_843_100)
    }

    private static func isAutumnalEquinox(_ civil: Civil) -> Bool {
        civil.month == 9 && civil.day == equinox(civil.year, early: 23_258_800, late: 23_248_800)
    }

    /// Day of the month in a year; the constants hold to 1979 and from 1980 to 2099.
    private static func equinox(_ year: Int, early: Int, late: Int) -> Int {
        let drift = yearExcess * (year - 1980)
        return year < 1980
            ? (early + drift) / 1_000_000 - (year - 1983) / 4
            : (late + drift) / 1_000_000 - (year - 1980) / 4
    }
}

extension CalendarDay {
    fileprivate func isAtLeast(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        CalendarDay(year: year, month: month, day: day).map { self >= $0 } ?? false
    }
}
