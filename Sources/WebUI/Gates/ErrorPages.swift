import HTTPTypes
import Hummingbird
import Logging
import Pages
import Vocabulary

/// Turns what went wrong into a page with a sentence, or into JSON for programs; never a detail of the fault.
struct ErrorPages: RouterMiddleware {
    typealias Context = PageContext

    let site: Site

    func handle(
        _ request: Request,
        context: PageContext,
        next: @concurrent (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let needed as SignInNeeded {
            return signIn(needed, request, context)
        } catch let needed as UnlockNeeded {
            return request.method == .get && request.headers[.secFetchDest] != "empty"
                ? .redirect(to: Paths.unlock(leadingTo: Path(received: needed.asked)))
                : answer(to: WebError.locked, request, context)
        } catch is PasswordChangeNeeded {
            return .redirect(to: Paths.password)
        } catch {
            return answer(to: error, request, context)
        }
    }

    /// Pages lead to the sign-in page and back; programs and regions of pages are told plainly.
    private func signIn(
        _ needed: SignInNeeded,
        _ request: Request,
        _ context: PageContext
    ) -> Response {
        // The front page answers by itself, so that whoever starts the server sees that it works.
        if needed.asked == "/", request.method == .get {
            return site.page(SignInPage(), for: context)
        }
        if request.uri.path.hasPrefix("/api/") || request.method != .get {
            return request.method == .get
                ? Response(status: .unauthorized) : .redirect(to: Paths.signIn)
        }
        return .redirect(to: Paths.signIn(leadingTo: Path(received: needed.asked)))
    }

    private func answer(
        to error: any Error,
        _ request: Request,
        _ context: PageContext
    ) -> Response {
        let shown = Self.shown(error)
        if shown.kind == .fault {
            // The type only: a fault's text may carry a row's values.
            context.logger.error("request failed", metadata: ["fault": "\(type(of: error))"])
        }
        let page = ErrorPage(
            kind: shown.kind,
            reference: context.reference,
            particular: shown.particular,
            back: shown.back
        )
        let status = HTTPResponse.Status(code: shown.kind.rawValue)
        guard request.uri.path.hasPrefix("/api/") else {
            return site.page(page, for: context, status: status)
        }
        let message = shown.particular ?? page.title
        return .json(
            ["error": ["message": .string(message.en), "reference": .string(context.reference)]],
            status: status
        )
    }

    private static func shown(_ error: any Error) -> WebError {
        if let error = error as? WebError { return error }
        if let error = error as? any HTTPResponseError {
            return WebError(ErrorPage.Kind(rawValue: error.status.code) ?? other(error.status))
        }
        return Refusals.shown(error) ?? WebError(.fault)
    }

    private static func other(_ status: HTTPResponse.Status) -> ErrorPage.Kind {
        (400..<500).contains(status.code) ? .badRequest : .fault
    }
}
