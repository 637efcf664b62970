import HTTPTypes
import Operations
import Testing
import Vocabulary

@Suite("What a page withholds") struct HiddenDataTests {
    private static let address = "record.household.address"

    private static func expectAddress(_ house: OpenHouse, _ address: String) async throws {
        try await house.check(
            "(SELECT record->'household'->>'address' = '\(address)' FROM hitomado.visit)"
        )
    }

    @Test("is text and no field, and only a new value takes its place")
    func address() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var form = try browser.form(to: "/desk/\(visit)")
            form.set("fact.protection_requested", "yes")
            form.set(Self.address, "千葉市中央区千葉港1番1号")
            try await browser.send(form)
            #expect(browser.html.contains("入れ直す:新住所"), "\(browser.html)")
            var hidden = try browser.form(to: "/desk/\(visit)")
            #expect(hidden[Self.address] == nil && !browser.html.contains("千葉港"))
            #expect(!hidden.fields.contains { $0.value == Clearance.withheld.ja })
            try await browser.send(hidden)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            try await Self.expectAddress(house, "千葉市中央区千葉港1番1号")
            hidden = try browser.form(to: "/desk/\(visit)")
            for (field, value) in [
                (Self.address, Clearance.withheld.en),
                ("anew." + Self.address, Clearance.withheld.ja),
            ] {
                var forged = hidden
                forged.set(field, value)
                try await browser.send(forged)
                hidden = try browser.form(to: "/desk/\(visit)")
                try await Self.expectAddress(house, "千葉市中央区千葉港1番1号")
            }
            hidden.set("anew." + Self.address, "千葉市美浜区高洲1番")
            try await browser.send(hidden)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            try await Self.expectAddress(house, "千葉市美浜区高洲1番")
        }
    }

    @Test("is also what was typed into an address that leads nowhere")
    func addresses() async throws {
        try await OpenHouse.with { house in
            let stranger = Browser(house.client)
            try await stranger.get("/desk/123456789018")
            #expect(stranger.path == "/sign-in" && !stranger.html.contains("123456789018"))
            let browser = try await house.signedIn()
            for path in ["/123456789018", "/desk/123456789018", "/visits/123456789018?lang=en"] {
                try await browser.get(path)
                #expect(browser.status == .notFound, "\(path)")
                #expect(!browser.html.contains("123456789018"), "\(path)")
            }
            for path in ["/desk/%00", "/desk/%zz", "/desk/%ff", "/desk/V1%00", "/%00"] {
                try await browser.get(path)
                #expect([.notFound, .badRequest].contains(browser.status), "\(path)")
                #expect(browser.html.contains("<html lang=\"ja\""), "\(path): \(browser.html)")
            }
        }
    }
}
