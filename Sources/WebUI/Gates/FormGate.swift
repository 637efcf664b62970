import HTTPTypes
import Hummingbird
import NIOCore
import Operations
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
        if let boundary = try boundary(of: request, context) {
            let form = try await multipart(request, boundary)
            (context.form, context.file) = (form.fields, form.file)
        } else {
            context.form = try await fields(of: request)
        }
        if let session = context.session {
            guard let token = context.form["csrf"], isEqual(token, session.formToken) else {
                throw WebError.staleForm
            }
        }
        return try await next(request, context)
    }

    /// The boundary of a form with a file, which only the scans of a visit take, from somebody who is signed in.
    private func boundary(of request: Request, _ context: PageContext) throws -> [UInt8]? {
        let parts = request.uri.path.split(separator: "/")
        guard context.session?.live.isLocked == false, parts.count == 3, parts[0] == "desk",
            parts[2] == "scans"
        else { return nil }
        return request.headers[.contentType].flatMap(MultipartForm.boundary)
    }

    private func multipart(_ request: Request, _ boundary: [UInt8]) async throws -> MultipartForm {
        let body = try await body(of: request, atMost: limits.scanBodyBytes)
        return try MultipartForm(Array(body.readableBytesView), boundary: boundary, limits: limits)
    }

    private func fields(of request: Request) async throws -> FormFields {
        let type = request.headers[.contentType]?.split(separator: ";").first.map(String.init)
        guard type?.lowercased() == "application/x-www-form-urlencoded" else {
            throw WebError.unreadableForm
        }
        let body = try await body(of: request, atMost: limits.bodyBytes)
        return try FormFields(urlEncoded: body.readableBytesView, limits: limits)
    }

    private func body(of request: Request, atMost maximum: Int) async throws -> ByteBuffer {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > maximum {
            throw WebError(.tooLarge)
        }
        return try await request.body.collect(upTo: maximum)
    }

    /// Takes the same time wherever the two begin to differ.
    private func isEqual(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        return zip(left.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
