package import Casework
package import JobQueue
package import Postgres
import Stores
package import Vocabulary

/// Takes ready items into lots, after it has asked once more whether they may leave.
///
/// A constant number of statements whatever the number of items, and one commit: jobs, lots, their
/// rows, the items' states, events and audit.
package struct TransmissionWorker: JobHandler {
    package let kind = CenterJobs.transmit
    package let jobsMaximum: Int
    private let policies: SystemPolicies
    private let actor: String
    private let time: any TimeSource

    /// A worker that acts under a name; `jobsMaximum` is also the most items of one commit.
    package init(
        policies: SystemPolicies,
        actor: String,
        time: any TimeSource,
        jobsMaximum: Int = 2000
    ) {
        self.policies = policies
        self.actor = actor
        self.time = time
        self.jobsMaximum = jobsMaximum
    }

    package func handle(_ jobs: [Job], in transaction: PostgresTransaction) async throws {
        let locked = try await CenterStore.lockForLot(
            jobs.map { ($0.municipality, $0.subject) },
            in: transaction
        )
        let candidates = current(locked, jobs)
        guard !candidates.isEmpty else { return }
        let judged = try await CenterStore.judge(candidates, in: transaction)
        let judgements = Dictionary(uniqueKeysWithValues: judged.map { ($0.item, $0) })
        var leaving: [LockedItem] = []
        var held: [(item: LockedItem, due: Instant)] = []
        for item in candidates {
            let today = judgements[item.item]?.findings ?? OutputFindings()
            let attempt = item.standing.attempt
            switch ItemStateMachine.transmission(item.standing, attempt: attempt, today: today) {
            case .transmitted: leaving.append(item)
            case .held: held.append((item, due(item)))
            case .tooEarly: throw CenterFault.tooEarly
            case .superseded: continue
            }
        }
        // That somebody is protected is said of nobody who has only the name.
        for (reason, isProtected) in [("protected", true), ("same-name", false)] {
            let items = held.filter { held in
                (judgements[held.item.item]?.findings.isProtected ?? false) == isProtected
            }
            try await CenterStore.hold(items, by: actor, reason: reason, in: transaction)
        }
        let lots = try planned(leaving, judgements)
        let numbers = try await CenterStore.make(lots, by: actor, in: transaction)
        try await JobQueue.enqueue(
            zip(numbers, lots).map { CenterJobs.export($0, of: $1.group) },
            in: transaction
        )
    }

    /// The locked items that are still at the attempt their jobs speak of.
    private func current(_ locked: [LockedItem], _ jobs: [Job]) -> [LockedItem] {
        let attempts = Dictionary(jobs.map { ($0.subject, $0.attempt) }, uniquingKeysWith: max)
        return locked.filter { item in
            item.standing.state == .ready
                && attempts[item.item.number].map(Int.init) == item.standing.attempt
        }
    }

    private func due(_ item: LockedItem) -> Instant {
        policies.duePolicy(municipality: item.municipality).due(from: time.now())
    }

    private func planned(
        _ items: [LockedItem],
        _ judgements: [ItemID: ItemJudgement]
    ) throws -> [PlannedLot] {
        let groups = items.map {
            LotGroup(municipality: $0.municipality, system: $0.system, lane: $0.lane)
        }
        let cuts = LotCutting.cut(groups) { group in
            policies.policy(municipality: group.municipality, system: group.system).rowsMaximum
        }
        return try cuts.map { cut in
            let group = cut.group
            let policy = policies.policy(municipality: group.municipality, system: group.system)
            let rows = try cut.items.map { place in
                let item = items[place]
                let judgement = judgements[item.item]
                return PlannedLot.Row(
                    item: item.item,
                    attempt: Int16(item.standing.attempt),
                    carried: try CarriedKeys.merged(
                        judgement?.carried ?? [],
                        for: items[place].people
                    ),
                    isProtected: judgement?.findings.isProtected ?? false
                )
            }
            return PlannedLot(group: group, layout: policy.layout, rows: rows)
        }
    }
}
