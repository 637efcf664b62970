package import Postgres
import Schema
package import Vocabulary

/// What a visit was before it was saved last.
package struct StoredUndo: Hashable, Sendable {
    /// The household as JSON by the contract.
    package let household: JSONValue
    /// The record as JSON by the contract.
    package let record: JSONValue
    /// What the house must know besides.
    package let circumstances: JSONValue
    /// When it was saved over.
    package let savedAt: Instant
    /// Who saved.
    package let savedBy: String
}

/// The step back after a save; the caller has locked the visit, and written the audit row first.
package struct UndoStore: Sendable {
    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// How long a step back is offered.
    package static let memory = Duration.seconds(24 * 3600)

    /// Keeps a visit as its tables have it, before the version after this one is written over it.
    package func keep(_ visit: VisitID, at now: Instant, by actor: String) async throws {
        _ = try await access.transaction.execute(
            UndoKeep(town: access.town, visit: visit, at: now, actor: actor)
        )
    }

    /// Lets what is kept stand for the version after this one too, which changes nothing.
    package func carry(_ visit: VisitID, over version: Int) async throws {
        _ = try await access.transaction.execute(
            UndoCarry(town: access.town, visit: visit, version: version)
        )
    }

    /// What the visit was before it was saved as this version; nil where that is not to be taken back.
    package func find(_ visit: VisitID, version: Int) async throws -> StoredUndo? {
        try await access.transaction.first(
            UndoFind(town: access.town, visit: visit, version: version)
        )
    }

    /// Gives the entries of the plan their fates again, and forgets the rest.
    package func takeBackFates(of visit: VisitID, at now: Instant, by actor: String) async throws {
        _ = try await access.transaction.pipeline([
            UndoItems(town: access.town, visit: visit, at: now, actor: actor),
            UndoErase(town: access.town, visit: visit),
        ])
    }

    /// Forgets steps in all municipalities that nobody took for long; how many.
    ///
    /// For the worker.
    @discardableResult
    package static func clear(
        now: Instant,
        _ access: some PostgresQuerying
    ) async throws -> Int {
        try await access.execute(UndoClear(savedBefore: now.adding(.zero - memory)))
    }
}

struct UndoKeep: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.undoKeep
    let town: Int32
    let visit: VisitID
    let at: Instant
    let actor: String
    var bindings: PostgresBindings { PostgresBindings(town, visit.number, at, actor) }
}

struct UndoCarry: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.undoCarry
    let town: Int32
    let visit: VisitID
    let version: Int
    var bindings: PostgresBindings { PostgresBindings(town, visit.number, Int32(version)) }
}

struct UndoFind: SchemaStatement {
    static let text = StatementText.undoFind
    let town: Int32
    let visit: VisitID
    let version: Int
    var bindings: PostgresBindings { PostgresBindings(town, visit.number, Int32(version)) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredUndo {
        StoredUndo(
            household: try JSONParser.parse(try row.read() as String),
            record: try JSONParser.parse(try row.read() as String),
            circumstances: try JSONParser.parse(try row.read() as String),
            savedAt: try row.read(),
            savedBy: try row.read()
        )
    }
}

struct UndoItems: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.undoItems
    let town: Int32
    let visit: VisitID
    let at: Instant
    let actor: String
    var bindings: PostgresBindings { PostgresBindings(town, visit.number, at, actor) }
}

struct UndoErase: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.undoErase
    let town: Int32
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number) }
}

struct UndoClear: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.undoClear
    let savedBefore: Instant
    var bindings: PostgresBindings { PostgresBindings(savedBefore) }
}
