package import Catalog
package import Eligibility
package import Vocabulary

/// Computes last days and first months from the rules of the catalog.
package struct DeadlineCalculator: Sendable {
    let household: Household
    let calendar: MunicipalCalendar
    /// The day of the event for a person, or for the household.
    let eventDay: @Sendable (PersonID?) -> CalendarDay?

    package init(
        household: Household,
        calendar: MunicipalCalendar,
        eventDay: @escaping @Sendable (PersonID?) -> CalendarDay?
    ) {
        self.household = household
        self.calendar = calendar
        self.eventDay = eventDay
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
        case .yearly(let month, let day): return nextYearly(month: month, day: day, rule)
        case .period(let period, let anchor, let firstDayCounts):
            guard let start = self.day(anchor, person: person) else { return nil }
            return end(of: period, from: start, firstDayCounts: firstDayCounts)
                .map { rolled($0, rule) }
        }
    }

    /// The day on which a period truly ends: the next open day, where the rule says so.
    private func rolled(_ last: CalendarDay, _ rule: DeadlineRule) -> CalendarDay {
        guard rule.rollsOverClosedDays else { return last }
        return calendar.openDay(onOrAfter: last) ?? last
    }

    /// The day of an anchor; nil while it is not known to the day.
    func day(_ anchor: Anchor, person: PersonID?) -> CalendarDay? {
        switch anchor.resolved(for: household.event) {
        case .eventDay: eventDay(person)
        case .visitDay, .moveInNotified: household.on
        case .fact(let fact): known(fact, person: person)
        case .byEvent, nil: nil
        }
    }

    /// The day a fact holds, of the person where it is a person's, else of the household.
    private func known(_ fact: FactID, person: PersonID?) -> CalendarDay? {
        let candidates = [person, nil].map { FactReference(fact: fact, person: $0) }
        for reference in candidates {
            if case .known(.date(let day)) = household[reference] { return day.whole }
        }
        return nil
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

    /// The next of its days; last year's may have been put off until today.
    private func nextYearly(month: Int, day: Int, _ rule: DeadlineRule) -> CalendarDay? {
        let year = household.on.year
        return (year - 1...year + 8).lazy
            .compactMap { CalendarDay(year: $0, month: month, day: day) }
            .map { rolled($0, rule) }
            .first { $0 >= household.on }
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
        case .eventDay: day(rule.anchor, person: person)
        case .monthAfterFiling: firstOfNextMonth(after: household.on)
        case .childAllowanceFifteenDays: fifteenDays(from: day(rule.anchor, person: person))
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
