import HTTPTypes
import Testing

@Suite("The screens of individual counters") struct SectionScreenTests {
    private static let desk = "/desks/children-and-families"

    /// A visitor who says at the door what it is about, which an individual counter takes.
    private func straight(_ browser: Browser) async throws -> String {
        try await browser.get("/door?lang=ja")
        var start = try browser.form(to: "/door")
        start.set("fact.booked", "no")
        start.add("fact.event", "to-abroad")
        try await browser.send(start)
        var form = try browser.form(to: "/door")
        form.set("fact.came_for", "nursery-leave-or-transfer")
        try await browser.send(form)
        #expect(browser.path.hasPrefix("/door/V"), "\(browser.path)")
        return try #require(browser.path.split(separator: "/").last.map(String.init))
    }

    private func press(
        _ mark: String,
        _ visit: String,
        _ browser: Browser,
        _ more: [String: String] = [:]
    ) async throws {
        var form = try browser.form(to: "\(Self.desk)/\(visit)")
        form.set("mark", mark)
        for (name, value) in more { form.set(name, value) }
        try await browser.send(form)
    }

    @Test("Whom the door sends straight to a desk is in its list, and ends there")
    func straightToTheDesk() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await straight(browser)
            let stale = browser.another()
            try await browser.get("/desk")
            #expect(browser.html.contains("個別窓口へ"))
            try await browser.get("/desks")
            #expect(browser.html.contains("保健福祉センター こども家庭課"))
            for screen in [browser, stale] { try await screen.get(Self.desk) }
            try await press("arrived", visit, browser)
            #expect(browser.path == "\(Self.desk)?done=desk-arrived", "\(browser.html)")
            try await press("arrived", visit, stale)
            #expect(stale.status == .conflict && stale.html.contains("先に管理者が記録しました"))
            try await press("done", visit, browser, ["note": "1234-5678-9018"])
            #expect(browser.status == .badRequest)
            #expect(browser.html.contains("マイナンバー") && !browser.html.contains("1234-5678"))
            let typed = ["until": "きのう", "note": "就労証明書"]
            try await press("lacking", visit, browser, typed)
            #expect(browser.status == .badRequest)
            #expect(browser.html.contains("value=\"就労証明書\"") && browser.html.contains("きのう"))
            try await press("done", visit, browser, ["result": "accepted"])
            #expect(browser.path == "\(Self.desk)?done=desk-closed", "\(browser.html)")
            try await house.check(
                "(SELECT state FROM hitomado.visit) = 'closed'"
            )
            try await browser.get("/visits/\(visit)")
            #expect(browser.html.contains("すべての手続が終わったため"))
            #expect(browser.html.contains("受け付けた"))
        }
    }

    @Test("A form's data stand in words, in either language, and what is withheld says no more")
    func data() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await straight(browser)
            try await house.run(
                """
                UPDATE hitomado.visit SET record = '{"household": {"address": "千葉港1番1号"},
                    "visit": {"mandate": "written-mandate"}}'
                """
            )
            for (language, mandate) in [("ja", "委任状"), ("en", "Written mandate")] {
                try await browser.get("\(Self.desk)/\(visit)?lang=\(language)")
                #expect(browser.html.contains(mandate), "\(browser.html)")
                #expect(!browser.html.contains("written-mandate"))
                #expect(browser.html.contains("千葉港"))
            }
            try await house.run(
                """
                INSERT INTO hitomado.protection (municipality, visit_id, set_by)
                SELECT municipality, visit_id, 'test' FROM hitomado.visit
                """
            )
            for (language, sign) in [("ja", "(表示しません)"), ("en", "(not shown)")] {
                try await browser.get("\(Self.desk)/\(visit)?lang=\(language)")
                #expect(browser.html.contains(sign), "\(browser.html)")
                #expect(!browser.html.contains("支援措置") && !browser.html.contains("千葉港"))
                #expect(!browser.html.contains("address protection"))
            }
        }
    }

    @Test("The desk of the plan is chosen from the desks of the office, in either language")
    func chosenDesk() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var form = try browser.form(to: "/desk/\(visit)")
            let fate = try #require(
                form.fields.first { $0.name.hasPrefix("fate.") && $0.value == "declined" }
            )
            let desk = fate.name.replacing("fate.", with: "desk.")
            form.set(fate.name, "sent")
            try await browser.send(form)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            try await browser.get("/desk/\(visit)?lang=en")
            form = try browser.form(to: "/desk/\(visit)")
            form.set(desk, "taxes")
            try await browser.send(form)
            let sent = "(SELECT count(*) FROM hitomado.visit_item WHERE desk = '市税の窓口') = 1"
            try await house.check(sent)
            form = try browser.form(to: "/desk/\(visit)")
            #expect(form[desk] == "taxes")
            form.set(fate.name.replacing("fate.", with: "until."), "2026-04-20")
            try await browser.send(form)
            try await house.check(sent)
            form = try browser.form(to: "/desk/\(visit)")
            form.set(desk, "Nowhere")
            try await browser.send(form)
            #expect(browser.status == .unprocessableContent, "\(browser.status)")
            #expect(browser.html.contains("窓口はこの庁舎にありません"))
            try await house.check(sent)
        }
    }

    @Test("A member of a section without a desk is refused; with one, it sees that desk alone")
    func members() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await straight(browser)
            try await browser.get("/staff")
            var form = try browser.form(to: "/staff")
            form.set("user", "sakura")
            form.set("name", "花見 さくら")
            form.set("office", "121011")
            form.add("role", "section")
            try await browser.send(form)
            #expect(browser.status == .badRequest)
            #expect(browser.html.contains("担当する窓口を一つ以上選んでください"))
            form = try browser.form(to: "/staff")
            form.add("desk", "taxes")
            try await browser.send(form)
            #expect(browser.status == .ok, "\(browser.html)")
            try await house.check(
                "(SELECT desks FROM hitomado.staff WHERE login = 'sakura') = ARRAY['taxes']"
            )
            try await browser.get("/staff")
            let own = try #require(browser.forms.first { $0.action.hasSuffix("/desks") })
            #expect(own["desk"] == "taxes")
            var none = own
            none.set("desk", "")
            try await browser.send(none)
            #expect(browser.status == .badRequest && browser.html.contains("この所属の窓口"))
            var more = own
            more.add("desk", "health")
            try await browser.send(more)
            try await house.check(
                """
                (SELECT desks = ARRAY['health', 'taxes'] AND roles = ARRAY['section']
                 FROM hitomado.staff WHERE login = 'sakura')
                """
            )
            try await house.run(
                """
                UPDATE hitomado.staff AS s SET password_hash = a.password_hash,
                    must_change_password = false
                FROM hitomado.staff AS a WHERE s.login = 'sakura' AND a.login = 'admin'
                """
            )
            let member = Browser(house.client)
            try await member.get("/")
            var signIn = try member.form(to: "/sign-in")
            signIn.set("user", "sakura")
            signIn.set("password", "correct horse battery")
            try await member.send(signIn)
            #expect(member.path == "/", "\(member.html)")
            try await member.get("/desks")
            #expect(member.status == .ok && member.html.contains("市税の窓口"))
            #expect(!member.html.contains("こども家庭課"))
            try await member.get("/desks/taxes")
            #expect(member.status == .ok && !member.html.contains(visit))
            for path in [
                Self.desk, "\(Self.desk)/\(visit)", "/visits/\(visit)", "/desk", "/door",
                "/desks/taxes/\(visit)",
            ] {
                try await member.get(path)
                #expect([403, 404].contains(member.status.code), "\(path) \(member.status)")
            }
        }
    }
}
