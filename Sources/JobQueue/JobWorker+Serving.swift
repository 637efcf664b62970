import Postgres
import Synchronization
import Vocabulary

extension JobWorker {
    /// Asks which flows hold jobs, when there may be news and the last look is long enough ago.
    ///
    /// A look costs a descent of the index for each flow, so that its own length bounds how often it
    /// happens: a fifth of the time at most.
    func lookIfWanted() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let isMine = look.withLock { look in
            guard look.isWanted, !look.isRunning, look.earliest.map({ $0 <= start }) ?? true else {
                return false
            }
            look.isRunning = true
            look.isWanted = false
            return true
        }
        guard isMine else { return }
        defer {
            look.withLock { look in
                look.isRunning = false
                look.earliest = clock.now + max(.milliseconds(1), (clock.now - start) * 4)
            }
        }
        do {
            try await lookNow()
        } catch {
            look.withLock { $0.isWanted = true }
            throw error
        }
    }

    func lookNow() async throws {
        let marks = table.withLock { $0.marks }
        let flows = try await client.withTransaction { transaction in
            try await transaction.execute(JobNoSequentialScan())
            return try await transaction.run(JobFlowProbe(marks: marks))
        }
        let known = flows.filter { flow in handlers.contains { $0.kind == flow.kind } }
        guard !known.isEmpty else { return }
        table.withLock { $0.discovered(known) }
        bell.ring()
    }

    /// Takes what the claims name, hands it to the handler, and commits both together.
    ///
    /// Throws only what the same call, later, may not meet again.
    @discardableResult
    func serve(_ claims: [FlowClaim], _ handler: any JobHandler) async throws -> Int {
        var jobs: [Job] = []
        do {
            try await client.withTransaction { transaction in
                try await transaction.execute(JobNoSequentialScan())
                jobs = try await transaction.run(JobTake(claims: claims))
                jobs.sort { $0.number < $1.number }
                let taken = jobs
                table.withLock { $0.took(taken, of: claims) }
                if !taken.isEmpty { try await handler.handle(taken, in: transaction) }
            }
        } catch {
            try await recover(from: error, jobs, claims, handler)
            return jobs.count
        }
        if !jobs.isEmpty { wake() }
        return jobs.count
    }

    private func recover(
        from error: any Error,
        _ jobs: [Job],
        _ claims: [FlowClaim],
        _ handler: any JobHandler
    ) async throws {
        switch Task.isCancelled ? .transient : FailureClass(error) {
        case .transient:
            table.withLock { $0.gaveBack(claims) }
            throw error
        case .environmental(let code):
            try await givingBack(claims) { try await self.postpone(jobs, code, true) }
        case .culprit(let code):
            try await givingBack(claims) { try await self.isolate(jobs, code, handler) }
        }
    }

    /// Does something about failed jobs; when that fails too, they are found again.
    private func givingBack(_ claims: [FlowClaim], _ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch {
            table.withLock { $0.gaveBack(claims) }
            throw error
        }
    }

    /// Handles jobs of a failed call in halves, until the one at fault is alone and put off.
    private func isolate(_ jobs: [Job], _ code: String, _ handler: any JobHandler) async throws {
        guard jobs.count > 1 else { return try await postpone(jobs, code, false) }
        let middle = jobs.count / 2
        for half in [jobs[..<middle], jobs[middle...]] {
            let half = Array(half)
            do {
                try await serveExactly(half, handler)
            } catch {
                switch Task.isCancelled ? .transient : FailureClass(error) {
                case .transient: throw error
                case .environmental(let code): try await postpone(half, code, true)
                case .culprit(let code): try await isolate(half, code, handler)
                }
            }
        }
    }

    private func serveExactly(_ jobs: [Job], _ handler: any JobHandler) async throws {
        let claims = jobs.map {
            FlowClaim(flow: $0.flow, after: $0.number - 1, upTo: $0.number, jobsMaximum: 1)
        }
        try await client.withTransaction { transaction in
            try await transaction.execute(JobNoSequentialScan())
            let taken = try await transaction.run(JobTake(claims: claims))
            guard !taken.isEmpty else { return }
            try await handler.handle(taken.sorted { $0.number < $1.number }, in: transaction)
        }
        wake()
    }

    private func postpone(_ jobs: [Job], _ code: String, _ isEnvironmental: Bool) async throws {
        if jobs.isEmpty { return }
        let now = time.now()
        let later = jobs.map { job in
            (
                job: job,
                runAt: options.retry.nextTry(
                    tries: job.tries,
                    isEnvironmental: isEnvironmental,
                    now: now
                )
            )
        }
        try await client.withTransaction { transaction in
            try await transaction.execute(JobNoSequentialScan())
            try await transaction.execute(JobPostpone(jobs: later, failure: code))
        }
        report(
            JobTrouble(code: code, postponed: jobs.count, isEnvironmental: isEnvironmental)
        )
    }
}
