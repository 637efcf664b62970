import Casework
import JobQueue
import Postgres
import Stores
import Vocabulary

/// Applies answers to their lots: all of a call in one transaction.
struct AnswerIntake: Sendable {
    let client: PostgresClient
    let exporter: ExportWorker
    let policies: SystemPolicies
    let actor: String
    let time: any TimeSource

    /// What became of the answers of one call.
    struct Outcome: Sendable {
        /// Lots that were acknowledged now.
        var applied = 0
        /// Answers that were refused now.
        var refused = 0
        /// Files that need no further look: their lots have ended.
        var finished: [AnswerFile] = []
        /// Files that belong to no lot.
        var strays: [AnswerFile] = []
        /// Items that became ready.
        var ready = 0
    }

    /// An answer that fits its lot.
    private struct Judged {
        let lot: LotRecord
        let answer: ReadAnswer
        let judgement: AcknowledgementJudgement
    }

    /// Applies answers, or refuses each whole and notes why.
    func take(_ answers: [ReadAnswer]) async throws -> Outcome {
        try await client.withTransaction { transaction in
            try await JobQueue.pinPlans(in: transaction)
            var outcome = Outcome()
            let open = try await openLots(of: answers, &outcome, in: transaction)
            let members = try await CenterStore.members(of: open.map(\.lot), transaction)
            let byLot = Dictionary(grouping: members, by: \.lot)
            var judged: [Judged] = []
            for (lot, answer) in open {
                let policy = policies.policy(municipality: lot.municipality, system: lot.system)
                do throws(AcknowledgementRefusal) {
                    let fit = try AcknowledgementJudgement(
                        Acknowledgement(answer.content.get()),
                        lot: lot.lot,
                        members: (byLot[lot.lot] ?? []).map { .init($0.item, people: $0.people) },
                        returns: policy.returns
                    )
                    judged.append(Judged(lot: lot, answer: answer, judgement: fit))
                } catch {
                    outcome.refused += 1
                    try await CenterStore.refuse(
                        answer.sha256,
                        to: lot,
                        because: error.sentence,
                        in: transaction
                    )
                }
            }
            try await apply(judged, byLot, &outcome, in: transaction)
            return outcome
        }
    }

    /// The answers whose lots are open; the others are noted or passed over.
    private func openLots(
        of answers: [ReadAnswer],
        _ outcome: inout Outcome,
        in transaction: PostgresTransaction
    ) async throws -> [(lot: LotRecord, answer: ReadAnswer)] {
        let locked = try await CenterStore.lock(answers.compactMap(\.file.lot), in: transaction)
        let lots = Dictionary(uniqueKeysWithValues: locked.map { ($0.lot, $0) })
        var open: [(lot: LotRecord, answer: ReadAnswer)] = []
        for answer in answers {
            let lot = answer.file.lot.flatMap { lots[$0] }
            guard let lot, DropFolder.folder(ofSystem: lot.system) == answer.file.system else {
                try await noteStray(answer, &outcome, in: transaction)
                continue
            }
            if lot.state == .acknowledged {
                try await passOver(answer, lot, &outcome, in: transaction)
            } else if lot.answerRefused == nil || lot.answerSHA256 != answer.sha256 {
                open.append((lot, answer))
            }
        }
        // An answer before the export was noted: the worker died in between. Its bytes come first.
        let made = open.map(\.lot).filter { $0.state == .made }
        try await exporter.export(made, in: transaction)
        return open
    }

    private func noteStray(
        _ answer: ReadAnswer,
        _ outcome: inout Outcome,
        in transaction: PostgresTransaction
    ) async throws {
        outcome.strays.append(answer.file)
        let isNew = try await CenterStore.noteStray(
            system: answer.file.system,
            file: answer.file.name,
            answer: answer.sha256,
            because: AcknowledgementRefusal.unknownLot.sentence,
            in: transaction
        )
        if isNew { outcome.refused += 1 }
    }

    /// An answer to a lot that has ended changes nothing; another one than was applied is shown.
    private func passOver(
        _ answer: ReadAnswer,
        _ lot: LotRecord,
        _ outcome: inout Outcome,
        in transaction: PostgresTransaction
    ) async throws {
        let isSame = lot.answerSHA256 == answer.sha256
        if isSame { outcome.finished.append(answer.file) }
        let refused = isSame ? nil : AcknowledgementRefusal.answeredBefore.sentence
        guard refused != lot.answerRefused else { return }
        if !isSame { outcome.refused += 1 }
        try await CenterStore.refuse(
            answer.sha256,
            to: lot,
            because: refused,
            in: transaction
        )
    }

    private func apply(
        _ judged: [Judged],
        _ members: [LotID: [LotMember]],
        _ outcome: inout Outcome,
        in transaction: PostgresTransaction
    ) async throws {
        if judged.isEmpty { return }
        let now = time.now()
        var accepted: [(member: LotMember, keys: String?)] = []
        var rejected: [RejectedItem] = []
        for one in judged {
            let lot = Dictionary(
                uniqueKeysWithValues: (members[one.lot.lot] ?? []).map { ($0.item, $0) }
            )
            for item in one.judgement.accepted {
                guard let member = lot[item] else { continue }
                accepted.append((member, one.judgement.returned[item]))
            }
            for rejection in one.judgement.rejected {
                guard let member = lot[rejection.item] else { continue }
                rejected.append(sendBack(member, rejection.reason, one.lot, now))
            }
        }
        let ready = try await CenterStore.answer(
            accepted: accepted,
            rejected: rejected,
            by: actor,
            in: transaction
        )
        try await enqueue(ready, now, in: transaction)
        try await CenterStore.acknowledge(
            judged.map { ($0.lot, $0.answer.sha256) },
            in: transaction
        )
        outcome.applied = judged.count
        outcome.ready = ready.count
        outcome.finished += judged.map(\.answer.file)
    }

    private func sendBack(
        _ member: LotMember,
        _ reason: SendBackReason,
        _ lot: LotRecord,
        _ now: Instant
    ) -> RejectedItem {
        let ownership = ItemOwnership(
            state: .sentBack,
            office: member.office,
            system: lot.system
        )
        return RejectedItem(
            member: member,
            reason: reason,
            owner: ownership.ownerCode,
            due: policies.duePolicy(municipality: member.municipality).due(from: now)
        )
    }

    private func enqueue(
        _ ready: [ReadyItem],
        _ now: Instant,
        in transaction: PostgresTransaction
    ) async throws {
        let jobs = ready.map { item in
            CenterJobs.transmission(
                of: item,
                policy: policies.policy(municipality: item.municipality, system: item.system),
                now: now
            )
        }
        for start in stride(from: 0, to: jobs.count, by: 10_000) {
            try await JobQueue.enqueue(
                Array(jobs[start..<min(start + 10_000, jobs.count)]),
                in: transaction
            )
        }
    }
}
