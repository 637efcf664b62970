import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Vocabulary

/// What anybody may ask for: assets, the language, and how the server is.
struct OpenRoutes {
    let house: WebHouse
    let configuration: WebConfiguration

    func add(to router: Router<PageContext>) {
        for asset in Asset.all {
            router.get(RouterPath(asset.path.text)) { _, _ in Self.response(asset) }
        }
        router.get("/language/:language", use: language)
        router.get("/healthz") { _, _ in
            Response.text("alive\n", type: "text/plain; charset=utf-8")
        }
        router.get("/readyz", use: ready)
        router.get("/metrics", use: metrics)
    }

    /// The name changes with the content, so browsers never ask again.
    private static func response(_ asset: Asset) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: asset.contentType,
                .cacheControl: "public, max-age=31536000, immutable",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes))
        )
    }

    private func language(_ request: Request, _ context: PageContext) throws -> Response {
        guard let word = context.parameters.get("language"), let language = Language(rawValue: word)
        else { throw WebError.noSuchPage }
        let back = request.uri.queryParameters["back"].flatMap { Path(received: String($0)) }
        var response = Response.redirect(to: back ?? Paths.home)
        response.setCookie(LanguageChoice.cookie(language))
        return response
    }

    /// The database answers, is migrated, and the catalog is loaded.
    private func ready(_ request: Request, _ context: PageContext) async -> Response {
        if let why = await house.notReady() {
            return .text(
                "not ready: \(why)\n",
                type: "text/plain; charset=utf-8",
                status: .serviceUnavailable
            )
        }
        return .text("ready\n", type: "text/plain; charset=utf-8")
    }

    /// Answers this machine only, unless it was decided otherwise.
    private func metrics(_ request: Request, _ context: PageContext) async throws -> Response {
        guard configuration.metricsForEverybody || Self.isHere(context.peer) else {
            throw WebError(.forbidden)
        }
        let text = house.metrics.text(readings: await house.readings())
        return .text(text, type: "text/plain; version=0.0.4; charset=utf-8")
    }

    private static func isHere(_ peer: SocketAddress?) -> Bool {
        guard let address = peer?.ipAddress else { return true }
        return address == "::1" || address.hasPrefix("127.") || address.hasPrefix("::ffff:127.")
    }
}
