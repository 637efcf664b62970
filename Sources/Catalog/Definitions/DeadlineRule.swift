import Eligibility
package import Vocabulary

/// A length of time in days, months or years.
package struct Period: Hashable, Sendable {
    package let count: Int
    package let unit: PeriodUnit

    package init(count: Int, unit: PeriodUnit) {
        self.count = count
        self.unit = unit
    }
}

/// Until when a procedure must or can be filed.
package struct DeadlineRule: Hashable, Sendable {
    /// How the last day is found.
    package enum Term: Hashable, Sendable {
        /// A period from an anchor.
        case period(Period, from: Anchor, firstDayCounts: Bool)
        /// That day of the year of the visit, also where it is over.
        case yearly(month: Int, day: Int)
        /// Only words, such as "promptly": no day can be computed.
        case words
    }

    package let term: Term
    /// Where filing opens before the last day: a period from the same anchor.
    package let opens: Period?
    /// The first day from which the period is counted, however early its anchor lies.
    package let notBefore: CalendarDay?
    /// Whether a last day on a closed day moves to the next open day.
    package let rollsOverClosedDays: Bool
    /// Whether the right lapses (時効), rather than a duty being late.
    package let isLimitation: Bool
    /// What happens after it.
    package let consequence: Localized?
    /// How it is said in words.
    package let text: Localized?

    package init(
        term: Term,
        opens: Period? = nil,
        notBefore: CalendarDay? = nil,
        rollsOverClosedDays: Bool = true,
        isLimitation: Bool = false,
        consequence: Localized? = nil,
        text: Localized? = nil
    ) {
        self.term = term
        self.opens = opens
        self.notBefore = notBefore
        self.rollsOverClosedDays = rollsOverClosedDays
        self.isLimitation = isLimitation
        self.consequence = consequence
        self.text = text
    }
}

extension DeadlineRule {
    /// The day from which its period is counted; nil where it is no period.
    package var anchor: Anchor? {
        if case .period(_, let anchor, _) = term { anchor } else { nil }
    }
}

/// From when a benefit counts, where that depends on the day of filing.
package struct EffectiveRule: Hashable, Sendable {
    /// The computations there are.
    package enum Kind: String, WordChoice, Hashable, Sendable {
        /// The month after filing; filed within 15 days after the anchor, the month after the anchor.
        ///
        /// 児童手当法8条2項・3項.
        case childAllowanceFifteenDays = "child-allowance-fifteen-days"
        case monthAfterFiling = "month-after-filing"
        case filingDay = "filing-day"
        case eventDay = "event-day"
    }

    package let kind: Kind
    package let anchor: Anchor

    package init(kind: Kind, anchor: Anchor) {
        self.kind = kind
        self.anchor = anchor
    }
}

// MARK: - Reading

private enum FirstDay: String, WordChoice {
    case included
    case excluded
}

private enum ClosedDays: String, WordChoice {
    case roll
    case stay
}

extension ReadingContext {
    func deadline(_ map: MapReader, allowsPerson: Bool) -> DeadlineRule? {
        let first: FirstDay = map.choice("first_day", default: .excluded)
        let closed: ClosedDays = map.choice("closed_days", default: .roll)
        let text = map.optionalLocalized("text")
        return DeadlineRule(
            term: term(
                map,
                firstDayCounts: first == .included,
                hasText: text != nil,
                allowsPerson: allowsPerson
            ),
            opens: map.map("opens") { period($0) },
            notBefore: map.day("not_before"),
            rollsOverClosedDays: closed == .roll,
            isLimitation: map.bool("limitation", default: false),
            consequence: map.optionalLocalized("consequence"),
            text: text
        )
    }

    private func term(
        _ map: MapReader,
        firstDayCounts: Bool,
        hasText: Bool,
        allowsPerson: Bool
    ) -> DeadlineRule.Term {
        let yearly = map.node("yearly").flatMap { monthDay($0, "yearly") }
        guard map.node("count") != nil else {
            for key in ["unit", "anchor"] where map.node(key) != nil {
                log.error(map.place(key), "`\(key)` has no effect without `count`; add one")
            }
            if let yearly { return .yearly(month: yearly.month, day: yearly.day) }
            if !hasText {
                log.error(map.position, "a deadline needs `count` and `anchor`, or else `text`")
            }
            return .words
        }
        let period = period(map)
        let anchor = anchor(map.required("anchor"), allowsPerson: allowsPerson) ?? .visitDay
        return .period(period, from: anchor, firstDayCounts: firstDayCounts)
    }

    private func period(_ map: MapReader) -> Period {
        Period(
            count: map.int("count", in: -400...400),
            unit: map.choice("unit", default: .days)
        )
    }

    /// A day of the year, `03-15`.
    func monthDay(_ node: YAMLNode, _ key: String) -> (month: Int, day: Int)? {
        // 2000 is a leap year, so 02-29 is taken.
        guard let text = node.text, let day = CalendarDay("2000-" + text) else {
            log.error(node.position, "`\(key)` must be a month and day such as \"03-15\"")
            return nil
        }
        return (day.month, day.day)
    }

    /// Counted from its own anchor, or else from that of the deadline.
    func effective(
        _ map: MapReader,
        besides deadline: DeadlineRule?,
        allowsPerson: Bool
    ) -> EffectiveRule? {
        let kind: EffectiveRule.Kind? = map.choice("rule")
        let own =
            map.has("anchor")
            ? anchor(map.required("anchor"), allowsPerson: allowsPerson) : nil
        return kind.map {
            EffectiveRule(kind: $0, anchor: own ?? deadline?.anchor ?? .eventDay)
        }
    }
}
