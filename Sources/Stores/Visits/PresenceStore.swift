package import Postgres
import Schema
package import Vocabulary

/// Who has a visit open at a screen, as pages renew it; it tells nothing of residents.
package struct PresenceStore: Sendable {
    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// How long somebody counts as there after the page last said so.
    package static let memory = Duration.seconds(45)

    /// Notes that a member has the visit open; the names of the others who have.
    package func note(
        _ staff: StaffID,
        in visit: VisitID,
        at now: Instant
    ) async throws -> [String] {
        try await access.transaction.execute(
            PresenceNote(town: access.town, visit: visit, staff: staff, at: now)
        )
        return try await access.transaction.run(
            PresenceList(
                town: access.town,
                visit: visit,
                staff: staff,
                seenSince: now.adding(.zero - Self.memory)
            )
        )
    }

    /// Clears in all municipalities what nobody renewed; how many.
    ///
    /// For the worker.
    @discardableResult
    package static func clear(
        now: Instant,
        _ access: some PostgresQuerying
    ) async throws -> Int {
        try await access.execute(PresenceClear(seenBefore: now.adding(.zero - memory)))
    }
}

struct PresenceNote: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.presenceNote
    let town: Int32
    let visit: VisitID
    let staff: StaffID
    let at: Instant
    var bindings: PostgresBindings { PostgresBindings(town, visit.number, staff.number, at) }
}

struct PresenceList: SchemaStatement {
    static let text = StatementText.presenceList
    let town: Int32
    let visit: VisitID
    let staff: StaffID
    let seenSince: Instant

    var bindings: PostgresBindings {
        PostgresBindings(town, visit.number, staff.number, seenSince)
    }

    static func decode(_ row: inout PostgresRowReader) throws -> String { try row.read() }
}

struct PresenceClear: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.presenceClear
    let seenBefore: Instant
    var bindings: PostgresBindings { PostgresBindings(seenBefore) }
}
