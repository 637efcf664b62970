import JobQueue
import Postgres
import Synchronization
import TestSupport
import Vocabulary

/// A handler that notes what it was given, and fails where a test wants it.
final class NotingHandler: JobHandler {
    let kind: JobKind
    let jobsMaximum: Int
    private let noted = Mutex<[[Int64]]>([])
    private let trap: @Sendable ([Job]) throws -> Void

    init(
        kind: Int16 = 7,
        jobsMaximum: Int = 100,
        trap: @escaping @Sendable ([Job]) throws -> Void = { _ in }
    ) {
        self.kind = JobKind(rawValue: kind)
        self.jobsMaximum = jobsMaximum
        self.trap = trap
    }

    func handle(_ jobs: [Job], in transaction: PostgresTransaction) async throws {
        try trap(jobs)
        noted.withLock { $0.append(jobs.map(\.subject)) }
    }

    /// The subjects of each call that did not fail.
    var calls: [[Int64]] { noted.withLock { $0 } }
    var subjects: [Int64] { calls.flatMap { $0 } }
}

/// A failure that a handler blames on a job or on its surroundings.
struct Failure: JobFailing {
    var failureCode = "broken"
    var isEnvironmental = false
}

/// Jobs of one kind in a database of the test's own.
struct QueueWorld: Sendable {
    let owner: PostgresClient
    let center: PostgresClient
    let clock = ManualClock()

    static func with<R>(_ body: (QueueWorld) async throws -> R) async throws -> R {
        try await ScratchDatabase.withDatabase { owner, connection in
            let center = PostgresClient(
                PostgresConfiguration(
                    connectionString: connection,
                    poolMaximum: 10,
                    role: "hitomado_center"
                )
            )
            let result: Result<R, any Error>
            do {
                result = .success(try await body(QueueWorld(owner: owner, center: center)))
            } catch {
                result = .failure(error)
            }
            await center.close()
            return try result.get()
        }
    }

    func worker(
        _ handlers: [any JobHandler],
        options: JobWorkerOptions = JobWorkerOptions()
    ) -> JobWorker {
        JobWorker(client: center, handlers: handlers, options: options, time: clock)
    }

    func job(
        _ subject: Int64,
        lane: Lane = .waiting,
        turn: Int32 = 0,
        batchKey: String = "S",
        runAt: Instant? = nil
    ) -> NewJob {
        NewJob(
            municipality: 121002,
            kind: JobKind(rawValue: 7),
            lane: lane,
            batchKey: batchKey,
            turn: turn,
            subject: subject,
            runAt: runAt
        )
    }

    func enqueue(_ jobs: [NewJob]) async throws {
        try await center.withTransaction { try await JobQueue.enqueue(jobs, in: $0) }
    }

    func count(_ table: String) async throws -> Int {
        try await owner.withTransaction { transaction in
            try await transaction.runScript(
                "CREATE TEMP VIEW counted(n) AS SELECT count(*) FROM hitomado.\(table)"
            )
            let count = try await transaction.first(Counted())
            try await transaction.runScript("DROP VIEW counted")
            return count ?? -1
        }
    }

    private struct Counted: PostgresStatement {
        static let name = "counted"
        static let sql = "SELECT n FROM pg_temp.counted"
        let bindings = PostgresBindings()

        static func decode(_ row: inout PostgresRowReader) throws -> Int {
            try row.read()
        }
    }
}
