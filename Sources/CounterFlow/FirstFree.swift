package import Vocabulary

/// How far away the first place of a desk's book is, and whether that is too far.
package enum FirstFree: Hashable, Sendable {
    /// The desk keeps no book: it has to be asked.
    case noBook
    /// Every slot ahead is taken, or none is open.
    case full
    /// The first place begins at this moment, so many office days after today.
    case at(Instant, officeDays: Int)

    /// Office days that are looked through before a slot counts as far beyond every limit.
    package static let officeDaysMaximum = 366

    /// What a book says: when its first free slot begins, and whether there is a book at all.
    package init(
        first: Instant?,
        hasBook: Bool,
        now: Instant,
        calendar: MunicipalCalendar
    ) {
        guard let first else {
            self = hasBook ? .full : .noBook
            return
        }
        let today = now.dayInJapan
        let distance = min(today.days(to: first.dayInJapan), Self.officeDaysMaximum)
        let days = stride(from: 1, through: distance, by: 1).map { today.adding(days: $0) }
        self = .at(first, officeDays: days.filter { calendar.isOpen($0) }.count)
    }

    /// Whether somebody must open more slots: the first place is more than so many office days away.
    package func isAlarm(moreThan officeDays: Int) -> Bool {
        switch self {
        case .noBook: false
        case .full: true
        case .at(_, let distance): distance > officeDays
        }
    }
}
