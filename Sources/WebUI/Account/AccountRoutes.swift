import Hummingbird
import Operations
import Pages
import Vocabulary

/// Signing in and out, and opening a locked screen: what works without an open session.
struct AccountRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/sign-in", use: ask)
        router.post("/sign-in", use: signIn)
        router.post("/sign-out", use: signOut)
        router.get("/unlock", use: askAgain)
        router.post("/unlock", use: unlock)
    }

    private func ask(_ request: Request, _ context: PageContext) -> Response {
        if let session = context.session, !session.live.isLocked {
            return .redirect(to: Paths.home)
        }
        let page = SignInPage(destination: Self.destination(request.uri.queryParameters["to"]))
        return site.page(page, for: context)
    }

    private func signIn(_ request: Request, _ context: PageContext) async throws -> Response {
        let name = context.form["user"] ?? ""
        let destination = Self.destination(context.form["to"]?[...])
        let result = try await SignIn(house.premises)(
            login: name,
            password: context.form["password"] ?? "",
            language: context.language
        )
        switch result {
        case .success(let signedIn):
            site.metrics.note(.signIns)
            if let earlier = context.session { try await SignOut(house.premises)(earlier.token) }
            let isNew = signedIn.session.mustChangePassword
            var response = Response.redirect(
                to: isNew ? Paths.password : destination ?? Paths.home
            )
            response.setCookie(SessionGate.begin(signedIn.token))
            return response
        case .failure(let refusal):
            site.metrics.note(.signInsRefused)
            let page = SignInPage(
                userName: name,
                problem: refusal.message,
                destination: destination
            )
            return site.page(page, for: context, status: refusal.status)
        }
    }

    private func signOut(_ request: Request, _ context: PageContext) async throws -> Response {
        if let session = context.session { try await SignOut(house.premises)(session.token) }
        var response = Response.redirect(to: Paths.signIn)
        response.setCookie(SessionGate.end)
        // What the browser still holds of this session goes too.
        response.headers[.clearSiteData] = "\"cache\", \"storage\""
        return response
    }

    private func askAgain(_ request: Request, _ context: PageContext) -> Response {
        guard context.session != nil else { return .redirect(to: Paths.signIn) }
        let page = UnlockPage(destination: Self.destination(request.uri.queryParameters["to"]))
        return site.page(page, for: context)
    }

    private func unlock(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let session = context.session else { return .redirect(to: Paths.signIn) }
        let destination = Self.destination(context.form["to"]?[...])
        let password = context.form["password"] ?? ""
        let kept = KeptForm(carriedBy: context.form)
        switch try await LockScreen(house.premises).unlock(session.token, password: password) {
        case .success:
            // The session is the same as before the lock, so that nobody goes on with another's form.
            if let kept { return site.page(ResumePage(kept: kept), for: context) }
            return .redirect(to: destination ?? Paths.home)
        case .failure(let refusal):
            let page = UnlockPage(
                problem: refusal.message,
                destination: destination,
                kept: kept
            )
            return site.page(page, for: context, status: refusal.status)
        }
    }

    /// A page of ours to go on to; the sign-in pages themselves lead nowhere.
    private static func destination(_ text: Substring?) -> Path? {
        guard let text, !text.hasPrefix("/sign-"), !text.hasPrefix("/unlock") else { return nil }
        return Path(received: String(text))
    }
}

/// Changing the own password.
struct PasswordRoutes {
    let house: WebHouse
    let site: Site

    func add(to router: RouterGroup<StaffContext>) {
        router.get("/password") { _, context in
            site.page(
                ChangePasswordPage(isFirst: context.session.live.mustChangePassword),
                for: context
            )
        }
        router.post("/password", use: change)
    }

    private func change(_ request: Request, _ context: StaffContext) async throws -> Response {
        let new = context.form["new"] ?? ""
        guard utf8Equal(new, context.form["again"] ?? "") else {
            let message = Localized(ja: "2回の入力が一致しません。", en: "The two entries differ.")
            return page([Problem(field: "again", message: message)], context)
        }
        let result = try await ChangePassword(house.premises)(
            old: context.form["current"] ?? "",
            new: new,
            token: context.session.token,
            by: context.acting("account")
        )
        switch result {
        case .success: return .redirect(to: Paths.after("password", at: Paths.home))
        case .failure(let refusal):
            let field = refusal.path == "new" ? "new" : "current"
            return page([Problem(field: field, message: refusal.message)], context)
        }
    }

    private func page(_ problems: [Problem], _ context: StaffContext) -> Response {
        site.page(
            ChangePasswordPage(
                problems: problems,
                isFirst: context.session.live.mustChangePassword
            ),
            for: context,
            status: .badRequest
        )
    }
}
