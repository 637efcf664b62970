import Catalog
import CounterFlow
package import Filing
package import PaperReading
package import Postgres
import Stores
package import Vocabulary

/// What every act needs: the database in the role of an office, the catalog, the clock, chance.
///
/// A value that is shared by all acts of a process; it holds no state of its own.
package struct Premises: Sendable {
    /// Connections in the role `hitomado_office`.
    package let database: PostgresClient
    /// Gives the planning over the catalog in force; asked once an act.
    package let planning: @Sendable () -> any Planning
    /// Where the present moment comes from.
    package let clock: any TimeSource
    /// Where chance comes from.
    package let chance: any ChanceSource
    /// Hashes and checks passwords.
    package let passwords: PasswordWorkshop
    /// Reads what stands on scans.
    package let papers: PaperReader
    /// Which items wait for a person.
    package let checks: CheckPolicy
    /// Wakes the workers, after a commit that made something ready.
    package let ring: @Sendable () async -> Void

    /// A value of these parts.
    package init(
        database: PostgresClient,
        planning: @escaping @Sendable () -> any Planning,
        clock: any TimeSource,
        chance: any ChanceSource,
        passwords: PasswordWorkshop,
        papers: PaperReader = PaperReader(),
        checks: CheckPolicy = CheckPolicy(.catalog),
        ring: @escaping @Sendable () async -> Void
    ) {
        self.database = database
        self.planning = planning
        self.clock = clock
        self.chance = chance
        self.passwords = passwords
        self.papers = papers
        self.checks = checks
        self.ring = ring
    }
}

/// One act on its way: its transaction, its moment and who acts.
struct ActContext: Sendable {
    let premises: Premises
    let access: ActingTransaction
    let act: ActName
    let acting: Acting
    let planning: any Planning
    let now: Instant

    var catalog: Catalog { planning.catalog }
    var visits: VisitStore { VisitStore(access) }
    var drafts: DraftStore { DraftStore(access) }
    var undos: UndoStore { UndoStore(access) }
    var presences: PresenceStore { PresenceStore(access) }
    var filings: FilingStore { FilingStore(access) }
    var protection: ProtectionStore { ProtectionStore(access) }
    var staff: StaffStore { StaffStore(access) }
    var bookings: BookingStore { BookingStore(access) }
    var audits: AuditStore { AuditStore(access) }
    var outdated: OutdatedItemStore { OutdatedItemStore(access) }
    var returnCalls: ReturnCallStore { ReturnCallStore(access) }
    var officialCalls: OfficialCallStore { OfficialCallStore(access) }
    var duplicates: DuplicateStore { DuplicateStore(access) }
    var emergency: EmergencyStore { EmergencyStore(access) }

    /// The audit row of this act.
    func audit(
        visit: VisitID? = nil,
        items: [ItemID] = [],
        appointment: BookingCode? = nil
    ) -> AuditNote {
        AuditNote(
            actor: acting.actor,
            office: acting.office,
            purpose: acting.purpose,
            act: act.rawValue,
            visit: visit,
            items: items,
            appointment: appointment
        )
    }
}

extension Premises {
    /// Most tries of a transaction that others got in the way of.
    private static let triesMaximum = 4

    /// Does an act: authorised, in one transaction, its refusals as values.
    ///
    /// A body that throws a ``Refusal`` leaves nothing behind. Refusals for lack of rights are noted in
    /// the audit. What decides is not done by a contractor's people: an official is called. A transaction that
    /// others got in the way of is tried again.
    func perform<Value: Sendable>(
        _ act: ActName,
        _ acting: Acting,
        visit: VisitID? = nil,
        item: ItemID? = nil,
        _ body: (ActContext) async throws -> Value
    ) async throws -> Result<Value, Refusal> {
        guard Permission.allows(act, acting.roles) else {
            try await noteRefusal(act, acting, visit)
            return .failure(.notAllowed)
        }
        if Permission.isForOfficials(act), try await isContractor(acting) {
            try await noteRefusal(act, acting, visit)
            try await callOfficial(for: act, acting, visit, item)
            return .failure(.isForOfficials)
        }
        var tries = 0
        while true {
            tries += 1
            do {
                return .success(try await transact(act, acting, body))
            } catch let refusal as Refusal {
                if refusal.kind == .notAllowed || refusal.kind == .notFound {
                    try await noteRefusal(act, acting, visit)
                }
                return .failure(refusal)
            } catch let refusal as FilingRefusal {
                return .failure(Refusal(refusal))
            } catch let refusals as FilingRefusals {
                return .failure(Refusal(refusals))
            } catch let error as PostgresError where error.isWorthAnotherTry {
                if tries == Self.triesMaximum { throw error }
            }
        }
    }

    /// Whether a contractor's member acts, also one whose name is given at the command line.
    private func isContractor(_ acting: Acting) async throws -> Bool {
        guard acting.isCommand else { return acting.isContractor }
        return try await database.withTransaction { transaction in
            try await SignInStore(transaction).member(login: acting.actor)?.isContractor ?? false
        }
    }

    /// Notes that a contractor's member waits for an official.
    func callOfficial(
        for act: ActName,
        _ acting: Acting,
        _ visit: VisitID?,
        _ item: ItemID?
    ) async throws {
        guard let office = acting.office else { return }
        _ = try await transact(act, acting) { context in
            try await context.officialCalls.add(
                office: office,
                act: act.rawValue,
                visit: visit,
                item: item,
                at: context.now,
                by: acting.actor
            )
        }
    }

    private func transact<Value: Sendable>(
        _ act: ActName,
        _ acting: Acting,
        _ body: (ActContext) async throws -> Value
    ) async throws -> Value {
        let planning = planning()
        let now = clock.now()
        return try await database.withTransaction { transaction in
            let access = try await ActingTransaction.begin(transaction, for: acting.municipality)
            return try await body(
                ActContext(
                    premises: self,
                    access: access,
                    act: act,
                    acting: acting,
                    planning: planning,
                    now: now
                )
            )
        }
    }

    private func noteRefusal(_ act: ActName, _ acting: Acting, _ visit: VisitID?) async throws {
        let entry = AuditNote(
            actor: acting.actor,
            office: acting.office,
            purpose: acting.purpose,
            act: act.rawValue,
            visit: visit,
            isRefused: true
        )
        try await database.withTransaction { transaction in
            let access = try await ActingTransaction.begin(transaction, for: acting.municipality)
            try await AuditStore(access).write(entry)
        }
    }
}

extension PostgresError {
    /// Whether another transaction got in the way: a deadlock, or two filings or bookings under one key
    /// at once.
    fileprivate var isWorthAnotherTry: Bool {
        switch sqlState {
        case SQLState.serializationFailure, SQLState.deadlockDetected: true
        case SQLState.uniqueViolation:
            ["bundle", "visit_item", "appointment", "certificate_sheet", "parcel"].contains(table)
        default: false
        }
    }
}
