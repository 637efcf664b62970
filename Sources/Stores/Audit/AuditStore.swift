package import CounterFlow
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

    /// Notes acts in one round trip.
    package func write(_ entries: [AuditNote]) async throws {
        if entries.isEmpty { return }
        try await access.transaction.pipeline(
            entries.map { AuditWrite(town: access.town, entry: $0) }
        )
    }

    /// Notes that visits were seen in a list that renews itself: each once an hour, not with every look.
    package func writeSeen(_ entry: AuditNote, of visits: [VisitID]) async throws {
        let lately = try await access.transaction.run(
            AuditLately(town: access.town, entry: entry, visits: visits, seconds: 3_600)
        )
        try await write(
            visits.filter { !lately.contains($0) }.map { visit in
                var seen = entry
                seen.visit = visit
                return seen
            }
        )
    }

    /// What happened to an appointment and who read it, the newest first; the look is noted before.
    package func history(
        of appointment: BookingCode,
        atMost maximum: Int = 200
    ) async throws -> [AuditedAct] {
        try await access.transaction.run(
            AuditOfAppointment(town: access.town, code: appointment, maximum: maximum)
        )
    }

    /// What happened to a visit, and apart from it who read it, the newest first.
    ///
    /// `readings` names the acts that only read; the look is noted itself.
    package func history(
        of visit: VisitID,
        readings: [String],
        atMost maximum: Int = 200,
        audit entry: AuditNote
    ) async throws -> (acts: [AuditedAct], readings: [AuditedAct]) {
        try await write(entry)
        func acts(thatRead: Bool) async throws -> [AuditedAct] {
            try await access.transaction.run(
                AuditOfVisit(
                    town: access.town,
                    visit: visit,
                    maximum: maximum,
                    readings: readings,
                    thatRead: thatRead
                )
            )
        }
        return (try await acts(thatRead: false), try await acts(thatRead: true))
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
            entry.isRefused,
            entry.appointment?.description
        )
    }
}

struct AuditLately: SchemaStatement {
    static let text = StatementText.auditLately
    let town: Int32
    let entry: AuditNote
    let visits: [VisitID]
    let seconds: Int

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            visits.map(\.number),
            entry.actor,
            entry.purpose,
            entry.act,
            Int32(clamping: seconds)
        )
    }

    static func decode(_ row: inout PostgresRowReader) throws -> VisitID {
        VisitID(number: try row.read())
    }
}

struct AuditOfAppointment: SchemaStatement {
    static let text = StatementText.auditOfAppointment
    let town: Int32
    let code: BookingCode
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(town, code.description, Int32(clamping: maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> AuditedAct {
        try AuditOfVisit.decode(&row)
    }
}

struct AuditOfVisit: SchemaStatement {
    static let text = StatementText.auditOfVisit
    let town: Int32
    let visit: VisitID
    let maximum: Int
    let readings: [String]
    let thatRead: Bool

    var bindings: PostgresBindings {
        PostgresBindings(town, visit.number, Int32(maximum), readings, thatRead)
    }

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
