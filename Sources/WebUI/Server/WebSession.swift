import Operations
import Pages
import Stores
import Vocabulary

/// Who is signed in, and the token by which the browser says so.
struct WebSession: Sendable {
    let live: LiveSession
    /// For ending the session; never shown.
    let token: String
    /// The person as pages show them.
    let person: SignedInPerson

    var formToken: String { live.formToken }
    var office: MunicipalityCode { live.office }
}

/// Finds the sessions of cookies.
struct Sessions: Sendable {
    let premises: Premises
    let site: Site

    /// The session of a token; nil where there is none, or it ended.
    ///
    /// `isBackground` is true for requests that a script makes by itself: they keep no session awake.
    func find(
        _ token: String,
        language: Language?,
        isBackground: Bool
    ) async throws -> WebSession? {
        let live = try await ResolveSession(premises)(
            token,
            language: language,
            countsAsUse: !isBackground
        )
        return live.map { session($0, token) }
    }

    func session(_ live: LiveSession, _ token: String) -> WebSession {
        WebSession(
            live: live,
            token: token,
            person: SignedInPerson(
                id: live.staff,
                name: live.displayName,
                roles: Role.allCases.filter { role in
                    live.roles.contains { $0.rawValue == role.rawValue }
                },
                office: site.officeName(live.office)
            )
        )
    }
}
