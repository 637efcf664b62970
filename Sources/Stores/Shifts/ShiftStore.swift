package import Filing
import Postgres
import Schema
package import Vocabulary

/// Something that a member has in hand, as an office's list tells it.
package struct ShiftHolding: Hashable, Sendable {
    package let thing: ShiftThing
    package let stage: VisitStage
    /// Since when the visit was called, or when the last of a draft was typed.
    package let since: Instant
    package let isProtected: Bool
    /// Its send-backs that wait for the office, and how many of them are due.
    package let returnedCount: Int
    package let dueCount: Int
}

/// How much a member has in hand.
package struct ShiftHolder: Hashable, Sendable {
    package let staff: StaffID
    package let visitCount: Int
    package let draftCount: Int
}

/// What was given on.
package struct StoredShiftChange: Sendable {
    package let id: Int64
    package let from: String
    /// Nil: to the office.
    package let to: String?
    package let note: String?
    package let at: Instant
    package let by: String
    package fileprivate(set) var things: [ShiftThing]
}

/// What members of the staff have in hand, and who gave what to whom; an audit row is the caller's to write first.
package struct ShiftStore: Sendable {
    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// The most things of one list.
    package static let listMaximum = 500

    /// What a member has in hand in an office; send-backs count as due that are so before a moment.
    package func holdings(
        of staff: StaffID,
        _ login: String,
        in office: MunicipalityCode,
        dueBy: Instant
    ) async throws -> [ShiftHolding] {
        try await access.transaction.run(
            ShiftThings(
                town: access.town,
                office: office,
                staff: staff,
                login: login,
                dueBy: dueBy,
                maximum: Self.listMaximum
            )
        )
    }

    /// Who has how much in hand in an office.
    package func holders(in office: MunicipalityCode) async throws -> [ShiftHolder] {
        try await access.transaction.run(ShiftHolders(town: access.town, office: office))
    }

    /// Holds visits, in an order of their own, until the transaction ends.
    package func hold(_ visits: Set<VisitID>) async throws {
        _ = try await access.transaction.run(
            ShiftHold(town: access.town, visits: visits.sorted())
        )
    }

    /// The visits among these in which a member has a draft, typed or thrown away.
    package func occupied(
        by staff: StaffID,
        among visits: Set<VisitID>
    ) async throws -> Set<VisitID> {
        Set(
            try await access.transaction.run(
                ShiftOccupied(town: access.town, staff: staff, visits: visits.sorted())
            )
        )
    }

    /// Gives visits that are held to another member, or to nobody.
    package func giveVisits(
        _ visits: [VisitID],
        from login: String,
        to receiver: String?
    ) async throws {
        try await access.transaction.execute(
            ShiftGiveVisits(town: access.town, visits: visits, from: login, to: receiver)
        )
    }

    /// Gives drafts of visits that are held to another member, who has none there.
    package func giveDrafts(
        _ visits: [VisitID],
        from staff: StaffID,
        to receiver: StaffID
    ) async throws {
        try await access.transaction.execute(
            ShiftGiveDrafts(town: access.town, visits: visits, from: staff, to: receiver)
        )
        try await access.transaction.execute(
            ShiftEndDrafts(town: access.town, visits: visits, staff: staff)
        )
    }

    /// Notes what was given on.
    package func add(
        _ things: [ShiftThing],
        from login: String,
        to receiver: String?,
        note: String?,
        in office: MunicipalityCode,
        at now: Instant,
        by actor: String
    ) async throws {
        let id = try await required(
            access.transaction.first(
                ShiftChangeAdd(
                    town: access.town,
                    office: office,
                    from: login,
                    to: receiver,
                    note: note,
                    at: now,
                    actor: actor
                )
            )
        )
        try await access.transaction.pipeline(
            things.map { ShiftPartAdd(town: access.town, change: id, thing: $0) }
        )
    }

    /// What came to a member, or to the office, and nobody has noted as seen; the newest first.
    package func unseen(
        by login: String,
        in office: MunicipalityCode
    ) async throws -> [StoredShiftChange] {
        let rows = try await access.transaction.run(
            ShiftChangeList(
                town: access.town,
                office: office,
                login: login,
                maximum: Self.listMaximum
            )
        )
        var changes: [StoredShiftChange] = []
        for row in rows {
            if changes.last?.id == row.id {
                changes[changes.count - 1].things += row.things
            } else {
                changes.append(row)
            }
        }
        return changes
    }

    /// Notes that somebody has looked, who then has what came to the office and nobody has.
    ///
    /// False where there is nothing of the kind to look at.
    package func noteSeen(
        _ change: Int64,
        in office: MunicipalityCode,
        by login: String,
        at now: Instant
    ) async throws -> Bool {
        let isNoted =
            try await access.transaction.execute(
                ShiftChangeSeen(
                    town: access.town,
                    office: office,
                    change: change,
                    login: login,
                    at: now
                )
            ) == 1
        guard isNoted else { return false }
        try await access.transaction.execute(
            ShiftTakeUp(town: access.town, change: change, login: login)
        )
        return true
    }
}

// MARK: - Statements

struct ShiftThings: SchemaStatement {
    static let text = StatementText.shiftThings
    let town: Int32
    let office: MunicipalityCode
    let staff: StaffID
    let login: String
    let dueBy: Instant
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(town, office.number, staff.number, login, dueBy, Int32(maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> ShiftHolding {
        let kind = try required(ShiftThing.Kind(rawValue: try row.read()))
        return ShiftHolding(
            thing: ShiftThing(kind, of: VisitID(number: try row.read())),
            stage: try required(VisitStage(rawValue: try row.read())),
            since: try row.read(),
            isProtected: try row.read(),
            returnedCount: try row.read(),
            dueCount: try row.read()
        )
    }
}

struct ShiftHolders: SchemaStatement {
    static let text = StatementText.shiftHolders
    let town: Int32
    let office: MunicipalityCode
    var bindings: PostgresBindings { PostgresBindings(town, office.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> ShiftHolder {
        ShiftHolder(
            staff: StaffID(number: try row.read()),
            visitCount: try row.read(),
            draftCount: try row.read()
        )
    }
}

struct ShiftHold: SchemaStatement {
    static let text = StatementText.shiftHold
    let town: Int32
    let visits: [VisitID]
    var bindings: PostgresBindings { PostgresBindings(town, visits.map(\.number)) }

    static func decode(_ row: inout PostgresRowReader) throws -> VisitID {
        VisitID(number: try row.read())
    }
}

struct ShiftOccupied: SchemaStatement {
    static let text = StatementText.shiftOccupied
    let town: Int32
    let staff: StaffID
    let visits: [VisitID]

    var bindings: PostgresBindings {
        PostgresBindings(town, staff.number, visits.map(\.number))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> VisitID {
        VisitID(number: try row.read())
    }
}

struct ShiftGiveVisits: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.shiftGiveVisits
    let town: Int32
    let visits: [VisitID]
    let from: String
    let to: String?
    var bindings: PostgresBindings { PostgresBindings(town, visits.map(\.number), from, to) }
}

struct ShiftGiveDrafts: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.shiftGiveDrafts
    let town: Int32
    let visits: [VisitID]
    let from: StaffID
    let to: StaffID

    var bindings: PostgresBindings {
        PostgresBindings(town, visits.map(\.number), from.number, to.number)
    }
}

struct ShiftEndDrafts: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.shiftEndDrafts
    let town: Int32
    let visits: [VisitID]
    let staff: StaffID

    var bindings: PostgresBindings {
        PostgresBindings(town, visits.map(\.number), staff.number)
    }
}

struct ShiftChangeAdd: SchemaStatement {
    static let text = StatementText.shiftChangeAdd
    let town: Int32
    let office: MunicipalityCode
    let from: String
    let to: String?
    let note: String?
    let at: Instant
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(town, office.number, from, to, note, at, actor)
    }

    static func decode(_ row: inout PostgresRowReader) throws -> Int64 { try row.read() }
}

struct ShiftPartAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.shiftPartAdd
    let town: Int32
    let change: Int64
    let thing: ShiftThing

    var bindings: PostgresBindings {
        PostgresBindings(town, change, thing.kind.rawValue, thing.visit.number)
    }
}

struct ShiftChangeList: SchemaStatement {
    static let text = StatementText.shiftChangeList
    let town: Int32
    let office: MunicipalityCode
    let login: String
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(town, office.number, login, Int32(maximum))
    }

    /// A change with one of its things.
    static func decode(_ row: inout PostgresRowReader) throws -> StoredShiftChange {
        StoredShiftChange(
            id: try row.read(),
            from: try row.read(),
            to: try row.read(),
            note: try row.read(),
            at: try row.read(),
            by: try row.read(),
            things: [
                ShiftThing(
                    try required(ShiftThing.Kind(rawValue: try row.read())),
                    of: VisitID(number: try row.read())
                )
            ]
        )
    }
}

struct ShiftTakeUp: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.shiftTakeUp
    let town: Int32
    let change: Int64
    let login: String
    var bindings: PostgresBindings { PostgresBindings(town, change, login) }
}

struct ShiftChangeSeen: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.shiftChangeSeen
    let town: Int32
    let office: MunicipalityCode
    let change: Int64
    let login: String
    let at: Instant

    var bindings: PostgresBindings {
        PostgresBindings(town, office.number, change, login, at)
    }
}
