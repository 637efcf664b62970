package import Vocabulary

/// When a desk receives by appointment: weekdays, from, until, how long, how many at once.
package struct OpeningPattern: Hashable, Sendable {
    /// Days of the week; 0 is Sunday.
    package let weekdays: Set<Int>
    /// The beginning of the first slot in minutes since midnight.
    package let from: Int
    /// The latest end of the last slot in minutes since midnight.
    package let until: Int
    /// How long a slot takes.
    package let minutes: Int
    /// How many are received in a slot.
    package let capacity: Int

    /// Bounds of a slot's length.
    package static let minutesAllowed = 5...240
    /// Bounds of a slot's places.
    package static let capacityAllowed = 1...50
    /// Longest range of days that is opened at once.
    package static let daysMaximum = 90
    /// Most slots that are opened at once.
    package static let slotsMaximum = 2_000

    /// A pattern, unless it cannot give a slot; all that is wrong with it at once.
    package init(
        weekdays: Set<Int>,
        from: Int,
        until: Int,
        minutes: Int,
        capacity: Int
    ) throws(PatternRefusals) {
        var wrong: [PatternRefusal] = []
        if weekdays.isEmpty || !weekdays.isSubset(of: 0...6) { wrong.append(.noWeekday) }
        if !Self.minutesAllowed.contains(minutes) { wrong.append(.minutes) }
        if !Self.capacityAllowed.contains(capacity) { wrong.append(.capacity) }
        let isDay = (0...1440).contains(from) && (0...1440).contains(until)
        if !isDay || until - from < max(minutes, 1) { wrong.append(.hours) }
        guard wrong.isEmpty else { throw PatternRefusals(all: wrong) }
        (self.weekdays, self.from, self.until) = (weekdays, from, until)
        (self.minutes, self.capacity) = (minutes, capacity)
    }

    /// The slots from one day through another, in order; none on closed days or outside the desk's hours.
    ///
    /// `hours` has the desk's spans for each day of the week, in minutes since midnight. O(slots).
    package func slots(
        from first: CalendarDay,
        through last: CalendarDay,
        calendar: MunicipalCalendar,
        hours: [[Range<Int>]]
    ) throws(PatternRefusals) -> [SlotSpan] {
        let days = first.days(to: last) + 1
        guard days >= 1 else { throw PatternRefusals(all: [.backwards]) }
        guard days <= Self.daysMaximum else { throw PatternRefusals(all: [.tooManyDays]) }
        var slots: [SlotSpan] = []
        for distance in 0..<days {
            let day = first.adding(days: distance)
            guard weekdays.contains(day.weekday), calendar.isOpen(day) else { continue }
            let spans = hours.indices.contains(day.weekday) ? hours[day.weekday] : []
            slots += beginnings(within: spans).map {
                SlotSpan(startsAt: Instant(dayInJapan: day, minuteOfDay: $0), minutes: minutes)
            }
            guard slots.count <= Self.slotsMaximum else {
                throw PatternRefusals(all: [.tooManySlots])
            }
        }
        guard !slots.isEmpty else { throw PatternRefusals(all: [.noSlot]) }
        return slots
    }

    /// Where slots begin on a day with these hours: each lies whole in one of them.
    private func beginnings(within spans: [Range<Int>]) -> [Int] {
        stride(from: from, through: until - minutes, by: minutes).filter { begin in
            spans.contains { $0.lowerBound <= begin && begin + minutes <= $0.upperBound }
        }
    }
}
