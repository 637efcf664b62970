package import Vocabulary

/// How somebody's coming fits the time of the appointment.
package enum ArrivalTiming: Hashable, Sendable {
    case onTime
    /// So many minutes before it, more than people usually come early.
    case early(minutes: Int)
    /// So many minutes after its beginning, so that the desk must say whether it still takes it.
    case late(minutes: Int)
    /// The appointment is for another day.
    case otherDay(CalendarDay)

    /// Coming so many minutes before is no news.
    package static let earlyMinutes = 30
    /// Coming so many minutes after is no news.
    package static let lateMinutes = 15

    /// Coming now for a slot that begins at this moment.
    package init(startsAt: Instant, now: Instant) {
        guard now.dayInJapan == startsAt.dayInJapan else {
            self = .otherDay(startsAt.dayInJapan)
            return
        }
        let ahead = startsAt.minuteOfDayInJapan - now.minuteOfDayInJapan
        if ahead > Self.earlyMinutes {
            self = .early(minutes: ahead)
        } else if -ahead > Self.lateMinutes {
            self = .late(minutes: -ahead)
        } else {
            self = .onTime
        }
    }
}
