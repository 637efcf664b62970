import Postgres
import Schema
package import Vocabulary

/// Writes the audit, in the transaction of the act that it is about.
package struct AuditStore: Sendable {
    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// Notes an act; one statement.
    package func write(_ entry: AuditNote) async throws {
        try await access.transaction.execute(AuditWrite(town: access.town, entry: entry))
    }

    /// What happened to a visit and who read it, the newest first; the look is noted itself.
    package func history(
        of visit: VisitID,
        atMost maximum: Int = 200,
        audit entry: AuditNote
    ) async throws -> [AuditedAct] {
        try await write(entry)
        return try await access.transaction.run(
            AuditOfVisit(town: access.town, visit: visit, maximum: maximum)
        )
    }
}

struct AuditWrite: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.auditWrite
    let town: Int32
    let entry: AuditNote

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            entry.actor,
            entry.office?.number,
            entry.purpose,
            entry.act,
            entry.visit?.number,
            entry.lot?.number,
            entry.items.map(\.number),
            entry.isRefused
        )
    }
}

struct AuditOfVisit: SchemaStatement {
    static let text = StatementText.auditOfVisit
    let town: Int32
    let visit: VisitID
    let maximum: Int

    var bindings: PostgresBindings { PostgresBindings(town, visit.number, Int32(maximum)) }

    static func decode(_ row: inout PostgresRowReader) throws -> AuditedAct {
        AuditedAct(
            at: try row.read(),
            actor: try row.read(),
            purpose: try row.read(),
            act: try row.read(),
            isRefused: try row.read()
        )
    }
}
