import Catalog
import CounterFlow
import Eligibility
import HTTPTypes
import Operations
import Testing
import Vocabulary

@Suite("The screens of the booking book") struct BookingTests {
    private static let desk = "children-and-families"

    /// Opens slots from today on; three a day, one place each.
    private static func open(
        _ browser: Browser,
        from: String,
        until: String,
        first: String = "R8.4.6"
    ) async throws {
        try await browser.get("/bookings?desk=\(desk)")
        var form = try browser.form(to: "/bookings/open")
        form.set("first", first)
        form.set("through", "2026-04-10")
        form.set("from", from)
        form.set("until", until)
        try await browser.send(form)
        #expect(browser.path.hasSuffix("done=slots-opened"), "\(browser.html)")
    }

    /// Books the first free slot; the code.
    private static func book(_ browser: Browser, at path: String) async throws -> String {
        try await browser.get(path)
        var form = try bookingForm(browser)
        form.set("name", "葛\u{E0100}城 花子")
        form.set("reading", "かつらぎ はなこ")
        form.set("telephone", "０４３ー２４５ー５１１１")
        form.set("channel", "telephone")
        form.set("slot", try #require(slots(browser).first))
        try await browser.send(form)
        let end = browser.path.split(separator: "/").last?.prefix { $0 != "?" }
        let code = try #require(end.map(String.init), "\(browser.html)")
        #expect(BookingCode(code) != nil, "\(browser.path) \(browser.html)")
        return code
    }

    /// The form that books; the one above it only chooses the desk.
    private static func bookingForm(_ browser: Browser) throws -> ScrapedForm {
        try #require(browser.forms.first { $0.action == "/bookings/new" && $0["key"] != nil })
    }

    private static func slots(_ browser: Browser) -> [String] {
        browser.html.matches(of: /name="slot" value="(T\d+)"/).map { String($0.1) }
    }

    private static func start(_ browser: Browser, booked: String) async throws {
        try await browser.get("/door")
        var start = try browser.form(to: "/door")
        start.set("fact.booked", booked)
        start.add("fact.event", "daycare")
        try await browser.send(start)
    }

    @Test("open slots, book one, and say what is wrong at its field")
    func wholeWay() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            try await browser.get("/bookings?desk=\(Self.desk)")
            var form = try browser.form(to: "/bookings/open")
            form.set("first", "きのう")
            form.set("minutes", "1")
            try await browser.send(form)
            #expect(browser.status.code == 400)
            #expect(browser.html.contains("日を 2026-04-06") && browser.html.contains("5分から"))
            try await Self.open(browser, from: "13:00", until: "14:30")
            #expect(browser.html.contains("0/1"))
            let code = try await Self.book(browser, at: "/bookings/new?desk=\(Self.desk)")
            let written = "\(code.prefix(4))-\(code.suffix(4))"
            #expect(browser.html.contains(written) && browser.html.contains("葛\u{E0100}城"))
            #expect(browser.html.contains("043-245-5111"))
            try await browser.get("/bookings/\(code)/slip")
            #expect(browser.html.contains(written) && !browser.html.contains("葛\u{E0100}城"))
            try await browser.get("/bookings?desk=\(Self.desk)&on=2026-04-06")
            #expect(browser.html.contains("1/1") && browser.html.contains(written))
            var search = try await Self.search(browser)
            search.set("query", "カツラギ")
            try await browser.send(search)
            #expect(browser.html.contains(written) && !browser.path.contains("%"))
            try await house.check(
                "(SELECT count(*) FROM hitomado.audit WHERE act = 'find-appointment') >= 3"
            )
        }
    }

    private static func search(_ browser: Browser) async throws -> ScrapedForm {
        try await browser.get("/bookings/find")
        return try browser.form(to: "/bookings/find")
    }

    @Test("refuse a My Number at its field and never show it again")
    func myNumber() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            try await Self.open(browser, from: "13:00", until: "14:30")
            try await browser.get("/bookings/new?desk=\(Self.desk)")
            var form = try Self.bookingForm(browser)
            form.set("name", "山田 1234-5678-9018")
            form.set("note", "123456789018")
            try await browser.send(form)
            #expect(browser.status.code == 400)
            #expect(
                browser.html.contains("href=\"#name\"") && browser.html.contains("href=\"#note\"")
            )
            #expect(!browser.html.contains("5678-9018") && !browser.html.contains("123456789018"))
        }
    }

    @Test("at the door find the booking, receive by it, and show its time at the desk")
    func door() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            try await Self.open(browser, from: "09:30", until: "11:00")
            let code = try await Self.book(browser, at: "/bookings/new?desk=\(Self.desk)")
            try await Self.start(browser, booked: "yes")
            var ask = try browser.form(to: "/door")
            ask.set("appointment", "find")
            ask.set("appointment.query", "\(code.prefix(4).lowercased()) - \(code.suffix(4))")
            try await browser.send(ask)
            #expect(browser.html.contains("09:30") && browser.html.contains("こども家庭課"))
            #expect(try browser.form(to: "/door").buttons.contains { $0.value == code })
            var receive = try browser.form(to: "/door")
            receive.set("appointment", code)
            try await browser.send(receive)
            #expect(browser.path.hasPrefix("/door/V"), "\(browser.html)")
            #expect(browser.html.contains("予約 09:30 の来庁を記録しました"))
            let visit = try #require(browser.path.split(separator: "/").last.map(String.init))
            try await browser.get("/desk")
            #expect(browser.html.contains("予約 09:30"))
            try await browser.get("/visits/\(visit)")
            #expect(browser.html.contains("この予約で来庁"))
            try await house.check(
                "(SELECT state = 'arrived' AND visit_id IS NOT NULL FROM hitomado.appointment)"
            )
            // The same code cannot open a second visit.
            try await Self.start(browser, booked: "yes")
            var again = try browser.form(to: "/door")
            again.set("appointment", code)
            try await browser.send(again)
            #expect(browser.status.code == 409 && browser.html.contains("来庁済み"))
        }
    }

    @Test("at the door and on paper tell a protected visitor no more of a desk than its window")
    func protectedVisitor() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            try await Self.open(browser, from: "09:30", until: "11:00")
            let code = try await Self.book(browser, at: "/bookings/new?desk=\(Self.desk)")
            try await browser.get("/bookings/\(code)/slip")
            #expect(browser.html.contains("こども家庭課"))
            try await browser.get("/door")
            var start = try browser.form(to: "/door")
            start.set("fact.booked", "yes")
            start.add("fact.event", "daycare")
            start.add("fact.protection_requested", "yes")
            try await browser.send(start)
            var receive = try browser.form(to: "/door")
            receive.set("appointment", code)
            try await browser.send(receive)
            try await house.check("EXISTS (SELECT FROM hitomado.protection)")
            let door = browser.path
            for path in [door, "/bookings/\(code)/slip"] {
                for (language, window) in [("ja", "窓口"), ("en", "Window")] {
                    try await browser.get("\(path)?lang=\(language)")
                    #expect(browser.status == .ok && browser.html.contains(window), "\(path)")
                    #expect(browser.html.contains("09:30"), "\(path)")
                    for word in ["こども家庭課", "Child and family"] {
                        #expect(!browser.html.contains(word), "\(path) says \(word)")
                    }
                }
            }
        }
    }

    @Test("keep the time that was moved meanwhile, and say so to whoever cancels the old one")
    func movedMeanwhile() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            try await Self.open(browser, from: "13:00", until: "14:30")
            let code = try await Self.book(browser, at: "/bookings/new?desk=\(Self.desk)")
            try await browser.get("/bookings/\(code)")
            let cancel = try browser.form(to: "/bookings/\(code)/cancel")
            let second = browser.another()
            for screen in [browser, second] { try await screen.get("/bookings/\(code)/move") }
            var move = try #require(browser.forms.first { $0["was"] != nil })
            var other = try #require(second.forms.first { $0["was"] != nil })
            let slots = Self.slots(browser)
            move.set("slot", slots[0])
            try await browser.send(move)
            #expect(browser.path.contains("done=booking-moved"), "\(browser.html)")
            other.set("slot", slots[1])
            try await second.send(other)
            #expect(second.status.code == 400 && second.html.contains("先にほかの日時へ移されました"))
            try await second.send(cancel)
            #expect(second.status == .conflict, "\(second.status)")
            try await house.check(
                "(SELECT state = 'booked' AND 'T' || slot_id = '\(slots[0])' FROM hitomado.appointment)"
            )
            try await browser.get("/bookings/\(code)")
            #expect(browser.html.contains("閲覧の記録"))
        }
    }

    @Test("at the door say what to do when it is another day's, and go on without one")
    func otherDay() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            try await Self.open(browser, from: "13:00", until: "14:30", first: "2026-04-07")
            let code = try await Self.book(browser, at: "/bookings/new?desk=\(Self.desk)")
            try await Self.start(browser, booked: "yes")
            var ask = try browser.form(to: "/door")
            ask.set("appointment", "find")
            ask.set("appointment.query", code)
            try await browser.send(ask)
            #expect(browser.html.contains("今日の空きに移すか、予約なしで進んでください"))
            #expect(try !browser.form(to: "/door").buttons.contains { $0.value == code })
            var without = try browser.form(to: "/door")
            without.set("appointment", "none")
            try await browser.send(without)
            #expect(browser.status == .ok && !browser.html.contains("どの予約ですか"))
            try await house.check(
                "NOT EXISTS (SELECT FROM hitomado.appointment WHERE state = 'arrived')"
            )
        }
    }

    private static let nursery: JSONValue = [
        "event": ["daycare"], "office": "121011", "on": "2026-04-06", "facts": [:],
        "people": [
            ["id": "p1", "relationship": "head", "born": "1990-05-02"],
            [
                "id": "p2", "relationship": "child", "born": "2025-02-01", "wants_nursery": true,
                "needs_day_care": true, "in_nursery_here": false,
            ],
        ],
        "people_complete": true,
    ]

    @Test(
        "offer a visit the next free slots of what is done by appointment, and say so where none is"
    )
    func offers() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let facts = house.premises.planning().catalog.facts
            let household = try Household(json: Self.nursery, registry: facts)
            let town = try #require(OpenHouse.municipality)
            let opened = try await OpenVisit(house.premises)(
                .init(household: household),
                by: .command(by: "test", for: town)
            ).get()
            let visit = "\(opened.visit)"
            try await browser.get("/visits/\(visit)")
            #expect(browser.html.contains("予約できる日時"), "\(browser.html)")
            #expect(browser.html.contains("担当の窓口に直接確かめてください"))
            try await Self.open(browser, from: "13:00", until: "15:00")
            let link = "href=\"/bookings/new?desk=\(Self.desk)&amp;slot=T"
            for path in ["/visits/\(visit)", "/door/\(visit)"] {
                try await browser.get(path)
                #expect(browser.html.split(separator: link).count == 4, "\(path)")
            }
            try await browser.get("/visits/\(visit)/slip")
            #expect(browser.html.contains("13:30") && !browser.html.contains(link))
            try await browser.get("/desk")
            try await browser.send(try browser.form(to: "/desk/\(visit)/call"))
            try await browser.get("/desk/\(visit)")
            #expect(browser.html.split(separator: link).count == 4, "the console offers them too")
            let code = try await Self.book(
                browser,
                at: "/bookings/new?desk=\(Self.desk)&visit=\(visit)"
            )
            try await browser.get("/visits/\(visit)")
            #expect(browser.html.contains("/bookings/\(code)"))
            #expect(!browser.html.contains("この予約で来庁"))
        }
    }
}
