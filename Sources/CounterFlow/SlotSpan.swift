package import Vocabulary

/// A stretch of time in which a desk receives people by appointment.
package struct SlotSpan: Hashable, Sendable {
    /// When it begins.
    package let startsAt: Instant
    /// How long it takes.
    package let minutes: Int

    /// A value of these parts.
    package init(startsAt: Instant, minutes: Int) {
        self.startsAt = startsAt
        self.minutes = minutes
    }

    /// When it ends.
    package var endsAt: Instant { startsAt.adding(.seconds(minutes * 60)) }

    /// Whether two spans share a moment; one that begins where the other ends does not.
    package func overlaps(_ other: SlotSpan) -> Bool {
        startsAt < other.endsAt && other.startsAt < endsAt
    }
}

/// How a slot stands: its time, its places, and whether it is closed.
package struct SlotStanding: Hashable, Sendable {
    /// Its time.
    package let span: SlotSpan
    /// How many are received in it.
    package let capacity: Int
    /// How many places are taken.
    package let taken: Int
    /// Whether nobody may be booked into it any more.
    package let isClosed: Bool

    /// A value of these parts.
    package init(span: SlotSpan, capacity: Int, taken: Int, isClosed: Bool) {
        self.span = span
        self.capacity = capacity
        self.taken = taken
        self.isClosed = isClosed
    }

    /// How many places are left.
    package var left: Int { isClosed ? 0 : max(0, capacity - taken) }

    /// Whether somebody can be booked into it at this moment.
    package func isFree(at now: Instant) -> Bool { left > 0 && now < span.startsAt }
}

extension Sequence<SlotStanding> {
    /// The next slots with a place, in the order of their times.
    package func nextFree(after now: Instant, atMost maximum: Int) -> [SlotStanding] {
        Array(
            filter { $0.isFree(at: now) }
                .sorted { $0.span.startsAt < $1.span.startsAt }
                .prefix(maximum)
        )
    }
}
