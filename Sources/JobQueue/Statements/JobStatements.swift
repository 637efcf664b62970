import Postgres
import Schema
import Vocabulary

struct JobEnqueue: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.jobEnqueue
    let jobs: [NewJob]

    var bindings: PostgresBindings {
        PostgresBindings(
            jobs.map(\.municipality),
            jobs.map(\.kind.rawValue),
            jobs.map(\.lane.rawValue),
            jobs.map(\.batchKey),
            jobs.map(\.turn),
            jobs.map(\.subject),
            jobs.map(\.attempt),
            jobs.map(\.runAt)
        )
    }
}

struct JobTake: SchemaStatement {
    static let text = StatementText.jobTake
    let claims: [FlowClaim]

    var bindings: PostgresBindings {
        PostgresBindings(
            claims.map(\.flow),
            claims.map(\.after),
            claims.map(\.upTo),
            claims.map { Int32($0.jobsMaximum) }
        )
    }

    static func decode(_ row: inout PostgresRowReader) throws -> Job {
        Job(
            municipality: try row.read(),
            flow: try row.read(),
            number: try row.read(),
            subject: try row.read(),
            attempt: try row.read(),
            tries: try row.read()
        )
    }
}

struct JobFlowProbe: SchemaStatement {
    static let text = StatementText.jobFlowProbe
    let marks: [(flow: Int32, number: Int64)]

    var bindings: PostgresBindings {
        PostgresBindings(marks.map(\.flow), marks.map(\.number))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> Flow {
        let flow: Int32 = try row.read()
        let kind = JobKind(rawValue: try row.read())
        let lane = Lane(rawValue: try row.read()) ?? .overnight
        return Flow(
            id: flow,
            kind: kind,
            lane: lane,
            municipality: try row.read(),
            batchKey: try row.read(),
            turn: try row.read()
        )
    }
}

struct JobLeftBelow: SchemaStatement {
    static let text = StatementText.jobLeftBelow
    let ranges: [FlowClaim]

    var bindings: PostgresBindings {
        PostgresBindings(ranges.map(\.flow), ranges.map(\.after), ranges.map(\.upTo))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> Int32 {
        try row.read()
    }
}

struct JobHorizon: SchemaStatement {
    static let text = StatementText.jobHorizon
    let bindings = PostgresBindings()

    static func decode(_ row: inout PostgresRowReader) throws -> TransactionHorizon {
        TransactionHorizon(oldest: try row.read(), next: try row.read())
    }
}

struct JobPostpone: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.jobPostpone
    let jobs: [(job: Job, runAt: Instant)]
    let failure: String

    var bindings: PostgresBindings {
        PostgresBindings(
            jobs.map(\.job.flow),
            jobs.map(\.job.number),
            jobs.map(\.runAt),
            failure
        )
    }
}

struct JobReleaseDue: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.jobReleaseDue
    let now: Instant
    let maximum: Int
    let withFailed: Bool

    var bindings: PostgresBindings { PostgresBindings(now, maximum, withFailed) }
}

struct JobKeepHistory: SchemaStatement {
    static let text = StatementText.jobKeepHistory
    let days: Int

    var bindings: PostgresBindings { PostgresBindings(days) }

    static func decode(_ row: inout PostgresRowReader) throws -> Int32 {
        try row.read()
    }
}

struct JobRing: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.jobRing
    let bindings = PostgresBindings()
}

struct JobNoSequentialScan: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.jobNoSequentialScan
    let bindings = PostgresBindings()
}

struct JobFailureList: SchemaStatement {
    static let text = StatementText.jobFailureList
    let maximum: Int

    var bindings: PostgresBindings { PostgresBindings(maximum) }

    static func decode(_ row: inout PostgresRowReader) throws -> FailedJob {
        FailedJob(
            municipality: try row.read(),
            kind: JobKind(rawValue: try row.read()),
            lane: Lane(rawValue: try row.read()) ?? .overnight,
            batchKey: try row.read(),
            subject: try row.read(),
            attempt: try row.read(),
            tries: try row.read(),
            runAt: try row.read(),
            failure: try row.read()
        )
    }
}
