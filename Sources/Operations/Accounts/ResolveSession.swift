import Postgres
package import Stores
package import Vocabulary

/// How long sessions live.
package enum SessionRules {
    /// Without use a session ends after this while.
    package static let idleMaximum = Duration.seconds(1800)
    /// Whatever its use, a session ends after this while.
    package static let lifetimeMaximum = Duration.seconds(12 * 3600)
    /// Without use the screen locks after this while, and asks for the password.
    package static let lockAfter = Duration.seconds(300)
    /// How old the note of the last use may be before it is written again.
    static let seenGrain = Duration.seconds(20)
}

/// A session with its member, as a request needs it.
package struct LiveSession: Sendable {
    /// The member of the staff.
    package let staff: StaffID
    /// The name for signing in.
    package let login: String
    /// The name as it is shown.
    package let displayName: String
    /// What the member may do.
    package let roles: Set<StaffRole>
    /// The municipality.
    package let municipality: MunicipalityCode
    /// The office.
    package let office: MunicipalityCode
    /// The desks of a section that the member works for, by their names in the catalog.
    package let desks: [String]
    /// Whether the member is a contractor's, for whom an official decides.
    package let isContractor: Bool
    /// Whether the password must be changed before anything else.
    package let mustChangePassword: Bool
    /// Repeated in every form, so that no other site can send one.
    package let formToken: String
    /// The language of the pages.
    package let language: Language
    /// Whether the screen is locked: nothing may be shown until the password is given.
    package let isLocked: Bool

    init(_ session: StaffSession, _ member: StaffMember) {
        staff = member.id
        login = member.login
        displayName = member.displayName
        roles = member.roles
        municipality = member.municipality
        office = member.office
        desks = member.desks
        isContractor = member.isContractor
        mustChangePassword = member.mustChangePassword
        formToken = session.formToken
        language = session.language
        isLocked = session.lockedAt != nil
    }

    /// Acting as this member, for a purpose.
    package func acting(purpose: String = "counter") -> Acting {
        Acting(
            actor: login,
            staff: staff,
            roles: roles,
            municipality: municipality,
            office: office,
            purpose: purpose,
            desks: desks,
            isContractor: isContractor
        )
    }
}

/// Finds the session of a request's token, ends it when it is over, and locks it when nobody was there.
package struct ResolveSession: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The session; nil when there is none, it has ended, or its member was let out or works here no more.
    ///
    /// `language` changes the session's language. A look that nobody made by hand, such as a refresh,
    /// does not count as use.
    package func callAsFunction(
        _ token: String,
        language: Language? = nil,
        countsAsUse: Bool = true
    ) async throws -> LiveSession? {
        guard let token = SessionToken(shown: token) else { return nil }
        let now = premises.clock.now()
        return try await premises.database.withTransaction { transaction in
            guard
                let session = try await SignInStore(transaction).session(tokenHash: token.hash)
            else { return nil }
            let access = try await ActingTransaction.begin(transaction, for: session.municipality)
            let store = StaffStore(access)
            let member = try await store.find(session.staff)
            guard let member, member.mayEnter(on: now.dayInJapan), session.lives(at: now) else {
                try await store.end(session.staff, tokenHash: token.hash)
                return nil
            }
            let idle = session.seenAt.duration(to: now)
            if session.lockedAt == nil, idle > SessionRules.lockAfter {
                try await store.lock(token.hash, since: now, at: session.seenAt)
                return LiveSession(session.locked(at: now), member)
            }
            let spoken = language ?? session.language
            let isWorthNoting = idle > SessionRules.seenGrain || spoken != session.language
            if countsAsUse, session.lockedAt == nil, isWorthNoting {
                try await store.seen(token.hash, at: now, language: spoken)
            }
            return LiveSession(session.speaking(spoken), member)
        }
    }
}

extension StaffSession {
    fileprivate func lives(at now: Instant) -> Bool {
        now < expiresAt && seenAt.duration(to: now) <= SessionRules.idleMaximum
    }

    fileprivate func locked(at now: Instant) -> StaffSession { with(language, lockedAt: now) }

    fileprivate func speaking(_ language: Language) -> StaffSession {
        with(language, lockedAt: lockedAt)
    }

    private func with(_ language: Language, lockedAt: Instant?) -> StaffSession {
        StaffSession(
            municipality: municipality,
            staff: staff,
            formToken: formToken,
            language: language,
            createdAt: createdAt,
            seenAt: seenAt,
            expiresAt: expiresAt,
            lockedAt: lockedAt
        )
    }
}
