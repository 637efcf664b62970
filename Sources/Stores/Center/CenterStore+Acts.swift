package import Casework
package import JobQueue
package import Postgres
package import Vocabulary

/// The kinds of jobs that the center knows.
package enum CenterJobs {
    /// A ready item wants to go into a lot; the subject is the item.
    package static let transmit = JobKind(rawValue: 1)
    /// A lot wants to be exported; the subject is the lot.
    package static let export = JobKind(rawValue: 2)

    /// The job of a ready item: at once, or at the departure that the policy names.
    package static func transmission(
        of item: ReadyItem,
        policy: LotPolicy,
        now: Instant
    ) -> NewJob {
        NewJob(
            municipality: item.municipality,
            kind: transmit,
            lane: item.lane,
            batchKey: item.system,
            turn: item.office,
            subject: item.item.number,
            attempt: item.attempt,
            runAt: policy.departure(lane: item.lane, from: now)
        )
    }

    /// The job that exports a new lot.
    package static func export(_ lot: LotID, of group: LotGroup) -> NewJob {
        NewJob(
            municipality: group.municipality,
            kind: export,
            lane: group.lane,
            batchKey: group.system,
            subject: lot.number
        )
    }
}

/// What a person's act needs beside the item: who acts, when, and the rules of the municipality.
package struct CenterActing: Sendable {
    /// Who acts, as the audit names that person.
    package var actor: String
    /// The moment of the act.
    package var now: Instant
    /// When items leave and when they are due.
    package var policies: SystemPolicies

    /// An act of this person at this moment.
    package init(actor: String, now: Instant, policies: SystemPolicies = SystemPolicies()) {
        self.actor = actor
        self.now = now
        self.policies = policies
    }
}

/// What a correction makes of an item for its next attempt.
package struct CorrectedRecord: Hashable, Sendable {
    /// What the system is told, compact JSON with sorted keys.
    package var record: String
    /// The household as it is declared from now on, canonical JSON; nil when it stays as it was.
    package var household: String?
    /// How many different persons must check it at least, 0 to 2.
    package var checks: Int

    /// A record; by default with the household as it was, and the checks.
    package init(_ record: String, household: String? = nil, checks: Int = 0) {
        self.record = record
        self.household = household
        self.checks = checks
    }
}

extension CenterStore {
    /// The municipality of an item, by its number alone; nil when the role sees no such item.
    package static func municipality(
        of item: ItemID,
        _ access: some PostgresQuerying
    ) async throws -> Int32? {
        try await access.first(ItemFind(item: item))
    }

    /// Locks an item and all that depends on it, in the order of their numbers; empty when unknown.
    package static func lockFamily(
        municipality: Int32,
        item: ItemID,
        in transaction: PostgresTransaction
    ) async throws -> [FamilyItem] {
        try await transaction.run(ItemLockFamily(municipality: municipality, item: item))
    }

    /// Answers a send-back: the item is ready, or held for a check, as its next attempt.
    ///
    /// `record` is what the next attempt says. What was blocked behind it waits on. The caller writes the audit row and rings the queue after its commit.
    package static func correct(
        municipality: Int32,
        item: ItemID,
        record: CorrectedRecord,
        _ acting: CenterActing,
        in transaction: PostgresTransaction
    ) async throws -> Result<ItemStanding, ItemRefusal> {
        let family = try await lockFamily(municipality: municipality, item: item, in: transaction)
        guard let own = family.first(where: { $0.locked.item == item }) else {
            return .failure(.unknown)
        }
        let isStopped = try await transaction.first(
            ItemIsStopped(municipality: municipality, item: item)
        )
        let next: ItemStanding
        var before = own.locked.standing
        before.checksNeeded = max(before.checksNeeded, record.checks)
        switch ItemStateMachine.corrected(before, isStopped: isStopped ?? false) {
        case .failure(let refusal): return .failure(refusal)
        case .success(let standing): next = standing
        }
        let due = acting.policies.duePolicy(municipality: municipality)
            .due(lane: own.locked.lane, from: acting.now)
        try await transaction.execute(
            ItemCorrect(
                before: own.locked,
                record: record,
                state: next.state,
                due: due,
                actor: acting.actor
            )
        )
        try await transaction.execute(
            ItemUnblock(municipality: municipality, item: item, actor: acting.actor)
        )
        try await enqueueIfReady(own, next, acting, in: transaction)
        return .success(next)
    }

    /// Lets items that have not left, and are locked, say what a correction makes of them.
    ///
    /// Who checked them checked something else: their checks are given anew.
    package static func follow(
        municipality: Int32,
        _ records: [(item: ItemID, record: CorrectedRecord)],
        _ acting: CenterActing,
        in transaction: PostgresTransaction
    ) async throws {
        if records.isEmpty { return }
        try await transaction.execute(
            ItemFollow(municipality: municipality, records: records, actor: acting.actor)
        )
    }

    /// Sends an item back that has not left; everything that depends on it is blocked.
    package static func sendBack(
        municipality: Int32,
        item: ItemID,
        _ sendBack: SendBack,
        _ acting: CenterActing,
        in transaction: PostgresTransaction
    ) async throws -> Result<ItemStanding, ItemRefusal> {
        let family = try await lockFamily(municipality: municipality, item: item, in: transaction)
        guard let own = family.first(where: { $0.locked.item == item }) else {
            return .failure(.unknown)
        }
        let before = own.locked.standing
        let next = ItemStateMachine.sentBack(before)
        if case .failure = next { return next }
        let returned = ReturnedItem(
            municipality: municipality,
            item: item,
            attempt: Int16(before.attempt),
            from: before.state,
            reason: sendBack.reason.rawValue,
            remark: sendBack.remark,
            owner: sendBack.owner.code(office: own.office),
            due: sendBack.due
        )
        try await transaction.execute(ItemSendBack(returned: [returned], actor: acting.actor))
        return next
    }

    /// Ends an item and everything that depends on it; the ended items, the named one among them.
    package static func withdraw(
        municipality: Int32,
        item: ItemID,
        reason: String,
        _ acting: CenterActing,
        in transaction: PostgresTransaction
    ) async throws -> Result<[ItemID], ItemRefusal> {
        let family = try await lockFamily(municipality: municipality, item: item, in: transaction)
        guard let own = family.first(where: { $0.locked.item == item }) else {
            return .failure(.unknown)
        }
        if case .failure(let refusal) = ItemStateMachine.withdrawn(own.locked.standing) {
            return .failure(refusal)
        }
        let ended = family.filter { $0.locked.standing.state.isWithdrawable }.map(\.locked.item)
        try await transaction.execute(
            ItemWithdraw(
                municipality: municipality,
                items: ended,
                actor: acting.actor,
                reason: reason
            )
        )
        return .success(ended)
    }

    /// Notes a person's check of a held item, which goes on when that was the last one needed.
    package static func check(
        municipality: Int32,
        item: ItemID,
        _ acting: CenterActing,
        in transaction: PostgresTransaction
    ) async throws -> Result<ItemStanding, ItemRefusal> {
        let family = try await lockFamily(municipality: municipality, item: item, in: transaction)
        guard let own = family.first(where: { $0.locked.item == item }) else {
            return .failure(.unknown)
        }
        switch ItemStateMachine.checked(own.locked.standing, by: acting.actor) {
        case .failure(let refusal):
            return .failure(refusal)
        case .success(let (next, second)):
            try await transaction.execute(
                ItemCheck(
                    before: own.locked,
                    actor: acting.actor,
                    isSecond: second,
                    state: next.state
                )
            )
            try await enqueueIfReady(own, next, acting, in: transaction)
            return .success(next)
        }
    }

    private static func enqueueIfReady(
        _ item: FamilyItem,
        _ standing: ItemStanding,
        _ acting: CenterActing,
        in transaction: PostgresTransaction
    ) async throws {
        guard standing.state == .ready else { return }
        let ready = ReadyItem(
            municipality: item.locked.municipality,
            item: item.locked.item,
            attempt: Int16(standing.attempt),
            lane: item.locked.lane,
            system: item.locked.system,
            office: item.office
        )
        let policy = acting.policies.policy(
            municipality: ready.municipality,
            system: ready.system
        )
        try await JobQueue.enqueue(
            [CenterJobs.transmission(of: ready, policy: policy, now: acting.now)],
            in: transaction
        )
    }
}
