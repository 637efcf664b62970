package import Vocabulary
import FoundationEssentials
import Synchronization

/// The machine's clock; the only place of the product that reads it.
package final class SystemTime: TimeSource {
    private let latest = Mutex(Instant(microseconds: .min))

    package init() {}

    /// The present moment; stands still while the machine's clock is set back.
    package func now() -> Instant {
        let seconds = Date().timeIntervalSince1970
        let read = Instant(microseconds: Int64((seconds * 1_000_000).rounded(.down)))
        return latest.withLock { latest in
            latest = max(latest, read)
            return latest
        }
    }
}

/// The machine's random numbers.
package struct SystemChance: ChanceSource {
    package init() {}

    package func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in generator.next() }
    }
}
