import HTTPTypes
import Testing

@Suite("The door") struct DoorTests {
    private static func start(
        _ browser: Browser,
        _ event: String,
        need: String? = nil
    ) async throws {
        try await browser.get("/door?lang=ja")
        var start = try browser.form(to: "/door")
        start.set("fact.booked", "no")
        start.add("fact.event", event)
        if let need { start.add("need", need) }
        try await browser.send(start)
    }

    /// Which field the question on the screen fills.
    private static func asked(_ browser: Browser) throws -> String {
        let form = try browser.form(to: "/door")
        return try #require(form.fields.last { $0.name == "asked" }?.value)
    }

    private static func back(_ browser: Browser) async throws {
        var form = try browser.form(to: "/door")
        form.set("act", "back")
        try await browser.send(form)
    }

    /// From the start to the result of whoever knows no answer.
    private static func unknowing(_ browser: Browser, _ event: String) async throws {
        try await start(browser, event)
        for _ in 0..<2 where browser.path == "/door" {
            let field = try asked(browser)
            let buttons = try browser.form(to: "/door").buttons
            let isTouch = buttons.contains { $0.name == field && $0.value == "?" }
            #expect(isTouch, "\(event): \(field) takes more than a touch")
            try await answer(browser, [field: "?"])
        }
        #expect(browser.path.hasPrefix("/door/V"), "\(event): \(browser.path)")
    }

    private static func answer(_ browser: Browser, _ said: [String: String]) async throws {
        var form = try browser.form(to: "/door")
        let asked = try #require(form.fields.last { $0.name == "asked" }?.value)
        form.set(asked, try #require(said[asked], "unexpected question \(asked)"))
        try await browser.send(form)
    }

    /// A move from another prefecture up to the result; the number of the visit.
    private static func moveIn(
        _ browser: Browser,
        papers: String,
        need: String? = nil
    ) async throws -> String {
        try await start(browser, "move-in", need: need)
        try await answer(browser, ["fact.previous_place": "other-prefecture"])
        #expect(browser.html.contains("質問 3(最大3問)"))
        #expect(browser.html.contains("転出証明書") && browser.html.contains("マイナンバーカード"))
        try await answer(browser, ["fact.papers_brought": papers])
        return try #require(browser.path.split(separator: "/").last.map(String.init))
    }

    @Test("asks for the paper that blocks a plain move-in and names the notification on the slip")
    func paperAtHand() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            for (paper, notice) in [
                ("paperless_move_out.no", "転入届(転出証明書)"),
                ("paperless_move_out.yes", "転入届(カードによる特例転入)"),
            ] {
                let visit = try await Self.moveIn(browser, papers: paper)
                #expect(!browser.html.contains("もう一度お越しください"))
                try await browser.get("/visits/\(visit)/slip")
                for text in [notice, "市民総合窓口課 総合窓口", "本人確認書類", "国民健康保険 資格取得届"] {
                    #expect(browser.html.contains(text), "the slip lacks \(text)")
                }
                #expect(!browser.html.contains(">コード<"), "the number is said once")
            }
            try await browser.get("/desk")
            #expect(!browser.html.contains("呼出番号"), "no tickets are drawn here")
        }
    }

    @Test("says with what to come back and what can be done today, and ends the visit if asked to")
    func paperMissing() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Self.moveIn(browser, papers: "no")
            let texts = [
                "これを持ってもう一度お越しください", "転出証明書(紙の転出証明書による転出)",
                "マイナンバーカードと4桁の暗証番号", "転出証明書に準ずる証明書", "今日できること",
                "ごみ",
            ]
            for path in ["/door/\(visit)", "/visits/\(visit)/slip"] {
                try await browser.get(path)
                for text in texts { #expect(browser.html.contains(text), "\(path): \(text)") }
                for text in ["転入届(転出証明書)", "転入届(カードによる特例転入)", "水栓番号"] {
                    #expect(!browser.html.contains(text), "\(path) lists \(text)")
                }
            }
            try await browser.get("/desk")
            #expect(browser.html.contains(visit), "it waits unless the concierge ends it")
            try await browser.get("/door/\(visit)")
            try await browser.send(try browser.form(to: "/visits/\(visit)/abandon"))
            #expect(browser.path == "/door/\(visit)?done=closed")
            #expect(browser.html.contains("受付を終えました"))
            #expect(!browser.forms.contains { $0.action.hasSuffix("/abandon") })
            try await browser.get("/desk")
            #expect(!browser.html.contains(">\(visit)<"))
            try await browser.get("/visits/\(visit)/slip")
            #expect(browser.html.contains("これを持ってもう一度お越しください"))
            try await house.check("(SELECT ended_because = 'paper-missing' FROM hitomado.visit)")
        }
    }

    @Test("tells a protected visitor too which paper is missing, and nothing besides")
    func paperMissingProtected() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Self.moveIn(browser, papers: "no", need: "protection")
            for path in ["/door/\(visit)", "/visits/\(visit)/slip"] {
                try await browser.get(path)
                for text in ["これを持ってもう一度お越しください", "転出証明書"] {
                    #expect(browser.html.contains(text), "\(path): \(text)")
                }
                for text in ["支援措置", "今日できること", "知られたくない"] {
                    #expect(!browser.html.contains(text), "\(path) says \(text)")
                }
            }
        }
    }

    @Test("goes back one question at a time, at last to the start")
    func stepBack() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            try await Self.start(browser, "move-in")
            try await Self.answer(browser, ["fact.previous_place": "other-prefecture"])
            #expect(browser.html.contains("質問 3(最大3問)"))
            try await Self.back(browser)
            #expect(browser.html.contains("質問 2(最大3問)"), "\(browser.html)")
            let again = try browser.form(to: "/door")
            #expect(again["fact.previous_place"] == nil, "the answer is taken back")
            try await Self.answer(browser, ["fact.previous_place": "same-prefecture"])
            #expect(browser.html.contains("質問 3(最大3問)"))
            try await Self.back(browser)
            try await Self.back(browser)
            let start = try browser.form(to: "/door")
            #expect(start["fact.event"] == "move-in" && start["asked"] == nil)
            #expect(browser.html.contains("今日はどのようなご用件ですか"))
        }
    }

    @Test("asks nothing that takes more than a touch")
    func touches() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let events = [
                "move-within", "ward-change", "marriage", "daycare", "school", "my-number-card",
                "other",
            ]
            for event in events { try await Self.unknowing(browser, event) }
        }
    }

    @Test("names the paper that a birth cannot be filed without, and no lack of papers")
    func papersOfEvent() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            for (event, text) in [
                ("birth", "出生届書(右欄の出生証明書に医師・助産師の記入があるもの)"),
                ("pregnancy", "窓口でご案内します"), ("other", "窓口でご案内します"),
            ] {
                try await Self.unknowing(browser, event)
                let visit = try #require(browser.path.split(separator: "/").last)
                for path in ["/door/\(visit)", "/visits/\(visit)/slip"] {
                    try await browser.get(path)
                    #expect(browser.html.contains(text), "\(path) of \(event) lacks \(text)")
                    #expect(!browser.html.contains("<p>なし</p>"), "\(path) of \(event)")
                }
            }
        }
    }

    @Test("asks of something else which procedure it is, and leads to its counter")
    func somethingElse() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            try await Self.start(browser, "other")
            #expect(browser.html.contains("どの手続のご用件ですか"))
            #expect(browser.html.contains("犬の新規登録") && browser.html.contains("転籍届"))
            try await Self.answer(browser, ["fact.came_for": "moped-number-plate"])
            #expect(browser.path.hasPrefix("/door/V"), "\(browser.html)")
            #expect(browser.html.contains("市税の窓口"))
            #expect(browser.html.contains("原動機付自転車等の標識交付申告"))
            try await Self.start(browser, "other")
            try await Self.answer(browser, ["fact.came_for": "no"])
            #expect(browser.path.hasPrefix("/door/V"), "the desk asks the rest")
        }
    }

    @Test("asks again what it cannot read, as the same question")
    func wrongAnswers() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            try await Self.start(browser, "other")
            var form = try browser.form(to: "/door")
            form.set("asked", "fact.mopeds")
            form.set("fact.mopeds", "たくさん")
            try await browser.send(form)
            for _ in 0..<4 {
                #expect(browser.status == .badRequest)
                #expect(browser.html.contains("質問 2(最大3問)"), "\(browser.html)")
                try await Self.answer(browser, ["fact.mopeds": "たくさん"])
            }
            try await Self.answer(browser, ["fact.mopeds": "1"])
            #expect(browser.status == .ok)
            #expect(browser.html.contains("質問 3(最大3問)"), "\(browser.html)")
        }
    }
}
