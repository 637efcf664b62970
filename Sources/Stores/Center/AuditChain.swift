package import Postgres
import Schema
package import Vocabulary

/// An audit row as the chain seals it.
package struct AuditEntry: Hashable, Sendable {
    /// The municipality's number.
    package let municipality: Int32
    /// Its number.
    package let audit: Int64
    /// The transaction that wrote it, as text.
    package let transaction: String
    /// When it was written.
    package let at: Instant
    /// Who acted.
    package let actor: String
    /// The office for which was acted.
    package let office: Int32?
    /// What for.
    package let purpose: String
    /// What was done.
    package let act: String
    /// The visit that was read or changed.
    package let visit: Int64?
    /// The lot that was made.
    package let lot: Int64?
    /// The items that were read or changed.
    package let items: [Int64]
    /// Whether the act was refused.
    package let isRefused: Bool
    /// The code of the appointment that was read or changed.
    package let appointment: String?

    /// The row in the one form that is hashed: compact JSON, every column in its order.
    ///
    /// The appointment came later: rows without one are hashed as before.
    package var canonical: [UInt8] {
        var parts: [JSONValue] = [
            .int(municipality), .int(audit), .string(transaction), .int(at.microseconds),
            .string(actor), office.map { .int($0) } ?? .null, .string(purpose), .string(act),
            visit.map { .int($0) } ?? .null, lot.map { .int($0) } ?? .null,
            .array(items.map { .int($0) }), .bool(isRefused),
        ]
        if let appointment { parts.append(.string(appointment)) }
        return JSONValue.array(parts).compactBytes()
    }
}

/// A link of a municipality's chain of audit rows.
package struct AuditLink: Hashable, Sendable {
    /// The municipality's number.
    package let municipality: Int32
    /// Its place in the chain, from 1.
    package let position: Int64
    /// The row that it seals.
    package let audit: Int64
    /// The transaction that wrote that row, as text.
    package let transaction: String
    /// SHA-256 over the link before it and the row.
    package let hash: [UInt8]

    /// A link from its parts.
    package init(
        municipality: Int32,
        position: Int64,
        audit: Int64,
        transaction: String,
        hash: [UInt8]
    ) {
        self.municipality = municipality
        self.position = position
        self.audit = audit
        self.transaction = transaction
        self.hash = hash
    }
}

/// What the sealer reads and writes of the audit chain.
package enum AuditChainStore {
    /// Takes the right to seal until the transaction ends; false when another sealer has it.
    package static func lock(in transaction: PostgresTransaction) async throws -> Bool {
        try await transaction.first(AuditSealLock()) ?? false
    }

    /// The next rows to seal, in their final order.
    package static func unsealed(
        atMost maximum: Int,
        in transaction: PostgresTransaction
    ) async throws -> [AuditEntry] {
        try await transaction.run(AuditUnsealed(maximum: maximum))
    }

    /// The position and hash of the last link of each of these municipalities.
    package static func lastLinks(
        of municipalities: [Int32],
        in transaction: PostgresTransaction
    ) async throws -> [Int32: (position: Int64, hash: [UInt8])] {
        let rows = try await transaction.run(AuditLinkLast(municipalities: municipalities))
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.0, ($0.1, $0.2)) })
    }

    /// Adds links; a position that is taken already is refused by the table.
    package static func add(
        _ links: [AuditLink],
        in transaction: PostgresTransaction
    ) async throws {
        if links.isEmpty { return }
        try await transaction.execute(AuditLinkAdd(links: links))
    }

    /// Links with the rows that they seal, after a place; a row that is gone is nil.
    package static func page(
        after municipality: Int32,
        position: Int64,
        atMost maximum: Int,
        in transaction: PostgresTransaction
    ) async throws -> [(link: AuditLink, entry: AuditEntry?)] {
        try await transaction.run(
            AuditChainPage(municipality: municipality, position: position, maximum: maximum)
        )
    }

    /// How many rows lie before the last sealed one without a link.
    package static func skipped(in transaction: PostgresTransaction) async throws -> Int {
        try await transaction.first(AuditSkipped()) ?? 0
    }
}

private struct AuditSealLock: SchemaStatement {
    static let text = StatementText.auditSealLock
    let bindings = PostgresBindings()

    static func decode(_ row: inout PostgresRowReader) throws -> Bool {
        try row.read()
    }
}

private struct AuditUnsealed: SchemaStatement {
    static let text = StatementText.auditUnsealed
    let maximum: Int

    var bindings: PostgresBindings { PostgresBindings(Int32(clamping: maximum)) }

    static func decode(_ row: inout PostgresRowReader) throws -> AuditEntry {
        AuditEntry(
            municipality: try row.read(),
            audit: try row.read(),
            transaction: try row.read(),
            at: try row.read(),
            actor: try row.read(),
            office: try row.read(),
            purpose: try row.read(),
            act: try row.read(),
            visit: try row.read(),
            lot: try row.read(),
            items: try row.read(),
            isRefused: try row.read(),
            appointment: try row.read()
        )
    }
}

private struct AuditLinkLast: SchemaStatement {
    static let text = StatementText.auditLinkLast
    let municipalities: [Int32]

    var bindings: PostgresBindings { PostgresBindings(municipalities) }

    static func decode(_ row: inout PostgresRowReader) throws -> (Int32, Int64, [UInt8]) {
        (try row.read(), try row.read(), try row.read())
    }
}

private struct AuditLinkAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.auditLinkAdd
    let links: [AuditLink]

    var bindings: PostgresBindings {
        PostgresBindings(
            links.map(\.municipality),
            links.map(\.position),
            links.map(\.audit),
            links.map(\.transaction),
            PostgresValue.array(links.map { .bytes($0.hash) })
        )
    }
}

private struct AuditChainPage: SchemaStatement {
    static let text = StatementText.auditChainPage
    let municipality: Int32
    let position: Int64
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(municipality, position, Int32(clamping: maximum))
    }

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (link: AuditLink, entry: AuditEntry?) {
        let municipality: Int32 = try row.read()
        let position: Int64 = try row.read()
        let hash: [UInt8] = try row.read()
        let audit: Int64 = try row.read()
        let transaction: String = try row.read()
        let link = AuditLink(
            municipality: municipality,
            position: position,
            audit: audit,
            transaction: transaction,
            hash: hash
        )
        guard let at = try row.read(Instant?.self) else { return (link, nil) }
        let entry = AuditEntry(
            municipality: municipality,
            audit: audit,
            transaction: transaction,
            at: at,
            actor: try row.read(),
            office: try row.read(),
            purpose: try row.read(),
            act: try row.read(),
            visit: try row.read(),
            lot: try row.read(),
            items: try row.read(),
            isRefused: try row.read(),
            appointment: try row.read()
        )
        return (link, entry)
    }
}

private struct AuditSkipped: SchemaStatement {
    static let text = StatementText.auditSkipped
    let bindings = PostgresBindings()

    static func decode(_ row: inout PostgresRowReader) throws -> Int {
        try row.read()
    }
}
