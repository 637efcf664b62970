import Casework
import JobQueue
package import Postgres
package import Vocabulary

/// What the center reads and writes of items and lots, each call one statement in an open transaction.
///
/// The worker's transactions have the role of the center. Whoever moves items locks them first, in the
/// order of their numbers, and decides with `Casework`.
package enum CenterStore {
    /// Locks items and says how they stand, in the order of their numbers.
    package static func lockForLot(
        _ items: [(municipality: Int32, item: Int64)],
        in transaction: PostgresTransaction
    ) async throws -> [LockedItem] {
        try await transaction.run(ItemLockForLot(items: items))
    }

    /// What today's record says of locked items; nothing is said of those without findings.
    package static func judge(
        _ items: [LockedItem],
        in transaction: PostgresTransaction
    ) async throws -> [ItemJudgement] {
        try await transaction.run(ItemJudgeForLot(items: items))
    }

    /// Makes lots of locked, ready items with events and one audit row each; their numbers in order.
    ///
    /// Throws `CenterFault.itemsMoved` when an item was not ready after all.
    package static func make(
        _ lots: [PlannedLot],
        by actor: String,
        in transaction: PostgresTransaction
    ) async throws -> [LotID] {
        if lots.isEmpty { return [] }
        let made = try await transaction.run(LotMake(lots: lots, actor: actor))
        guard made.count == lots.count,
            made.allSatisfy({ $0.rows == lots[$0.place].rows.count })
        else { throw CenterFault.itemsMoved }
        return made.map(\.lot)
    }

    /// Holds locked, ready items for the check of two persons.
    package static func hold(
        _ items: [(item: LockedItem, due: Instant)],
        by actor: String,
        reason: String,
        in transaction: PostgresTransaction
    ) async throws {
        if items.isEmpty { return }
        try await transaction.execute(ItemHold(items: items, actor: actor, reason: reason))
    }

    /// Locks lots, in the order of their numbers; unknown ones are missing.
    package static func lock(
        _ lots: [LotID],
        in transaction: PostgresTransaction
    ) async throws -> [LotRecord] {
        try await transaction.run(LotLock(lots: lots))
    }

    /// How lots stand, without locking them.
    package static func find(
        _ lots: [LotID],
        _ access: some PostgresQuerying
    ) async throws -> [LotRecord] {
        try await access.run(LotFind(lots: lots))
    }

    /// A page of a lot's rows in order, those after a position.
    package static func rows(
        of lot: LotRecord,
        after position: Int,
        atMost maximum: Int,
        _ access: some PostgresQuerying
    ) async throws -> [LotRow] {
        try await access.run(LotRowPage(lot: lot, after: position, maximum: maximum))
    }

    /// Rows of locked lots whose visits were protected after the lots were made.
    package static func protectedRows(
        of lots: [LotRecord],
        in transaction: PostgresTransaction
    ) async throws -> [ProtectedRow] {
        if lots.isEmpty { return [] }
        return try await transaction.run(LotProtectedRows(lots: lots))
    }

    /// Takes rows out of locked lots that no system has seen; their items wait for two persons.
    ///
    /// A lot that loses its last row is gone.
    package static func takeOut(
        _ rows: [(row: ProtectedRow, due: Instant)],
        by actor: String,
        reason: String,
        in transaction: PostgresTransaction
    ) async throws {
        if rows.isEmpty { return }
        try await transaction.execute(LotTakeOut(rows: rows, actor: actor, reason: reason))
    }

    /// Notes that the files of locked lots lie in the drop folder.
    package static func export(
        _ lots: [(lot: LotRecord, sha256: [UInt8])],
        by actor: String,
        in transaction: PostgresTransaction
    ) async throws {
        if lots.isEmpty { return }
        try await transaction.execute(LotExport(lots: lots, actor: actor))
    }

    /// The items of lots in the order of their rows.
    package static func members(
        of lots: [LotRecord],
        _ access: some PostgresQuerying
    ) async throws -> [LotMember] {
        try await access.run(LotItemList(lots: lots))
    }
}

/// Something that cannot happen while the locks hold: a fault of the program or a changed table.
package enum CenterFault: String, JobFailing, Hashable {
    /// Locked items were not ready when their lot was made.
    case itemsMoved = "items-moved"
    /// A job says that an item is ready whose prerequisites are not accepted.
    case tooEarly = "too-early"

    package var failureCode: String { rawValue }
    package var isEnvironmental: Bool { false }
}
