package import Catalog
package import Eligibility
package import Filing
import Postgres
import Schema
package import Vocabulary

/// A certificate that somebody asked for, as its table has it.
package struct StoredCertificate: Sendable {
    /// Counts the certificates of the visit, from 1.
    package let number: Int
    /// The kind, a word of the catalog.
    package let kind: String
    /// Whose it is.
    package let person: PersonID
    /// What it costs, as it was when it was asked for.
    package let feeYen: Int
    /// Who asked for it.
    package let requester: Filer
    /// Whether the paper by which somebody stands for the person was seen.
    package let mandateSeen: Bool
    package var state: CertificateState
    /// Of the sheet that lies at the counter or was handed over.
    package var serial: CertificateSerial?
    package let requestedAt: Instant
    package let requestedBy: String
    /// Who was handed it.
    package var recipient: Filer?
    package var cancelledBecause: String?
    package var changedAt: Instant
    package var changedBy: String

    /// A certificate that is asked for at this moment.
    package init(
        number: Int,
        kind: String,
        person: PersonID,
        feeYen: Int,
        requester: Filer,
        mandateSeen: Bool,
        at: Instant,
        by: String
    ) {
        self.number = number
        self.kind = kind
        self.person = person
        self.feeYen = feeYen
        self.requester = requester
        self.mandateSeen = mandateSeen
        state = .requested
        (requestedAt, requestedBy) = (at, by)
        (changedAt, changedBy) = (at, by)
    }

    fileprivate init(_ row: inout PostgresRowReader) throws {
        number = try row.read()
        kind = try row.read()
        person = PersonID(try row.read())
        feeYen = try row.read()
        requester = try required(Filer(rawValue: try row.read()))
        mandateSeen = try row.read()
        state = try required(CertificateState(rawValue: try row.read()))
        serial = (try row.read() as String?).flatMap { CertificateSerial($0) }
        requestedAt = try row.read()
        requestedBy = try row.read()
        recipient = (try row.read() as String?).flatMap { Filer(rawValue: $0) }
        cancelledBecause = try row.read()
        changedAt = try row.read()
        changedBy = try row.read()
    }
}

/// A sheet by its serial: which certificate it is, and whose.
package struct StoredSheet: Sendable {
    package let number: Int
    package let sheet: OwnerCheck.Sheet
}

/// A sheet that was issued and lies at a counter.
package struct SheetAtCounter: Hashable, Sendable {
    package let visit: VisitID
    package let number: Int
    package let kind: String
    package let serial: CertificateSerial
    package let issuedAt: Instant
}

/// Certificates that were asked for, and the sheets that got a serial.
package struct CertificateStore: Sendable {
    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// The certificates of a visit that was read in this transaction, in the order of their numbers.
    package func certificates(of visit: StoredVisit) async throws -> [StoredCertificate] {
        try await access.transaction.run(CertificateList(town: access.town, visit: visit.id))
    }

    /// Notes certificates that were asked for in a visit that is locked in this transaction.
    package func add(_ certificates: [StoredCertificate], of visit: StoredVisit) async throws {
        try await access.transaction.pipeline(
            certificates.map { CertificateAdd(town: access.town, visit: visit.id, certificate: $0) }
        )
    }

    /// Writes where a certificate stands; false when it did not stand at `before` any more.
    package func change(
        _ certificate: StoredCertificate,
        from before: CertificateState,
        of visit: StoredVisit
    ) async throws -> Bool {
        try await access.transaction.execute(
            CertificateChange(
                town: access.town,
                visit: visit.id,
                certificate: certificate,
                before: before
            )
        ) == 1
    }

    /// Gives a sheet its serial, and notes whose it is.
    package func addSheet(
        _ serial: CertificateSerial,
        of certificate: StoredCertificate,
        owner: CertificateOwner,
        in visit: StoredVisit
    ) async throws {
        try await access.transaction.execute(
            CertificateSheetAdd(
                town: access.town,
                visit: visit.id,
                serial: serial,
                certificate: certificate,
                owner: owner
            )
        )
    }

    /// The sheet with a serial, whosever it is; nil for a serial that was never given.
    package func sheet(_ serial: CertificateSerial) async throws -> StoredSheet? {
        try await access.transaction.first(
            CertificateSheetFind(town: access.town, serial: serial)
        )
    }

    /// Notes that a sheet may not be given out any more; false when that was noted before.
    package func spoil(
        _ serial: CertificateSerial,
        because reason: String,
        at now: Instant,
        by actor: String
    ) async throws -> Bool {
        try await access.transaction.execute(
            CertificateSheetSpoil(
                town: access.town,
                serial: serial,
                reason: reason,
                at: now,
                actor: actor
            )
        ) == 1
    }

    /// The sheets that lie at the counter of an office, the oldest first.
    package func atCounter(
        of office: MunicipalityCode,
        atMost maximum: Int = 500
    ) async throws -> [SheetAtCounter] {
        try await access.transaction.run(
            CertificateAtCounterList(town: access.town, office: office, maximum: maximum)
        )
    }
}

// MARK: - Statements

struct CertificateList: SchemaStatement {
    static let text = StatementText.certificateList
    let town: Int32
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredCertificate {
        try StoredCertificate(&row)
    }
}

struct CertificateAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.certificateAdd
    let town: Int32
    let visit: VisitID
    let certificate: StoredCertificate

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            visit.number,
            Int32(certificate.number),
            certificate.kind,
            certificate.person.description,
            Int32(certificate.feeYen),
            certificate.requester.rawValue,
            certificate.mandateSeen,
            certificate.requestedAt,
            certificate.requestedBy
        )
    }
}

struct CertificateChange: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.certificateChange
    let town: Int32
    let visit: VisitID
    let certificate: StoredCertificate
    let before: CertificateState

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            visit.number,
            Int32(certificate.number),
            before.rawValue,
            certificate.state.rawValue,
            certificate.serial?.description,
            certificate.recipient?.rawValue,
            certificate.cancelledBecause,
            certificate.changedAt,
            certificate.changedBy
        )
    }
}

struct CertificateSheetAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.certificateSheetAdd
    let town: Int32
    let visit: VisitID
    let serial: CertificateSerial
    let certificate: StoredCertificate
    let owner: CertificateOwner

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            serial.description,
            visit.number,
            Int32(certificate.number),
            owner.digest,
            certificate.changedAt,
            certificate.changedBy
        )
    }
}

struct CertificateSheetFind: SchemaStatement {
    static let text = StatementText.certificateSheetFind
    let town: Int32
    let serial: CertificateSerial
    var bindings: PostgresBindings { PostgresBindings(town, serial.description) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredSheet {
        let visit = VisitID(number: try row.read())
        let number: Int = try row.read()
        return StoredSheet(
            number: number,
            sheet: OwnerCheck.Sheet(
                visit: visit,
                person: PersonID(try row.read()),
                owner: CertificateOwner(digest: try row.read()),
                isSpoiled: try row.read()
            )
        )
    }
}

struct CertificateSheetSpoil: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.certificateSheetSpoil
    let town: Int32
    let serial: CertificateSerial
    let reason: String
    let at: Instant
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(town, serial.description, at, actor, reason)
    }
}

struct CertificateAtCounterList: SchemaStatement {
    static let text = StatementText.certificateAtCounterList
    let town: Int32
    let office: MunicipalityCode
    let maximum: Int
    var bindings: PostgresBindings { PostgresBindings(town, office.number, Int32(maximum)) }

    static func decode(_ row: inout PostgresRowReader) throws -> SheetAtCounter {
        SheetAtCounter(
            visit: VisitID(number: try row.read()),
            number: try row.read(),
            kind: try row.read(),
            serial: try required(CertificateSerial(try row.read())),
            issuedAt: try row.read()
        )
    }
}
