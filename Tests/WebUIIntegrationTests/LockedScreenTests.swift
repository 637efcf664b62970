import HTTPTypes
import TestSupport
import Testing

@Suite("A form that meets a locked screen") struct LockedScreenTests {
    @Test("is sent on after unlocking, with nothing lost and no secret carried")
    func resumes() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var form = try browser.form(to: "/desk/\(visit)")
            form.set("record.household.address", "千葉市中央区千葉港1番1号")
            house.clock.advance(by: .seconds(301))
            try await browser.send(form)
            #expect(browser.status == .forbidden)
            var unlock = try browser.form(to: "/unlock")
            #expect(unlock["kept.csrf"] == nil && unlock["kept-path"] == "/desk/\(visit)")
            unlock.set("password", "wrong password")
            try await browser.send(unlock)
            #expect(browser.status == .forbidden)
            unlock = try browser.form(to: "/unlock")
            unlock.set("password", "correct horse battery")
            try await browser.send(unlock)
            let resumed = try browser.form(to: "/desk/\(visit)")
            #expect(browser.status == .ok && resumed["csrf"] != nil)
            #expect(resumed["password"] == nil)
            try await browser.send(resumed)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            let kept = try browser.form(to: "/desk/\(visit)")
            #expect(kept["record.household.address"] == "千葉市中央区千葉港1番1号")
        }
    }

    @Test("is forgotten where it holds a password")
    func secrets() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            try await browser.get("/password")
            var form = try browser.form(to: "/password")
            form.set("current", "correct horse battery")
            house.clock.advance(by: .seconds(301))
            try await browser.send(form)
            #expect(browser.path == "/unlock" && !browser.html.contains("correct horse"))
        }
    }
}
