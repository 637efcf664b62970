package import Catalog
package import Filing
package import Vocabulary

/// Where a visit stands; the raw value stands in the table.
package enum VisitStage: String, CaseIterable, Hashable, Sendable {
    /// Routed at the door, not yet called; goes to `atDesk` or `abandoned`.
    case waiting
    /// A clerk works on it; goes to `filed`, `closed`, `abandoned` or back to `waiting`.
    case atDesk = "at-desk"
    /// Its bundle was filed, the center's answers are awaited; goes to `closed`.
    case filed
    /// Everything was handed over or nothing was left to do; reopened, goes back within a day.
    case closed
    /// The resident left before anything was filed; reopened, goes back to `waiting` within a day.
    case abandoned

    /// Whether somebody still works on it.
    package var isOpen: Bool { self != .closed && self != .abandoned }
}

/// A visit as its table has it.
package struct StoredVisit: Sendable {
    /// Its number.
    package let id: VisitID
    /// The office.
    package let office: MunicipalityCode
    /// Where the visit stands.
    package var stage: VisitStage
    /// Grows by one with every change; a change over another version than the one read is refused.
    package let version: Int
    /// The household as JSON by the contract.
    package var household: JSONValue
    /// What was typed of the record so far, as JSON by the contract.
    package var record: JSONValue
    /// What the house must know besides: needs at the door, papers seen.
    package var circumstances: JSONValue
    /// Hash of the catalog that the plan was made with.
    package var catalogHash: String?
    /// The plan as JSON by the contract.
    package var plan: String?
    /// When the visit began.
    package let openedAt: Instant
    /// Who opened it.
    package let openedBy: String
    /// When it was called to a desk.
    package var calledAt: Instant?
    /// Who called it.
    package var clerk: String?
    /// When it ended.
    package var closedAt: Instant?
    /// Why it ended before all was done: a stable word, or what the clerk wrote.
    package var endedBecause: String?
    /// When it was entered, where it had been received on paper before; all days count from `openedAt`.
    package let enteredAt: Instant?

    /// A value of these parts.
    package init(
        id: VisitID,
        office: MunicipalityCode,
        stage: VisitStage,
        version: Int = 1,
        household: JSONValue,
        record: JSONValue = [:],
        circumstances: JSONValue = [:],
        catalogHash: String? = nil,
        plan: String? = nil,
        openedAt: Instant,
        openedBy: String,
        calledAt: Instant? = nil,
        clerk: String? = nil,
        closedAt: Instant? = nil,
        endedBecause: String? = nil,
        enteredAt: Instant? = nil
    ) {
        self.id = id
        self.office = office
        self.stage = stage
        self.version = version
        self.household = household
        self.record = record
        self.circumstances = circumstances
        self.catalogHash = catalogHash
        self.plan = plan
        self.openedAt = openedAt
        self.openedBy = openedBy
        self.calledAt = calledAt
        self.clerk = clerk
        self.closedAt = closedAt
        self.endedBecause = endedBecause
        self.enteredAt = enteredAt
    }
}

/// An entry of a visit's plan as its table has it.
package struct StoredVisitItem: Sendable {
    /// The key under which it was submitted, or of the plan.
    package let key: PlanKey
    /// Code of the procedure in the national list.
    package var code: String
    /// Place in the plan, from 0.
    package var position: Int
    /// What became of it.
    package var fate: FateAssignment
    /// How it ended, a stable word or what the desk wrote.
    package var result: String?
    /// The filed item.
    package var item: ItemID?
    /// When it was changed last.
    package var changedAt: Instant
    /// Who changed it last.
    package var changedBy: String
    /// How the filed item stands in the center.
    package var center: CenterStanding?

    /// A value of these parts.
    package init(
        key: PlanKey,
        code: String,
        position: Int,
        fate: FateAssignment,
        result: String? = nil,
        item: ItemID? = nil,
        changedAt: Instant,
        changedBy: String,
        center: CenterStanding? = nil
    ) {
        self.key = key
        self.code = code
        self.position = position
        self.fate = fate
        self.result = result
        self.item = item
        self.changedAt = changedAt
        self.changedBy = changedBy
        self.center = center
    }
}

/// How a filed item stands in the center, as its row says.
package struct CenterStanding: Hashable, Sendable {
    /// The label of the item's state.
    package let state: String
    /// The attempt, from 1.
    package let attempt: Int
    /// By when the next step must be done.
    package let dueAt: Instant?
    /// Since when it stands there.
    package let stateAt: Instant
    /// The owning system.
    package let system: String
    /// How soon the center must answer.
    package let lane: Lane
    /// How many persons must check it.
    package let checksNeeded: Int
    /// How many persons have checked it.
    package let checksGiven: Int
    /// Who answers its send-back, such as `office:121011`, while one is open.
    package let returnedTo: String?
}

/// An open visit in the list of a desk; nothing here says who it is.
package struct ListedVisit: Sendable {
    /// Its number.
    package let id: VisitID
    /// The office.
    package let office: MunicipalityCode
    /// Where the visit stands.
    package let stage: VisitStage
    /// The life events, by their ids.
    package let events: [String]
    /// What the house must know besides.
    package let circumstances: JSONValue
    /// How many people the household lists.
    package let peopleCount: Int
    /// When the visit began.
    package let openedAt: Instant
    /// When it was called to a desk.
    package let calledAt: Instant?
    /// What whoever called it is called.
    package let clerk: String?
    /// The version that was read.
    package let version: Int
    /// Whether the protection switch is on.
    package let isProtected: Bool
    /// Filed items that have not ended.
    package let openItems: Int
    /// Filed items that their systems accepted.
    package let doneItems: Int
    /// Filed items that were sent back or are blocked by one.
    package let returnedItems: Int
    /// The time of the appointment by which somebody came.
    package let bookedAt: Instant?
    /// When it was entered, where it had been received on paper before.
    package let enteredAt: Instant?
}

/// A visit with all that the hand-over must know of it.
package struct VisitWithHandOvers: Sendable {
    /// The visit.
    package let visit: StoredVisit
    /// The entries of its plan, in order.
    package let items: [StoredVisitItem]
    /// What was handed over, the oldest first.
    package let handOvers: [HandOverRecord]
    /// When the resident was called last, and by whom.
    package let call: HandOverCall?
}

/// Somebody was called to fetch what is ready.
package struct HandOverCall: Hashable, Sendable {
    /// When.
    package let at: Instant
    /// Who called.
    package let by: String

    /// A value of these parts.
    package init(at: Instant, by: String) {
        self.at = at
        self.by = by
    }
}

/// Results that were handed to somebody.
package struct HandOverRecord: Hashable, Sendable {
    /// Its number.
    package let number: Int64
    /// The items, in order.
    package let items: [ItemID]
    /// Who received it.
    package let recipient: Filer
    /// When.
    package let at: Instant
    /// Who did it.
    package let by: String
    /// When it was undone, if it was.
    package let undoneAt: Instant?
    /// Who undid it, if anybody did.
    package let undoneBy: String?
}
