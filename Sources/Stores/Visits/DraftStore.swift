package import Postgres
import Schema
package import Vocabulary

/// What somebody typed at the desk and has not saved.
package struct StoredDraft: Hashable, Sendable {
    /// Fields by their names, as JSON, and when the last of it was typed; nil where nothing was.
    package let typed: Typed?
    /// When a draft was typed that was thrown away and can be taken back.
    package let thrownAt: Instant?

    /// What was typed, and when.
    package struct Typed: Hashable, Sendable {
        /// JSON as the caller gave it.
        package let text: String
        /// When the last of it was typed.
        package let at: Instant
    }
}

/// The drafts of a visit, one for each member of the staff; an audit row is the caller's to write first.
package struct DraftStore: Sendable {
    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// Most bytes of one draft.
    package static let bytesMaximum = 262_144

    /// How long a draft is kept after the last key.
    package static let memory = Duration.seconds(24 * 3600)

    /// The office of a visit and where it stands, which holds until the transaction ends; nil without one.
    package func hold(
        _ visit: VisitID
    ) async throws -> (office: MunicipalityCode, stage: VisitStage)? {
        try await access.transaction.first(VisitHold(town: access.town, visit: visit))
    }

    /// What a member typed into a visit; nil where there is no word of anything.
    package func find(_ visit: VisitID, of staff: StaffID) async throws -> StoredDraft? {
        try await access.transaction.first(
            DraftFind(town: access.town, visit: visit, staff: staff)
        )
    }

    /// Keeps what was typed into the page of a version, nil where nothing is left of it; false where the
    /// same member has saved a later one.
    package func keep(
        _ typed: String?,
        in visit: VisitID,
        of staff: StaffID,
        version: Int,
        at now: Instant
    ) async throws -> Bool {
        try await access.transaction.execute(
            DraftKeep(
                town: access.town,
                visit: visit,
                staff: staff,
                typed: typed,
                at: now,
                version: version
            )
        ) == 1
    }

    /// Puts the draft aside; nothing happens where there is none.
    package func throwAway(_ visit: VisitID, of staff: StaffID, at now: Instant) async throws {
        _ = try await access.transaction.execute(
            DraftThrow(town: access.town, visit: visit, staff: staff, at: now)
        )
    }

    /// Takes back what was put aside, and puts what was typed since in its place.
    package func takeBack(_ visit: VisitID, of staff: StaffID, at now: Instant) async throws {
        _ = try await access.transaction.execute(
            DraftTakeBack(town: access.town, visit: visit, staff: staff, at: now)
        )
    }

    /// Erases what a member typed, now that it was saved as this version.
    package func end(
        _ visit: VisitID,
        of staff: StaffID,
        savedAs version: Int,
        at now: Instant
    ) async throws {
        _ = try await access.transaction.execute(
            DraftEnd(town: access.town, visit: visit, staff: staff, version: version, at: now)
        )
    }

    /// Erases drafts in all municipalities whose last key is long ago; how many.
    ///
    /// For the worker.
    @discardableResult
    package static func clear(
        now: Instant,
        _ access: some PostgresQuerying
    ) async throws -> Int {
        try await access.execute(DraftClear(touchedBefore: now.adding(.zero - memory)))
    }
}

struct VisitHold: SchemaStatement {
    static let text = StatementText.visitHold
    let town: Int32
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number) }

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (office: MunicipalityCode, stage: VisitStage) {
        (try municipality(&row), try required(VisitStage(rawValue: try row.read())))
    }
}

struct DraftFind: SchemaStatement {
    static let text = StatementText.draftFind
    let town: Int32
    let visit: VisitID
    let staff: StaffID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number, staff.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredDraft {
        let text: String? = try row.read()
        let at: Instant? = try row.read()
        var typed: StoredDraft.Typed?
        if let text, let at { typed = StoredDraft.Typed(text: text, at: at) }
        return StoredDraft(typed: typed, thrownAt: try row.read())
    }
}

struct DraftKeep: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.draftKeep
    let town: Int32
    let visit: VisitID
    let staff: StaffID
    let typed: String?
    let at: Instant
    let version: Int

    var bindings: PostgresBindings {
        PostgresBindings(town, visit.number, staff.number, typed, at, Int32(clamping: version))
    }
}

struct DraftThrow: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.draftThrow
    let town: Int32
    let visit: VisitID
    let staff: StaffID
    let at: Instant
    var bindings: PostgresBindings { PostgresBindings(town, visit.number, staff.number, at) }
}

struct DraftTakeBack: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.draftTakeBack
    let town: Int32
    let visit: VisitID
    let staff: StaffID
    let at: Instant
    var bindings: PostgresBindings { PostgresBindings(town, visit.number, staff.number, at) }
}

struct DraftEnd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.draftEnd
    let town: Int32
    let visit: VisitID
    let staff: StaffID
    let version: Int
    let at: Instant

    var bindings: PostgresBindings {
        PostgresBindings(town, visit.number, staff.number, Int32(version), at)
    }
}

struct DraftErase: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.draftErase
    let town: Int32
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number) }
}

struct DraftClear: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.draftClear
    let touchedBefore: Instant
    var bindings: PostgresBindings { PostgresBindings(touchedBefore) }
}
