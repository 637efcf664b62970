import HTTPTypes
import Testing

@Suite("The console of a visit that has ended") struct EndedVisitTests {
    private static let address = "record.household.address"

    /// A visit that ends in one window while somebody types into it in another.
    private static func ended(_ browser: Browser) async throws -> (visit: String, ScrapedForm) {
        let visit = try await Arrival.atTheForms(browser)
        var typed = try browser.form(to: "/desk/\(visit)")
        typed.set(address, "千葉市中央区千葉港1番1号")
        try await browser.get("/visits/\(visit)")
        var form = try browser.form(to: "/visits/\(visit)/abandon")
        form.set("reason", "resident-left")
        try await browser.send(form)
        return (visit, typed)
    }

    @Test("opens to be read only, and says how the visit ended")
    func readOnly() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let (visit, _) = try await Self.ended(browser)
            try await browser.get("/desk/\(visit)")
            #expect(browser.status == .ok)
            for text in ["見るだけで、入力はできません", "提出せずに終了", "本人が帰られた", "今回は行わない"] {
                #expect(browser.html.contains(text), "\(text)")
            }
            #expect(!browser.forms.contains { $0.action.hasPrefix("/desk/") })
            #expect(!browser.html.contains("name=\"record."))
            #expect(browser.html.contains("href=\"/visits/\(visit)\""))
            try await browser.send(try browser.form(to: "/visits/\(visit)/reopen"))
            try await browser.get("/desk/\(visit)")
            #expect(try browser.form(to: "/desk/\(visit)")["version"] != nil)
        }
    }

    @Test("protects whoever asks for it, though nothing else of the form is taken")
    func protects() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            var (visit, typed) = try await Self.ended(browser)
            typed.set("fact.protection_requested", "yes")
            try await browser.send(typed, to: "/desk/\(visit)")
            #expect(browser.status == .conflict)
            let number = visit.dropFirst()
            try await house.check("hitomado.is_protected(121002, \(number))")
        }
    }

    @Test("keeps what is sent to it, says why it was not taken, and sends it on after reopening")
    func kept() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let (visit, typed) = try await Self.ended(browser)
            for action in ["/desk/\(visit)", "/desk/\(visit)/file"] {
                try await browser.send(typed, to: action)
                #expect(browser.status == .conflict, "\(browser.html)")
                #expect(browser.html.contains("来庁が終了したあとに送られたため、保存していません"))
                #expect(browser.html.contains("新住所"))
                #expect(browser.html.contains(">千葉市中央区千葉港1番1号<"))
            }
            try await house.check("(SELECT count(*) FROM hitomado.bundle) = 0")
            try await browser.send(try browser.form(to: "/visits/\(visit)/reopen"))
            try await browser.send(try browser.form(to: "/desk/\(visit)"))
            if browser.status == .conflict {
                try await browser.send(try browser.form(to: "/desk/\(visit)"))
            }
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            #expect(try browser.form(to: "/desk/\(visit)")[Self.address] == "千葉市中央区千葉港1番1号")
        }
    }
}
