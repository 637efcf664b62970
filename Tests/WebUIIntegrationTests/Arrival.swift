import HTTPTypes
import Testing

/// A household on its way to the desk, by forms alone.
enum Arrival {
    /// Opens a visit at the door and calls it to the desk; the visit's number.
    static func called(_ browser: Browser) async throws -> String {
        try await browser.get("/door")
        var start = try browser.form(to: "/door")
        start.set("fact.booked", "no")
        start.add("fact.event", "move-in")
        try await browser.send(start)
        let answers = [
            "fact.previous_place": "other-prefecture", "fact.paperless_move_out": "no",
            "fact.moved_on": "20260401", "fact.papers_brought": "paperless_move_out.no",
        ]
        for _ in 0..<3 where browser.path == "/door" {
            var form = try browser.form(to: "/door")
            let asked = try #require(form["asked"], "\(browser.status) \(browser.html)")
            form.set(asked, try #require(answers[asked], "unexpected question \(asked)"))
            try await browser.send(form)
        }
        let visit = try #require(browser.path.split(separator: "/").last.map(String.init))
        try await browser.get("/desk")
        try await browser.send(try browser.form(to: "/desk/\(visit)/call"))
        return visit
    }

    /// The same with a householder entered.
    static func atTheDesk(_ browser: Browser) async throws -> String {
        let visit = try await called(browser)
        try await addHouseholder(visit, browser)
        return visit
    }

    private static func addHouseholder(_ visit: String, _ browser: Browser) async throws {
        var form = try browser.form(to: "/desk/\(visit)")
        form.set("new.0.relationship", "head")
        form.set("new.0.born", "S60.5.2")
        form.set("people_complete", "yes")
        try await browser.send(form)
        #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.status) \(browser.html)")
    }

    /// Answers what the page asks, as far as it is known here; what is not stays open.
    static func answering(
        _ visit: String,
        protection: String = "no",
        _ browser: Browser
    ) async throws {
        let facts = [
            "moved_on": "R8.4.1", "previous_place": "other-prefecture", "filer": "self",
            "paperless_move_out": "no", "protection_requested": protection,
        ]
        let person = [
            "moves": "yes", "from_abroad": "no", "nationality": "japanese",
            "health_insurance": "national", "pension": "none", "my_number_card": "none",
        ]
        for _ in 0..<3 {
            var form = try browser.form(to: "/desk/\(visit)")
            for (fact, answer) in facts where browser.html.contains("name=\"fact.\(fact)\"") {
                form.set("fact.\(fact)", answer)
            }
            for (fact, answer) in person where browser.html.contains("name=\"fact.p1.\(fact)\"") {
                form.set("fact.p1.\(fact)", answer)
            }
            try await browser.send(form)
            #expect(browser.status == .ok, "\(browser.html)")
        }
    }

    /// A desk whose forms are ready to be typed into.
    static func atTheForms(_ browser: Browser) async throws -> String {
        let visit = try await atTheDesk(browser)
        try await answering(visit, browser)
        return visit
    }

    /// The console's form with all that filing needs.
    static func filled(_ visit: String, _ browser: Browser) throws -> ScrapedForm {
        var form = try browser.form(to: "/desk/\(visit)")
        for (field, value) in [
            ("record.household.address", "千葉市中央区千葉港1番1号"),
            ("record.household.previous_address", "東京都千代田区千代田1番1号"),
            ("record.household.postcode", "260-8722"),
            ("record.household.telephone", "043-245-5111"),
            ("record.p1.family_name", "千葉"), ("record.p1.family_kana", "ちば"),
            ("record.p1.given_name", "太郎"), ("record.p1.given_kana", "たろう"),
        ] where form[field] != nil {
            form.set(field, value)
        }
        for name in form.empty where name.hasPrefix("fate.") { form.set(name, "declined") }
        return form
    }

    /// From a called visit, whose householder asked for protection, to its receipt.
    static func filing(_ visit: String, _ browser: Browser) async throws {
        try await addHouseholder(visit, browser)
        try await answering(visit, protection: "yes", browser)
        try await browser.send(try filled(visit, browser), to: "/desk/\(visit)/file")
        #expect(browser.path == "/visits/\(visit)/receipt?done=filed", "\(browser.html)")
    }
}
