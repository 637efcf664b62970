import HTTPTypes
import Operations
import Stores
import Testing
import Vocabulary

@Suite("A draft of the console") struct DraftTests {
    private static let address = "record.household.address"
    private static let telephone = "record.household.telephone"
    private static let given = "record.p1.given_name"
    private static let shownInWords = "下書きを表示しています"

    /// Sends a form as the script does at a pause.
    private static func pause(_ form: ScrapedForm, _ visit: String, _ browser: Browser) async throws
    {
        let screen = browser.another()
        try await screen.send(form, to: "/desk/\(visit)/draft")
        #expect(screen.status == .ok, "\(screen.html)")
        #expect(screen.html.hasPrefix("未保存。下書きに残しました"), "\(screen.html)")
    }

    @Test("lies over what is saved, half a date and emptied boxes included, until it is saved")
    func restored() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var form = try browser.form(to: "/desk/\(visit)")
            form.set(Self.address, "千葉市中央区千葉港1番1号")
            form.set("new.0.relationship", "spouse")
            form.set("new.0.born", "S62.")
            form.set("fact.p1.pension", "category-1")
            form.remove("people_complete")
            try await Self.pause(form, visit, browser)
            try await house.check(
                "(SELECT record->'household'->>'address' IS NULL FROM hitomado.visit)"
            )
            try await browser.get("/desk/\(visit)")
            #expect(browser.status == .ok && browser.html.contains(Self.shownInWords))
            var shown = try browser.form(to: "/desk/\(visit)")
            #expect(shown[Self.address] == "千葉市中央区千葉港1番1号")
            #expect(shown["new.0.relationship"] == "spouse" && shown["new.0.born"] == "S62.")
            #expect(shown["fact.p1.pension"] == "category-1")
            #expect(shown["people_complete"] == nil)
            // The same page sent once more is the same draft.
            try await Self.pause(shown, visit, browser)
            try await browser.get("/desk/\(visit)")
            shown = try browser.form(to: "/desk/\(visit)")
            #expect(shown["new.0.born"] == "S62." && shown[Self.address] != "")
            shown.set("new.0.born", "S62.3.3")
            try await browser.send(shown)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            try await browser.get("/desk/\(visit)")
            #expect(!browser.html.contains(Self.shownInWords))
            #expect(try browser.form(to: "/desk/\(visit)")["fact.p2.relationship"] == "spouse")
            try await house.check(
                "NOT EXISTS (SELECT FROM hitomado.visit_draft WHERE typed IS NOT NULL)"
            )
        }
    }

    @Test("keeps what a page shows again with its mistakes, for that is not saved either")
    func afterMistake() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var form = try browser.form(to: "/desk/\(visit)")
            form.set(Self.address, "千葉市中央区千葉港1番1号")
            form.set("record.p1.given_kana", "漢字")
            form.set("new.0.relationship", "spouse")
            form.set("new.0.born", "19870303")
            form.set("new.1.relationship", "child")
            form.set("new.1.born", "H30.2.30")
            try await browser.send(form)
            #expect(browser.status == .unprocessableContent)
            try await Self.pause(try browser.form(to: "/desk/\(visit)"), visit, browser)
            try await browser.get("/desk/\(visit)")
            let shown = try browser.form(to: "/desk/\(visit)")
            for (name, value) in [
                (Self.address, "千葉市中央区千葉港1番1号"), ("record.p1.given_kana", "漢字"),
                ("new.0.relationship", "spouse"), ("new.0.born", "19870303"),
                ("new.1.relationship", "child"), ("new.1.born", "H30.2.30"),
            ] {
                #expect(shown[name] == value, "\(name)")
            }
        }
    }

    @Test("shows beside it what somebody else saved in the same field, and takes over the rest")
    func savedByOthers() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var form = try browser.form(to: "/desk/\(visit)")
            form.set(Self.address, "千葉市美浜区高洲1番")
            form.set(Self.given, "太郎")
            try await Self.pause(form, visit, browser)
            try await Self.saveElsewhere(
                ["household": ["address": "千葉市中央区千葉港1番1号", "telephone": "043-245-5111"]],
                visit,
                version: try #require(form["version"].flatMap { Int($0) }),
                house
            )
            try await browser.get("/desk/\(visit)")
            #expect(browser.status == .ok)
            #expect(browser.html.contains("「千葉市中央区千葉港1番1号」と保存しました"))
            #expect(browser.html.contains("先に保存しました"))
            let shown = try browser.form(to: "/desk/\(visit)")
            #expect(shown[Self.address] == "千葉市美浜区高洲1番" && shown[Self.given] == "太郎")
            #expect(shown[Self.telephone] == "043-245-5111")
            try await browser.send(shown)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
        }
    }

    private static func saveElsewhere(
        _ record: JSONValue,
        _ visit: String,
        version: Int,
        _ house: OpenHouse
    ) async throws {
        let other = Acting(
            actor: "hana",
            staff: StaffID(number: 99),
            roles: [.clerk],
            municipality: try #require(OpenHouse.municipality),
            office: OpenHouse.office
        )
        _ = try await SaveVisit(house.premises)(
            VisitChanges(record: record),
            of: try #require(VisitID(visit)),
            version: version,
            by: other
        ).get()
    }

    @Test("is thrown away by one press and taken back by another")
    func thrownAway() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var form = try browser.form(to: "/desk/\(visit)")
            form.set(Self.address, "千葉市美浜区高洲1番")
            try await Self.pause(form, visit, browser)
            try await browser.get("/desk/\(visit)")
            form = try browser.form(to: "/desk/\(visit)")
            let throwing = try #require(
                form.buttons.compactMap(\.action).first { $0.hasSuffix("/throw") }
            )
            try await browser.send(form, to: throwing)
            #expect(browser.path == "/desk/\(visit)" && !browser.html.contains(Self.shownInWords))
            form = try browser.form(to: "/desk/\(visit)")
            #expect(form[Self.address] == "")
            let back = try #require(
                form.buttons.compactMap(\.action).first { $0.hasSuffix("/take-back") }
            )
            try await browser.send(form, to: back)
            #expect(browser.html.contains(Self.shownInWords))
            #expect(try browser.form(to: "/desk/\(visit)")[Self.address] == "千葉市美浜区高洲1番")
        }
    }

    @Test("is refused in a sentence from a page older than what the same person saved since")
    func olderPage() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var form = try browser.form(to: "/desk/\(visit)")
            let older = form
            form.set(Self.address, "千葉市美浜区高洲1番")
            try await browser.send(form)
            try await browser.send(older, to: "/desk/\(visit)/draft")
            #expect(browser.status == .ok && browser.html.hasPrefix("この画面より後に"))
            try await browser.get("/desk/\(visit)")
            #expect(!browser.html.contains(Self.shownInWords))
        }
    }
}
