package import Vocabulary

/// Ages and school years as Japanese law counts them, on days counted from 1970-01-01.
///
/// Each result grows with the later day and falls with the day of birth, one step at a time;
/// evaluation over intervals relies on that. A day before the birth gives a negative age.
package enum AgeReckoning {
    /// The age reached on the birthday; one born on 29 February has it on 1 March of other years.
    package static func age(born: CalendarDay, on day: CalendarDay) -> Int {
        let (birth, now) = (born.civil, day.civil)
        let reached = (now.month, now.day) >= (birth.month, birth.day)
        return now.year - birth.year - (reached ? 0 : 1)
    }

    /// The age reached at the end of the day before the birthday (年齢計算ニ関スル法律).
    package static func legalAge(born: CalendarDay, on day: CalendarDay) -> Int {
        if day == .latest { return age(born: born, on: day) }
        return age(born: born, on: day.adding(days: 1))
    }

    /// The year in which the fiscal year of a day began; it begins on 1 April.
    package static func fiscalYear(of day: CalendarDay) -> Int {
        let now = day.civil
        return now.month >= 4 ? now.year : now.year - 1
    }

    /// The legal age on 31 March at the end of the fiscal year of a day.
    ///
    /// One born on 1 April reaches it on that 31 March and belongs to the older year.
    package static func fiscalYearEndAge(born: CalendarDay, on day: CalendarDay) -> Int {
        let birth = born.civil
        let reached = (birth.month, birth.day) <= (4, 1)
        return fiscalYear(of: day) + 1 - birth.year - (reached ? 0 : 1)
    }

    /// The school year: 1 to 6 elementary, 7 to 9 junior high, 0 the year before (学校教育法17条).
    package static func schoolYear(born: CalendarDay, on day: CalendarDay) -> Int {
        fiscalYearEndAge(born: born, on: day) - 6
    }
}
