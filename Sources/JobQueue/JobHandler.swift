package import Postgres

/// Does what the jobs of one kind ask for, in the transaction that takes them out of the queue.
///
/// Effect and completion are one commit: when `handle` throws, the jobs stay queued and nothing of it
/// happened. An effect outside the database must therefore give the same result when it is repeated.
package protocol JobHandler: Sendable {
    /// The kind that it handles.
    var kind: JobKind { get }
    /// The most jobs of one call, 1 to 10,000.
    var jobsMaximum: Int { get }
    /// Handles jobs of several flows; the order is that of their numbers.
    func handle(_ jobs: [Job], in transaction: PostgresTransaction) async throws
}

/// An error of a handler that says how the queue should take it.
package protocol JobFailing: Error {
    /// A short stable code without any value from a row.
    var failureCode: String { get }
    /// Whether the surroundings fail (a full disk, a folder that is away) and not one of the jobs.
    ///
    /// Then all jobs of the call are tried again later, as often as it takes.
    var isEnvironmental: Bool { get }
}

/// How the queue takes a failed call of a handler.
enum FailureClass: Hashable, Sendable {
    /// The database was not reached or two transactions collided: the same again.
    case transient
    /// The surroundings fail: all jobs later.
    case environmental(code: String)
    /// One of the jobs is at fault: find it.
    case culprit(code: String)

    init(_ error: any Error) {
        if let error = error as? any JobFailing {
            self =
                error.isEnvironmental
                ? .environmental(code: error.failureCode) : .culprit(code: error.failureCode)
        } else if let error = error as? PostgresError {
            switch error.code {
            case .server where !error.isRetryable:
                self = .culprit(code: "sql-\(error.sqlState ?? "unknown")")
            case .decoding, .encoding:
                self = .culprit(code: "database-\(error.code.rawValue)")
            default: self = .transient
            }
        } else if error is CancellationError {
            self = .transient
        } else {
            self = .culprit(code: "fault")
        }
    }
}
