package import Vocabulary

/// By when an open item must have moved: the end of an office's day.
package struct DuePolicy: Hashable, Sendable {
    /// The days on which the municipality's counters are open.
    package var calendar: MunicipalCalendar
    /// When an office's day ends, in minutes of the day in Japan.
    package var closingMinute: Int
    /// The least time that is left for the work; less than this before closing, the next day counts.
    package var notice: Duration

    /// By default the standard calendar, 17:00 and one hour.
    package init(
        calendar: MunicipalCalendar = .standard,
        closingMinute: Int = 17 * 60,
        notice: Duration = .seconds(3600)
    ) {
        self.calendar = calendar
        self.closingMinute = closingMinute
        self.notice = notice
    }

    /// The due time of work that begins now: the first closing of an open day after the notice.
    ///
    /// A calendar without an open day in two months gives the closing of the day itself.
    package func due(from now: Instant) -> Instant {
        let earliest = now.adding(notice)
        let day = earliest.dayInJapan
        let first = Instant(dayInJapan: day, minuteOfDay: closingMinute) < earliest ? 1 : 0
        let start = day.adding(days: first)
        let open = calendar.openDay(onOrAfter: start) ?? start
        return Instant(dayInJapan: open, minuteOfDay: closingMinute)
    }

    /// The due time of what was received on paper and is entered later.
    ///
    /// Counts from the reception; where that leaves no time, from the entry, for nobody could begin before.
    package func due(lane: Lane, received: Instant, entered: Instant) -> Instant {
        let due = due(lane: lane, from: received)
        return due >= entered.adding(notice) ? due : self.due(lane: lane, from: entered)
    }

    /// The due time of overnight work: one open day more, since it is taken up at a cut-off.
    package func due(lane: Lane, from now: Instant) -> Instant {
        let first = due(from: now)
        guard lane == .overnight else { return first }
        let next = first.dayInJapan.adding(days: 1)
        return Instant(
            dayInJapan: calendar.openDay(onOrAfter: next) ?? next,
            minuteOfDay: closingMinute
        )
    }
}
