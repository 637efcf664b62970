package import Casework
import Postgres
import Schema
package import Vocabulary

/// A call of a resident about a send-back.
package struct ReturnCall: Hashable, Sendable {
    /// The attempt that was sent back.
    package let attempt: Int
    /// When somebody called.
    package let at: Instant
    /// Who called.
    package let by: String
    /// What came of it.
    package let result: CallResult
    /// When the resident comes, where that was agreed.
    package let comesOn: CalendarDay?
    /// What was noted besides.
    package let note: String?
    /// By when the send-back was due from then on.
    package let due: Instant

    /// A call with what it changes.
    package init(
        attempt: Int,
        at: Instant,
        by: String,
        result: CallResult,
        comesOn: CalendarDay?,
        note: String?,
        due: Instant
    ) {
        self.attempt = attempt
        self.at = at
        self.by = by
        self.result = result
        self.comesOn = comesOn
        self.note = note
        self.due = due
    }
}

/// What is known of the calls about a send-back that waits.
package struct CallSummary: Hashable, Sendable {
    /// How many.
    package let count: Int
    /// The last one.
    package let lastAt: Instant?
    /// What came of that.
    package let lastResult: CallResult?
    /// When the resident comes, by the last one.
    package let comesOn: CalendarDay?
}

/// How a resident is reached about a send-back.
package struct ReturnTelephone: Hashable, Sendable {
    /// The visit.
    package let visit: VisitID
    /// Whether it is withheld, as somebody is protected.
    package let isProtected: Bool
    /// The number as written; nil where none was, or it is withheld.
    package let number: String?
}

/// The calls of residents about what was sent back; who was called stays in the visit's record.
package struct ReturnCallStore: Sendable {
    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// Notes a call and moves what is due; false where the send-back waits no more.
    ///
    /// The caller has locked the item and what waits for it.
    package func add(_ call: ReturnCall, about item: ItemID) async throws -> Bool {
        try await access.transaction.execute(
            ReturnCallAdd(town: access.town, item: item, call: call)
        ) > 0
    }

    /// The calls about an item, the oldest first.
    package func calls(about item: ItemID, atMost maximum: Int = 200) async throws -> [ReturnCall] {
        try await access.transaction.run(
            ReturnCallList(town: access.town, item: item, maximum: maximum)
        )
    }

    /// The numbers of visits' residents; the audit notes first for which visits they were read.
    package func telephones(
        of visits: [VisitID],
        audit entries: [AuditNote]
    ) async throws -> [ReturnTelephone] {
        if visits.isEmpty { return [] }
        try await AuditStore(access).write(entries)
        return try await access.transaction.run(
            ReturnTelephones(town: access.town, visits: visits)
        )
    }
}

struct ReturnCallAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.returnCallAdd
    let town: Int32
    let item: ItemID
    let call: ReturnCall

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            item.number,
            Int16(call.attempt),
            call.at,
            call.by,
            call.result.rawValue,
            call.comesOn,
            call.note,
            call.due
        )
    }
}

struct ReturnCallList: SchemaStatement {
    static let text = StatementText.returnCallList
    let town: Int32
    let item: ItemID
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(town, item.number, Int32(clamping: maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> ReturnCall {
        ReturnCall(
            attempt: Int(try row.read(Int16.self)),
            at: try row.read(),
            by: try row.read(),
            result: try known(CallResult(rawValue: try row.read())),
            comesOn: try row.read(),
            note: try row.read(),
            due: try row.read()
        )
    }
}

struct ReturnTelephones: SchemaStatement {
    static let text = StatementText.returnTelephones
    let town: Int32
    let visits: [VisitID]
    var bindings: PostgresBindings { PostgresBindings(town, visits.map(\.number)) }

    static func decode(_ row: inout PostgresRowReader) throws -> ReturnTelephone {
        ReturnTelephone(
            visit: VisitID(number: try row.read()),
            isProtected: try row.read(),
            number: try row.read()
        )
    }
}
