package import Vocabulary

/// When a paper was received that is entered later; from a fortnight back to this moment.
package struct PaperReception: Hashable, Sendable {
    /// How many days back a reception may be entered.
    package static let daysMaximum = 14

    /// Why a time of reception is refused.
    package enum Refused: Error, Hashable, Sendable {
        /// It has not come yet.
        case inTheFuture
        /// It is longer ago than may be entered.
        case tooLongAgo
        /// The sheet was printed for a later day.
        case beforeItsPack
    }

    /// When the resident handed the paper in.
    package let at: Instant

    /// The reception under a number at a time of a day; refused where that cannot be.
    package init(
        on day: CalendarDay,
        minuteOfDay: Int,
        number: EmergencyNumber,
        now: Instant
    ) throws(Refused) {
        let at = Instant(dayInJapan: day, minuteOfDay: minuteOfDay)
        guard at <= now else { throw .inTheFuture }
        guard day.days(to: now.dayInJapan) <= Self.daysMaximum else { throw .tooLongAgo }
        guard number.packDay <= day else { throw .beforeItsPack }
        self.at = at
    }
}
