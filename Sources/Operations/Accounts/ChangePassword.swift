import Stores
import Vocabulary

/// Changes the own password, knowing the old one; all other sessions of the member end.
package struct ChangePassword: Sendable {
    /// Shortest password in characters; no rules about kinds of characters (NIST SP 800-63B).
    package static let charactersMinimum = 12

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Changes it; the session of `token` goes on.
    package func callAsFunction(
        old: String,
        new: String,
        token: String,
        by acting: Acting
    ) async throws -> Result<Void, Refusal> {
        guard let staff = acting.staff else { return .failure(.notAllowed) }
        if let refusal = Self.refusal(of: new, old: old) { return .failure(refusal) }
        let found = try await premises.perform(.changePassword, acting) { context in
            try await context.staff.find(staff)
        }
        guard let member = try? found.get(), let kept = PasswordHash(member.passwordHash) else {
            return .failure(.noSuchStaff)
        }
        if Self.contains(new, login: member.login) { return .failure(.passwordWithLogin) }
        guard let matches = try await premises.passwords.check(old, against: kept) else {
            return .failure(.busy)
        }
        guard matches else { return .failure(.wrongPassword) }
        let salt = premises.chance.bytes(ScryptCost.saltBytes)
        guard let hash = try await premises.passwords.hash(new, salt: salt) else {
            return .failure(.busy)
        }
        return try await premises.perform(.changePassword, acting) { context in
            _ = try await context.staff.setPassword(staff, hash: hash.text, mustChange: false)
            try await endOthers(staff, token, context)
            try await context.audits.write(context.audit())
        }
    }

    /// Ends all sessions but the one that asks, which begins anew under its token.
    private func endOthers(
        _ staff: StaffID,
        _ token: String,
        _ context: ActContext
    ) async throws {
        let own = SessionToken(shown: token)
        var session: StaffSession?
        if let own {
            session = try await SignInStore(context.access.transaction).session(
                tokenHash: own.hash
            )
        }
        try await context.staff.end(staff)
        if let own, let session, session.staff == staff {
            try await context.staff.begin(session, tokenHash: own.hash)
        }
    }

    /// Names of two letters stand in too many words to say anything.
    private static func contains(_ password: String, login: String) -> Bool {
        login.utf8.count > 2 && password.lowercased().contains(login.lowercased())
    }

    private static func refusal(of new: String, old: String) -> Refusal? {
        let isFit =
            new.count >= charactersMinimum && new.utf8.count <= SignIn.bytesMaximum
            && refusalOfControls(new, limitBytes: SignIn.bytesMaximum) == nil
        guard isFit else {
            return .invalid(
                "new",
                ja: "新しいパスワードは\(charactersMinimum)文字以上にしてください。",
                en: "The new password needs at least \(charactersMinimum) characters."
            )
        }
        return utf8Equal(new, old)
            ? .invalid(
                "new",
                ja: "今までと違うパスワードにしてください。",
                en: "Choose another password than the old one."
            ) : nil
    }
}

extension Refusal {
    fileprivate static let passwordWithLogin = Refusal.invalid(
        "new",
        ja: "パスワードに利用者名を入れないでください。",
        en: "Choose a password that does not contain the user name."
    )
}
