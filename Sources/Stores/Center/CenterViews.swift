package import Casework
package import Postgres
import Schema
package import Vocabulary

/// How the center stands: items by state, open ones by lane, office and system, and their age.
package struct CenterStatus: Hashable, Sendable {
    /// Items by state, ended ones too.
    package var states: [String: Int] = [:]
    /// Open items by lane.
    package var lanes: [String: Int] = [:]
    /// Open items by the six digits of their office.
    package var offices: [String: Int] = [:]
    /// Open items by owning system.
    package var systems: [String: Int] = [:]
    /// The age of the oldest open item in seconds.
    package var oldestSeconds = 0
    /// Open items that must move within the next day.
    package var due = 0
    /// Open items whose time has passed.
    package var overdue = 0
}

/// A lot in a list, or an answer that belongs to none.
package struct LotView: Hashable, Sendable {
    /// The lot's number, or the file's name of a stray answer.
    package let lot: String
    /// The owning system.
    package let system: String
    /// How many rows it was made with; 0 of a stray answer.
    package let rows: Int
    /// How it stands; nil of a stray answer.
    package let state: LotState?
    /// When it was made; of a stray answer, when that was seen.
    package let madeAt: Instant
    /// When its files were in the drop folder.
    package let exportedAt: Instant?
    /// When its answer was applied.
    package let acknowledgedAt: Instant?
    /// Why the answer was refused, if it was.
    package let refused: Localized?
}

/// A send-back that waits for its office.
package struct ReturnView: Hashable, Sendable {
    /// The municipality's number.
    package let municipality: Int32
    /// The item.
    package let item: ItemID
    /// The attempt that was rejected.
    package let attempt: Int
    /// Our name of its procedure.
    package let procedure: String
    /// The procedure's code.
    package let code: String
    /// The persons it is about.
    package let people: [String]
    /// Why.
    package let reason: SendBackReason
    /// The number of the office that answers it.
    package let office: Int32
    /// Who answers it, such as `office:121011`.
    package let owner: String
    /// By when.
    package let due: Instant
    /// The visit that it belongs to.
    package let visit: VisitID
    /// The system that it is for.
    package let system: String
    /// What the person of the center wrote who sent it back; a system writes nothing.
    package let remark: String?
    /// How many items come right after it.
    package let dependants: Int
    /// How often the resident was called about it, and what came of it.
    package let calls: CallSummary
}

/// An item that waits for a person.
package struct AttentionView: Hashable, Sendable {
    /// The municipality's number.
    package let municipality: Int32
    /// The item.
    package let item: ItemID
    /// Held, sent back or blocked.
    package let state: ItemState
    /// By when it must have moved.
    package let due: Instant
    /// Its attempt.
    package let attempt: Int
    /// The number of its office.
    package let office: Int32
    /// Our name of its procedure.
    package let procedure: String
    /// The procedure's code.
    package let code: String
    /// The persons it is about.
    package let people: [String]
    /// The owning system.
    package let system: String
    /// How urgently it is taken up.
    package let lane: Lane
    /// The visit that it belongs to.
    package let visit: VisitID
    /// How many persons must check it.
    package let checksNeeded: Int
    /// Who checked it first.
    package let checkedBy: String?
    /// Who checked it after that.
    package let secondCheckedBy: String?
    /// Our names of the procedures that the counter has not finished for the same persons.
    package let openAtCounter: [String]
}

/// What the proof from the tables found.
package struct CenterProof: Hashable, Sendable {
    /// How many bundles were filed.
    package let bundles: Int
    /// How many items there are.
    package let items: Int
    /// Items on a receipt but not in the tables, or open without anything that would move them.
    package let lost: Int
    /// Items that left, were accepted or are queued twice.
    package let doubled: Int
    /// Items that left before an item before them was accepted.
    package let outOfOrder: Int
    /// Up to ten examples of each fault: why, and the number of the item or lot.
    package let examples: [String]

    /// Whether nothing is lost, doubled or out of order.
    package var holds: Bool { lost == 0 && doubled == 0 && outOfOrder == 0 }
}

extension CenterStore {
    /// How the center stands now, read from all items that the role may see.
    package static func status(
        dueBefore soon: Instant,
        _ access: some PostgresQuerying
    ) async throws -> CenterStatus {
        var status = CenterStatus()
        for count in try await access.run(CenterStatusCounts()) {
            switch count.dimension {
            case "states": status.states[count.key] = count.count
            case "lanes" where count.count > 0: status.lanes[count.key] = count.count
            case "offices" where count.count > 0: status.offices[count.key] = count.count
            case "systems" where count.count > 0: status.systems[count.key] = count.count
            default: continue
            }
        }
        if let ageing = try await access.first(CenterAgeing(soon: soon)) {
            status.oldestSeconds = ageing.oldest
            status.due = ageing.due
            status.overdue = ageing.overdue
        }
        return status
    }

    /// Lots, the newest first, after a stray answer each that belongs to none.
    package static func lots(
        municipality: Int32? = nil,
        before lot: LotID? = nil,
        atMost maximum: Int = 10_000,
        _ access: some PostgresQuerying
    ) async throws -> [LotView] {
        let strays = lot == nil ? try await access.run(StrayAnswerList()) : []
        return strays
            + (try await access.run(
                CenterLots(municipality: municipality, before: lot, maximum: maximum)
            ))
    }

    /// Send-backs that wait for their office, the most urgent first.
    package static func returns(
        municipality: Int32? = nil,
        office: Int32? = nil,
        atMost maximum: Int = 10_000,
        _ access: some PostgresQuerying
    ) async throws -> [ReturnView] {
        try await access.run(
            CenterReturns(municipality: municipality, office: office, maximum: maximum)
        )
    }

    /// Most items of a list of what waits for a person.
    package static let attentionMaximum = 1000

    /// Items that wait for a person, the most urgent first.
    package static func attention(
        municipality: Int32? = nil,
        state: ItemState? = nil,
        office: Int32? = nil,
        atMost maximum: Int = attentionMaximum,
        _ access: some PostgresQuerying
    ) async throws -> [AttentionView] {
        try await access.run(
            CenterAttention(
                municipality: municipality,
                state: state,
                office: office,
                maximum: maximum
            )
        )
    }

    /// Proves from the tables that nothing is lost, doubled or out of order.
    ///
    /// Reads everything in one snapshot; the role must see all municipalities.
    package static func verify(_ access: some PostgresQuerying) async throws -> CenterProof {
        guard let proof = try await access.first(CenterVerify()) else {
            throw PostgresError(.decoding, statement: CenterVerify.name)
        }
        return proof
    }
}
