package import Filing
import Postgres
import Schema
package import Vocabulary

/// The protection switch (支援措置): set at once, lifted by two persons, asked at every output.
package struct ProtectionStore: Sendable {
    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// Whether the visit or one of its persons is protected at this moment.
    package func isProtected(_ visit: VisitID) async throws -> Bool {
        try await required(
            access.transaction.first(ProtectionState(town: access.town, visit: visit))
        )
    }

    /// Protects a visit and its persons from now on.
    package func set(_ visit: VisitID, people: [PersonKey], by actor: String) async throws {
        try await access.transaction.execute(
            ProtectionSet(town: access.town, visit: visit, people: people, actor: actor)
        )
    }

    /// How far the protection of the visit and its persons has come.
    package func standing(_ visit: VisitID, at now: Instant) async throws -> ProtectionStanding {
        let rows = try await access.transaction.run(
            ProtectionsInForce(town: access.town, visit: visit)
        )
        return ProtectionStanding(
            set: rows.first?.set,
            confirmed: rows.lazy.compactMap(\.confirmed).first,
            liftAsked: rows.lazy.compactMap(\.liftAsked).first,
            now: now
        )
    }

    /// Confirms what another person set; how many protections that concerns.
    package func confirm(_ visit: VisitID, at now: Instant, by actor: String) async throws -> Int {
        try await access.transaction.execute(
            ProtectionConfirm(town: access.town, visit: visit, at: now, actor: actor)
        )
    }

    /// Notes the first of the two persons who lift it; how many protections that concerns.
    package func askLift(_ visit: VisitID, at now: Instant, by actor: String) async throws -> Int {
        try await access.transaction.execute(
            ProtectionAskLift(town: access.town, visit: visit, at: now, actor: actor)
        )
    }

    /// Lifts what another person asked to lift since `notBefore`; how many protections were lifted.
    package func lift(
        _ visit: VisitID,
        at now: Instant,
        by actor: String,
        askedNotBefore notBefore: Instant
    ) async throws -> Int {
        try await access.transaction.execute(
            ProtectionLift(
                town: access.town,
                visit: visit,
                at: now,
                actor: actor,
                notBefore: notBefore
            )
        )
    }
}

struct ProtectionState: SchemaStatement {
    static let text = StatementText.protectionState
    let town: Int32
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> Bool { try row.read() }
}

struct ProtectionSet: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.protectionSet
    let town: Int32
    let visit: VisitID
    let people: [PersonKey]
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            visit.number,
            people.map { $0.name?.text },
            people.map(\.born),
            actor
        )
    }
}

struct ProtectionsInForce: SchemaStatement {
    struct Found: Sendable {
        let set: ProtectionStanding.Step
        let confirmed: ProtectionStanding.Step?
        let liftAsked: ProtectionStanding.Step?
    }

    static let text = StatementText.protectionStanding
    let town: Int32
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> Found {
        let setAt: Instant = try row.read()
        let set = ProtectionStanding.Step(try row.read(), at: setAt)
        return Found(set: set, confirmed: try step(&row), liftAsked: try step(&row))
    }

    private static func step(_ row: inout PostgresRowReader) throws -> ProtectionStanding.Step? {
        let (at, actor): (Instant?, String?) = (try row.read(), try row.read())
        guard let at, let actor else { return nil }
        return ProtectionStanding.Step(actor, at: at)
    }
}

struct ProtectionConfirm: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.protectionConfirm
    let town: Int32
    let visit: VisitID
    let at: Instant
    let actor: String
    var bindings: PostgresBindings { PostgresBindings(town, visit.number, at, actor) }
}

struct ProtectionAskLift: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.protectionAskLift
    let town: Int32
    let visit: VisitID
    let at: Instant
    let actor: String
    var bindings: PostgresBindings { PostgresBindings(town, visit.number, at, actor) }
}

struct ProtectionLift: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.protectionLift
    let town: Int32
    let visit: VisitID
    let at: Instant
    let actor: String
    let notBefore: Instant
    var bindings: PostgresBindings { PostgresBindings(town, visit.number, at, actor, notBefore) }
}
