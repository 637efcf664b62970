/// A day of every year, as 29 December.
package struct MonthDay: Hashable, Sendable {
    /// Month, 1 to 12.
    package let month: Int
    /// Day of the month, 1 to 31.
    package let day: Int

    /// The day, or nil when no year has it; 29 February is one.
    package init?(month: Int, day: Int) {
        guard CalendarDay(year: 2000, month: month, day: day) != nil else { return nil }
        self.month = month
        self.day = day
    }

    /// The day of the year that a calendar day is.
    package init(_ day: CalendarDay) {
        let civil = day.civil
        month = civil.month
        self.day = civil.day
    }
}

/// The days on which a municipality's counters are open.
///
/// Days named open win over days named closed, and both over weekdays, national holidays and days
/// closed every year. The closed days of local governments: Local Autonomy Act, article 4-2.
package struct MunicipalCalendar: Hashable, Sendable {
    /// Weekdays without service; 0 is Sunday.
    package let closedWeekdays: Set<Int>
    /// Days closed every year.
    package let closedAnnually: Set<MonthDay>
    /// Days closed besides.
    package let closedDays: Set<CalendarDay>
    /// Days open in spite of everything else, as Sundays at the end of March.
    package let openDays: Set<CalendarDay>

    /// How far an open day is searched, the first day included.
    package static let searchDays = 60

    /// Saturdays, Sundays, national holidays and 29 December to 3 January closed.
    package static let standard = MunicipalCalendar()

    /// A calendar from data; what is not given is as in ``standard``.
    package init(
        closedWeekdays: Set<Int> = [0, 6],
        closedAnnually: Set<MonthDay> = MunicipalCalendar.yearEnd,
        closedDays: Set<CalendarDay> = [],
        openDays: Set<CalendarDay> = []
    ) {
        self.closedWeekdays = closedWeekdays
        self.closedAnnually = closedAnnually
        self.closedDays = closedDays
        self.openDays = openDays
    }

    /// 29 December to 3 January, the usual days closed at the turn of the year.
    package static let yearEnd: Set<MonthDay> = Set(
        [(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)].compactMap {
            MonthDay(month: $0.0, day: $0.1)
        }
    )

    /// Whether the counters are open on this day.
    ///
    /// O(1).
    package func isOpen(_ day: CalendarDay) -> Bool {
        if openDays.contains(day) { return true }
        return !closedDays.contains(day) && !closedWeekdays.contains(day.weekday)
            && !closedAnnually.contains(MonthDay(day)) && !NationalHolidays.isHoliday(day)
    }

    /// This day or the next open one; nil when none follows within 60 days.
    package func openDay(onOrAfter day: CalendarDay) -> CalendarDay? {
        openDay(from: day, step: 1)
    }

    /// This day or the last open one before it; nil when none precedes within 60 days.
    package func openDay(onOrBefore day: CalendarDay) -> CalendarDay? {
        openDay(from: day, step: -1)
    }

    private func openDay(from day: CalendarDay, step: Int) -> CalendarDay? {
        (0..<Self.searchDays).lazy.map { day.adding(days: $0 * step) }.first(where: isOpen)
    }
}
