import HTTPTypes
import Testing
import Vocabulary

@Suite("A character that cannot be typed") struct GlyphTests {
    private static let family = "record.p1.family_name"

    /// The page of characters, reached from a console in which a name has a mark.
    private static func opened(_ browser: Browser, name: String = "渡〓") async throws -> String {
        let visit = try await Arrival.atTheForms(browser)
        var form = try browser.form(to: "/desk/\(visit)")
        form.set(family, name)
        form.set("act", "glyphs")
        try await browser.send(form)
        #expect(browser.path == "/desk/\(visit)/glyphs", "\(browser.html)")
        return visit
    }

    @Test("is found by its reading and strokes, and takes the place of the mark in the name")
    func found() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Self.opened(browser)
            var search = try browser.form(to: "/desk/\(visit)/glyphs")
            #expect(search["field"] == Self.family, "the field with the mark is not chosen")
            search.set("reading", "ヘン")
            search.set("fewest", "17")
            try await browser.send(search)
            #expect(browser.status == .ok && browser.html.contains("MJ060248"), "\(browser.html)")
            var put = try browser.form(to: "/desk/\(visit)/glyphs/put")
            put.set("glyph", "9089.E0110")
            try await browser.send(put)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            let name = try #require(try browser.form(to: "/desk/\(visit)")[Self.family])
            #expect(utf8Equal(name, "渡\u{9089}\u{E0110}"))
            try await house.check(
                """
                (SELECT record #>> '{people,p1,family_name}' FROM hitomado.visit) \
                = U&'\\6E21\\9089\\+0E0110'
                """
            )
        }
    }

    @Test("is refused where the name would be too long, and nothing is lost")
    func tooLong() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let whole = String(repeating: "渡", count: 128)
            let visit = try await Self.opened(browser, name: whole)
            var search = try browser.form(to: "/desk/\(visit)/glyphs")
            search.set("field", Self.family)
            search.set("code", "MJ060248")
            try await browser.send(search)
            try await browser.send(try browser.form(to: "/desk/\(visit)/glyphs/put"))
            #expect(browser.status == .unprocessableContent, "\(browser.status)")
            #expect(browser.html.contains("128文字"))
            try await browser.get("/desk/\(visit)")
            #expect(try browser.form(to: "/desk/\(visit)")[Self.family] == whole)
        }
    }

    @Test("is not put over what somebody saved meanwhile, nor into what is no text")
    func refused() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Self.opened(browser)
            var search = try browser.form(to: "/desk/\(visit)/glyphs")
            search.set("code", "辺")
            try await browser.send(search)
            let put = try browser.form(to: "/desk/\(visit)/glyphs/put")
            var other = put
            other.set("field", "record.household.telephone")
            try await browser.send(other)
            #expect(browser.status.kind == .clientError)
            try await browser.get("/desk/\(visit)")
            var console = try browser.form(to: "/desk/\(visit)")
            console.set(Self.family, "渡")
            try await browser.send(console)
            try await browser.send(put)
            #expect(browser.status == .conflict, "\(browser.status)")
            try await browser.get("/desk/\(visit)")
            #expect(try browser.form(to: "/desk/\(visit)")[Self.family] == "渡")
        }
    }

    @Test("says what is missing where nothing was asked, or a code is none")
    func unreadable() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Self.opened(browser)
            var search = try browser.form(to: "/desk/\(visit)/glyphs")
            try await browser.send(search)
            #expect(browser.status == .unprocessableContent)
            #expect(browser.html.contains("読み、画数、部首、コードのどれか"))
            search.set("code", "渡辺")
            try await browser.send(search)
            #expect(browser.status == .unprocessableContent)
            search.set("code", "MJ999999")
            try await browser.send(search)
            #expect(browser.status == .ok && browser.html.contains("見つかりません"))
        }
    }
}
