import Filing
import HTTPTypes
import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("Emergency packs at the screens")
struct EmergencyTests {
    @Test("lead from a sheet to the console, and account for every number")
    func entered() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let office = try #require(OpenHouse.office)
            let pack = try await ReserveEmergencyNumbers(house.premises)(
                office,
                on: house.clock.now().dayInJapan,
                count: 3,
                by: .command(by: "test", for: try #require(OpenHouse.municipality))
            ).get()
            let numbers = pack.numbers.map(\.written)
            try await browser.get("/emergency/enter")
            var form = try browser.form(to: "/emergency/enter")
            form.set("number", numbers[0].lowercased())
            form.set("day", "R8.4.6")
            form.set("time", "25:00")
            form.set("received_by", "中央 花子")
            try await browser.send(form)
            #expect(browser.status.code == 422 && browser.html.contains("error-summary"))
            form = try browser.form(to: "/emergency/enter")
            form.set("time", "0905")
            form.set("event", "move-in")
            try await browser.send(form)
            #expect(browser.path.hasPrefix("/desk/V"), "\(browser.html)")
            try await house.check(
                "(SELECT opened_at = '2026-04-06 09:05+09' AND entered_at > opened_at FROM hitomado.visit)"
            )
            let visit = browser.path.split(separator: "?")[0].split(separator: "/")[1]
            try await browser.get("/visits/\(visit)")
            #expect(browser.html.contains("紙で受け付けた日時"))
            #expect(browser.html.contains(numbers[0]) && browser.html.contains("中央 花子"))
            try await browser.get("/desk")
            #expect(browser.html.contains("紙で受付"))
            try await browser.get("/emergency")
            var spoil = try browser.form(to: "/emergency/spoil")
            spoil.set("number", numbers[1])
            spoil.set("reason", "書き損じ")
            try await browser.send(spoil)
            #expect(browser.path == "/emergency?done=number-spoilt")
            try await browser.send(try browser.form(to: "/emergency/unused"))
            #expect(browser.path == "/emergency?done=numbers-unused")
            try await house.check(
                "(SELECT string_agg(state, ' ' ORDER BY number) = 'used spoilt unused' FROM hitomado.emergency_number)"
            )
        }
    }
}
