import Postgres
import Synchronization
import Vocabulary

extension JobWorker {
    private static let releasedMaximum = 5000
    // Every so many sweeps one begins at zero.
    private static let sweepsFromZero = 30

    /// Moves scheduled jobs whose time has come into the queue.
    @Sendable func release() async throws {
        if try await release(until: time.now(), withFailed: true) > 0 { wake() }
    }

    private func release(until moment: Instant, withFailed: Bool) async throws -> Int {
        var released = 0
        while !Task.isCancelled {
            let moved = try await client.withTransaction { transaction in
                try await transaction.execute(JobNoSequentialScan())
                return try await transaction.execute(
                    JobReleaseDue(
                        now: moment,
                        maximum: Self.releasedMaximum,
                        withFailed: withFailed
                    )
                )
            }
            released += moved
            if moved < Self.releasedMaximum { break }
            wake()
        }
        return released
    }

    /// Serves jobs that came to lie below the marks, and moves the floors up.
    @Sendable func sweep() async throws {
        let number = sweeps.withLock { sweeps in
            sweeps += 1
            return sweeps
        }
        let fromZero = number.isMultiple(of: Self.sweepsFromZero)
        let ranges = table.withLock { $0.sweepRanges(fromZero: fromZero) }
        guard !ranges.isEmpty else { return }
        let (horizon, left) = try await client.withTransaction { transaction in
            try await transaction.execute(JobNoSequentialScan())
            let horizon = try await transaction.first(JobHorizon())
            return (horizon, Set(try await transaction.run(JobLeftBelow(ranges: ranges))))
        }
        guard let horizon else { return }
        table.withLock { table in
            for range in ranges where !left.contains(range.flow) {
                table.sweptEmpty(range, horizon: horizon)
            }
        }
        try await serveBelow(ranges.filter { left.contains($0.flow) })
    }

    private func serveBelow(_ ranges: [FlowClaim]) async throws {
        for handler in handlers {
            let own = ranges.filter { range in
                table.withLock { $0.kind(of: range.flow) } == handler.kind
            }
            for start in stride(from: 0, to: own.count, by: options.flowsMaximum) {
                let some = own[start..<min(start + options.flowsMaximum, own.count)]
                let share = max(1, handler.jobsMaximum / some.count)
                let claims = some.map {
                    FlowClaim(flow: $0.flow, after: $0.after, upTo: $0.upTo, jobsMaximum: share)
                }
                // What another worker holds is skipped, so that this ends.
                while try await serve(claims, handler) > 0 {}
            }
        }
    }

    /// Makes the history's next partitions and drops the old ones.
    @Sendable func keepHistory() async throws {
        try await client.withTransaction { transaction in
            _ = try await transaction.run(JobKeepHistory(days: options.historyDays))
        }
    }

    /// Serves all that is queued or scheduled, whatever its time, and ends; how many jobs it served.
    ///
    /// Jobs that fail on the way stay scheduled for later; those that failed before and are to be tried
    /// again soon are tried now, for what was in the way may be mended. Throws when the database stays away.
    package func drain() async throws -> Int {
        let soon = time.now().adding(options.retry.longestEnvironmental)
        _ = try await release(until: soon, withFailed: true)
        _ = try await release(until: time.now().adding(RetryPolicy.parked), withFailed: false)
        var served = 0
        while !Task.isCancelled {
            try await lookNow()
            let round = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0...options.executors {
                    group.addTask { try await self.serveRings(turns: number) }
                }
                return try await group.reduce(0, +)
            }
            served += round
            if round == 0 { break }
        }
        return served
    }

    /// Serves until no flow has a turn.
    private func serveRings(turns: Int) async throws -> Int {
        var served = 0
        var turns = turns
        var failures = 0
        while let turn = nextTurn(lanes: Lane.allCases, turns: turns) {
            turns += 1
            do {
                served += try await serve(turn.claims, turn.handler)
                failures = 0
            } catch {
                failures += 1
                if Task.isCancelled || failures == 5 { throw error }
                await bell.wait(atMost: .milliseconds(100) * (1 << failures))
            }
        }
        return served
    }
}
