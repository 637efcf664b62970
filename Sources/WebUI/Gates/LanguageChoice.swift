import HTTPTypes
import Hummingbird
import Vocabulary

/// Chooses the language: what the person chose, else what the browser prefers, else Japanese.
struct LanguageChoice: RouterMiddleware {
    typealias Context = PageContext

    static let cookie = "hitomado-language"

    func handle(
        _ request: Request,
        context: PageContext,
        next: @concurrent (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.language = Self.language(of: request)
        return try await next(request, context)
    }

    static func language(of request: Request) -> Language {
        chosen(by: request) ?? preferred(request.headers[.acceptLanguage]) ?? .ja
    }

    /// What the person chose; nil where nothing was chosen.
    static func chosen(by request: Request) -> Language? {
        let asked = request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
        return asked ?? request.cookies[cookie].flatMap { Language(rawValue: $0.value) }
    }

    /// The first of our languages in a browser's list, whose order browsers keep by weight.
    private static func preferred(_ header: String?) -> Language? {
        header?.split(separator: ",").prefix(20).lazy.compactMap { entry in
            let tag = entry.split(separator: ";").first ?? ""
            let primary = tag.split(separator: "-").first ?? ""
            return Language(rawValue: primary.filter { $0 != " " }.lowercased())
        }.first
    }

    /// The cookie that keeps a choice for a year; it says nothing about anybody.
    static func cookie(_ language: Language) -> Cookie {
        Cookie(
            name: cookie,
            value: language.rawValue,
            maxAge: 365 * 24 * 3600,
            path: "/",
            httpOnly: true,
            sameSite: .lax
        )
    }
}
