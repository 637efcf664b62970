import Crypto
import Postgres
import Stores
import Vocabulary

/// Locks the screen of a session, and opens it again with the password.
package struct LockScreen: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Locks it; without effect on a token that is none.
    package func lock(_ token: String) async throws {
        guard let token = SessionToken(shown: token) else { return }
        let now = premises.clock.now()
        try await premises.database.withTransaction { transaction in
            guard
                let session = try await SignInStore(transaction).session(tokenHash: token.hash)
            else { return }
            let access = try await ActingTransaction.begin(transaction, for: session.municipality)
            try await StaffStore(access).lock(token.hash, since: now, at: session.seenAt)
        }
    }

    /// Opens it for whoever knows the member's password; five failures end the session.
    package func unlock(_ token: String, password: String) async throws -> Result<Void, Refusal> {
        guard let token = SessionToken(shown: token) else { return .failure(.sessionEnded) }
        guard let (session, member) = try await find(token) else { return .failure(.sessionEnded) }
        guard let kept = PasswordHash(member.passwordHash) else { return .failure(.sessionEnded) }
        guard let matches = try await premises.passwords.check(password, against: kept) else {
            return .failure(.busy)
        }
        let now = premises.clock.now()
        // Counted beside sign-ins, under a name that no login can have.
        let loginHash = Array(SHA256.hash(data: Array("unlock:\(member.login)".utf8)))
        let failures = try await note(loginHash, succeeded: matches, now)
        return try await premises.database.withTransaction { transaction in
            let access = try await ActingTransaction.begin(transaction, for: session.municipality)
            if matches, failures < SignIn.failuresMaximum {
                try await StaffStore(access).lock(token.hash, since: nil, at: now)
                return .success(())
            }
            try await AuditStore(access).write(.refusedSignIn(of: member))
            if failures >= SignIn.failuresMaximum {
                try await StaffStore(access).end(member.id, tokenHash: token.hash)
                return .failure(.sessionEnded)
            }
            return .failure(.wrongPassword)
        }
    }

    private func find(_ token: SessionToken) async throws -> (StaffSession, StaffMember)? {
        let now = premises.clock.now()
        return try await premises.database.withTransaction { transaction in
            let found = try await SignInStore(transaction).session(tokenHash: token.hash)
            guard let session = found, now < session.expiresAt else { return nil }
            let access = try await ActingTransaction.begin(transaction, for: session.municipality)
            let member = try await StaffStore(access).find(session.staff)
            guard let member, member.isActive else { return nil }
            return (session, member)
        }
    }

    /// Failures of the last quarter of an hour, this one among them.
    private func note(_ hash: [UInt8], succeeded: Bool, _ now: Instant) async throws -> Int {
        try await premises.database.withTransaction { transaction in
            let store = SignInStore(transaction)
            let before = now.adding(.zero - SignIn.window)
            let failures = try await store.failures(loginHash: hash, since: before).count
            try await store.note(
                loginHash: hash,
                succeeded: succeeded,
                at: now,
                forgetBefore: before
            )
            return failures + (succeeded ? 0 : 1)
        }
    }
}

extension Refusal {
    static let sessionEnded = Refusal(
        .notAllowed,
        Localized(
            ja: "サインインの有効期間が終わりました。もう一度サインインしてください。",
            en: "The session has ended; sign in again."
        )
    )
    static let wrongPassword = Refusal(
        .notAllowed,
        Localized(ja: "パスワードが違います。", en: "The password is wrong.")
    )
}
