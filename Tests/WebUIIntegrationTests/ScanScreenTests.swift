import HTTPTypes
import Testing

@Suite("The form that attaches a scan") struct ScanScreenTests {
    private static let mark = "----a-boundary"

    /// A body of parts, each with its head and content.
    private static func body(_ parts: [(head: String, content: String)]) -> String {
        parts.map { "--\(mark)\r\n\($0.head)\r\n\r\n\($0.content)\r\n" }.joined()
            + "--\(mark)--\r\n"
    }

    private static func text(_ name: String, _ value: String) -> (head: String, content: String) {
        ("Content-Disposition: form-data; name=\"\(name)\"", value)
    }

    private static func file(_ content: String) -> (head: String, content: String) {
        (
            "Content-Disposition: form-data; name=\"file\"; filename=\"太郎.pdf\"\r\n"
                + "Content-Type: application/pdf",
            content
        )
    }

    private static func post(_ body: String, to path: String, _ browser: Browser) async throws {
        try await browser.load(
            path,
            .post,
            body: body,
            [.origin: "http://localhost", .contentType: "multipart/form-data; boundary=\(mark)"]
        )
    }

    @Test("reads texts and one file, keeps what was chosen, and shows no file's name")
    func reads() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            let path = "/desk/\(visit)/scans"
            try await browser.get(path)
            let token = try #require(try browser.form(to: path)["csrf"])
            let texts = [
                Self.text("csrf", token), Self.text("kind", "passport"),
                Self.text("person", "household"), Self.text("seen", "yes"),
                Self.text("procedure", "library-card"),
            ]
            try await Self.post(Self.body(texts + [Self.file("plain text")]), to: path, browser)
            #expect(browser.status.code == 422, "\(browser.html)")
            #expect(browser.html.contains("JPEGかPDFのファイルではありません"), "\(browser.html)")
            #expect(try browser.form(to: path)["person"] == "household")
            #expect(!browser.html.contains("太郎.pdf"))
            try await Self.post(Self.body(texts), to: path, browser)
            #expect(browser.html.contains("スキャンしたファイルを選んでください"))
            // Two files are no form of ours.
            let two = texts + [Self.file("a"), Self.file("b")]
            try await Self.post(Self.body(two), to: path, browser)
            #expect(browser.status.code == 400)
        }
    }

    @Test("is refused without its token, cut short, too large, and at every other address")
    func refuses() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            let path = "/desk/\(visit)/scans"
            try await browser.get(path)
            let token = try #require(try browser.form(to: path)["csrf"])
            let whole = Self.body([Self.text("csrf", token), Self.file("x")])
            try await Self.post(Self.body([Self.file("x")]), to: path, browser)
            #expect(browser.status.code == 403)
            try await Self.post(String(whole.dropLast(8)), to: path, browser)
            #expect(browser.status.code == 400)
            try await Self.post(whole, to: "\(path)/remove", browser)
            #expect(browser.status.code == 400)
            try await Self.post(whole, to: "/desk/\(visit)", browser)
            #expect(browser.status.code == 400)
            let large = Self.body([
                Self.text("csrf", token), Self.file(String(repeating: "x", count: 6 << 20)),
            ])
            try await Self.post(large, to: path, browser)
            #expect(browser.status.code == 413)
            // Nobody who is not signed in has a megabyte read.
            try await Self.post(whole, to: path, Browser(house.client))
            #expect(browser.status.code != 200)
        }
    }
}
