package import Vocabulary

/// What came of calling a resident about a send-back.
package enum CallResult: String, CaseIterable, Hashable, Sendable {
    /// Spoke with the resident.
    case reached
    /// Nobody answered: to be called again.
    case noAnswer = "no-answer"
    /// The resident comes on a day that was agreed.
    case willCome = "will-come"

    /// The result in a few words for people.
    package func words(in language: Language) -> String {
        switch (self, language) {
        case (.reached, .ja): "つながった"
        case (.reached, .en): "reached"
        case (.noAnswer, .ja): "出なかった"
        case (.noAnswer, .en): "no answer"
        case (.willCome, .ja): "来庁の約束"
        case (.willCome, .en): "will come"
        }
    }
}

extension DuePolicy {
    /// How often a send-back is put off because nobody answered; from then on it grows old where all see it.
    package static let unansweredMaximum = 3

    /// By when a send-back is due after a call at `now`.
    ///
    /// It only ever moves ahead: to the closing of the next open day when nobody answered, of the day on
    /// which the resident comes; and never past the closing of the legal deadline. `unanswered` is how often
    /// nobody answered before about the same attempt.
    package func due(
        after call: CallResult,
        comesOn day: CalendarDay? = nil,
        at now: Instant,
        before: Instant,
        deadline: CalendarDay?,
        unanswered: Int = 0
    ) -> Instant {
        let wanted: Instant =
            switch call {
            case .reached: before
            case .noAnswer where unanswered >= Self.unansweredMaximum: before
            case .noAnswer: closing(ofOpenDayOnOrAfter: now.dayInJapan.adding(days: 1))
            case .willCome: day.map { closing(ofOpenDayOnOrAfter: $0) } ?? before
            }
        guard wanted > before else { return before }
        guard let deadline else { return wanted }
        let last = Instant(dayInJapan: deadline, minuteOfDay: closingMinute)
        return max(before, min(wanted, last))
    }

    private func closing(ofOpenDayOnOrAfter day: CalendarDay) -> Instant {
        Instant(
            dayInJapan: calendar.openDay(onOrAfter: day) ?? day,
            minuteOfDay: closingMinute
        )
    }
}
