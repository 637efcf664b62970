package import Vocabulary

/// From which day to which a member of the staff works here, both included.
package struct StaffTerm: Hashable, Sendable {
    /// The first day; nil for no limit.
    package let from: CalendarDay?
    /// The last day; nil for no limit.
    package let until: CalendarDay?

    /// A term of these days; nil where the last is before the first.
    package init?(from: CalendarDay? = nil, until: CalendarDay? = nil) {
        if let from, let until, until < from { return nil }
        self.from = from
        self.until = until
    }

    private init() {
        from = nil
        until = nil
    }

    /// Without limits.
    package static let open = StaffTerm()

    /// Whether a day is in it.
    package func contains(_ day: CalendarDay) -> Bool {
        !isOver(on: day) && from.map { $0 <= day } ?? true
    }

    /// Whether the last day was before a day.
    package func isOver(on day: CalendarDay) -> Bool { until.map { $0 < day } ?? false }
}
