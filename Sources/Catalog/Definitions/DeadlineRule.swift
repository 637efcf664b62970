package import Eligibility
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

/// The day from which a period is counted.
package enum Anchor: Hashable, Sendable, CustomStringConvertible {
    /// A fact whose value is a day.
    case fact(FactID)
    /// The day of the life event: of the move, the death or the birth, else of the visit.
    case eventDay
    case visitDay
    /// The day on which the move-in notification is filed.
    case moveInNotified
    /// Depends on the life event of the visit: the first that is among them decides.
    case byEvent([EventAnchor])

    /// The anchor for a visit with these life events; nil where none of them decides.
    package func resolved(for events: [LifeEventID]) -> Anchor? {
        guard case .byEvent(let cases) = self else { return self }
        return cases.first { $0.event.map(events.contains) ?? true }?.anchor
    }

    package var description: String {
        switch self {
        case .byEvent(let cases):
            cases.map { "\($0.event?.description ?? "otherwise"): \($0.anchor)" }
                .joined(separator: ", ")
        case .fact(let id): id.description
        case .eventDay: "event_day"
        case .visitDay: "visit_day"
        case .moveInNotified: "move_in_notified"
        }
    }
}

/// The anchor for one life event; for every other where the event is nil.
package struct EventAnchor: Hashable, Sendable {
    package let event: LifeEventID?
    package let anchor: Anchor
}

/// Until when a procedure must or can be filed.
package struct DeadlineRule: Hashable, Sendable {
    /// How the last day is found.
    package enum Term: Hashable, Sendable {
        /// A period from an anchor.
        case period(Period, from: Anchor, firstDayCounts: Bool)
        /// The next such day of a year on or after the visit.
        case yearly(month: Int, day: Int)
        /// Only words, such as "promptly": no day can be computed.
        case words
    }

    package let term: Term
    /// Where filing opens before the last day: a period from the same anchor.
    package let opens: Period?
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
        rollsOverClosedDays: Bool = true,
        isLimitation: Bool = false,
        consequence: Localized? = nil,
        text: Localized? = nil
    ) {
        self.term = term
        self.opens = opens
        self.rollsOverClosedDays = rollsOverClosedDays
        self.isLimitation = isLimitation
        self.consequence = consequence
        self.text = text
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
    func anchor(_ node: YAMLNode?) -> Anchor? {
        guard let node else { return nil }
        return node.entries == nil ? plainAnchor(node) : anchorByEvent(node)
    }

    private func anchorByEvent(_ node: YAMLNode) -> Anchor? {
        node.map("`anchor`", log) { map in
            let cases = map.keys.compactMap { key -> EventAnchor? in
                guard let anchor = map.node(key).flatMap(plainAnchor) else { return nil }
                if key == "otherwise" { return EventAnchor(event: nil, anchor: anchor) }
                let name = YAMLNode(position: map.place(key), content: .scalar(key, .quoted))
                return lifeEvent(name).map { EventAnchor(event: $0, anchor: anchor) }
            }
            return .byEvent(cases)
        }
    }

    private func plainAnchor(_ node: YAMLNode) -> Anchor? {
        guard let text = node.text("anchor", log) else { return nil }
        switch text {
        case "event_day": return .eventDay
        case "visit_day": return .visitDay
        case "move_in_notified": return .moveInNotified
        default: break
        }
        guard let id = FactID(text), let fact = registry[id] else {
            let dates = registry.ordered.filter { $0.type.isDate }.map(\.id.description)
            let hint = Suggestion.sentence(for: text, among: dates + ["event_day", "visit_day"])
            log.error(node.position, "the anchor `\(text)` is no fact of the registry\(hint)")
            return nil
        }
        guard fact.type.isDate else {
            log.error(node.position, "the anchor `\(text)` is no day; use a fact of type date")
            return nil
        }
        return .fact(id)
    }

    func deadline(_ map: MapReader) -> DeadlineRule? {
        let first: FirstDay = map.choice("first_day", default: .excluded)
        let closed: ClosedDays = map.choice("closed_days", default: .roll)
        let text = map.optionalLocalized("text")
        return DeadlineRule(
            term: term(map, firstDayCounts: first == .included, hasText: text != nil),
            opens: map.map("opens") { period($0) },
            rollsOverClosedDays: closed == .roll,
            isLimitation: map.bool("limitation", default: false),
            consequence: map.optionalLocalized("consequence"),
            text: text
        )
    }

    private func term(
        _ map: MapReader,
        firstDayCounts: Bool,
        hasText: Bool
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
        let anchor = anchor(map.required("anchor")) ?? .visitDay
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

    func effective(_ map: MapReader) -> EffectiveRule? {
        let kind: EffectiveRule.Kind? = map.choice("rule")
        let anchor = map.has("anchor") ? anchor(map.required("anchor")) : nil
        return kind.map { EffectiveRule(kind: $0, anchor: anchor ?? .eventDay) }
    }
}

extension FactType {
    var isDate: Bool {
        if case .date = self { true } else { false }
    }
}
