import HTTPTypes
import Testing

@Suite("The closing at the screens") struct ClosingScreenTests {
    /// The form that seals, with nothing in the drawer.
    private static func counted(_ browser: Browser, cash: String = "0") throws -> ScrapedForm {
        var form = try browser.form(to: "/closing/seal")
        for method in ["cash", "card", "e-money", "code"] { form.set("counted.\(method)", "0") }
        form.set("counted.cash", cash)
        return form
    }

    @Test("shows what changed since it was seen, and keeps what was typed")
    func changed() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            try await browser.get("/closing")
            var form = try Self.counted(browser, cash: "１,２００円")
            form.set("difference", "釣銭の誤り")
            let other = browser.another()
            let visit = try await Arrival.called(other)
            try await browser.send(form)
            #expect(browser.status == .conflict)
            #expect(browser.html.contains("表示してから内容が変わりました"))
            var again = try browser.form(to: "/closing/seal")
            #expect(again["counted.cash"] == "１,２００円" && again["difference"] == "釣銭の誤り")
            #expect(again["seen"] != form["seen"])
            again.add("carry", "visit-at-desk/\(visit)/")
            try await browser.send(again)
            #expect(browser.status == .unprocessableContent)
            #expect(browser.html.contains("受付中の来庁:翌日に回す理由を書いてください"))
            again = try browser.form(to: "/closing/seal")
            again.add("carry", "visit-at-desk/\(visit)/")
            again.set("reason.visit-at-desk", "書類を待つ")
            try await browser.send(again)
            #expect(browser.path.hasSuffix("done=day-counted"), "\(browser.html)")
            // Whoever counted confirms nothing.
            #expect(!browser.forms.contains { $0.action == "/closing/confirm" })
            try await house.check("(SELECT count(*) FROM hitomado.closing_seal) = 0")
        }
    }

    @Test("takes no day that is to come, and no My Number for a reason")
    func refused() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            try await browser.get("/closing?on=2999-01-01")
            #expect(browser.status == .ok && browser.html.contains("error-summary"))
            var form = try Self.counted(browser, cash: "10")
            form.set("difference", "個人番号は123456789018")
            try await browser.send(form)
            #expect(browser.status == .unprocessableContent)
            #expect(!browser.html.contains("123456789018"))
            form = try Self.counted(browser, cash: "-1")
            form.set("difference", "")
            try await browser.send(form)
            #expect(browser.html.contains("現金:数えた金額を"))
        }
    }

    @Test("names what could not be handed on, and keeps what was chosen where nobody was")
    func shift() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.called(browser)
            try await browser.get("/shift")
            var form = try browser.form(to: "/shift")
            form.set("note", "続き")
            try await browser.send(form)
            #expect(browser.status == .unprocessableContent)
            #expect(try browser.form(to: "/shift")["note"] == "続き")
            form.set("receiver", "office")
            form.add("thing", "draft/\(visit)")
            try await browser.send(form)
            #expect(browser.status == .ok)
            #expect(browser.html.contains("1件を引き継ぎました"))
            #expect(browser.html.contains("\(visit) 下書き：もう手元にありません"))
        }
    }
}
