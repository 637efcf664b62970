import Synchronization
package import Vocabulary

/// A clock that stands still until a test moves it.
package final class ManualClock: TimeSource {
    private let moment: Mutex<Instant>

    /// A clock that shows a moment; by default 2026-04-06T00:00:00Z, a Monday morning in Japan.
    package init(_ moment: Instant = Instant(microseconds: 1_775_433_600_000_000)) {
        self.moment = Mutex(moment)
    }

    package func now() -> Instant {
        moment.withLock { $0 }
    }

    /// Moves the clock forward.
    package func advance(by duration: Duration) {
        precondition(duration >= .zero, "a clock does not go back")
        moment.withLock { $0 = $0.adding(duration) }
    }
}
