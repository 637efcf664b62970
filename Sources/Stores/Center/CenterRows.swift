package import Casework
package import Vocabulary

/// An item as it was locked for a decision.
package struct LockedItem: Hashable, Sendable {
    /// The municipality's number.
    package let municipality: Int32
    /// The item.
    package let item: ItemID
    /// What decides where it may go.
    package var standing: ItemStanding
    /// The visit that it belongs to.
    package let visit: VisitID
    /// How urgently it is taken up.
    package let lane: Lane
    /// The owning system.
    package let system: String
    /// By when it must have moved; nil when it has ended.
    package let due: Instant?
    /// The persons it is about, where it was locked for a lot; empty for the whole household.
    package var people: [String] = []
}

/// An item with what an act of a person needs to know of it.
package struct FamilyItem: Hashable, Sendable {
    /// The item as it was locked.
    package let locked: LockedItem
    /// The number of the office that filed it.
    package let office: Int32
    /// Our name of its procedure.
    package let procedure: String
    /// The procedure's code.
    package let code: String
    /// The persons it is about.
    package let people: [String]
    /// The bundle it was filed with.
    package let bundle: BundleID
}

/// What today's record says of an item that may go into a lot.
package struct ItemJudgement: Hashable, Sendable {
    /// The municipality's number.
    package let municipality: Int32
    /// The item.
    package let item: ItemID
    /// What stands against it.
    package let findings: OutputFindings
    /// The keys that systems returned for earlier items, in the order of those.
    package let carried: [String]
}

/// A lot that is to be made.
package struct PlannedLot: Hashable, Sendable {
    /// A row of it.
    package struct Row: Hashable, Sendable {
        /// The item.
        package let item: ItemID
        /// Its attempt.
        package let attempt: Int16
        /// Keys of earlier items, compact JSON by person.
        package let carried: String
        /// Whether a person of it is protected at this moment.
        package let isProtected: Bool

        /// A row of a lot.
        package init(item: ItemID, attempt: Int16, carried: String, isProtected: Bool) {
            self.item = item
            self.attempt = attempt
            self.carried = carried
            self.isProtected = isProtected
        }
    }

    /// Whose items they are.
    package let group: LotGroup
    /// The name of the file's layout.
    package let layout: String
    /// The rows in order.
    package let rows: [Row]

    /// A lot with these rows.
    package init(group: LotGroup, layout: String, rows: [Row]) {
        self.group = group
        self.layout = layout
        self.rows = rows
    }
}

/// How a lot stands.
package enum LotState: String, Hashable, Sendable {
    /// Its rows are fixed; its files are not known to be in the drop folder. Goes to `exported`.
    case made
    /// Its files are in the drop folder; the answer is awaited. Goes to `acknowledged`.
    case exported
    /// The system answered for every row. The end.
    case acknowledged
}

/// A lot as its table has it.
package struct LotRecord: Hashable, Sendable {
    /// The municipality's number.
    package let municipality: Int32
    /// The lot.
    package let lot: LotID
    /// The owning system.
    package let system: String
    /// How urgently its items were taken up.
    package let lane: Lane
    /// The name of the file's layout.
    package let layout: String
    /// How many rows it was made with.
    package let rows: Int
    /// How it stands.
    package let state: LotState
    /// When it was made, with microseconds.
    package let madeAt: Instant
    /// SHA-256 of its file, once that was exported.
    package let sha256: [UInt8]?
    /// SHA-256 of the answer that was read last.
    package let answerSHA256: [UInt8]?
    /// Why that answer was refused, if it was.
    package let answerRefused: Localized?
}

/// A row of a lot, as its file shows it.
package struct LotRow: Hashable, Sendable {
    /// Its place in the lot, from 1.
    package let position: Int
    /// The item.
    package let item: ItemID
    /// Its attempt.
    package let attempt: Int16
    /// The key of the submission that filed it.
    package let key: String
    /// The municipality's number.
    package let municipality: Int32
    /// The number of the office that filed it.
    package let office: Int32
    /// Our name of its procedure.
    package let procedure: String
    /// The procedure's code.
    package let code: String
    /// The persons it is about.
    package let people: [String]
    /// When it reached the counter.
    package let receivedAt: Instant
    /// What the system is told: compact JSON, byte for byte.
    package let record: String
    /// Keys of earlier items, compact JSON by person.
    package let carried: String
    /// Whether a person of it was protected when the lot was made.
    package let isProtected: Bool
    /// Who checked it as the second person.
    package let secondCheckedBy: String?
}

/// A row of a lot whose visit was protected after the lot was made.
package struct ProtectedRow: Hashable, Sendable {
    /// The municipality's number.
    package let municipality: Int32
    /// The lot.
    package let lot: LotID
    /// The item.
    package let item: ItemID
    /// Whether the visit is protected; else somebody in it has only the name of somebody who is.
    package let isProtected: Bool
}

/// An item of a lot that awaits its answer.
package struct LotMember: Hashable, Sendable {
    /// The lot.
    package let lot: LotID
    /// The item.
    package let item: ItemID
    /// Its attempt.
    package let attempt: Int16
    /// The municipality's number.
    package let municipality: Int32
    /// The number of the office that filed it.
    package let office: Int32
    /// How urgently it is taken up.
    package let lane: Lane
    /// The persons it is about.
    package let people: [String]
}

/// An item that may go into a lot now.
package struct ReadyItem: Hashable, Sendable {
    /// The municipality's number.
    package let municipality: Int32
    /// The item.
    package let item: ItemID
    /// Its attempt.
    package let attempt: Int16
    /// How urgently it is taken up.
    package let lane: Lane
    /// The owning system.
    package let system: String
    /// The number of the office that filed it.
    package let office: Int32

    /// An item that may go into a lot.
    package init(
        municipality: Int32,
        item: ItemID,
        attempt: Int16,
        lane: Lane,
        system: String,
        office: Int32
    ) {
        self.municipality = municipality
        self.item = item
        self.attempt = attempt
        self.lane = lane
        self.system = system
        self.office = office
    }
}
