import HTTPTypes
import Testing

@Suite("What leaves the clerk's screen of a protected visit") struct DiscretionTests {
    /// Names of the measure, of its papers, of its room and of what it is for.
    private static let telling = [
        "支援措置", "DV等", "JK23", "保護命令", "申出書", "別室", "相談室", "知られたくない",
        "ddress protection", "ddress-protection", "protection measure", "rotection order",
        "violence", "eparate consultation room", "separate room", "must not learn",
    ]

    @Test("tells nothing of the protection: door, slip, queue, receipt, hand-overs, both languages")
    func silent() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Self.enter(browser)
            try await Self.expectSilence(browser, at: "/door/\(visit)")
            try await Self.expectSilence(browser, at: "/visits/\(visit)/slip")
            #expect(browser.html.contains("They are explained at the counter"))
            #expect(!browser.html.contains("None"))
            try await Self.expectSilence(browser, at: "/desk")
            try await browser.get("/desk?lang=ja")
            #expect(browser.html.contains("要配慮") && browser.html.contains("ご相談"))
            try await browser.send(try browser.form(to: "/desk/\(visit)/call"))
            #expect(browser.html.contains("支援措置"), "the clerk of the visit is told")
            try await Arrival.filing(visit, browser)
            #expect(browser.html.contains("窓口でご案内する手続"))
            try await Self.expectSilence(browser, at: "/visits/\(visit)/receipt")
            try await Self.expectSilence(browser, at: "/hand-overs")
            #expect(browser.html.contains(visit) && browser.html.contains("Special care"))
        }
    }

    /// Through the door by the toggle and by the event besides, asking for a quiet room.
    private static func enter(_ browser: Browser) async throws -> String {
        try await browser.get("/door")
        var start = try browser.form(to: "/door")
        start.set("fact.booked", "yes")
        start.add("fact.event", "move-in")
        start.add("fact.event", "protection")
        start.add("need", "quiet")
        try await browser.send(start)
        var asked = try browser.form(to: "/door")
        asked.set("appointment", "none")
        try await browser.send(asked)
        for _ in 0..<2 where browser.path == "/door" {
            var question = try browser.form(to: "/door")
            question.set(try #require(question["asked"]), "?")
            try await browser.send(question)
        }
        return try #require(browser.path.split(separator: "/").last.map(String.init))
    }

    private static func expectSilence(_ browser: Browser, at path: String) async throws {
        for language in ["ja", "en"] {
            try await browser.get("\(path)?lang=\(language)")
            #expect(browser.status == .ok, "\(path)")
            for word in telling {
                #expect(!browser.html.contains(word), "\(path) in \(language) says \(word)")
            }
        }
    }
}
