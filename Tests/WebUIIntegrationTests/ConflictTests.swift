import HTTPTypes
import Testing

@Suite("Two who save the same visit") struct ConflictTests {
    private static let address = "record.household.address"
    private static let telephone = "record.household.telephone"
    private static let given = "record.p1.given_name"

    @Test(
        "lose nothing: what only one changed is taken, what both changed is shown beside each other"
    )
    func record() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var first = try browser.form(to: "/desk/\(visit)")
            var second = first
            first.set(Self.address, "千葉市中央区千葉港1番1号")
            first.set(Self.telephone, "043-245-5111")
            first.set("lane", "overnight")
            try await browser.send(first)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            second.set(Self.address, "千葉市美浜区高洲1番")
            second.set(Self.given, "太郎")
            try await browser.send(second)
            #expect(browser.status == .conflict)
            #expect(browser.html.contains("が先に保存しました"))
            #expect(browser.html.contains("「千葉市中央区千葉港1番1号」と保存しました"))
            let shown = try browser.form(to: "/desk/\(visit)")
            #expect(shown[Self.address] == "千葉市美浜区高洲1番")
            #expect(shown[Self.given] == "太郎")
            #expect(shown[Self.telephone] == "043-245-5111")
            try await browser.send(shown)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            let kept = try browser.form(to: "/desk/\(visit)")
            #expect(kept[Self.address] == "千葉市美浜区高洲1番")
            #expect(kept[Self.telephone] == "043-245-5111" && kept[Self.given] == "太郎")
        }
    }

    @Test("lose nothing of the first either where the second made a mistake besides")
    func mistakeOverTheOlder() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var first = try browser.form(to: "/desk/\(visit)")
            var second = first
            first.set(Self.telephone, "043-245-5111")
            try await browser.send(first)
            second.set(Self.address, "千葉市美浜区高洲1番")
            second.set("record.p1.given_kana", "漢字")
            try await browser.send(second)
            #expect(browser.status == .conflict)
            var shown = try browser.form(to: "/desk/\(visit)")
            #expect(shown[Self.telephone] == "043-245-5111")
            #expect(shown[Self.address] == "千葉市美浜区高洲1番")
            shown.set("record.p1.given_kana", "タロウ")
            try await browser.send(shown)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            let kept = try browser.form(to: "/desk/\(visit)")
            #expect(kept[Self.telephone] == "043-245-5111")
            #expect(kept[Self.address] == "千葉市美浜区高洲1番")
        }
    }

    @Test("file nothing that their page did not show, though they typed nothing themselves")
    func filesWhatWasShown() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var settled = try browser.form(to: "/desk/\(visit)")
            for field in settled.fields
            where field.name.hasPrefix("fate.") && field.value != "filed" {
                settled.set(field.name, "declined")
            }
            try await browser.send(settled)
            let second = try browser.form(to: "/desk/\(visit)")
            var first = second
            first.set(Self.address, "千葉市中央区千葉港1番1号")
            try await browser.send(first)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            try await browser.send(second, to: "/desk/\(visit)/file")
            #expect(browser.status == .conflict)
            #expect(browser.html.contains("まだ提出していません。"), "\(browser.html)")
            #expect(try browser.form(to: "/desk/\(visit)")[Self.address] == "千葉市中央区千葉港1番1号")
            try await house.check("NOT EXISTS (SELECT FROM hitomado.bundle)")
        }
    }

    @Test("keep answers, fates and rows for new people, each beside the other's")
    func answersFatesAndPeople() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var first = try browser.form(to: "/desk/\(visit)")
            var second = first
            let fates = first.fields.map(\.name).filter { $0.hasPrefix("fate.") }
            let fate = try #require(fates.first { $0.split(separator: ".").count == 2 })
            first.set("fact.p1.pension", "category-1")
            first.set(fate, "declined")
            first.set("new.0.relationship", "spouse")
            first.set("new.0.born", "19870303")
            try await browser.send(first)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            second.set("fact.p1.pension", "category-2")
            second.set("fact.p1.health_insurance", "employer")
            second.set(fate, "not-needed")
            second.set("new.0.relationship", "child")
            second.set("new.0.born", "H30.2.11")
            try await browser.send(second)
            #expect(browser.status == .conflict)
            let shown = try browser.form(to: "/desk/\(visit)")
            #expect(shown["fact.p1.pension"] == "category-2")
            #expect(shown["fact.p1.health_insurance"] == "employer")
            #expect(shown[fate] == "not-needed")
            #expect(shown["fact.p2.relationship"] == "spouse")
            #expect(shown["new.0.relationship"] == "child" && shown["new.0.born"] == "H30.2.11")
            try await browser.send(shown)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            let kept = try browser.form(to: "/desk/\(visit)")
            #expect(kept["fact.p3.relationship"] == "child")
            #expect(kept["fact.p1.pension"] == "category-2")
        }
    }

    @Test("keep whom only one entered, below whom both entered")
    func rowsBelowTheSame() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.called(browser)
            var first = try browser.form(to: "/desk/\(visit)")
            for (row, relationship, born) in [(0, "head", "S60.5.2"), (1, "spouse", "19870303")] {
                first.set("new.\(row).relationship", relationship)
                first.set("new.\(row).born", born)
            }
            var second = first
            second.set("new.2.relationship", "child")
            second.set("new.2.born", "H30.2.11")
            try await browser.send(first)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            try await browser.send(second)
            #expect(browser.status == .conflict)
            let shown = try browser.form(to: "/desk/\(visit)")
            #expect(shown["new.0.relationship"] == "child" && shown["new.0.born"] == "H30.2.11")
            try await browser.send(shown)
            #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            let kept = try browser.form(to: "/desk/\(visit)")
            #expect(kept["fact.p3.relationship"] == "child")
            #expect(kept["fact.p4.relationship"] == nil)
        }
    }

    @Test("need no second look where the same was typed twice")
    func twice() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            var form = try browser.form(to: "/desk/\(visit)")
            form.set(Self.address, "千葉市中央区千葉港1番1号")
            form.set("record.p1.given_kana", "たろう")
            form.set("new.0.relationship", "spouse")
            form.set("new.0.born", "19870303")
            for _ in 0..<2 {
                try await browser.send(form)
                #expect(browser.path == "/desk/\(visit)?done=saved", "\(browser.html)")
            }
            let kept = try browser.form(to: "/desk/\(visit)")
            #expect(kept["fact.p2.relationship"] == "spouse")
            #expect(kept["fact.p3.relationship"] == nil)
        }
    }

    @Test("all come to the receipt when one form is sent to be filed three times at once")
    func threeAtOnce() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.atTheForms(browser)
            let filled = try Arrival.filled(visit, browser)
            let others = [browser.another(), browser.another()]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for each in [browser] + others {
                    group.addTask { try await each.send(filled, to: "/desk/\(visit)/file") }
                }
                try await group.waitForAll()
            }
            for each in [browser] + others {
                #expect(each.path.hasPrefix("/visits/\(visit)/receipt"), "\(each.html)")
            }
            try await house.check("(SELECT count(*) FROM hitomado.bundle) = 1")
        }
    }
}
