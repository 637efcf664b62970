import Catalog
import Eligibility
import Filing
import Testing
import Vocabulary

import ResidentRegister

@Suite("What the register fills in")
struct RegisterFillTests {
    private static let first = PersonID("p1")

    private static func fill(
        _ household: JSONValue,
        record: JSONValue = [:],
        leaving events: Set<LifeEventID> = []
    ) throws -> RegisterFill {
        let catalog = try Extract.catalog()
        let answers = try Household(
            json: ([
                "event": ["move-in"], "office": "121011", "on": "2026-04-06",
                "people_complete": false,
            ] as JSONValue).merged(with: household),
            registry: catalog.facts
        )
        let written = try HouseholdRecord(
            json: record,
            fields: catalog.fields,
            household: answers
        )
        let layout = try #require(catalog.national.register)
        return RegisterFill(
            [(try Extract.read(), first)],
            into: answers,
            written,
            layout: RegisterLayout(
                columns: layout.columns,
                leaving: .init(
                    events: events,
                    fields: ["address": "employer"],
                    drops: [.fact(.born), .record("given_name")]
                )
            ),
            fields: catalog.fields
        )
    }

    @Test("goes where nobody answered or wrote, and adds whom the household does not list")
    func fillsGaps() throws {
        let fill = try Self.fill(["people": []])
        #expect(
            fill.household["people"] == [
                ["id": "p1", "born": "1985-05-02", "relationship": "head"]
            ]
        )
        #expect(fill.record["people"]?["p1"]?["family_kana"] == "チバ")
        #expect(fill.record["household"]?["postcode"] == "2600026")
        #expect(fill.filledCount == 8 && fill.differences.isEmpty)
    }

    @Test("never overwrites what was said or typed, and tells where the register differs")
    func keepsWhatStands() throws {
        let fill = try Self.fill(
            ["people": [["id": "p1", "born": "1985-05-03", "relationship": "head"]]],
            record: ["people": ["p1": ["family_name": "千葉", "given_name": "太朗"]]]
        )
        #expect(fill.household["people"]?.asArray?.first?["born"] == "1985-05-03")
        #expect(fill.record["people"]?["p1"]?["given_name"] == nil)
        #expect(
            fill.differences == [
                .init(person: Self.first, name: "born", registered: "1985-05-02"),
                .init(person: Self.first, name: "given_name", registered: "太郎"),
            ]
        )
    }

    @Test(
        "takes an address for the same in all its writings, and for another with another number",
        arguments: [("中央区千葉港一番一号", true), ("中央区 千葉港１－１", true), ("中央区千葉港1-2", false)]
    )
    func writings(_ address: String, isSame: Bool) throws {
        let fill = try Self.fill(
            ["people": []],
            record: ["household": ["address": .string(address)]]
        )
        #expect(fill.differences.contains { $0.name == "address" } == !isSame)
    }

    @Test("puts the registered address where the one that is left stands, when they leave it")
    func leaving() throws {
        let fill = try Self.fill(["people": []], leaving: [LifeEventID("move-in")])
        #expect(fill.record["household"] == ["employer": "中央区千葉港1-1"])
        #expect(fill.household["people"] == [["id": "p1", "relationship": "head"]])
        #expect(fill.record["people"]?["p1"]?["given_name"] == nil)
    }
}
