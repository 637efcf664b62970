import HTTPTypes
import Testing

@Suite("One step back at the console") struct UndoTests {
    private static let address = "record.household.address"

    private static func undo(_ visit: String, _ browser: Browser) async throws {
        try await browser.get("/desk/\(visit)")
        let form = try browser.form(to: "/desk/\(visit)")
        let offered = form.buttons.compactMap(\.action).contains("/desk/\(visit)/undo")
        try #require(offered, "no step back is offered: \(browser.html)")
        try await browser.send(form, to: "/desk/\(visit)/undo")
    }

    @Test("takes back what the last save changed, fates too, and says what that was")
    func lastSave() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var form = try browser.form(to: "/desk/\(visit)")
            form.set(Self.address, "千葉市中央区千葉港1番1号")
            try await browser.send(form)
            form = try browser.form(to: "/desk/\(visit)")
            let fates = form.fields.map(\.name).filter { $0.hasPrefix("fate.") }
            let fate = try #require(fates.first { $0.split(separator: ".").count == 2 })
            let usual = form[fate]
            form.set(Self.address, "千葉市美浜区高洲1番")
            form.set("fact.p1.pension", "category-1")
            form.set(fate, "declined")
            try await browser.send(form)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            // A save that changes nothing takes nothing away.
            try await browser.send(try browser.form(to: "/desk/\(visit)"))
            try await Self.undo(visit, browser)
            #expect(browser.status == .ok && browser.html.contains("の保存を取り消しました"))
            #expect(browser.html.contains("元に戻した欄"), "\(browser.html)")
            let back = try browser.form(to: "/desk/\(visit)")
            #expect(back[Self.address] == "千葉市中央区千葉港1番1号")
            #expect(back["fact.p1.pension"] != "category-1" && back[fate] == usual)
            // One step, and no other.
            #expect(!back.buttons.compactMap(\.action).contains("/desk/\(visit)/undo"))
            try await browser.send(back, to: "/desk/\(visit)/undo")
            #expect(browser.status == .conflict)
        }
    }

    @Test("brings back who was taken out of the household, with what was typed about them")
    func removedPerson() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var form = try browser.form(to: "/desk/\(visit)")
            form.set("new.0.relationship", "spouse")
            form.set("new.0.born", "19870303")
            try await browser.send(form)
            form = try browser.form(to: "/desk/\(visit)")
            form.set("act", "remove-person:p2")
            try await browser.send(form)
            #expect(try browser.form(to: "/desk/\(visit)")["fact.p2.relationship"] == nil)
            try await Self.undo(visit, browser)
            #expect(browser.html.contains("世帯に戻した人"), "\(browser.html)")
            let back = try browser.form(to: "/desk/\(visit)")
            #expect(
                back["fact.p2.relationship"] == "spouse" && back["fact.p2.born"] == "1987-03-03"
            )
        }
    }

    @Test("is not offered once something was filed")
    func filed() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            try await browser.send(try Arrival.filled(visit, browser), to: "/desk/\(visit)/file")
            #expect(browser.path.hasPrefix("/visits/\(visit)/receipt"), "\(browser.html)")
            try await browser.get("/desk/\(visit)")
            let form = try browser.form(to: "/desk/\(visit)")
            #expect(!form.buttons.compactMap(\.action).contains("/desk/\(visit)/undo"))
            try await browser.send(form, to: "/desk/\(visit)/undo")
            #expect(browser.status == .conflict)
        }
    }
}
