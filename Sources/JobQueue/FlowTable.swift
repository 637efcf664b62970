// What a worker remembers of the queue, so that it never looks where it has looked.
//
// Jobs lie in flows (one municipality, kind, lane, batch key and turn-taker each) in the order of their
// numbers. A finished job's index entry stays until the oldest snapshot of the cluster has gone, so a
// claim that begins at the front of a flow walks over all of them again, and slows tenfold while somebody
// holds a snapshot. The worker therefore keeps for each flow a *mark*, up to which it has taken jobs, and
// claims above it.
//
// Two kinds of jobs come to lie below the mark: those of a transaction that had drawn its numbers and
// committed late, and those that another worker had locked and gave back. A sweep every few seconds looks
// for them between the *floor* and the mark. The floor follows the mark: a sweep notes the mark together
// with the number of the next transaction; once every transaction older than that has ended, and nothing
// is left below the noted mark, nothing can appear there any more, and the floor moves up to it. A
// snapshot without writes does not hold it back. Every so often one sweep begins at zero all the same: a
// transaction may have drawn a number before it had one itself.
//
// Flows with jobs above their marks stand in a ring for their kind and lane. A claim takes the next ones
// from the ring in equal shares, and those that gave all they were asked for go to its end. So the
// turn-takers of one municipality, and the municipalities, take turns by the number of their jobs.

package import Vocabulary

/// A stream of jobs that takes its turn beside others.
package struct Flow: Hashable, Sendable {
    /// Its number.
    package let id: Int32
    /// What its jobs are about.
    package let kind: JobKind
    /// How urgently they are taken up.
    package let lane: Lane
    /// The number of their municipality.
    package let municipality: Int32
    /// Jobs with the same key may be handled together.
    package let batchKey: String
    /// Who takes turns with whom.
    package let turn: Int32

    /// A flow from its parts.
    package init(
        id: Int32,
        kind: JobKind,
        lane: Lane,
        municipality: Int32,
        batchKey: String,
        turn: Int32
    ) {
        self.id = id
        self.kind = kind
        self.lane = lane
        self.municipality = municipality
        self.batchKey = batchKey
        self.turn = turn
    }
}

/// Which jobs of a flow to take: numbers above `after`, up to `upTo`, so many at most.
package struct FlowClaim: Hashable, Sendable {
    /// The flow's number.
    package let flow: Int32
    /// Only jobs with higher numbers.
    package let after: Int64
    /// Only jobs up to this number.
    package let upTo: Int64
    /// So many jobs at most.
    package let jobsMaximum: Int
}

/// The oldest transaction that still ran at a moment, and the next one to come.
package struct TransactionHorizon: Hashable, Sendable {
    /// The number of the oldest one.
    package let oldest: Int64
    /// The number of the next one.
    package let next: Int64

    /// The horizon between two numbers.
    package init(oldest: Int64, next: Int64) {
        self.oldest = oldest
        self.next = next
    }
}

/// The flows that one worker knows, how far it has taken them, and whose turn is next.
package struct FlowTable: Sendable {
    private struct Line {
        let flow: Flow
        /// The highest number taken.
        var mark: Int64 = 0
        /// Below this nothing is left and nothing can appear.
        var floor: Int64 = 0
        /// A mark that becomes the floor when all transactions before `next` have ended.
        var candidate: (mark: Int64, next: Int64)?
        var isInRing = false
    }

    private struct RingKey: Hashable {
        let kind: JobKind
        let lane: Lane
    }

    private var lines: [Int32: Line] = [:]
    private var rings: [RingKey: Ring] = [:]

    /// A table without flows.
    package init() {}

    /// The known flows with their marks.
    package var marks: [(flow: Int32, number: Int64)] {
        lines.values.map { ($0.flow.id, $0.mark) }
    }

    /// Whether any flow has its turn in the ring of this kind and lane.
    package func hasWork(kind: JobKind, lane: Lane) -> Bool {
        rings[RingKey(kind: kind, lane: lane)]?.isEmpty == false
    }

    /// Notes flows that hold jobs above their marks.
    package mutating func discovered(_ flows: [Flow]) {
        for flow in flows {
            if lines[flow.id] == nil { lines[flow.id] = Line(flow: flow) }
            enterRing(flow)
        }
    }

    private mutating func enterRing(_ flow: Flow) {
        guard lines[flow.id]?.isInRing == false else { return }
        lines[flow.id]?.isInRing = true
        rings[RingKey(kind: flow.kind, lane: flow.lane), default: Ring()].append(flow.id)
    }

    /// The next claims of a kind and lane: equal shares of `jobs` for up to `flowsMaximum` flows.
    package mutating func next(
        kind: JobKind,
        lane: Lane,
        jobs: Int,
        flowsMaximum: Int
    ) -> [FlowClaim] {
        let key = RingKey(kind: kind, lane: lane)
        let chosen = rings[key]?.removeFirst(min(flowsMaximum, jobs)) ?? []
        guard !chosen.isEmpty else { return [] }
        let share = max(1, jobs / chosen.count)
        return chosen.compactMap { flow in
            lines[flow]?.isInRing = false
            return lines[flow].map {
                FlowClaim(flow: flow, after: $0.mark, upTo: .max, jobsMaximum: share)
            }
        }
    }

    /// Notes what claims took: marks move up, and flows that gave their whole share stay in the ring.
    package mutating func took(_ jobs: [Job], of claims: [FlowClaim]) {
        var counts: [Int32: Int] = [:]
        for job in jobs {
            counts[job.flow, default: 0] += 1
            let mark = lines[job.flow]?.mark ?? 0
            lines[job.flow]?.mark = max(mark, job.number)
        }
        for claim in claims where counts[claim.flow, default: 0] >= claim.jobsMaximum {
            if let flow = lines[claim.flow]?.flow { enterRing(flow) }
        }
    }

    /// Takes back what claims that were rolled back had moved, so that their jobs are found again.
    package mutating func gaveBack(_ claims: [FlowClaim]) {
        for claim in claims {
            guard let line = lines[claim.flow] else { continue }
            lines[claim.flow]?.mark = min(line.mark, claim.after)
            lines[claim.flow]?.candidate = nil
            enterRing(line.flow)
        }
    }

    /// What a sweep has to look at: each flow between its floor, or zero, and its mark.
    package func sweepRanges(fromZero: Bool) -> [FlowClaim] {
        lines.values.compactMap { line in
            let floor = fromZero ? 0 : line.floor
            guard floor < line.mark else { return nil }
            return FlowClaim(flow: line.flow.id, after: floor, upTo: line.mark, jobsMaximum: 0)
        }
    }

    /// Notes that a flow held nothing in a swept range, looked at after the horizon was read.
    package mutating func sweptEmpty(_ range: FlowClaim, horizon: TransactionHorizon) {
        guard let line = lines[range.flow] else { return }
        guard let candidate = line.candidate else {
            lines[range.flow]?.candidate = (min(range.upTo, line.mark), horizon.next)
            return
        }
        if horizon.oldest >= candidate.next, candidate.mark <= range.upTo {
            lines[range.flow]?.floor = max(line.floor, candidate.mark)
            lines[range.flow]?.candidate = nil
        }
    }

    /// The kind of a flow's jobs.
    package func kind(of flow: Int32) -> JobKind? { lines[flow]?.flow.kind }

    /// The floor of a flow, for tests.
    package func floor(of flow: Int32) -> Int64? { lines[flow]?.floor }
}

/// A queue of flows in the order of their turns; both ends O(1) on average.
private struct Ring {
    private var flows: [Int32] = []
    private var head = 0

    var isEmpty: Bool { head == flows.count }

    mutating func append(_ flow: Int32) {
        flows.append(flow)
    }

    mutating func removeFirst(_ count: Int) -> [Int32] {
        let taken = Array(flows[head..<min(head + count, flows.count)])
        head += taken.count
        if head == flows.count {
            flows.removeAll(keepingCapacity: true)
            head = 0
        } else if head > 1024, head > flows.count / 2 {
            flows.removeFirst(head)
            head = 0
        }
        return taken
    }
}
