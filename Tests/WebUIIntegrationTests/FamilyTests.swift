import HTTPTypes
import Testing
import Vocabulary

@Suite("A family of four") struct FamilyTests {
    @Test("goes from the door to the hand-over by forms alone")
    func wholeWay() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Self.enter(browser)
            try await Self.call(visit, browser)
            try await Self.tell(visit, browser)
            try await Self.file(visit, browser)
            try await Self.sendAgain(house, browser)
            try await Self.answer(house)
            try await Self.handOver(visit, browser)
        }
    }

    @Test("whose child was filed about and taken out gives that child's id to nobody else")
    func newChild() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Self.enter(browser)
            try await Self.call(visit, browser)
            try await Self.tell(visit, browser)
            try await Self.file(visit, browser)
            try await browser.get("/desk/\(visit)")
            var form = try browser.form(to: "/desk/\(visit)")
            form.add("act", "remove-person:p4")
            let removal = form
            try await browser.send(removal)
            #expect(browser.html.contains("まだ送られていません"), "\(browser.html)")
            try await house.run(
                "UPDATE hitomado.item SET state = 'exported', lot_id = 1, waiting_for = 0"
            )
            try await browser.send(removal)
            form = try browser.form(to: "/desk/\(visit)")
            #expect(form["record.p4.given_name"] == nil, "\(browser.html)")
            form.set("new.0.relationship", "child")
            form.set("new.0.born", "R7.6.1")
            try await browser.send(form)
            #expect(browser.html.contains("fact.p5.") && !browser.html.contains("fact.p4."))
        }
    }

    /// At the door: no appointment, moving in, at most two further questions.
    private static func enter(_ browser: Browser) async throws -> String {
        try await browser.get("/door")
        var start = try browser.form(to: "/door")
        start.set("fact.booked", "no")
        start.add("fact.event", "move-in")
        start.add("need", "wheelchair")
        try await browser.send(start)
        var questions = 1
        while browser.path == "/door" {
            questions += 1
            try #require(questions <= 3, "the door asks too much: \(browser.html)")
            var form = try browser.form(to: "/door")
            let asked = try #require(form["asked"], "\(browser.status) \(browser.html)")
            let answers = [
                "fact.previous_place": "other-prefecture", "fact.paperless_move_out": "no",
                "fact.moved_on": "20260401", "fact.papers_brought": "paperless_move_out.no",
            ]
            form.set(asked, try #require(answers[asked], "unexpected question \(asked)"))
            try await browser.send(form)
        }
        let visit = try #require(browser.path.split(separator: "/").last.map(String.init))
        #expect(browser.path == "/door/\(visit)" && browser.status == .ok, "\(browser.html)")
        #expect(browser.html.contains("総合窓口"))
        try await browser.get("/visits/\(visit)/slip")
        #expect(browser.status == .ok && browser.html.contains("車いす"))
        return visit
    }

    private static func call(_ visit: String, _ browser: Browser) async throws {
        try await browser.get("/desk")
        #expect(browser.html.contains(visit))
        try await browser.send(try browser.form(to: "/desk/\(visit)/call"))
        #expect(browser.path == "/desk/\(visit)?done=called", "\(browser.html)")
    }

    /// Four people, the answers that are asked for, and the data that the forms take.
    private static func tell(_ visit: String, _ browser: Browser) async throws {
        let people = [
            ("head", "S60.5.2"), ("spouse", "19870303"), ("child", "H30.2.11"),
            ("child", "2020-06"),
        ]
        for (relationship, born) in people {
            var form = try browser.form(to: "/desk/\(visit)")
            form.set("new.0.relationship", relationship)
            form.set("new.0.born", born)
            form.set("act", "add-people")
            form.set("people_complete", "yes")
            try await browser.send(form)
            #expect(
                browser.path == "/desk/\(visit)?done=saved",
                "\(browser.status) \(browser.html)"
            )
        }
        let person = [
            "moves": "yes", "from_abroad": "no", "nationality": "japanese",
            "health_insurance": "national", "pension": "none", "my_number_card": "none",
        ]
        for _ in 0..<3 {
            var form = try browser.form(to: "/desk/\(visit)")
            for (fact, answer) in [
                "moved_on": "R8.4.1", "previous_place": "other-prefecture", "filer": "self",
                "paperless_move_out": "no", "protection_requested": "no", "dogs": "1",
            ]
            where form.fields.contains(where: { $0.name == "fact.\(fact)" })
                || browser.html.contains("name=\"fact.\(fact)\"")
            {
                form.set("fact.\(fact)", answer)
            }
            for id in ["p1", "p2", "p3", "p4"] {
                for (fact, answer) in person
                where browser.html.contains("name=\"fact.\(id).\(fact)\"") {
                    form.set("fact.\(id).\(fact)", answer)
                }
            }
            try await browser.send(form)
            #expect(browser.status == .ok, "\(browser.html)")
        }
        var form = try browser.form(to: "/desk/\(visit)")
        try write(&form)
        try await browser.send(form)
        #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.status) \(browser.html)")
    }

    private static func write(_ form: inout ScrapedForm) throws {
        let shared = [
            "record.household.address": "千葉市中央区千葉港1番1号",
            "record.household.previous_address": "東京都千代田区千代田1番1号",
            "record.household.postcode": "260-8722", "record.household.telephone": "043-245-5111",
        ]
        for (field, value) in shared {
            try #require(form[field] != nil, "the desk does not ask for \(field)")
            form.set(field, value)
        }
        for (id, given, kana) in [
            ("p1", "太郎", "たろう"), ("p2", "花子", "ハナコ"), ("p3", "一郎", "イチロウ"),
            ("p4", "葛\u{E0100}子", "カツコ"),
        ] {
            form.set("record.\(id).given_name", given)
            form.set("record.\(id).given_kana", kana)
        }
        form.set("record.p1.family_name", "千葉")
        form.set("record.p1.family_kana", "チバ")
    }

    private static func file(_ visit: String, _ browser: Browser) async throws {
        var lacking = try browser.form(to: "/desk/\(visit)")
        let address = try #require(lacking["record.household.address"])
        lacking.set("record.household.address", "")
        lacking.set("record.p1.given_kana", "123")
        lacking.set("record.p2.given_kana", "123")
        try await browser.send(lacking, to: "/desk/\(visit)/file")
        #expect(browser.status == .unprocessableContent)
        for who in ["世帯主の名のフリガナ:", "配偶者の名のフリガナ:"] {
            #expect(
                browser.html.contains(who),
                "all problems are told at once, with whose they are"
            )
        }
        lacking.set("record.p1.given_kana", "タロウ")
        lacking.set("record.p2.given_kana", "ハナコ")
        try await browser.send(lacking, to: "/desk/\(visit)/file")
        #expect(browser.status == .unprocessableContent, "what forms must have stops the filing")
        #expect(browser.html.contains("世帯の新住所:提出に必要です"))
        var form = try browser.form(to: "/desk/\(visit)")
        form.set("record.household.address", address)
        #expect(!form.empty.contains { $0.hasPrefix("fate.") }, "every fate has its usual value")
        // A family name that was left empty is the householder's.
        #expect(form["record.p4.family_name"] == "千葉")
        #expect(form["record.p1.given_kana"] == "タロウ")
        try await browser.send(form, to: "/desk/\(visit)/file")
        #expect(
            browser.path == "/visits/\(visit)/receipt?done=filed",
            "\(browser.status) \(browser.html)"
        )
        #expect(browser.html.contains("転入届"))
        // The same form again, as a second press would send it: the same receipt, filed once.
        try await browser.send(form, to: "/desk/\(visit)/file")
        #expect(
            browser.path == "/visits/\(visit)/receipt",
            "\(browser.status) \(browser.html)"
        )
        try await browser.get("/visits/\(visit)")
        #expect(browser.status == .ok)
        try await browser.get("/center")
        #expect(browser.status == .ok, "\(browser.html)")
        try await browser.get("/center/lots")
        #expect(browser.status == .ok, "\(browser.html)")
        try await browser.get("/center/returns")
        #expect(browser.status == .ok, "\(browser.html)")
        try await browser.get("/center/items/I1")
        #expect(browser.status == .ok, "\(browser.html)")
    }

    /// A page that nobody touched is no correction: what it merely suggests is not told to the system.
    private static func sendAgain(_ house: OpenHouse, _ browser: Browser) async throws {
        try await house.run(
            """
            UPDATE hitomado.item_record SET made_at = now(),
                record = (record::jsonb #- '{household,householder}')::text;
            UPDATE hitomado.item SET state = 'sent-back' WHERE item_id = 1;
            INSERT INTO hitomado.send_back (municipality, item_id, attempt, reason, office, owner, due_at, sent_back_at)
            SELECT municipality, 1, 1, 'duplicate', office, 'office', now(), now()
            FROM hitomado.item WHERE item_id = 1
            """
        )
        try await browser.get("/center/items/I1")
        let form = try browser.form(to: "/center/items/I1/correct")
        #expect(form["record.household.householder"] == "p1")
        try await browser.send(form)
        #expect(browser.status == .badRequest && browser.html.contains("何も変わっていません"))
        try await house.run("UPDATE hitomado.send_back SET reason = 'missing-paper'")
        try await browser.send(form)
        #expect(browser.path == "/center/items/I1?done=corrected", "\(browser.html)")
        try await house.check(
            """
            (SELECT a.record::jsonb = b.record::jsonb FROM hitomado.item_record AS a
            JOIN hitomado.item_record AS b ON b.item_id = 1 AND b.attempt = 2
            WHERE a.item_id = 1 AND a.attempt = 1)
            """
        )
    }

    /// Every system accepts what was filed.
    private static func answer(_ house: OpenHouse) async throws {
        try await house.run(
            """
            INSERT INTO hitomado.lot (municipality, lot_id, system, lane, layout, rows, state, made_at, made_by)
            VALUES (121002, 1, 'JUKI', 'waiting', 'general', 1, 'made', now(), 'test');
            UPDATE hitomado.item SET waiting_for = 0, checks_needed = 0, lot_id = 1, state = 'done';
            """
        )
    }

    private static func handOver(_ visit: String, _ browser: Browser) async throws {
        try await browser.get("/hand-overs")
        var form = try browser.form(to: "/hand-overs/\(visit)")
        #expect(browser.html.contains("千葉 太郎"))
        try await browser.send(form)
        #expect(browser.status == .badRequest && browser.html.contains("受け取る人を選んでください"))
        form = try browser.form(to: "/hand-overs/\(visit)")
        form.set("recipient", "self")
        let things = Tag.pieces(of: browser.html).filter { $0.attributes["name"] == "thing" }
        try #require(!things.isEmpty)
        for thing in things { form.add("thing", thing.attributes["value"] ?? "") }
        try await browser.send(form)
        #expect(browser.path == "/hand-overs?done=handed-over", "\(browser.status) \(browser.html)")
        #expect(browser.html.contains("引渡し済み"))
        try await browser.send(try browser.form(to: "/hand-overs/\(visit)/undo"))
        #expect(browser.path == "/hand-overs?done=undone", "\(browser.html)")
    }
}
