package import Vocabulary

/// When a failed job is tried again.
package struct RetryPolicy: Hashable, Sendable {
    /// The wait after the first failure; it doubles with each further one.
    package var first: Duration
    /// The longest wait after a failure of the job itself.
    package var longest: Duration
    /// The longest wait while the surroundings fail.
    package var longestEnvironmental: Duration
    /// After so many failures of its own a job waits for a person.
    package var triesMaximum: Int

    /// By default 1 s, 10 min, 15 s and 8 tries.
    package init(
        first: Duration = .seconds(1),
        longest: Duration = .seconds(600),
        longestEnvironmental: Duration = .seconds(15),
        triesMaximum: Int = 8
    ) {
        self.first = first
        self.longest = longest
        self.longestEnvironmental = longestEnvironmental
        self.triesMaximum = triesMaximum
    }

    /// How far ahead a job is put that waits for a person: a hundred years, still a valid date.
    package static let parked = Duration.seconds(100 * 365 * 86_400)

    /// The next try of a job that failed `tries` times before this failure.
    package func nextTry(tries: Int16, isEnvironmental: Bool, now: Instant) -> Instant {
        let failures = Int(tries) + 1
        if !isEnvironmental, failures >= triesMaximum { return now.adding(Self.parked) }
        let wait = first * (1 << min(failures - 1, 20))
        return now.adding(min(wait, isEnvironmental ? longestEnvironmental : longest))
    }
}
