import Catalog
import Foundation
import Testing
import Vocabulary

private let path = "national/procedures/move-in-notification.yaml"

private func findings(_ small: SmallCatalog) throws -> [String] {
    let catalog = try #require(small.load().catalog)
    let day = try #require(CalendarDay("2026-04-06"))
    return catalog.check(on: day).map(\.description)
}

/// A second procedure, made from the first by replacing lines.
private func second(_ edits: (String, String)...) -> String {
    var text = SmallCatalog.procedure
        .replacingOccurrences(of: "id: move-in-notification", with: "id: second")
        .replacingOccurrences(of: "code: JK01", with: "code: NH01")
    for (old, new) in edits { text = text.replacingOccurrences(of: old, with: new) }
    return text
}

@Suite("The check of a whole catalog")
struct CheckTests {
    @Test("A missing source mark, and one that says seen without a source")
    func sources() throws {
        let small = SmallCatalog()
            .replacing("system: L,", with: "", in: path)
            .replacing("rule: L", with: "rule: S", in: path)
        let found = try findings(small)
        #expect(found.count == 2)
        #expect(
            try #require(found.first).contains(
                ":23: error: `move-in-notification` does not say how well `system`"
            )
        )
        #expect(
            try #require(found.last).contains(
                ":23: warning: `rule` of `move-in-notification` is marked as seen"
            )
        )
    }

    @Test("A duty that rests on an estimate is noted")
    func estimate() throws {
        let found = try findings(SmallCatalog().replacing("rule: L", with: "rule: E", in: path))
        #expect(found.count == 1)
        #expect(try #require(found.first).hasPrefix("\(path):9: note: "))
    }

    @Test("A code that two procedures share, unless at different times")
    func codes() throws {
        let twin = second(("code: NH01", "code: JK01"))
        let found = try findings(SmallCatalog().adding("national/procedures/second.yaml", twin))
        #expect(found.count == 1)
        #expect(
            try #require(found.first).contains(
                "the code JK01 belongs already to `move-in-notification`"
            )
        )
        let apart = twin.replacingOccurrences(
            of: "outcome: duty",
            with: "outcome: duty\nvalid_to: 2020-01-01"
        )
        let small = SmallCatalog()
            .replacing("outcome: duty", with: "outcome: duty\nvalid_from: 2020-01-02", in: path)
            .adding("national/procedures/second.yaml", apart)
        #expect(try findings(small).isEmpty)
    }

    @Test("A code may be shared by a form of the procedure that says so")
    func variants() throws {
        let twin = second(("code: NH01", "code: JK01\nvariant_of: move-in-notification"))
        #expect(
            try findings(SmallCatalog().adding("national/procedures/second.yaml", twin)).isEmpty
        )
    }

    @Test(
        "A code that is no word, a procedure that covers itself, a duty that ends at once",
        arguments: [
            ("code: JK01", "code: \"jk 01\"", ":2: error: the code `jk 01` of"),
            (
                "outcome: duty",
                "outcome: deemed\noutcome_alone: duty\ndeemed_by: [move-in-notification]",
                ":15: error: `move-in-notification` is deemed by itself"
            ),
            (
                "count: 14", "count: 0",
                ":14: warning: the duty `move-in-notification` ends on the day"
            ),
        ]
    )
    func oddities(old: String, new: String, finding: String) throws {
        let found = try findings(SmallCatalog().replacing(old, with: new, in: path))
        #expect(found.contains { $0.hasPrefix(path + finding) }, "\(found)")
    }

    @Test("A case whose household cannot be read, and one that expects a code that is none's")
    func cases() throws {
        let text = """
            - name: Somebody moves in
              household:
                {event: [move-inn], office: "121011", on: 2026-04-06, people: [{id: p1}]}
              expect: {items: [{code: JK02}], absent: [JK01]}
            """
        let found = try findings(SmallCatalog().adding("cases/one.yaml", text))
        #expect(found.count == 2)
        #expect(
            found.contains {
                $0.hasPrefix(
                    "cases/one.yaml:1: error: the household of this case is refused at `event"
                )
            }
        )
        #expect(
            found.contains {
                $0.contains(":4: error: no procedure has the code `JK02`; did you mean `JK01`?")
            }
        )
    }

    @Test("Procedures that wait for each other in a circle are named")
    func circle() throws {
        let waits = { (name: String) in
            "outcome: duty\nprerequisites: [{procedure: \(name), if_present: true}]"
        }
        let small = SmallCatalog()
            .replacing("outcome: duty", with: waits("second"), in: path)
            .adding(
                "national/procedures/second.yaml",
                second(("outcome: duty", waits("move-in-notification")))
            )
        let found = try findings(small)
        #expect(found.count == 1)
        #expect(
            try #require(found.first).contains(
                "these procedures wait for each other: `move-in-notification` → `second` → "
                    + "`move-in-notification`"
            )
        )
    }

    @Test("A parameter without a value on the procedure's first day is an error")
    func parameters() throws {
        let used = SmallCatalog().replacing(
            "person.moves\n",
            with: "person.moves && age(person.born, visit.on) < param.age_limit\n",
            in: path
        )
        let found = try findings(used)
        #expect(found.count == 1)
        #expect(try #require(found.first).contains("has no value before 2020-04-01"))
        let dated = used.replacing(
            "outcome: duty",
            with: "outcome: duty\nvalid_from: 2020-04-01",
            in: path
        )
        #expect(try findings(dated).isEmpty)
    }

    @Test("Exceptions that disagree and can both hold are shown with a household")
    func exceptions() throws {
        let rule = { (first: String, second: String) in
            """
            && household.moved_on <= visit.on
              exceptions:
                - {id: one, when: '\(first)', then: does-not-apply}
                - {id: two, when: '\(second)', then: right}
            """
        }
        func found(_ first: String, _ second: String) throws -> [String] {
            try findings(
                SmallCatalog().replacing(
                    "&& household.moved_on <= visit.on",
                    with: rule(first, second),
                    in: path
                )
            )
        }
        let both = try found("household.dogs > 3", "person.health_insurance == \"national\"")
        #expect(both.count == 1)
        #expect(
            try #require(both.first).hasPrefix("\(path):9: error: the exceptions `one` and `two`")
        )
        #expect(try #require(both.first).contains("health_insurance"))
        #expect(try found("household.dogs > 3", "household.dogs < 2").isEmpty)
    }

    @Test("A rule that can never hold is suspicious")
    func impossible() throws {
        let small = SmallCatalog().replacing(
            "person.moves\n",
            with: "person.moves && household.dogs > 3 && household.dogs < 2\n",
            in: path
        )
        let found = try findings(small)
        #expect(found.count == 1)
        #expect(try #require(found.first).contains("can never apply"))
    }

    @Test("A ward without desks, and a ward whose desks do not take a section")
    func desks() throws {
        let folder = "municipalities/121002"
        let small = SmallCatalog()
            .adding(
                "\(folder)/municipality.yaml",
                """
                code: "121002"
                name: {ja: 千葉市, en: Chiba}
                wards:
                  - {code: "121011", name: {ja: 中央区, en: Chuo}}
                  - {code: "121029", name: {ja: 花見川区, en: Hanamigawa}}
                """
            )
            .adding(
                "\(folder)/counters/121011.yaml",
                """
                office: "121011"
                hours: {weekdays: ["09:00-17:00"]}
                desks: [{id: a, name: {ja: 保険, en: Insurance}, window: "3", kinds: [individual]}]
                """
            )
        let found = try findings(small)
        #expect(
            found == [
                "\(folder)/counters/121011.yaml:1: error: the office 121011 has no unified desk for "
                    + "市民課/市民総合窓口課 (JK01)",
                "\(folder)/municipality.yaml:1: error: the office 121029 has no desks; "
                    + "add counters/121029.yaml",
            ]
        )
    }

    @Test("A section that no procedure names is pointed out, with the one that was meant")
    func sections() throws {
        let folder = "municipalities/121002"
        let small = SmallCatalog()
            .adding(
                "\(folder)/municipality.yaml",
                """
                code: "121002"
                name: {ja: 千葉市, en: Chiba}
                wards: [{code: "121011", name: {ja: 中央区, en: Chuo}}]
                """
            )
            .adding(
                "\(folder)/counters/121011.yaml",
                """
                office: "121011"
                hours: {weekdays: ["09:00-17:00"]}
                desks:
                  - {id: a, name: {ja: 総合, en: All}, window: "1", kinds: [unified], serves: {sections: [市民課, 市民総合窓囗課]}}
                """
            )
        let found = try findings(small)
        #expect(found.count == 1)
        #expect(
            found.first?.contains(
                ":4: warning: no procedure names the section `市民総合窓囗課` of the desk `a`; "
                    + "did you mean `市民総合窓口課`?"
            ) == true,
            "\(found)"
        )
    }

    @Test("An item for the center needs a form and a system inside the municipality")
    func center() throws {
        let formless = try findings(SmallCatalog().replacing("form: move-in\n", with: "", in: path))
        #expect(formless.count == 1)
        #expect(try #require(formless.first).contains("so it needs a `form`"))
        let outside = try findings(
            SmallCatalog().replacing("system: JUKI", with: "system: \"EXT:POLICE\"", in: path)
        )
        #expect(outside.count == 1)
        #expect(try #require(outside.first).contains("is an outside body"))
    }

    @Test("A deemed procedure names what covers it and what it is alone")
    func deemed() throws {
        let found = try findings(
            SmallCatalog().replacing("outcome: duty", with: "outcome: deemed", in: path)
        )
        #expect(found.count == 2)
    }
}
