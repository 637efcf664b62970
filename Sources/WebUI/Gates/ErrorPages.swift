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
            return unlock(needed, request, context)
        } catch is PasswordChangeNeeded {
            return .redirect(to: Paths.password)
        } catch let refused as MethodRefused {
            var response = answer(to: WebError(.methodNotAllowed), request, context)
            response.headers[.allow] = refused.allowed
            // The answer to HEAD has no body, whatever it says.
            if request.method == .head { response.body = ResponseBody() }
            return response
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
        return .redirect(to: Paths.signIn(leadingTo: Self.destination(needed.asked)))
    }

    /// Leads to the page that unlocks; a form that was sent waits there and goes on afterwards.
    private func unlock(
        _ needed: UnlockNeeded,
        _ request: Request,
        _ context: PageContext
    ) -> Response {
        if request.headers[.secFetchDest] == "empty" {
            return answer(to: WebError.locked, request, context)
        }
        guard request.method == .post else {
            return .redirect(to: Paths.unlock(leadingTo: Self.destination(needed.asked)))
        }
        guard let kept = KeptForm(needed.form, sentTo: needed.asked) else {
            return .redirect(to: Paths.unlock(leadingTo: nil))
        }
        var context = context
        context.asked = Paths.home.text
        return site.page(UnlockPage(kept: kept), for: context, status: .forbidden)
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
        let route = ErrorRoute(request, roles: Set(context.session?.person.roles ?? []))
        let page = ErrorPage(
            kind: shown.kind,
            reference: context.reference,
            heading: shown.heading ?? (shown.kind == .conflict ? route.notDone : nil),
            particular: shown.particular,
            remedy: shown.remedy,
            back: route.back(from: shown.kind)
        )
        let status = HTTPResponse.Status(code: shown.kind.rawValue)
        var context = context
        // The language switch loads the page again, which an act's address does not answer; and what was
        // typed into an address that leads nowhere is not repeated.
        if request.method != .get || Self.leadsNowhere(shown.kind) {
            context.asked = page.back?.path.text ?? "/"
        }
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

    private static func leadsNowhere(_ kind: ErrorPage.Kind) -> Bool {
        kind == .notFound || kind == .badRequest
    }

    /// The address to come back to; nil where it may hold a My Number, which no page repeats.
    private static func destination(_ asked: String) -> Path? {
        MyNumberDetector.containsMyNumber(asked) ? nil : Path(received: asked)
    }

    private static func other(_ status: HTTPResponse.Status) -> ErrorPage.Kind {
        (400..<500).contains(status.code) ? .badRequest : .fault
    }
}
