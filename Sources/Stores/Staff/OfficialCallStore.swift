import Postgres
import Schema
package import Vocabulary

/// Somebody of a contractor came upon an act that is an official's.
package struct OfficialCall: Hashable, Sendable {
    /// The call's number.
    package let id: Int64
    /// The office in which somebody waits, by its number.
    package let office: Int32
    /// The act, by the name under which the audit notes it.
    package let act: String
    /// The visit it is about; nil where it is none's.
    package let visit: VisitID?
    /// The filed item it is about; nil where it is none's.
    package let item: ItemID?
    /// Since when.
    package let calledAt: Instant
    /// Who waits, by the name for signing in.
    package let calledBy: String
}

/// The calls for an official of one municipality.
package struct OfficialCallStore: Sendable {
    private let access: ActingTransaction

    /// Most calls of a list; more would be a house without officials.
    package static let listMaximum = 100

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// Calls; whoever waits for the same already is not doubled.
    package func add(
        office: MunicipalityCode,
        act: String,
        visit: VisitID?,
        item: ItemID?,
        at now: Instant,
        by actor: String
    ) async throws {
        try await access.transaction.execute(
            OfficialCallAdd(
                town: access.town,
                office: office,
                act: act,
                visit: visit,
                item: item,
                at: now,
                actor: actor
            )
        )
    }

    /// The open calls of an office, or of all (nil), the longest waiting first.
    package func list(office: MunicipalityCode?) async throws -> [OfficialCall] {
        try await access.transaction.run(
            OfficialCallList(town: access.town, office: office, maximum: Self.listMaximum)
        )
    }

    /// Notes that an official has looked; false where the call is none of the office's open ones.
    package func answer(
        _ call: Int64,
        office: MunicipalityCode?,
        at now: Instant,
        by actor: String
    ) async throws -> Bool {
        try await access.transaction.execute(
            OfficialCallAnswer(town: access.town, call: call, office: office, at: now, actor: actor)
        ) == 1
    }
}

private struct OfficialCallAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.officialCallAdd
    let town: Int32
    let office: MunicipalityCode
    let act: String
    let visit: VisitID?
    let item: ItemID?
    let at: Instant
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(town, office.number, act, visit?.number, item?.number, at, actor)
    }
}

private struct OfficialCallList: SchemaStatement {
    static let text = StatementText.officialCallList
    let town: Int32
    let office: MunicipalityCode?
    let maximum: Int
    var bindings: PostgresBindings { PostgresBindings(town, office?.number, Int32(maximum)) }

    static func decode(_ row: inout PostgresRowReader) throws -> OfficialCall {
        OfficialCall(
            id: try row.read(),
            office: try row.read(),
            act: try row.read(),
            visit: (try row.read() as Int64?).map { VisitID(number: $0) },
            item: (try row.read() as Int64?).map { ItemID(number: $0) },
            calledAt: try row.read(),
            calledBy: try row.read()
        )
    }
}

private struct OfficialCallAnswer: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.officialCallAnswer
    let town: Int32
    let call: Int64
    let office: MunicipalityCode?
    let at: Instant
    let actor: String
    var bindings: PostgresBindings { PostgresBindings(town, call, office?.number, at, actor) }
}
