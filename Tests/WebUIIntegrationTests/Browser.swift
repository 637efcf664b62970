import HTTPTypes
import NIOCore
import Testing

/// A browser without scripts: keeps cookies, follows redirects, sends forms as they stand.
///
/// Unchecked, because tests use each of their browsers in one task at a time.
final class Browser: @unchecked Sendable {
    private let client: RouterClient
    private var cookies: [String: String] = [:]
    private(set) var path = ""
    private(set) var html = ""
    private(set) var status = HTTPResponse.Status.ok
    private(set) var headers: HTTPFields = [:]

    init(_ client: RouterClient) {
        self.client = client
    }

    /// A second screen of the same person.
    func another() -> Browser {
        let browser = Browser(client)
        browser.cookies = cookies
        return browser
    }

    var forms: [ScrapedForm] { ScrapedForm.all(in: html) }

    /// The form that goes to a path, other than the one for signing out.
    func form(to action: String) throws -> ScrapedForm {
        try #require(
            forms.first { $0.action == action },
            "no form to \(action) on \(path): \(html)"
        )
    }

    func get(_ path: String) async throws {
        try await load(path, .get, body: nil, [:])
    }

    func send(_ form: ScrapedForm, to action: String? = nil) async throws {
        try await post(action ?? form.action, form.fields)
    }

    func post(
        _ path: String,
        _ fields: [(name: String, value: String)],
        _ extra: HTTPFields = [.origin: "http://localhost"]
    ) async throws {
        let body = fields.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }
            .joined(separator: "&")
        var headers = extra
        headers[.contentType] = "application/x-www-form-urlencoded"
        try await load(path, .post, body: body, headers)
    }

    func load(
        _ path: String,
        _ method: HTTPRequest.Method,
        body: String?,
        _ extra: HTTPFields
    ) async throws {
        var headers = extra
        if !cookies.isEmpty {
            headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        }
        let response = try await client.send(
            path,
            method,
            headers,
            body: body.map { ByteBuffer(string: $0) }
        )
        for cookie in response.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            cookies[String(pair[0])] = pair.count > 1 ? String(pair[1]) : ""
        }
        self.path = path
        status = response.status
        self.headers = response.headers
        html = String(buffer: response.body)
        if status.code == 303, let next = response.headers[.location] { try await get(next) }
    }

    private static func encoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122: encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += byte < 16 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }
}
