package import Postgres

/// The durable queue: jobs are enqueued in the caller's transaction and begin to exist with its commit.
package enum JobQueue {
    /// The channel on which sleeping workers are woken.
    package static let channel = "hitomado_job"

    /// Puts jobs into the queue or the schedule; what is queued already stays as it is.
    ///
    /// One statement whatever their number, at most 10,000. The transaction's role needs the rights of
    /// an office or of the center.
    package static func enqueue(
        _ jobs: [NewJob],
        in transaction: PostgresTransaction
    ) async throws {
        precondition(jobs.count <= 10_000, "at most 10,000 jobs are enqueued at once")
        if jobs.isEmpty { return }
        try await transaction.execute(JobEnqueue(jobs: jobs))
    }

    /// Wakes the workers that sleep; to be called after the commit that enqueued.
    ///
    /// A transaction of its own that writes nothing: inside a writing one the notice would take a lock
    /// of the whole cluster. Workers look by themselves too, so that a lost ring costs half a second.
    package static func ring(_ client: PostgresClient) async throws {
        try await client.withConnection { _ = try await $0.run(JobRing()) }
    }

    /// Pins the plans of a transaction to indexes, for statements that take many rows by their keys.
    ///
    /// The size of a queue's tables changes too fast for the planner's estimates.
    package static func pinPlans(in transaction: PostgresTransaction) async throws {
        try await transaction.execute(JobNoSequentialScan())
    }

    /// The jobs that failed and wait for another try, the most delayed first.
    package static func failures(
        atMost maximum: Int = 100,
        _ access: some PostgresQuerying
    ) async throws -> [FailedJob] {
        try await access.run(JobFailureList(maximum: maximum))
    }
}
