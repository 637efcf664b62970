import Hummingbird
import NIOCore
import Operations
import Pages
import Vocabulary

/// What is known of a request on its way to a handler.
struct PageContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Nil in tests that go to the router without a socket.
    let peer: SocketAddress?
    var language = Language.ja
    /// Nil where nobody is signed in.
    var session: WebSession?
    /// The fields of a form that was sent; empty for everything that is not a form.
    var form = FormFields()
    /// The file that came with it.
    var file: UploadedFile?
    /// Path and query as they were asked for.
    var asked = ""

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress
    }
}

/// The context of a request by somebody who is signed in; there is no way to one without a session.
struct StaffContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let language: Language
    let session: WebSession
    let form: FormFields
    /// The file that came with it.
    let file: UploadedFile?
    let asked: String

    init(context: PageContext) throws {
        guard let session = context.session else { throw SignInNeeded(asked: context.asked) }
        coreContext = context.coreContext
        language = context.language
        form = context.form
        file = context.file
        asked = context.asked
        self.session = session
        if session.live.isLocked {
            throw UnlockNeeded(asked: context.asked, form: context.form)
        }
        if session.live.mustChangePassword, !context.asked.hasPrefix(Paths.password.text) {
            throw PasswordChangeNeeded()
        }
    }
}

/// Thrown where a page needs somebody who is signed in.
struct SignInNeeded: Error {
    let asked: String
}

/// Thrown where nobody touched the screen for a while; the password opens it again.
struct UnlockNeeded: Error {
    let asked: String
    /// What was typed and sent, to go on with after unlocking.
    let form: FormFields
}

/// Thrown where somebody still uses a password that was made for them.
struct PasswordChangeNeeded: Error {}

extension StaffContext {
    /// Acting as whoever is signed in, for a purpose that the audit keeps.
    func acting(_ purpose: String) -> Acting { session.live.acting(purpose: purpose) }

    /// Refuses a page to those who have none of these roles; the acts below check again.
    func require(_ roles: Set<Role>) throws {
        guard !roles.isDisjoint(with: session.person.roles) else {
            throw WebError(
                .forbidden,
                Localized(
                    ja: "あなたの役割では、この画面や操作を使えません。",
                    en: "Your roles do not include this page or act."
                )
            )
        }
    }

    /// The number in the address, such as `V12`.
    func number<Kind: IdentifierKind>(_ name: String) throws -> Identifier<Kind> {
        guard let text = parameters.get(name), let number = Identifier<Kind>(text) else {
            throw WebError.noSuchPage
        }
        return number
    }

    func visitID() throws -> VisitID { try number("visit") }
}

extension RequestContext {
    /// Tells this request's log lines and its error page apart from others; short enough to read out.
    var reference: String { String(id.suffix(8)) }
}
