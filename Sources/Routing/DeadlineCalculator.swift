package import Catalog
package import Eligibility
package import Vocabulary

/// Computes last days and first months from the rules of the catalog.
package struct DeadlineCalculator: Sendable {
    let household: Household
    let calendar: MunicipalCalendar
    /// The day of the event for a person, or for the household; nil where it is not known.
    let eventDay: @Sendable (PersonID?) -> CalendarDay?
    /// Whether a condition holds about a person, or about the household.
    let verdict: @Sendable (Condition, PersonID?) -> Verdict

    package init(
        household: Household,
        calendar: MunicipalCalendar,
        eventDay: @escaping @Sendable (PersonID?) -> CalendarDay?,
        verdict: @escaping @Sendable (Condition, PersonID?) -> Verdict = { _, _ in .unknown }
    ) {
        self.household = household
        self.calendar = calendar
        self.eventDay = eventDay
        self.verdict = verdict
    }

    /// The last day for an item about these people: the first of theirs, so that nobody is late.
    func deadline(_ rule: DeadlineRule, people: [PersonID]) -> CalendarDay? {
        guard !people.isEmpty else { return deadline(rule, person: nil) }
        return people.compactMap { deadline(rule, person: $0) }.min()
    }

    /// The last day, where the rule and the facts give one.
    package func deadline(_ rule: DeadlineRule, person: PersonID?) -> CalendarDay? {
        switch rule.term {
        case .words: return nil
        case .yearly(let month, let day): return yearly(month: month, day: day, rule)
        case .period(let period, let anchor, let firstDayCounts):
            guard let start = self.day(anchor, person: person).day else { return nil }
            return end(of: period, from: start, firstDayCounts: firstDayCounts, rule)
        }
    }

    private func end(
        of period: Period,
        from start: CalendarDay,
        firstDayCounts: Bool,
        _ rule: DeadlineRule
    ) -> CalendarDay? {
        // A first day that counts is the one after an anchor that does not.
        let earliest = rule.notBefore.map { firstDayCounts ? $0 : $0.adding(days: -1) }
        let from = max(start, earliest ?? start)
        return end(of: period, from: from, firstDayCounts: firstDayCounts).map { rolled($0, rule) }
    }

    /// The day on which a period truly ends: the next open day, where the rule says so.
    private func rolled(_ last: CalendarDay, _ rule: DeadlineRule) -> CalendarDay {
        guard rule.rollsOverClosedDays else { return last }
        return calendar.openDay(onOrAfter: last) ?? last
    }

    /// The last day of a period (民法140条, 141条, 143条).
    ///
    /// In months and years it ends the day before the corresponding one, and on the last day of a
    /// month that has no such day.
    func end(of period: Period, from anchor: CalendarDay, firstDayCounts: Bool) -> CalendarDay? {
        let first = firstDayCounts ? anchor : anchor.adding(days: 1)
        let months: Int
        switch period.unit {
        case .days: return first.adding(days: period.count - 1)
        case .months: months = period.count
        case .years: months = period.count * 12
        }
        guard let corresponding = first.adding(months: months) else { return nil }
        return corresponding.day == first.day ? corresponding.adding(days: -1) : corresponding
    }

    /// The day of this year, be it over; last year's while it is put off until today or later.
    private func yearly(month: Int, day: Int, _ rule: DeadlineRule) -> CalendarDay? {
        let year = household.on.year
        let days = [year - 1, year].compactMap { year in
            // 29 February is the 28th in other years.
            (CalendarDay(year: year, month: month, day: day)
                ?? CalendarDay(year: year, month: month, day: 28)).map { rolled($0, rule) }
        }
        return days.first { $0 >= household.on } ?? days.last
    }
}

// MARK: - From when it counts

extension DeadlineCalculator {
    /// From when an item about these people counts: the first of their days.
    func effectiveFrom(_ rule: EffectiveRule, people: [PersonID]) -> CalendarDay? {
        guard !people.isEmpty else { return effectiveFrom(rule, person: nil) }
        return people.compactMap { effectiveFrom(rule, person: $0) }.min()
    }

    /// From when a benefit counts when it is filed on the day of the visit.
    package func effectiveFrom(_ rule: EffectiveRule, person: PersonID?) -> CalendarDay? {
        switch rule.kind {
        case .filingDay: household.on
        case .eventDay: day(rule.anchor, person: person).day
        case .monthAfterFiling: firstOfNextMonth(after: household.on)
        case .childAllowanceFifteenDays: fifteenDays(from: day(rule.anchor, person: person).day)
        }
    }

    /// 児童手当法8条2項: the month after the claim; 3項: claimed within 15 days after the move or
    /// the birth, the month after that day.
    private func fifteenDays(from anchor: CalendarDay?) -> CalendarDay? {
        guard let anchor else { return nil }
        let last = calendar.openDay(onOrAfter: anchor.adding(days: 15)) ?? anchor.adding(days: 15)
        let counts = anchor <= household.on && household.on <= last
        return firstOfNextMonth(after: counts ? anchor : household.on)
    }

    private func firstOfNextMonth(after day: CalendarDay) -> CalendarDay? {
        CalendarDay(year: day.year, month: day.month, day: 1)?.adding(months: 1)
    }
}
