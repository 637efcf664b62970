import Postgres
import Schema
import Vocabulary

/// Reads the columns that every statement about the staff gives.
private func member(_ row: inout PostgresRowReader) throws -> StaffMember {
    StaffMember(
        municipality: try municipality(&row),
        id: StaffID(number: try row.read()),
        login: try row.read(),
        displayName: try row.read(),
        roles: Set((try row.read() as [String]).compactMap { StaffRole(rawValue: $0) }),
        office: try municipality(&row),
        desks: try row.read(),
        passwordHash: try row.read(),
        mustChangePassword: try row.read(),
        lastSignInAt: try row.read(),
        deactivatedAt: try row.read(),
        term: try required(StaffTerm(from: try row.read(), until: try row.read())),
        isContractor: try row.read()
    )
}

struct StaffByLogin: SchemaStatement {
    static let text = StatementText.staffByLogin
    let login: String
    var bindings: PostgresBindings { PostgresBindings(login) }
    static func decode(_ row: inout PostgresRowReader) throws -> StaffMember { try member(&row) }
}

struct StaffFind: SchemaStatement {
    static let text = StatementText.staffFind
    let town: Int32
    let staff: StaffID
    var bindings: PostgresBindings { PostgresBindings(town, staff.number) }
    static func decode(_ row: inout PostgresRowReader) throws -> StaffMember { try member(&row) }
}

struct StaffList: SchemaStatement {
    static let text = StatementText.staffList
    let town: Int32
    let maximum: Int
    var bindings: PostgresBindings { PostgresBindings(town, Int32(maximum)) }
    static func decode(_ row: inout PostgresRowReader) throws -> StaffMember { try member(&row) }
}

struct StaffAdd: SchemaStatement {
    static let text = StatementText.staffAdd
    let town: Int32
    let login: String
    let post: StaffPost
    let passwordHash: String

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            login,
            post.displayName,
            post.roles.map(\.rawValue).sorted(),
            post.office.number,
            passwordHash,
            post.desks,
            post.term.from,
            post.term.until,
            post.isContractor
        )
    }

    static func decode(_ row: inout PostgresRowReader) throws -> StaffID {
        StaffID(number: try row.read())
    }
}

struct StaffLockFirst: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.staffLockFirst
    let town: Int32
    var bindings: PostgresBindings { PostgresBindings(town) }
}

struct StaffSetPassword: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.staffSetPassword
    let town: Int32
    let staff: StaffID
    let hash: String
    let mustChange: Bool
    var bindings: PostgresBindings { PostgresBindings(town, staff.number, hash, mustChange) }
}

struct StaffSetDesks: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.staffSetDesks
    let town: Int32
    let staff: StaffID
    let desks: [String]
    var bindings: PostgresBindings { PostgresBindings(town, staff.number, desks) }
}

struct StaffChange: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.staffChange
    let town: Int32
    let staff: StaffID
    let post: StaffPost

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            staff.number,
            post.displayName,
            post.roles.map(\.rawValue).sorted(),
            post.office.number,
            post.desks,
            post.term.from,
            post.term.until,
            post.isContractor
        )
    }
}

struct StaffSetTerm: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.staffSetTerm
    let town: Int32
    let staff: StaffID
    let term: StaffTerm
    var bindings: PostgresBindings { PostgresBindings(town, staff.number, term.from, term.until) }
}

struct StaffSetActive: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.staffSetActive
    let town: Int32
    let staff: StaffID
    let deactivatedAt: Instant?
    var bindings: PostgresBindings { PostgresBindings(town, staff.number, deactivatedAt) }
}

struct StaffNoteSignIn: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.staffNoteSignIn
    let town: Int32
    let staff: StaffID
    let at: Instant
    var bindings: PostgresBindings { PostgresBindings(town, staff.number, at) }
}

// MARK: - Sessions

struct StaffSessionBegin: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.staffSessionBegin
    let tokenHash: [UInt8]
    let session: StaffSession

    var bindings: PostgresBindings {
        PostgresBindings(
            session.municipality.number,
            tokenHash,
            session.staff.number,
            session.formToken,
            session.language.rawValue,
            session.createdAt,
            session.expiresAt
        )
    }
}

struct StaffSessionFind: SchemaStatement {
    static let text = StatementText.staffSessionFind
    let tokenHash: [UInt8]
    var bindings: PostgresBindings { PostgresBindings(tokenHash) }

    static func decode(_ row: inout PostgresRowReader) throws -> StaffSession {
        StaffSession(
            municipality: try municipality(&row),
            staff: StaffID(number: try row.read()),
            formToken: try row.read(),
            language: try required(Language(rawValue: try row.read())),
            createdAt: try row.read(),
            seenAt: try row.read(),
            expiresAt: try row.read(),
            lockedAt: try row.read()
        )
    }
}

struct StaffSessionSeen: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.staffSessionSeen
    let town: Int32
    let tokenHash: [UInt8]
    let at: Instant
    let language: Language
    var bindings: PostgresBindings { PostgresBindings(town, tokenHash, at, language.rawValue) }
}

struct StaffSessionLock: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.staffSessionLock
    let town: Int32
    let tokenHash: [UInt8]
    let lockedAt: Instant?
    let at: Instant
    var bindings: PostgresBindings { PostgresBindings(town, tokenHash, lockedAt, at) }
}

struct StaffSessionEnd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.staffSessionEnd
    let town: Int32
    let staff: StaffID
    let tokenHash: [UInt8]?
    var bindings: PostgresBindings { PostgresBindings(town, staff.number, tokenHash) }
}

// MARK: - Attempts

struct StaffAttemptCount: SchemaStatement {
    static let text = StatementText.staffAttemptCount
    let loginHash: [UInt8]
    let since: Instant
    var bindings: PostgresBindings { PostgresBindings(loginHash, since) }

    static func decode(_ row: inout PostgresRowReader) throws -> FailedAttempts {
        FailedAttempts(count: try row.read(), lastAt: try row.read())
    }
}

struct StaffAttemptNote: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.staffAttemptNote
    let loginHash: [UInt8]
    let at: Instant
    let succeeded: Bool
    let forgetBefore: Instant
    var bindings: PostgresBindings { PostgresBindings(loginHash, at, succeeded, forgetBefore) }
}
