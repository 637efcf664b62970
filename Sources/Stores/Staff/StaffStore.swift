package import Postgres
package import Vocabulary

/// How often signing in under a name failed lately since it last succeeded.
package struct FailedAttempts: Hashable, Sendable {
    /// How many.
    package let count: Int
    /// When the last was.
    package let lastAt: Instant?
}

/// Members of the staff of one municipality and their sessions.
package struct StaffStore: Sendable {
    let access: ActingTransaction
    var transaction: PostgresTransaction { access.transaction }

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// A member of the staff; nil when there is none.
    package func find(_ staff: StaffID) async throws -> StaffMember? {
        try await transaction.first(StaffFind(town: access.town, staff: staff))
    }

    /// The staff in the order of their logins.
    package func list(atMost maximum: Int = 1000) async throws -> [StaffMember] {
        try await transaction.run(StaffList(town: access.town, maximum: maximum))
    }

    /// Waits until no other transaction makes the first member, so that there is only one.
    package func lockFirst() async throws {
        try await transaction.execute(StaffLockFirst(town: access.town))
    }

    /// Adds a member; throws a unique violation of `staff_login` when the login is taken.
    package func add(
        login: String,
        _ post: StaffPost,
        passwordHash: String
    ) async throws -> StaffID {
        try await required(
            transaction.first(
                StaffAdd(town: access.town, login: login, post: post, passwordHash: passwordHash)
            )
        )
    }

    /// Gives a member another post, and lets the member in again.
    package func change(_ staff: StaffID, _ post: StaffPost) async throws -> Bool {
        try await transaction.execute(
            StaffChange(town: access.town, staff: staff, post: post)
        ) == 1
    }

    /// Gives a member another term.
    package func setTerm(_ staff: StaffID, _ term: StaffTerm) async throws -> Bool {
        try await transaction.execute(
            StaffSetTerm(town: access.town, staff: staff, term: term)
        ) == 1
    }

    /// Gives a member a new password.
    package func setPassword(
        _ staff: StaffID,
        hash: String,
        mustChange: Bool
    ) async throws -> Bool {
        try await transaction.execute(
            StaffSetPassword(town: access.town, staff: staff, hash: hash, mustChange: mustChange)
        ) == 1
    }

    /// Lets a member in again (nil), or out since a moment.
    package func setDeactivated(_ staff: StaffID, at moment: Instant?) async throws -> Bool {
        try await transaction.execute(
            StaffSetActive(town: access.town, staff: staff, deactivatedAt: moment)
        ) == 1
    }

    /// Gives a member other desks.
    package func setDesks(_ staff: StaffID, _ desks: [String]) async throws -> Bool {
        try await transaction.execute(
            StaffSetDesks(town: access.town, staff: staff, desks: desks)
        ) == 1
    }

    /// Begins a session and notes that the member signed in.
    package func begin(_ session: StaffSession, tokenHash: [UInt8]) async throws {
        try await transaction.pipeline([
            StaffSessionBegin(tokenHash: tokenHash, session: session),
            StaffNoteSignIn(town: access.town, staff: session.staff, at: session.createdAt),
        ])
    }

    /// Notes that a session was used.
    package func seen(_ tokenHash: [UInt8], at now: Instant, language: Language) async throws {
        try await transaction.execute(
            StaffSessionSeen(town: access.town, tokenHash: tokenHash, at: now, language: language)
        )
    }

    /// Locks a session (a moment), or opens it again (nil).
    package func lock(_ tokenHash: [UInt8], since moment: Instant?, at now: Instant) async throws {
        try await transaction.execute(
            StaffSessionLock(town: access.town, tokenHash: tokenHash, lockedAt: moment, at: now)
        )
    }

    /// Ends one session of a member, or all; how many.
    @discardableResult
    package func end(_ staff: StaffID, tokenHash: [UInt8]? = nil) async throws -> Int {
        try await transaction.execute(
            StaffSessionEnd(town: access.town, staff: staff, tokenHash: tokenHash)
        )
    }
}

/// What is looked up before it is known for which municipality a request acts.
package struct SignInStore: Sendable {
    private let transaction: PostgresTransaction

    /// The look-ups in an open transaction.
    package init(_ transaction: PostgresTransaction) {
        self.transaction = transaction
    }

    /// The active member with this login, in whichever municipality.
    package func member(login: String) async throws -> StaffMember? {
        try await transaction.first(StaffByLogin(login: login))
    }

    /// The session of a token, in whichever municipality.
    package func session(tokenHash: [UInt8]) async throws -> StaffSession? {
        try await transaction.first(StaffSessionFind(tokenHash: tokenHash))
    }

    /// How often signing in under a name failed since a moment.
    package func failures(loginHash: [UInt8], since: Instant) async throws -> FailedAttempts {
        try await required(
            transaction.first(StaffAttemptCount(loginHash: loginHash, since: since))
        )
    }

    /// Notes an attempt; attempts before `forgetBefore` are forgotten.
    package func note(
        loginHash: [UInt8],
        succeeded: Bool,
        at now: Instant,
        forgetBefore: Instant
    ) async throws {
        try await transaction.execute(
            StaffAttemptNote(
                loginHash: loginHash,
                at: now,
                succeeded: succeeded,
                forgetBefore: forgetBefore
            )
        )
    }
}
