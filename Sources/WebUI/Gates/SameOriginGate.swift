import Hummingbird
import HTTPTypes

/// Refuses requests that change something and come from a page that is not ours.
///
/// Browsers send `Origin` with every such request and cannot be made to lie about it. Programs that are no
/// browsers send neither header; they carry no cookie of a browser either, and still need the form's token.
struct SameOriginGate: RouterMiddleware {
    typealias Context = PageContext

    func handle(
        _ request: Request,
        context: PageContext,
        next: @concurrent (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        if request.method != .get, request.method != .head, !Self.isOurs(request) {
            throw WebError.foreignForm
        }
        return try await next(request, context)
    }

    static func isOurs(_ request: Request) -> Bool {
        if let site = request.headers[.secFetchSite], site != "same-origin" { return false }
        guard let origin = request.headers[.origin] else { return true }
        guard let host = request.head.authority else { return false }
        return origin == "http://\(host)" || origin == "https://\(host)"
    }
}
