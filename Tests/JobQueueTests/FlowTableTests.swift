import JobQueue
import Testing
import Vocabulary

private let kind = JobKind(rawValue: 1)

private func flow(_ id: Int32, lane: Lane = .waiting) -> Flow {
    Flow(id: id, kind: kind, lane: lane, municipality: 1, batchKey: "S", turn: id)
}

private func jobs(_ flow: Int32, _ numbers: some Sequence<Int64>) -> [Job] {
    numbers.map {
        Job(municipality: 1, flow: flow, number: $0, subject: $0, attempt: 1, tries: 0)
    }
}

@Suite("What a worker remembers of the queue")
struct FlowTableTests {
    @Test("Nothing is claimed before a flow is discovered")
    func empty() {
        var table = FlowTable()

        #expect(table.next(kind: kind, lane: .waiting, jobs: 10, flowsMaximum: 4).isEmpty)
    }

    @Test("Flows share a claim equally, and those that gave all go to the end of the ring")
    func turns() {
        var table = FlowTable()
        table.discovered([flow(1), flow(2), flow(3)])

        let first = table.next(kind: kind, lane: .waiting, jobs: 10, flowsMaximum: 2)
        table.took(jobs(1, 1...5) + jobs(2, 6...6), of: first)
        let second = table.next(kind: kind, lane: .waiting, jobs: 10, flowsMaximum: 2)

        #expect(first.map(\.flow) == [1, 2])
        #expect(first.map(\.jobsMaximum) == [5, 5])
        #expect(second.map(\.flow) == [3, 1])
        #expect(second.map(\.after) == [0, 5])
        #expect(!table.hasWork(kind: kind, lane: .waiting))
    }

    @Test("Lanes have rings of their own")
    func lanes() {
        var table = FlowTable()
        table.discovered([flow(1, lane: .overnight)])

        #expect(table.next(kind: kind, lane: .waiting, jobs: 1, flowsMaximum: 1).isEmpty)
        #expect(table.next(kind: kind, lane: .overnight, jobs: 1, flowsMaximum: 1).count == 1)
    }

    @Test("One ward with most of the work does not keep another waiting")
    func fairness() {
        var table = FlowTable()
        table.discovered([flow(1), flow(2)])
        var large = 1...Int64(100_000)
        var small = Array(Int64(100_001)...Int64(100_050))
        var smallDoneAfter = 0

        while !small.isEmpty {
            let claims = table.next(kind: kind, lane: .waiting, jobs: 20, flowsMaximum: 64)
            for claim in claims {
                if claim.flow == 1 {
                    let taken = large.prefix(claim.jobsMaximum)
                    table.took(jobs(1, taken), of: [claim])
                    large = (large.lowerBound + Int64(taken.count))...large.upperBound
                } else {
                    table.took(jobs(2, small.prefix(claim.jobsMaximum)), of: [claim])
                    small.removeFirst(min(claim.jobsMaximum, small.count))
                }
                smallDoneAfter += claim.jobsMaximum
            }
        }

        #expect(smallDoneAfter <= 120)
    }

    @Test("What was rolled back is found again")
    func givenBack() {
        var table = FlowTable()
        table.discovered([flow(1)])
        let claims = table.next(kind: kind, lane: .waiting, jobs: 3, flowsMaximum: 1)
        table.took(jobs(1, 4...5), of: claims)

        table.gaveBack(claims)

        let again = table.next(kind: kind, lane: .waiting, jobs: 3, flowsMaximum: 1)
        #expect(again.map(\.after) == [0])
    }

    @Test("The floor follows the mark once every transaction of its time has ended")
    func floor() throws {
        var table = FlowTable()
        table.discovered([flow(1)])
        let claims = table.next(kind: kind, lane: .waiting, jobs: 9, flowsMaximum: 1)
        table.took(jobs(1, 1...9), of: claims)
        func sweep(oldest: Int64, next: Int64) throws {
            let range = try #require(table.sweepRanges(fromZero: false).first)
            table.sweptEmpty(range, horizon: TransactionHorizon(oldest: oldest, next: next))
        }

        try sweep(oldest: 100, next: 120)
        let noted = table.floor(of: 1)
        try sweep(oldest: 119, next: 130)
        let stillRunning = table.floor(of: 1)
        try sweep(oldest: 120, next: 140)

        #expect(noted == 0 && stillRunning == 0)
        #expect(table.floor(of: 1) == 9)
        #expect(table.sweepRanges(fromZero: false).isEmpty)
        #expect(table.sweepRanges(fromZero: true).map(\.after) == [0])
    }

    @Test("A thousand flows keep their order through many turns")
    func ring() {
        var table = FlowTable()
        table.discovered((1...1000).map { flow($0) })
        var order: [Int32] = []
        for round in 0..<100 {
            let claims = table.next(kind: kind, lane: .waiting, jobs: 50, flowsMaximum: 50)
            order += claims.map(\.flow)
            table.took(
                claims.flatMap { jobs($0.flow, [Int64(round) * 1000 + Int64($0.flow)]) },
                of: claims
            )
        }

        #expect(order == (0..<5000).map { Int32($0 % 1000) + 1 })
    }
}

@Suite("When a failed job is tried again")
struct RetryPolicyTests {
    private let now = Instant(microseconds: 0)

    @Test("The wait doubles up to its limit, and then the job waits for a person")
    func doubling() {
        let policy = RetryPolicy()
        let waits = (0..<8).map {
            now.duration(to: policy.nextTry(tries: $0, isEnvironmental: false, now: now))
        }

        #expect(waits.prefix(3) == [.seconds(1), .seconds(2), .seconds(4)])
        #expect(waits[6] == .seconds(64))
        #expect(waits[7] == RetryPolicy.parked)
    }

    @Test("While the surroundings fail it is tried for ever")
    func environment() {
        let next = RetryPolicy().nextTry(tries: 32_000, isEnvironmental: true, now: now)

        #expect(now.duration(to: next) == .seconds(15))
    }
}
