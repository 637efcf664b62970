import JobQueue
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite("The durable queue", .timeLimit(.minutes(5)))
struct QueueTests {
    @Test("Jobs are served once, in the order of their flow, and lie in the history")
    func order() async throws {
        try await QueueWorld.with { world in
            let handler = NotingHandler(jobsMaximum: 10)
            try await world.enqueue((1...25).map { world.job($0) })

            let served = try await world.worker([handler]).drain()

            #expect(served == 25)
            #expect(handler.subjects.sorted() == Array(1...25))
            #expect(handler.calls.allSatisfy { $0 == $0.sorted() && $0.count <= 10 })
            #expect(try await world.count("job") == 0)
            #expect(try await world.count("job_history") == 25)
            #expect(try await world.count("job_history_rest") == 0)
        }
    }

    @Test("A job begins to exist with the commit of its transaction, and is queued once")
    func enqueuing() async throws {
        try await QueueWorld.with { world in
            let handler = NotingHandler()
            _ = try? await world.center.withTransaction { transaction in
                try await JobQueue.enqueue([world.job(1)], in: transaction)
                throw Failure()
            }
            try await world.enqueue([world.job(2), world.job(2)])
            try await world.enqueue([world.job(2), world.job(3)])

            _ = try await world.worker([handler]).drain()

            #expect(handler.subjects.sorted() == [2, 3])
        }
    }

    @Test("Two transactions that make the same flow at once both keep their jobs")
    func sameFlow() async throws {
        try await QueueWorld.with { world in
            let handler = NotingHandler()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...8 {
                    group.addTask { try await world.enqueue([world.job(Int64(number))]) }
                }
                try await group.waitForAll()
            }

            _ = try await world.worker([handler]).drain()

            #expect(handler.subjects.sorted() == Array(1...8))
            #expect(try await world.count("job_flow") == 1)
        }
    }

    @Test("A poison job is found by halves, put off, and served when it is mended")
    func poison() async throws {
        try await QueueWorld.with { world in
            let handler = NotingHandler { jobs in
                if jobs.contains(where: { $0.subject == 33 && $0.tries < 2 }) { throw Failure() }
            }
            try await world.enqueue((1...64).map { world.job($0) })
            let worker = world.worker([handler])

            _ = try await worker.drain()
            let first = try await world.center.withConnection { try await JobQueue.failures($0) }
            let early = handler.subjects.count
            world.clock.advance(by: .seconds(10))
            _ = try await worker.drain()
            let second = try await world.center.withConnection { try await JobQueue.failures($0) }
            world.clock.advance(by: .seconds(10))
            _ = try await worker.drain()

            #expect(early == 63)
            #expect(first.map(\.subject) == [33] && first.map(\.failure) == ["broken"])
            #expect(second.map(\.tries) == [2])
            #expect(handler.subjects.sorted() == Array(1...64))
            #expect(try await world.count("job_scheduled") == 0)
        }
    }

    @Test("While the surroundings fail no job is blamed, and all are tried again")
    func environment() async throws {
        try await QueueWorld.with { world in
            let handler = NotingHandler { jobs in
                if jobs[0].tries < 20 {
                    throw Failure(failureCode: "disk-full", isEnvironmental: true)
                }
            }
            try await world.enqueue((1...3).map { world.job($0) })
            let worker = world.worker([handler])

            for _ in 0..<20 {
                #expect(try await worker.drain() == 3)
                #expect(handler.calls.isEmpty)
                world.clock.advance(by: .seconds(20))
            }
            _ = try await worker.drain()

            #expect(handler.calls == [[1, 2, 3]])
        }
    }

    @Test("A failed handler leaves nothing behind, not even in the history")
    func rollback() async throws {
        try await QueueWorld.with { world in
            let handler = NotingHandler { _ in throw Failure() }
            try await world.enqueue([world.job(1)])

            _ = try await world.worker([handler]).drain()

            #expect(try await world.count("job_history") == 0)
            #expect(try await world.count("job_scheduled") == 1)
        }
    }

    @Test("Scheduled jobs wait for their time")
    func schedule() async throws {
        try await QueueWorld.with { world in
            let handler = NotingHandler()
            let later = world.clock.now().adding(.seconds(60))
            try await world.enqueue([world.job(1, runAt: later), world.job(2)])
            let worker = world.worker(
                [handler],
                options: JobWorkerOptions(
                    pollInterval: .milliseconds(5),
                    scheduleInterval: .milliseconds(5)
                )
            )

            await withTaskGroup(of: Void.self) { group in
                group.addTask { await worker.run() }
                while handler.subjects.isEmpty { await Task.yield() }
                let before = handler.subjects
                world.clock.advance(by: .seconds(61))
                while handler.subjects.count < 2 { await Task.yield() }
                #expect(before == [2])
                group.cancelAll()
            }
        }
    }

    @Test("A job that commits late, below the mark, is found by the sweep")
    func lateCommit() async throws {
        try await QueueWorld.with { world in
            let handler = NotingHandler()
            let worker = world.worker(
                [handler],
                options: JobWorkerOptions(
                    pollInterval: .milliseconds(5),
                    sweepInterval: .milliseconds(5)
                )
            )
            try await world.enqueue([world.job(1)])

            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await worker.run() }
                try await world.owner.withTransaction { transaction in
                    try await JobQueue.enqueue([world.job(2)], in: transaction)
                    try await world.enqueue([world.job(3)])
                    while !handler.subjects.contains(3) { await Task.yield() }
                }
                while handler.subjects.count < 3 { await Task.yield() }
                group.cancelAll()
            }

            #expect(handler.subjects.sorted() == [1, 2, 3])
        }
    }

    @Test("The lane waiting comes first, and overnight keeps its share")
    func lanes() async throws {
        try await QueueWorld.with { world in
            let handler = NotingHandler(jobsMaximum: 1)
            try await world.enqueue(
                (1...40).map { world.job($0, lane: .overnight, turn: Int32($0)) }
            )
            try await world.enqueue((101...140).map { world.job($0, turn: Int32($0)) })
            let worker = world.worker([handler], options: JobWorkerOptions(executors: 1))

            _ = try await worker.drain()

            let firstHalf = handler.subjects.prefix(40)
            #expect(firstHalf.count { $0 > 100 } >= 30)
            #expect(firstHalf.contains { $0 < 100 })
        }
    }

    @Test("Wards take turns: a small one is served although a large one came first")
    func wards() async throws {
        try await QueueWorld.with { world in
            let handler = NotingHandler(jobsMaximum: 20)
            try await world.enqueue((1...900).map { world.job($0, turn: 1) })
            try await world.enqueue((1001...1020).map { world.job($0, turn: 2) })

            _ = try await world.worker([handler]).drain()

            let last = try #require(handler.subjects.lastIndex { $0 > 1000 })
            #expect(last < 200)
        }
    }

    @Test("A rung worker serves at once")
    func ring() async throws {
        try await QueueWorld.with { world in
            let handler = NotingHandler()
            let worker = world.worker(
                [handler],
                options: JobWorkerOptions(pollInterval: .seconds(600))
            )

            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await worker.run() }
                for number in 1...20 {
                    try await world.enqueue([world.job(Int64(number))])
                    while handler.subjects.count < number {
                        try await JobQueue.ring(world.center)
                    }
                }
                group.cancelAll()
            }

            #expect(handler.subjects == Array(1...20))
        }
    }

    @Test("An office may enqueue for its own municipality and read no other")
    func offices() async throws {
        try await QueueWorld.with { world in
            func enqueue(as municipality: Int32) async throws {
                try await world.owner.withTransaction { transaction in
                    try await transaction.runScript(
                        "SET LOCAL ROLE hitomado_office;"
                            + "SELECT set_config('hitomado.municipality', '\(municipality)', true)"
                    )
                    try await JobQueue.enqueue([world.job(1)], in: transaction)
                }
            }

            await #expect(throws: PostgresError.self) { try await enqueue(as: 131016) }
            try await enqueue(as: 121002)

            #expect(try await world.count("job") == 1)
        }
    }
}
