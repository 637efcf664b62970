import HTTPTypes
import Hummingbird

/// Tells browsers what our pages may do: load what is ours, be framed by nobody, be kept nowhere.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = PageContext

    // `connect-src` lets the script fetch a region of the page anew. A form cannot be sent elsewhere, and
    // no script may turn text into markup.
    private static let policy = [
        "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'",
        "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
        "require-trusted-types-for 'script'", "trusted-types 'none'",
    ].joined(separator: "; ")

    // Not `no-referrer`: with that, browsers send `Origin: null` with our own forms.
    private static let fields: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, policy),
        (.referrerPolicy, "same-origin"),
        (.contentTypeOptions, "nosniff"),
        (.openerPolicy, "same-origin"),
        (.resourcePolicy, "same-origin"),
        (.permissionsPolicy, "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ]

    func handle(
        _ request: Request,
        context: PageContext,
        next: @concurrent (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        // What is given out as a file has a stricter policy of its own.
        for (name, value) in Self.fields where response.headers[name] == nil {
            response.headers[name] = value
        }
        response.headers[.requestReference] = context.reference
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
