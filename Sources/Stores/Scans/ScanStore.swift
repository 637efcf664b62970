package import Catalog
package import Eligibility
package import Filing
import Postgres
import Schema
package import Vocabulary

/// A scan of a paper as its table has it, without its bytes.
package struct StoredScan: Sendable {
    /// Counts the scans of the visit, from 1.
    package let number: Int
    /// The kind of paper, a word of the catalog.
    package let kind: String
    /// Whose it is; nil for the whole household.
    package let person: PersonID?
    /// The procedures that it is for.
    package let procedures: [ProcedureID]
    package let format: ScanFormat
    package let pages: Int
    /// Bytes.
    package let size: Int
    /// SHA-256 of the bytes, in hexadecimal.
    package let digest: String
    package let attachedAt: Instant
    package let attachedBy: String
    /// When its bytes were erased.
    package private(set) var removedAt: Instant?
    package private(set) var removedBy: String?
    package private(set) var removedBecause: String?

    /// A scan that is attached at this moment.
    package init(
        number: Int,
        kind: String,
        person: PersonID?,
        procedures: [ProcedureID],
        format: ScanFormat,
        pages: Int,
        size: Int,
        digest: String,
        at: Instant,
        by: String
    ) {
        self.number = number
        self.kind = kind
        self.person = person
        self.procedures = procedures
        self.format = format
        self.pages = pages
        self.size = size
        self.digest = digest
        (attachedAt, attachedBy) = (at, by)
    }

    fileprivate init(_ row: inout PostgresRowReader) throws {
        number = try row.read()
        kind = try row.read()
        let whose: String? = try row.read()
        person = whose.map { PersonID($0) }
        let names: [String] = try row.read()
        procedures = names.compactMap { ProcedureID($0) }
        format = try required(ScanFormat(rawValue: try row.read()))
        pages = try row.read()
        size = try row.read()
        digest = try row.read()
        attachedAt = try row.read()
        attachedBy = try row.read()
        removedAt = try row.read()
        removedBy = try row.read()
        removedBecause = try row.read()
    }

    /// Whether its bytes are still there.
    package var isKept: Bool { removedAt == nil }
}

/// The scans of visits.
package struct ScanStore: Sendable {
    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// The scans of a visit that was read in this transaction, in the order of their numbers.
    package func scans(of visit: StoredVisit) async throws -> [StoredScan] {
        try await scans(of: visit.id)
    }

    /// The scans of a visit, for whoever asked for something else of it; leaves an audit row first.
    package func scans(of visit: VisitID, audit entry: AuditNote) async throws -> [StoredScan] {
        try await AuditStore(access).write(entry)
        return try await scans(of: visit)
    }

    private func scans(of visit: VisitID) async throws -> [StoredScan] {
        try await access.transaction.run(ScanList(town: access.town, visit: visit))
    }

    /// Attaches a scan to a visit that is locked in this transaction.
    package func add(
        _ scan: StoredScan,
        content: [UInt8],
        to visit: StoredVisit
    ) async throws {
        try await access.transaction.execute(
            ScanAdd(town: access.town, visit: visit.id, scan: scan, content: content)
        )
    }

    /// The bytes of a scan of a visit that was read in this transaction; nil when it was removed.
    package func content(of number: Int, in visit: StoredVisit) async throws -> [UInt8]? {
        try await access.transaction.first(
            ScanContent(town: access.town, visit: visit.id, number: number)
        )
    }

    /// Erases the bytes of a scan; false when that was done before.
    package func remove(
        _ number: Int,
        of visit: StoredVisit,
        because reason: String,
        at now: Instant,
        by actor: String
    ) async throws -> Bool {
        try await access.transaction.execute(
            ScanRemove(
                town: access.town,
                visit: visit.id,
                number: number,
                at: now,
                actor: actor,
                reason: reason
            )
        ) == 1
    }
}

// MARK: - Statements

struct ScanList: SchemaStatement {
    static let text = StatementText.scanList
    let town: Int32
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredScan {
        try StoredScan(&row)
    }
}

struct ScanAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.scanAdd
    let town: Int32
    let visit: VisitID
    let scan: StoredScan
    let content: [UInt8]

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            visit.number,
            Int32(scan.number),
            scan.kind,
            scan.person?.description,
            scan.procedures.map(\.description),
            scan.format.rawValue,
            Int32(scan.pages),
            Int32(scan.size),
            scan.digest,
            content,
            scan.attachedAt,
            scan.attachedBy
        )
    }
}

struct ScanContent: SchemaStatement {
    static let text = StatementText.scanContent
    let town: Int32
    let visit: VisitID
    let number: Int
    var bindings: PostgresBindings { PostgresBindings(town, visit.number, Int32(number)) }

    static func decode(_ row: inout PostgresRowReader) throws -> [UInt8] { try row.read() }
}

struct ScanRemove: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.scanRemove
    let town: Int32
    let visit: VisitID
    let number: Int
    let at: Instant
    let actor: String
    let reason: String

    var bindings: PostgresBindings {
        PostgresBindings(town, visit.number, Int32(number), at, actor, reason)
    }
}
