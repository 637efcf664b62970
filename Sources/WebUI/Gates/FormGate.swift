import HTTPTypes
import Hummingbird
import NIOCore
import Pages

/// Reads forms strictly and refuses those without the token of the session.
///
/// Stands before every handler, so that none can forget it.
struct FormGate: RouterMiddleware {
    typealias Context = PageContext

    let limits: WebLimits

    func handle(
        _ request: Request,
        context: PageContext,
        next: @concurrent (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .post else { return try await next(request, context) }
        var context = context
        context.form = try await fields(of: request)
        if let session = context.session {
            guard let token = context.form["csrf"], isEqual(token, session.formToken) else {
                throw WebError.staleForm
            }
        }
        return try await next(request, context)
    }

    private func fields(of request: Request) async throws -> FormFields {
        let type = request.headers[.contentType]?.split(separator: ";").first.map(String.init)
        guard type?.lowercased() == "application/x-www-form-urlencoded" else {
            throw WebError.unreadableForm
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.bodyBytes {
            throw WebError(.tooLarge)
        }
        let body = try await request.body.collect(upTo: limits.bodyBytes)
        return try FormFields(urlEncoded: body.readableBytesView, limits: limits)
    }

    /// Takes the same time wherever the two begin to differ.
    private func isEqual(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        return zip(left.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
