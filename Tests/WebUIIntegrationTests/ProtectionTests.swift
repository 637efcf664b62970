import Foundation
import HTTPTypes
import Testing

@Suite("Somebody who is protected") struct ProtectionTests {
    /// What tells where somebody lives or how to reach them; on no page of anybody.
    private static let whereabouts = ["秘匿町", "前隠町", "987-6543", "9876543"]
    /// What tells who it is.
    private static let who = ["鵺野", "隠子", "ヌエノ", "カクシコ"]

    /// The pages on which staff who work on the very visit may read who it is, by role.
    private static let mayName: [String: Set<String>] = [
        "clerk": [
            "/desk/:visit", "/desk/:visit/fees", "/desk/:visit/forms", "/desk/:visit/glyphs",
            "/desk/:visit/identity", "/desk/:visit/register", "/desk/:visit/scans",
            "/visits/:visit/protection",
            "/visits/:visit", "/visits/:visit/receipt", "/visits/:visit/receipts/:bundle",
            "/center/items/:item", "/bookings/:code", "/bookings/:code/move",
        ],
        "center": [
            "/visits/:visit", "/visits/:visit/receipt", "/visits/:visit/receipts/:bundle",
            "/visits/:visit/protection", "/center/items/:item",
        ],
    ]

    /// All paths that are read, as the sources of the routes name them.
    private static func routes() throws -> [String] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/WebUI")
        let names =
            FileManager.default.enumerator(atPath: folder.path)?
            .compactMap { $0 as? String } ?? []
        let paths = try names.filter { $0.hasSuffix(".swift") }.flatMap { name in
            try String(contentsOf: folder.appending(path: name), encoding: .utf8)
                .matches(of: /router\.get\("([^"]+)"/).map { String($0.1) }
        }
        return Set(paths).subtracting(["/language/:language", "/metrics"]).sorted()
    }

    /// A visit that stands in every record with an address, a telephone and a name, and is then protected.
    private struct Scene {
        let visit: String
        let code: String
        let browser: Browser
        let house: OpenHouse

        /// What stands for each part of a path in this scene.
        var parts: [String: String] {
            [
                ":visit": visit, ":code": code, ":item": "I1", ":bundle": "B1", ":lot": "L1",
                ":desk": "children-and-families", ":audience": "clerk", ":parcel": "P1",
                ":scan": "1",
            ]
        }
    }

    private static func scene(_ house: OpenHouse) async throws -> Scene {
        let browser = try await house.signedIn()
        let visit = try await Arrival.atTheForms(browser)
        let code = try await booked(visit, browser)
        try await browser.get("/desk/\(visit)")
        var form = try Arrival.filled(visit, browser)
        for (field, value) in [
            ("record.household.address", "千葉市中央区秘匿町八百番地"),
            ("record.household.previous_address", "東京都千代田区前隠町九番地"),
            ("record.household.telephone", "043-987-6543"),
            ("record.p1.family_name", "鵺野"), ("record.p1.given_name", "隠子"),
            ("record.p1.family_kana", "ヌエノ"), ("record.p1.given_kana", "カクシコ"),
        ] { form.set(field, value) }
        try await browser.send(form, to: "/desk/\(visit)/file")
        #expect(browser.path.hasPrefix("/visits/\(visit)/receipt"), "\(browser.html)")
        try await house.run(
            """
            INSERT INTO hitomado.lot (municipality, lot_id, system, lane, layout, rows, state, made_at, made_by)
            VALUES (121002, 1, 'JUKI', 'waiting', 'general', 1, 'made', now(), 'test');
            UPDATE hitomado.item SET waiting_for = 0, checks_needed = 0, lot_id = 1, state = 'done';
            """
        )
        return Scene(visit: visit, code: code, browser: browser, house: house)
    }

    private static func booked(_ visit: String, _ browser: Browser) async throws -> String {
        let desk = "children-and-families"
        try await browser.get("/bookings?desk=\(desk)")
        var slots = try browser.form(to: "/bookings/open")
        slots.set("first", "R8.4.6")
        slots.set("through", "2026-04-10")
        slots.set("from", "13:00")
        slots.set("until", "14:30")
        try await browser.send(slots)
        try await browser.get("/bookings/new?desk=\(desk)&visit=\(visit)")
        let slot = browser.html.firstMatch(of: /name="slot" value="(T\d+)"/).map { String($0.1) }
        var form = try #require(
            browser.forms.first { $0.action == "/bookings/new" && $0["key"] != nil }
        )
        form.set("name", "鵺野 隠子")
        form.set("reading", "ヌエノ カクシコ")
        form.set("telephone", "043-987-6543")
        form.set("channel", "telephone")
        form.set("slot", try #require(slot))
        try await browser.send(form)
        let end = browser.path.split(separator: "/").last?.prefix { $0 != "?" }
        return try #require(end.map(String.init), "\(browser.html)")
    }

    @Test("is found on no page of any role, but for their name where the very visit is worked on")
    func everyPage() async throws {
        try await OpenHouse.with { house in
            let scene = try await Self.scene(house)
            try await scene.browser.get("/visits/\(scene.visit)")
            #expect(scene.browser.html.contains("鵺野"), "the scene has nothing to hide")
            try await scene.browser.send(
                try scene.browser.form(to: "/visits/\(scene.visit)/protection")
            )
            let roles = ["concierge", "clerk", "section", "center", "administrator"]
            for role in roles {
                let desks = role == "section" ? "{children-and-families}" : "{}"
                try await house.run(
                    "UPDATE hitomado.staff SET roles = '{\(role)}', desks = '\(desks)'"
                )
                for route in try Self.routes() {
                    try await Self.expectSilence(scene, at: route, as: role)
                }
            }
        }
    }

    private static func expectSilence(
        _ scene: Scene,
        at route: String,
        as role: String
    ) async throws {
        let path = try route.split(separator: "/").map { part in
            guard part.hasPrefix(":") else { return String(part) }
            return try #require(scene.parts[String(part)], "\(route) needs a part in the scene")
        }
        let browser = scene.browser
        try await browser.get("/" + path.joined(separator: "/"))
        for mark in whereabouts where browser.html.contains(mark) {
            Issue.record("\(route) tells the \(role) \(mark)")
        }
        if mayName[role]?.contains(route) ?? false { return }
        for mark in who where browser.html.contains(mark) {
            Issue.record("\(route) tells the \(role) \(mark)")
        }
    }

    @Test("is so from the press on the console, whatever else the page refuses")
    func console() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var form = try browser.form(to: "/desk/\(visit)")
            form.set("record.p1.family_kana", "読めない")
            form.set("act", "protect")
            try await browser.send(form)
            #expect(browser.status == .unprocessableContent, "\(browser.status)")
            try await house.check(
                "EXISTS (SELECT FROM hitomado.protection WHERE lifted_at IS NULL)"
            )
            try await house.check(
                "NOT EXISTS (SELECT FROM hitomado.protection WHERE confirmed_at IS NOT NULL)"
            )
        }
    }

    @Test("is so from the press at the door, which tells nothing to whoever reads along")
    func door() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.called(browser)
            try await browser.get("/door/\(visit)")
            #expect(!browser.html.contains("支援措置"), "\(browser.html)")
            try await browser.send(try browser.form(to: "/visits/\(visit)/protection"))
            #expect(browser.path == "/door/\(visit)?done=cared-for", "\(browser.path)")
            #expect(browser.html.contains("要配慮") && !browser.html.contains("支援措置"))
            try await house.check(
                "EXISTS (SELECT FROM hitomado.protection WHERE lifted_at IS NULL)"
            )
        }
    }

    @Test(
        "is confirmed by another than who set it, and lifted by two; each page says what is left to do"
    )
    func secondPerson() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            let path = "/visits/\(visit)/protection"
            try await browser.get(path)
            try await browser.send(try browser.form(to: path))
            #expect(browser.html.contains("仮(確認待ち)"), "\(browser.html)")
            #expect(browser.forms.allSatisfy { $0.action != "\(path)/confirm" })
            try await browser.post(
                "\(path)/confirm",
                try browser.form(to: "\(path)/ask-lift").fields
            )
            #expect(browser.status == .conflict, "who set it confirmed it: \(browser.status)")
            // Somebody else set it: now this account is the second person.
            try await house.run("UPDATE hitomado.protection SET set_by = 'somebody'")
            try await browser.get(path)
            try await browser.send(try browser.form(to: "\(path)/confirm"))
            #expect(browser.html.contains("確認済み"), "\(browser.html)")
            try await browser.send(try browser.form(to: "\(path)/ask-lift"))
            #expect(browser.html.contains("解除の確認待ち"), "\(browser.html)")
            #expect(browser.forms.allSatisfy { $0.action != "\(path)/lift" })
            try await house.run("UPDATE hitomado.protection SET lift_asked_by = 'somebody'")
            try await browser.get(path)
            try await browser.send(try browser.form(to: "\(path)/lift"))
            try await house.check(
                "NOT EXISTS (SELECT FROM hitomado.protection WHERE lifted_at IS NULL)"
            )
            #expect(browser.html.contains("支援措置の申し出"), "\(browser.html)")
        }
    }
}
