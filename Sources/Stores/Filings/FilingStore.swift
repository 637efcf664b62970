package import Casework
import Catalog
package import Filing
import Postgres
package import Vocabulary

/// What filing must know before it writes anything.
package struct FilingLookUp: Hashable, Sendable {
    /// What was filed under the same key before.
    package let earlier: FiledBundle?
    /// Whether the archive has the catalog already.
    package let catalogIsKept: Bool
    /// Whether the visit, or a person with the same name and birth, is protected already.
    package let isProtected: Bool
}

/// A bundle that was filed, as a repetition needs it.
package struct FiledBundle: Hashable, Sendable {
    /// The bundle.
    package let bundle: BundleID
    /// The visit.
    package let visit: VisitID
    /// SHA-256 of the submission in canonical form.
    package let contentHash: [UInt8]
    /// The receipt as it was given, byte for byte.
    package let receipt: String
}

/// The numbers that a filing gets.
package struct FilingNumbers: Hashable, Sendable {
    /// The visit.
    package let visit: VisitID?
    /// The bundle.
    package let bundle: BundleID
    /// The items, in order.
    package let items: [ItemID]
}

/// A bundle with its items on the way into the tables.
package struct NewBundle: Sendable {
    /// An item with the state in which it begins.
    package struct Item: Sendable {
        /// Its number.
        package let id: ItemID
        /// What is filed.
        package let content: BundleDraft.Item
        /// Label of the state.
        package let state: String
        /// By when the next step must be done.
        package let dueAt: Instant
        /// By what the persons whom it is about are found again.
        package let people: [PersonKey]

        /// A value of these parts.
        package init(
            id: ItemID,
            content: BundleDraft.Item,
            state: String,
            dueAt: Instant,
            people: [PersonKey]
        ) {
            self.id = id
            self.content = content
            self.state = state
            self.dueAt = dueAt
            self.people = people
        }

        /// How many of the items before it their systems have not accepted yet.
        package var waitingFor: Int { content.waitingFor }
    }

    /// Its number.
    package let id: BundleID
    /// The visit.
    package let visit: VisitID
    /// The office.
    package let office: MunicipalityCode
    /// How soon the center must answer.
    package let lane: Lane
    /// The key under which it was submitted, or of the plan.
    package let key: String
    /// SHA-256 of the submission in canonical form, 32 bytes.
    package let contentHash: [UInt8]
    /// The sealed packet.
    package let packet: SealedPacket
    /// The receipt as it was given, byte for byte.
    package let receipt: String
    /// When it reached the counter.
    package let receivedAt: Instant
    /// When it was filed.
    package let filedAt: Instant
    /// Who filed it.
    package let filedBy: String
    /// The items, in order.
    package let items: [Item]

    /// A value of these parts.
    package init(
        id: BundleID,
        visit: VisitID,
        office: MunicipalityCode,
        lane: Lane,
        key: String,
        contentHash: [UInt8],
        packet: SealedPacket,
        receipt: String,
        receivedAt: Instant,
        filedAt: Instant,
        filedBy: String,
        items: [Item]
    ) {
        self.id = id
        self.visit = visit
        self.office = office
        self.lane = lane
        self.key = key
        self.contentHash = contentHash
        self.packet = packet
        self.receipt = receipt
        self.receivedAt = receivedAt
        self.filedAt = filedAt
        self.filedBy = filedBy
        self.items = items
    }
}

extension NewBundle {
    /// The persons of its items with their procedures.
    fileprivate var knownPeople: [(item: ItemID, person: SoughtPerson)] {
        items.flatMap { item in
            let procedure = item.content.entry.procedure.description
            return item.people.map { (item.id, SoughtPerson(procedure: procedure, key: $0)) }
        }
    }
}

/// A bundle of a visit with its receipt.
package struct StoredBundle: Hashable, Sendable {
    /// Its number.
    package let id: BundleID
    /// The key under which it was submitted, or of the plan.
    package let key: String
    /// How soon the center must answer.
    package let lane: Lane
    /// The receipt as it was given, byte for byte.
    package let receipt: String
    /// When it reached the counter.
    package let receivedAt: Instant
    /// When it was filed.
    package let filedAt: Instant
    /// Who filed it.
    package let filedBy: String
}

/// What a filed item said last, and the packet it came from.
package struct StoredItemRecord: Sendable {
    /// The visit.
    package let visit: VisitID
    /// The office.
    package let office: MunicipalityCode
    /// The procedure.
    package let procedure: String
    /// The persons it is about; empty for the whole household.
    package let people: [String]
    /// Label of the item's state.
    package let state: String
    /// The attempt, from 1.
    package let attempt: Int
    /// The owning system.
    package let system: String
    /// How soon the center must answer.
    package let lane: Lane
    /// Compact JSON of the last attempt.
    package let record: JSONValue
    /// The sealed packet of its bundle.
    package let packet: JSONValue
    /// The household as the last correction of it declared; nil when none did.
    package let household: JSONValue?
    /// Whether its record was made by a correction.
    package let isCorrected: Bool
    /// What its next attempt says, where a correction of another item has made that; nil where none has.
    package let ahead: JSONValue?
    /// Whether that correction declared another household besides.
    package let isHouseholdAhead: Bool
    /// Why its last attempt was sent back; nil where no send-back is open.
    package let sentBackBecause: SendBackReason?

    /// What the next attempt says unless it is corrected.
    package var next: JSONValue { ahead ?? record }
}

/// Bundles and their items; what was filed is never changed.
package struct FilingStore: Sendable {
    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// What filing must know first; one statement.
    package func lookUp(
        key: String,
        catalogHash: String,
        people: [PersonKey],
        visit: VisitID?
    ) async throws -> FilingLookUp {
        try await required(
            access.transaction.first(
                BundleLookUp(
                    town: access.town,
                    key: key,
                    catalogHash: catalogHash,
                    people: people,
                    visit: visit
                )
            )
        )
    }

    /// Locks items that were filed earlier; the label of each one's state, which stays until the commit.
    package func lock(_ items: [ItemID]) async throws -> [ItemID: String] {
        if items.isEmpty { return [:] }
        let locked = try await access.transaction.run(
            ItemLockFiled(town: access.town, items: items)
        )
        return Dictionary(locked.map { ($0.item, $0.state) }) { first, _ in first }
    }

    /// The numbers of a bundle with so many items; one statement.
    ///
    /// It waits until nobody else files about the same persons, so that what is read after it has all that
    /// was filed about them; others wait for the end of this transaction.
    package func numbers(
        newVisit: Bool,
        items: Int,
        about people: [PersonKey]
    ) async throws -> FilingNumbers {
        try await required(
            access.transaction.first(
                BundleNumbers(
                    newVisit: newVisit,
                    items: items,
                    town: access.town,
                    locks: PersonLock.all(of: people)
                )
            )
        )
    }

    /// Writes a whole filing in one round trip, whatever the number of its items.
    ///
    /// `visit` is written when it is new. Fails on the unique key of `bundle` when another filing with
    /// the same key committed meanwhile.
    package func write(
        _ bundle: NewBundle,
        openingVisit visit: StoredVisit?,
        items: [StoredVisitItem],
        people: [PersonKey],
        pairs: [KeptPair],
        protecting isProtected: Bool,
        archiving catalog: (hash: String, files: String)?,
        audit entry: AuditNote
    ) async throws {
        let town = access.town
        var statements: [any PostgresStatement] = [AuditWrite(town: town, entry: entry)]
        if let catalog {
            statements.append(VisitKeepCatalog(hash: catalog.hash, files: catalog.files))
        }
        if let visit { statements.append(VisitOpen(town: town, visit: visit)) }
        statements.append(BundleFile(town: town, bundle: bundle))
        if !bundle.items.isEmpty {
            statements.append(BundleFileItems(town: town, bundle: bundle))
        }
        let known = bundle.knownPeople
        if !known.isEmpty {
            statements.append(FiledPersonPut(town: town, bundle: bundle.id, people: known))
        }
        if !pairs.isEmpty { statements.append(DuplicatePairPut(town: town, pairs: pairs)) }
        if bundle.items.contains(where: { !$0.content.earlier.isEmpty }) {
            statements.append(BundleAfterEarlier(town: town, bundle: bundle))
        }
        statements.append(VisitItemPut(town: town, visit: bundle.visit, items: items))
        statements.append(VisitPersonPut(town: town, visit: bundle.visit, people: people))
        if isProtected {
            statements.append(
                ProtectionSet(
                    town: town,
                    visit: bundle.visit,
                    people: people,
                    actor: bundle.filedBy
                )
            )
        }
        try await access.transaction.pipeline(statements)
    }

    /// The bundles of a visit with their receipts, the oldest first.
    package func bundles(
        of visit: VisitID,
        audit entry: AuditNote
    ) async throws -> [StoredBundle] {
        try await AuditStore(access).write(entry)
        return try await access.transaction.run(
            BundleOfVisit(town: access.town, visit: visit)
        )
    }

    /// What a filed item said last; nil when there is none.
    package func record(
        of item: ItemID,
        audit entry: AuditNote
    ) async throws -> StoredItemRecord? {
        try await AuditStore(access).write(entry)
        return try await access.transaction.first(
            BundleItemRecord(town: access.town, item: item)
        )
    }
}
