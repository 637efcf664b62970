import Catalog
import Eligibility
package import Filing
import Postgres
import Schema
package import Vocabulary

/// A step of an entry at a desk, as its table has it.
package struct StoredDeskStep: Sendable {
    /// Its number; 0 before it is written.
    package let number: Int64
    /// The entry.
    package let entry: PlanKey
    /// Name of the desk that took it.
    package let desk: String
    /// What it was.
    package let step: DeskStep
    /// Where it was sent on to.
    package var toDesk: String?
    /// How the desk ended it.
    package var result: DeskResult?
    /// What the desk wrote besides.
    package var note: String?
    /// How the entry stood before: what came next, by when, and since when the resident was there.
    package let before: FateAssignment
    /// Filed items that it let go on.
    package var released: [ItemID] = []
    /// When.
    package let at: Instant
    /// Who.
    package let by: String
    /// When it was taken back, if it was.
    package private(set) var undoneAt: Instant?
    /// Who took it back.
    package private(set) var undoneBy: String?

    /// A new step of an entry from where it stands.
    package init(
        _ step: DeskStep,
        of entry: PlanKey,
        at desk: String,
        before: FateAssignment,
        at now: Instant,
        by actor: String
    ) {
        number = 0
        self.entry = entry
        self.desk = desk
        self.step = step
        self.before = before
        at = now
        by = actor
    }

    init(_ row: inout PostgresRowReader) throws {
        number = try row.read()
        entry = PlanKey(
            procedure: try required(ProcedureID(try row.read() as String)),
            people: (try row.read() as [String]).map { PersonID($0) }
        )
        desk = try row.read()
        step = try required(DeskStep(rawValue: try row.read()))
        toDesk = try row.read()
        result = (try row.read() as String?).flatMap { DeskResult(rawValue: $0) }
        note = try row.read()
        before = FateAssignment(
            .sent,
            owner: desk,
            nextStep: try required(NextStep(rawValue: try row.read())),
            dueAt: try row.read(),
            desk: desk,
            arrivedAt: try row.read()
        )
        released = (try row.read() as [Int64]).map { ItemID(number: $0) }
        at = try row.read()
        by = try row.read()
        undoneAt = try row.read()
        undoneBy = try row.read()
    }
}

/// How much waits at a desk of an office; nothing here says who it is.
package struct DeskCount: Hashable, Sendable {
    /// Its Japanese name, as entries carry it.
    package let desk: String
    /// Residents who are to come.
    package let expected: Int
    /// Residents who are there.
    package let arrived: Int
    /// Entries whose time has passed.
    package let overdue: Int
}

/// A visit with an entry at a desk, and whether somebody in it is protected at this moment.
package struct DeskVisit: Hashable, Sendable {
    /// The visit.
    package let visit: VisitID
    /// Whether the protection switch is on.
    package let isProtected: Bool
}

extension VisitStore {
    /// How much waits at each desk of an office.
    package func countDesks(
        of office: MunicipalityCode,
        now: Instant,
        audit entry: AuditNote
    ) async throws -> [DeskCount] {
        try await AuditStore(access).write(entry)
        return try await transaction.run(
            DeskCounting(town: access.town, office: office, now: now)
        )
    }

    /// The visits that have an entry at one of these desks of an office, or at none of them; or only one.
    ///
    /// What is to be done before what was ended, the latest first.
    package func visits(
        of office: MunicipalityCode,
        atDesks desks: [String],
        isOther: Bool,
        endedSince moment: Instant,
        visit: VisitID? = nil,
        atMost maximum: Int,
        audit entry: AuditNote
    ) async throws -> [DeskVisit] {
        try await AuditStore(access).write(entry)
        return try await transaction.run(
            DeskVisitList(
                town: access.town,
                office: office,
                desks: desks,
                isOther: isOther,
                endedSince: moment,
                maximum: maximum,
                visit: visit
            )
        )
    }

    /// The steps at desks of visits that were read in this transaction, the oldest first.
    package func deskSteps(of visits: [VisitID]) async throws -> [VisitID: [StoredDeskStep]] {
        if visits.isEmpty { return [:] }
        let rows = try await transaction.run(DeskStepList(town: access.town, visits: visits))
        return Dictionary(grouping: rows, by: \.visit).mapValues { $0.map(\.step) }
    }

    /// Notes a step of an entry of a visit that was locked in this transaction.
    package func add(_ step: StoredDeskStep, of visit: VisitID) async throws {
        try await transaction.execute(
            DeskStepAdd(town: access.town, visit: visit, step: step)
        )
    }

    /// Marks a step as taken back; false when it was before.
    package func undo(
        _ step: StoredDeskStep,
        at now: Instant,
        by actor: String
    ) async throws -> Bool {
        try await transaction.execute(
            DeskStepUndo(town: access.town, number: step.number, at: now, actor: actor)
        ) == 1
    }
}

// MARK: - Statements

struct DeskCounting: SchemaStatement {
    static let text = StatementText.deskCount
    let town: Int32
    let office: MunicipalityCode
    let now: Instant
    var bindings: PostgresBindings { PostgresBindings(town, office.number, now) }

    static func decode(_ row: inout PostgresRowReader) throws -> DeskCount {
        DeskCount(
            desk: try row.read(),
            expected: try row.read(),
            arrived: try row.read(),
            overdue: try row.read()
        )
    }
}

struct DeskVisitList: SchemaStatement {
    static let text = StatementText.deskVisitList
    let town: Int32
    let office: MunicipalityCode
    let desks: [String]
    let isOther: Bool
    let endedSince: Instant
    let maximum: Int
    let visit: VisitID?

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            office.number,
            desks,
            isOther,
            endedSince,
            Int32(maximum),
            visit?.number
        )
    }

    static func decode(_ row: inout PostgresRowReader) throws -> DeskVisit {
        DeskVisit(visit: VisitID(number: try row.read()), isProtected: try row.read())
    }
}

struct DeskStepList: SchemaStatement {
    static let text = StatementText.deskStepList
    let town: Int32
    let visits: [VisitID]
    var bindings: PostgresBindings { PostgresBindings(town, visits.map(\.number)) }

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (visit: VisitID, step: StoredDeskStep) {
        (VisitID(number: try row.read()), try StoredDeskStep(&row))
    }
}

struct DeskStepAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.deskStepAdd
    let town: Int32
    let visit: VisitID
    let step: StoredDeskStep

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            visit.number,
            step.entry.procedure.description,
            step.entry.people.map(\.description),
            step.desk,
            step.step.rawValue,
            step.toDesk,
            step.result?.rawValue,
            step.note,
            (step.before.nextStep ?? .receive).rawValue,
            step.before.dueAt ?? step.at,
            step.before.arrivedAt,
            step.released.map(\.number),
            step.at,
            step.by
        )
    }
}

struct DeskStepUndo: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.deskStepUndo
    let town: Int32
    let number: Int64
    let at: Instant
    let actor: String
    var bindings: PostgresBindings { PostgresBindings(town, number, at, actor) }
}
