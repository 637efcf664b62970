import Hummingbird
import HTTPTypes

/// Finds out who asks, by the session's cookie.
struct SessionGate: RouterMiddleware {
    typealias Context = PageContext

    /// Browsers accept the prefix over HTTPS and from loopback addresses only (checked in Chromium 156).
    static let cookie = "__Host-hitomado"

    let sessions: Sessions

    func handle(
        _ request: Request,
        context: PageContext,
        next: @concurrent (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.asked = request.head.path ?? "/"
        if let token = request.cookies[Self.cookie]?.value, !token.isEmpty, token.utf8.count <= 200
        {
            context.session = try await sessions.find(
                token,
                language: LanguageChoice.chosen(by: request),
                isBackground: Self.isBackground(request)
            )
        }
        return try await next(request, context)
    }

    /// A page that refreshes itself must not keep an abandoned terminal signed in.
    ///
    /// What it posts, such as a draft, somebody typed.
    private static func isBackground(_ request: Request) -> Bool {
        request.method != .post && request.headers[.secFetchDest] == "empty"
    }

    /// The cookie that hands a session to the browser; it ends with the browser.
    static func begin(_ token: String) -> Cookie {
        Cookie(
            name: cookie,
            value: token,
            path: "/",
            secure: true,
            httpOnly: true,
            sameSite: .strict
        )
    }

    /// The cookie that takes it back.
    static var end: Cookie {
        Cookie(
            name: cookie,
            value: "",
            maxAge: 0,
            path: "/",
            secure: true,
            httpOnly: true,
            sameSite: .strict
        )
    }
}

extension HTTPField.Name {
    static let secFetchSite = known("Sec-Fetch-Site")
    static let secFetchDest = known("Sec-Fetch-Dest")
    static let contentSecurityPolicy = known("Content-Security-Policy")
    static let referrerPolicy = known("Referrer-Policy")
    static let contentTypeOptions = known("X-Content-Type-Options")
    static let openerPolicy = known("Cross-Origin-Opener-Policy")
    static let resourcePolicy = known("Cross-Origin-Resource-Policy")
    static let permissionsPolicy = known("Permissions-Policy")
    static let requestReference = known("X-Request-Id")
    static let clearSiteData = known("Clear-Site-Data")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else {
            preconditionFailure("not the name of a header field")
        }
        return field
    }
}
