import Crypto
import Foundation
import Postgres
import Stores
package import Vocabulary

/// Signs a member of the staff in with login and password.
///
/// A name that nobody has costs the same time and gets the same sentence as a wrong password. After five
/// failures in a quarter of an hour a name waits, whether anybody has it or not. Whoever knows the password and
/// does not work here today is told so.
package struct SignIn: Sendable {
    /// Failures of one name after which it waits.
    package static let failuresMaximum = 5
    /// How long failures count.
    package static let window = Duration.seconds(900)
    /// Longest login and password in bytes that are looked at.
    static let bytesMaximum = 200

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The session of whoever knows the password.
    package func callAsFunction(
        login: String,
        password: String,
        language: Language
    ) async throws -> Result<SignedIn, Refusal> {
        let name = Array(login.utf8.prefix(Self.bytesMaximum))
        let loginHash = Array(SHA256.hash(data: name))
        let now = premises.clock.now()
        let (found, failures) = try await lookUp(
            String(decoding: name, as: UTF8.self),
            loginHash,
            now
        )
        if failures.count >= Self.failuresMaximum, let last = failures.lastAt {
            let end = last.adding(Self.window)
            if let found { try await noteRefused(found) }
            return .failure(.tooOften(now.duration(to: end)))
        }
        let kept = found.flatMap { PasswordHash($0.passwordHash) } ?? premises.passwords.decoy
        let isShort = password.utf8.count <= Self.bytesMaximum
        let matches = try await premises.passwords.check(isShort ? password : "", against: kept)
        guard let matches else { return .failure(.busy) }
        guard let member = found, matches, isShort else {
            try await noteFailure(loginHash, of: found, now)
            return .failure(.wrongNameOrPassword)
        }
        guard member.term.contains(now.dayInJapan) else {
            try await noteRefused(member)
            return .failure(.outside(member.term, on: now.dayInJapan))
        }
        return .success(try await begin(member, loginHash, language, now))
    }

    private func lookUp(
        _ login: String,
        _ hash: [UInt8],
        _ now: Instant
    ) async throws -> (StaffMember?, FailedAttempts) {
        try await premises.database.withTransaction { transaction in
            let store = SignInStore(transaction)
            let failures = try await store.failures(
                loginHash: hash,
                since: now.adding(.zero - Self.window)
            )
            return (try await store.member(login: login), failures)
        }
    }

    /// Counts the failure, and notes it in the audit where the name is somebody's.
    ///
    /// What others typed as a name is not kept: it may be a password in the wrong field.
    private func noteFailure(
        _ hash: [UInt8],
        of member: StaffMember?,
        _ now: Instant
    ) async throws {
        try await premises.database.withTransaction { transaction in
            try await SignInStore(transaction).note(
                loginHash: hash,
                succeeded: false,
                at: now,
                forgetBefore: now.adding(.zero - Self.window)
            )
            if let member { try await Self.writeRefused(member, transaction) }
        }
    }

    private func noteRefused(_ member: StaffMember) async throws {
        try await premises.database.withTransaction { transaction in
            try await Self.writeRefused(member, transaction)
        }
    }

    private static func writeRefused(
        _ member: StaffMember,
        _ transaction: PostgresTransaction
    ) async throws {
        let access = try await ActingTransaction.begin(transaction, for: member.municipality)
        try await AuditStore(access).write(.refusedSignIn(of: member))
    }

    private func begin(
        _ member: StaffMember,
        _ hash: [UInt8],
        _ language: Language,
        _ now: Instant
    ) async throws -> SignedIn {
        let token = SessionToken(premises.chance)
        let session = StaffSession(
            municipality: member.municipality,
            staff: member.id,
            formToken: premises.chance.bytes(SessionToken.bytes).hexadecimal,
            language: language,
            createdAt: now,
            seenAt: now,
            expiresAt: now.adding(SessionRules.lifetimeMaximum)
        )
        try await premises.database.withTransaction { transaction in
            try await SignInStore(transaction).note(
                loginHash: hash,
                succeeded: true,
                at: now,
                forgetBefore: now.adding(.zero - Self.window)
            )
            let access = try await ActingTransaction.begin(transaction, for: member.municipality)
            try await StaffStore(access).begin(session, tokenHash: token.hash)
            try await AuditStore(access).write(
                AuditNote(
                    actor: member.login,
                    office: member.office,
                    purpose: "account",
                    act: ActName.signIn.rawValue
                )
            )
        }
        return SignedIn(token: token.text, session: LiveSession(session, member))
    }
}

extension AuditNote {
    /// Somebody did not know the password of a member of the staff.
    static func refusedSignIn(of member: StaffMember) -> AuditNote {
        AuditNote(
            actor: member.login,
            office: member.office,
            purpose: "account",
            act: ActName.signIn.rawValue,
            isRefused: true
        )
    }
}

/// A session that has begun; the token goes into the cookie and nowhere else.
package struct SignedIn: Sendable {
    /// The secret for the cookie.
    package let token: String
    /// The session.
    package let session: LiveSession
}

/// The secret of a session: 32 bytes of chance, of which only the hash is kept.
struct SessionToken {
    static let bytes = 32
    let text: String
    let hash: [UInt8]

    /// A new token.
    init(_ chance: any ChanceSource) {
        text = chance.bytes(Self.bytes).hexadecimal
        hash = Array(SHA256.hash(data: Array(text.utf8)))
    }

    /// A token that somebody shows; nil when it cannot be one.
    init?(shown text: String) {
        guard text.utf8.count == Self.bytes * 2 else { return nil }
        self.text = text
        hash = Array(SHA256.hash(data: Array(text.utf8)))
    }
}

extension Refusal {
    static let busy = Refusal(
        .busy,
        Localized(
            ja: "混み合っています。少し待ってから、もう一度お試しください。",
            en: "Too much is going on; try again in a moment."
        )
    )
    fileprivate static let wrongNameOrPassword = Refusal(
        .notAllowed,
        Localized(
            ja: "利用者名かパスワードが違います。",
            en: "The user name or the password is wrong."
        )
    )

    fileprivate static func outside(_ term: StaffTerm, on day: CalendarDay) -> Refusal {
        Refusal(
            .notAllowed,
            term.isOver(on: day)
                ? Localized(
                    ja: "このアカウントの利用期間は終わりました。管理者に確認してください。",
                    en: "The term of this account is over; ask the administrator."
                )
                : Localized(
                    ja: "このアカウントの利用期間はまだ始まっていません。管理者に確認してください。",
                    en: "The term of this account has not begun; ask the administrator."
                )
        )
    }

    fileprivate static func tooOften(_ wait: Duration) -> Refusal {
        let minutes = max(1, Int((wait.components.seconds + 59) / 60))
        return Refusal(
            .tooOften(retryAfter: wait),
            Localized(
                ja: "失敗が続いたため、\(minutes)分ほど待ってからお試しください。",
                en: "Too many failed attempts; try again in about \(minutes) min."
            )
        )
    }
}
