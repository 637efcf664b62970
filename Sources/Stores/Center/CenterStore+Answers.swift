package import Casework
package import Postgres
package import Vocabulary

/// An item that its system rejected, with who answers that and by when.
package struct RejectedItem: Hashable, Sendable {
    /// The item in its lot.
    package let member: LotMember
    /// Why.
    package let reason: SendBackReason
    /// Who answers it, such as `office:121011`.
    package let owner: String
    /// By when.
    package let due: Instant

    /// A rejection.
    package init(member: LotMember, reason: SendBackReason, owner: String, due: Instant) {
        self.member = member
        self.reason = reason
        self.owner = owner
        self.due = due
    }
}

extension CenterStore {
    /// Applies answers to exported items of locked lots; the items that became ready by them.
    ///
    /// Accepted items end, their keys travel to all that depend on them, and what waited for them goes
    /// on; rejected ones are sent back, and everything behind them is blocked. Three statements.
    package static func answer(
        accepted: [(member: LotMember, keys: String?)],
        rejected: [RejectedItem],
        by actor: String,
        in transaction: PostgresTransaction
    ) async throws -> [ReadyItem] {
        let answers =
            accepted.map { (member: $0.member, isRejected: false) }
            + rejected.map { (member: $0.member, isRejected: true) }
        _ = try await transaction.run(ItemLockDependants(answers: answers))
        if !rejected.isEmpty {
            try await transaction.execute(
                ItemSendBack(returned: rejected.map(ReturnedItem.init), actor: actor)
            )
        }
        guard !accepted.isEmpty else { return [] }
        return try await transaction.run(ItemAccept(accepted: accepted, actor: actor))
    }

    /// Ends exported, locked lots whose answers were applied; each with the SHA-256 of the answer.
    package static func acknowledge(
        _ lots: [(lot: LotRecord, answer: [UInt8])],
        in transaction: PostgresTransaction
    ) async throws {
        if lots.isEmpty { return }
        try await transaction.execute(LotAcknowledge(lots: lots))
    }

    /// Notes that the answer to a lot was refused, and why, or with nil that it no longer is.
    ///
    /// A lot that was answered before stays answered.
    package static func refuse(
        _ answer: [UInt8],
        to lot: LotRecord,
        because refused: Localized?,
        in transaction: PostgresTransaction
    ) async throws {
        try await transaction.execute(
            LotRefuseAnswer(lot: lot, answer: answer, refused: refused)
        )
    }

    /// Notes an answer that belongs to no lot.
    package static func noteStray(
        system: String,
        file: String,
        answer: [UInt8],
        because refused: Localized,
        in transaction: PostgresTransaction
    ) async throws -> Bool {
        try await transaction.execute(
            StrayAnswerNote(system: system, file: file, answer: answer, refused: refused)
        ) == 1
    }

    /// The stray answers that are noted.
    package static func strays(
        _ access: some PostgresQuerying
    ) async throws -> [(system: String, file: String)] {
        try await access.run(StrayAnswerNames())
    }

    /// Forgets stray answers whose files were read well since, or are gone.
    package static func forgetStrays(
        _ files: [(system: String, file: String)],
        in transaction: PostgresTransaction
    ) async throws {
        if files.isEmpty { return }
        try await transaction.execute(StrayAnswerForget(files: files))
    }
}

extension ReturnedItem {
    fileprivate init(_ rejected: RejectedItem) {
        self.init(
            municipality: rejected.member.municipality,
            item: rejected.member.item,
            attempt: rejected.member.attempt,
            from: .exported,
            reason: rejected.reason.rawValue,
            owner: rejected.owner,
            due: rejected.due
        )
    }
}
