import HTTPTypes
import TestSupport
import Testing
import Vocabulary

@Suite("The gates before every page") struct GateTests {
    @Test("tell browsers what pages may do, and keep pages out of caches")
    func securityHeaders() async throws {
        try await OpenHouse.with { house in
            let browser = Browser(house.client)
            for path in ["/sign-in", "/nowhere", "/healthz"] {
                try await browser.get(path)
                let policy = try #require(browser.headers[.contentSecurityPolicy])
                #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
                #expect(browser.headers[.xContentTypeOptions] == "nosniff")
                #expect(browser.headers[.cacheControl] == "no-store")
            }
        }
    }

    @Test("refuse forms of other sites, without the token, and of other kinds")
    func foreignForms() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            try await browser.get("/door")
            let form = try browser.form(to: "/door")
            try await browser.post("/door", form.fields, [.origin: "https://evil.example"])
            #expect(browser.status == .forbidden)
            try await browser.post("/door", form.fields, [.origin: "null"])
            #expect(browser.status == .forbidden)
            try await browser.post("/door", form.fields.filter { $0.name != "csrf" })
            #expect(browser.status == .forbidden)
            try await browser.post("/sign-out", [("csrf", String(repeating: "0", count: 64))])
            #expect(browser.status == .forbidden)
            try await browser.load("/door", .post, body: "{}", [.contentType: "application/json"])
            #expect(browser.status == .badRequest)
            try await browser.get("/door")
            #expect(browser.status == .ok)
        }
    }

    @Test("refuse what is too large, not UTF-8 or wrongly escaped, in a sentence")
    func badForms() async throws {
        try await OpenHouse.with { house in
            let browser = Browser(house.client)
            let type: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            for body in ["user=%zz", "user=%ff", "user=a%00b", "user=%e3%81"] {
                try await browser.load("/sign-in", .post, body: body, type)
                #expect(browser.status == .badRequest, "\(body)")
                #expect(browser.html.contains("フォームとして読み取れません"))
            }
            let long = "user=" + String(repeating: "a", count: 1_100_000)
            try await browser.load("/sign-in", .post, body: long, type)
            #expect(browser.status == .contentTooLarge)
        }
    }

    @Test("lead to the sign-in page and back, and lock an abandoned screen")
    func signingIn() async throws {
        try await OpenHouse.with { house in
            let stranger = Browser(house.client)
            try await stranger.get("/center/lots")
            #expect(stranger.path == "/sign-in?to=%2Fcenter%2Flots")
            var wrong = try stranger.form(to: "/sign-in")
            wrong.set("user", "admin")
            wrong.set("password", "wrong password")
            for _ in 0..<5 { try await stranger.send(wrong) }
            #expect(stranger.status == .forbidden)
            #expect(stranger.headers[.setCookie] == nil)
            try await stranger.send(wrong)
            #expect(stranger.status == .tooManyRequests)
            let refused = "WHERE act = 'sign-in' AND refused AND actor = 'admin'"
            try await house.check("(SELECT count(*) FROM hitomado.audit \(refused)) = 6")
            house.clock.advance(by: .seconds(1000))
            let browser = try await house.signedIn()
            house.clock.advance(by: .seconds(301))
            try await browser.get("/desk")
            #expect(browser.path == "/unlock?to=%2Fdesk")
            var form = try browser.form(to: "/unlock")
            form.set("password", "correct horse battery")
            try await browser.send(form)
            #expect(browser.path == "/desk" && browser.status == .ok)
            house.clock.advance(by: .seconds(1900))
            try await browser.get("/desk")
            #expect(browser.path == "/sign-in?to=%2Fdesk")
        }
    }

    @Test("answer a wrong method with those that a path knows, and HEAD wherever GET is known")
    func methods() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            for (path, method, allowed) in [
                ("/desk", HTTPRequest.Method.delete, "GET, HEAD, OPTIONS"),
                ("/desk/V1/call", .get, "POST, OPTIONS"),
                ("/desk/V1/call", .head, "POST, OPTIONS"),
                ("/sign-out", .get, "POST, OPTIONS"), ("/center", .post, "GET, HEAD, OPTIONS"),
                ("/healthz", .put, "GET, HEAD, OPTIONS"),
                ("/desk/V1", .patch, "GET, HEAD, POST, OPTIONS"),
            ] {
                try await browser.load(path, method, body: nil, [:])
                #expect(browser.status == .methodNotAllowed, "\(method) \(path)")
                #expect(browser.headers[.allow] == allowed, "\(method) \(path)")
            }
            try await browser.load("/desk", .options, body: nil, [:])
            #expect(browser.status == .noContent && browser.headers[.allow] != nil)
            for path in ["/", "/desk", "/center", "/staff", "/healthz", "/password"] {
                try await browser.load(path, .head, body: nil, [:])
                #expect(browser.status.code < 400, "\(path): \(browser.status)")
                #expect(browser.html.isEmpty, "\(path)")
            }
            try await browser.load("/nowhere", .delete, body: nil, [:])
            #expect(browser.status == .notFound)
        }
    }

    @Test("tell what was refused on pages with name, navigation and a way back")
    func errorPages() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheDesk(browser)
            func expectHeader() {
                #expect(browser.html.contains("class=\"site-nav\""), "\(browser.html)")
                #expect(browser.html.contains("模擬の基幹システムが動いています"))
            }
            try await browser.get("/desk/V999999")
            #expect(browser.status == .notFound && browser.html.contains("href=\"/desk\""))
            expectHeader()
            try await browser.get("/no-such-page")
            expectHeader()
            let token = try #require(try browser.form(to: "/sign-out")["csrf"])
            try await browser.post("/desk/\(visit)/call", [("csrf", token)])
            #expect(browser.status == .conflict && browser.html.contains("呼び出せませんでした"))
            #expect(browser.html.contains("href=\"/desk/\(visit)\""))
            #expect(!browser.html.contains("ほかの人が先に変更しました"))
            expectHeader()
            try await browser.post("/desk/\(visit)/call", [("csrf", "0")])
            #expect(browser.status == .forbidden && browser.html.contains("画面が古くなっています"))
            expectHeader()
        }
    }

    @Test("speak the language that was chosen, else the browser's, else Japanese")
    func languages() async throws {
        try await OpenHouse.with { house in
            let browser = Browser(house.client)
            try await browser.get("/sign-in")
            #expect(browser.html.contains("<html lang=\"ja\""))
            try await browser.load(
                "/sign-in",
                .get,
                body: nil,
                [.acceptLanguage: "fr, en-GB;q=0.8"]
            )
            #expect(browser.html.contains("<html lang=\"en\""))
            try await browser.get("/language/en?back=/sign-in")
            #expect(browser.path == "/sign-in" && browser.html.contains("<html lang=\"en\""))
            try await browser.get("/language/en?back=https://evil.example/")
            #expect(browser.path == "/" && browser.status.code == 200)
        }
    }

    @Test("count by the pattern of a route, so that no number of a visit gets out")
    func metrics() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            try await browser.get("/visits/V987654")
            #expect(browser.status == .notFound)
            try await browser.get("/metrics")
            #expect(
                browser.html.contains("route=\"/visits/{visit}\"")
                    || browser.html.contains("route=\"/visits/:visit\"")
            )
            #expect(!browser.html.contains("987654"))
            #expect(browser.html.contains("hitomado_sign_ins_total 1"))
        }
    }
}

extension HTTPField.Name {
    static var contentSecurityPolicy: Self { known("Content-Security-Policy") }
    static var xContentTypeOptions: Self { known("X-Content-Type-Options") }

    private static func known(_ name: String) -> Self {
        guard let field = HTTPField.Name(name) else { preconditionFailure("no field name") }
        return field
    }
}
