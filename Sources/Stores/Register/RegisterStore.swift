import Postgres
package import ResidentRegister
import Schema
package import Vocabulary

/// An extract of the residence record that was taken over.
package struct StoredExtract: Hashable, Sendable {
    /// The day at whose end the record stood so.
    package let asOf: CalendarDay
    /// SHA-256 of the file, in hexadecimal.
    package let hash: String
    /// How many residents it holds, and how many came, changed and went since the one before.
    package let residents: Int
    package let added: Int
    package let changed: Int
    package let removed: Int
    /// When and by whom it was taken over.
    package let importedAt: Instant
    package let importedBy: String

    /// A value of these parts.
    package init(
        asOf: CalendarDay,
        hash: String,
        residents: Int,
        added: Int,
        changed: Int,
        removed: Int,
        importedAt: Instant,
        importedBy: String
    ) {
        self.asOf = asOf
        self.hash = hash
        self.residents = residents
        self.added = added
        self.changed = changed
        self.removed = removed
        self.importedAt = importedAt
        self.importedBy = importedBy
    }
}

/// A resident of the register with whether protection holds at this moment.
package struct StoredResident: Hashable, Sendable {
    /// What the extract tells.
    package let resident: RegisteredResident
    /// Whether anybody of the household may be protected, by the extract or by what was said at a counter.
    package let isProtected: Bool
}

/// The residence record as the newest extract has it; every read of residents leaves rows of who looked.
package struct RegisterStore: Sendable {
    private let access: ActingTransaction
    private var transaction: PostgresTransaction { access.transaction }

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    // MARK: Taking over

    /// Holds the register against another import, with an empty stage.
    package func beginImport() async throws {
        _ = try await transaction.execute(RegisterLock(town: access.town))
        try await transaction.execute(RegisterStageClear(town: access.town))
    }

    /// Forgets what was read of an extract.
    package func clearStage() async throws {
        try await transaction.execute(RegisterStageClear(town: access.town))
    }

    /// The extract that was taken over last.
    package func last() async throws -> StoredExtract? {
        try await transaction.first(RegisterLast(town: access.town))
    }

    /// Puts residents on the stage, with the lines on which they stand.
    package func stage(_ residents: [(line: Int, resident: RegisteredResident)]) async throws {
        if residents.isEmpty { return }
        try await transaction.execute(RegisterStagePut(town: access.town, residents: residents))
    }

    /// Lines on which a resident stands a second time, each with the first.
    package func twins(atMost maximum: Int) async throws -> [(first: Int, line: Int)] {
        try await transaction.run(RegisterStageTwins(town: access.town, maximum: maximum))
    }

    /// How many residents the register holds, and how many of them the stage does not.
    package func standing() async throws -> (residents: Int, gone: Int) {
        try await required(transaction.first(RegisterCount(town: access.town)))
    }

    /// Makes the register what the stage holds; how many came, changed and went.
    package func takeOver() async throws -> (added: Int, changed: Int, removed: Int) {
        let removed = try await transaction.execute(RegisterRemoveGone(town: access.town))
        try await transaction.execute(RegisterStageKeepNew(town: access.town))
        try await transaction.execute(RegisterDropKeys(town: access.town))
        let (added, changed) = try await required(
            transaction.first(RegisterTakeOver(town: access.town))
        )
        try await transaction.execute(RegisterPutKeys(town: access.town))
        try await transaction.execute(RegisterStageClear(town: access.town))
        return (added, changed, removed)
    }

    /// Notes that an extract was taken over.
    package func add(_ extract: StoredExtract) async throws {
        try await transaction.execute(RegisterExtractAdd(town: access.town, extract: extract))
    }

    // MARK: Looking

    /// Residents by the beginning of a name in any of its forms, and the birth as far as it is known.
    package func search(
        _ key: FoldedKey,
        born: String,
        atMost maximum: Int,
        look: RegisterLook
    ) async throws -> [StoredResident] {
        try await noted(look) {
            try await transaction.run(
                ResidentSearch(town: access.town, key: key, born: born, maximum: maximum)
            )
        }
    }

    /// Residents by their numbers; with everybody of their households where that is asked.
    package func residents(
        _ numbers: [String],
        wholeHouseholds: Bool,
        atMost maximum: Int,
        look: RegisterLook
    ) async throws -> [StoredResident] {
        try await noted(look) {
            try await transaction.run(
                ResidentList(
                    town: access.town,
                    numbers: numbers,
                    wholeHouseholds: wholeHouseholds,
                    maximum: maximum
                )
            )
        }
    }

    private func noted(
        _ look: RegisterLook,
        _ read: () async throws -> [StoredResident]
    ) async throws -> [StoredResident] {
        try await AuditStore(access).write(look.note)
        let found = try await read()
        try await transaction.execute(
            RegisterLookAdd(town: access.town, look: look, residents: found.map(\.resident.number))
        )
        return found
    }
}

/// Why somebody looks into the register: for the visit at hand.
package struct RegisterLook: Hashable, Sendable {
    /// The audit row of the look; it names a visit.
    package let note: AuditNote
    /// The visit.
    package let visit: VisitID
    /// When.
    package let at: Instant

    /// A value of these parts.
    package init(note: AuditNote, visit: VisitID, at: Instant) {
        self.note = note
        self.visit = visit
        self.at = at
    }
}
