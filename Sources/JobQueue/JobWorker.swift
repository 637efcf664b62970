package import Postgres
import Synchronization
package import Vocabulary

/// How a worker works.
package struct JobWorkerOptions: Sendable {
    /// How many executors take any lane, 1 to 64; one more takes only the lane *waiting*.
    package var executors: Int
    /// The most flows of one claim, 1 to 1,000.
    package var flowsMaximum: Int
    /// How often an idle worker looks by itself.
    package var pollInterval: Duration
    /// How often the worker looks for jobs below its marks.
    package var sweepInterval: Duration
    /// How often scheduled jobs are released.
    package var scheduleInterval: Duration
    /// Every how many turns *overnight* comes first, so that it keeps a share under any load.
    package var overnightShare: Int
    /// When failed jobs are tried again.
    package var retry: RetryPolicy
    /// How many days finished jobs are kept.
    package var historyDays: Int

    /// Options; by default two executors, half a second between looks, seven days of history.
    package init(
        executors: Int = 2,
        flowsMaximum: Int = 64,
        pollInterval: Duration = .milliseconds(500),
        sweepInterval: Duration = .seconds(2),
        scheduleInterval: Duration = .seconds(1),
        overnightShare: Int = 8,
        retry: RetryPolicy = RetryPolicy(),
        historyDays: Int = 7
    ) {
        precondition((1...64).contains(executors), "a worker has 1 to 64 executors")
        precondition((1...1000).contains(flowsMaximum), "a claim takes 1 to 1,000 flows")
        self.executors = executors
        self.flowsMaximum = flowsMaximum
        self.pollInterval = pollInterval
        self.sweepInterval = sweepInterval
        self.scheduleInterval = scheduleInterval
        self.overnightShare = max(2, overnightShare)
        self.retry = retry
        self.historyDays = historyDays
    }
}

/// Takes jobs out of the queue and hands them to their handlers, as long as it runs.
///
/// Needs a client with the role of the center and a connection for each executor and two more. Several
/// workers, in one process or on several hosts, share the work without knowing of one another.
package final class JobWorker: Sendable {
    let client: PostgresClient
    let handlers: [any JobHandler]
    let options: JobWorkerOptions
    let time: any TimeSource
    let report: @Sendable (JobTrouble) -> Void
    let table = Mutex(FlowTable())
    let bell = Doorbell()
    let look = Mutex(Look())
    let sweeps = Mutex(0)

    /// When the worker last looked for flows with jobs, and whether there may be new ones.
    struct Look: Sendable {
        var isWanted = true
        var isRunning = false
        var earliest: ContinuousClock.Instant?
    }

    /// A worker for these handlers, which take their turns in this order.
    package init(
        client: PostgresClient,
        handlers: [any JobHandler],
        options: JobWorkerOptions = JobWorkerOptions(),
        time: any TimeSource,
        report: @escaping @Sendable (JobTrouble) -> Void = { _ in }
    ) {
        precondition(
            handlers.allSatisfy { (1...10_000).contains($0.jobsMaximum) },
            "a handler takes 1 to 10,000 jobs"
        )
        self.client = client
        self.handlers = handlers
        self.options = options
        self.time = time
        self.report = report
    }

    /// Works until the task is cancelled; what is being done then is rolled back.
    package func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.executeForever(lanes: [.waiting], number: 0) }
            for number in 1...options.executors {
                group.addTask { await self.executeForever(lanes: Lane.allCases, number: number) }
            }
            group.addTask { await self.listen() }
            group.addTask { await self.every(self.options.scheduleInterval, self.release) }
            group.addTask { await self.every(self.options.sweepInterval, self.sweep) }
            group.addTask { await self.every(.seconds(3600), self.keepHistory) }
        }
    }

    /// Tells the worker that there may be new jobs.
    package func wake() {
        look.withLock { $0.isWanted = true }
        bell.ring()
    }

    private func listen() async {
        for await _ in client.notifications(on: JobQueue.channel) {
            wake()
        }
    }

    private func executeForever(lanes: [Lane], number: Int) async {
        var turns = number
        var pause = Duration.milliseconds(100)
        while !Task.isCancelled {
            do {
                turns += 1
                if try await !step(lanes: lanes, turns: turns) {
                    await bell.wait(atMost: restBeforeLooking())
                    look.withLock { $0.isWanted = true }
                }
                pause = .milliseconds(100)
            } catch {
                if Task.isCancelled { return }
                report(JobTrouble(error))
                await bell.wait(atMost: pause)
                pause = min(pause * 2, .seconds(5))
            }
        }
    }

    /// The poll interval, or less when somebody rang too soon after the last look.
    private func restBeforeLooking() -> Duration {
        look.withLock { look in
            guard look.isWanted, let earliest = look.earliest else { return options.pollInterval }
            let rest = ContinuousClock.now.duration(to: earliest)
            return min(max(rest, .milliseconds(1)), options.pollInterval)
        }
    }

    /// Serves one claim, if any flow has its turn; whether there was one.
    private func step(lanes: [Lane], turns: Int) async throws -> Bool {
        try await lookIfWanted()
        guard let turn = nextTurn(lanes: lanes, turns: turns) else { return false }
        try await serve(turn.claims, turn.handler)
        return true
    }

    func nextTurn(
        lanes: [Lane],
        turns: Int
    ) -> (handler: any JobHandler, claims: [FlowClaim])? {
        let ordered =
            turns.isMultiple(of: options.overnightShare) ? lanes.reversed() : lanes
        return table.withLock { table in
            for lane in ordered {
                for handler in handlers {
                    let claims = table.next(
                        kind: handler.kind,
                        lane: lane,
                        jobs: handler.jobsMaximum,
                        flowsMaximum: options.flowsMaximum
                    )
                    if !claims.isEmpty { return (handler, claims) }
                }
            }
            return nil
        }
    }

    /// Repeats a piece of maintenance; a failure is reported, and the next time comes all the same.
    private func every(
        _ interval: Duration,
        _ work: () async throws -> Void
    ) async {
        while !Task.isCancelled {
            do {
                try await work()
            } catch {
                if Task.isCancelled { return }
                report(JobTrouble(error))
            }
            // Ends early only when the task is cancelled, which the loop asks for.
            _ = try? await Task.sleep(for: interval)
        }
    }
}

/// Something that went wrong in a worker, without any value from a row.
package struct JobTrouble: Hashable, Sendable, CustomStringConvertible {
    /// What happened, for a log.
    package let description: String
    /// How many jobs were put off because of it.
    package let postponed: Int
    /// Whether the surroundings fail, and neither the program nor what was given.
    package let isEnvironmental: Bool

    /// Trouble from an error, of which only the kind is kept.
    package init(_ error: any Error) {
        let failing = error as? any JobFailing
        description =
            (error as? PostgresError)?.description ?? failing?.failureCode ?? "\(type(of: error))"
        postponed = 0
        isEnvironmental = failing?.isEnvironmental ?? false
    }

    init(code: String, postponed: Int, isEnvironmental: Bool) {
        description = code
        self.postponed = postponed
        self.isEnvironmental = isEnvironmental
    }
}
