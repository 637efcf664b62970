import SimulatedBackOffice
import Testing
import Vocabulary

@Suite("The simulated back office")
struct BackOfficeTests {
    private let header =
        "item,attempt,key,municipality,office,procedure,code,people,received_at,record,carried,"
        + "protected,second_checked_by"

    private func offered(
        _ rows: [String],
        items: [String],
        hash: String? = nil
    ) throws(OfferedLot.Fault) -> OfferedLot {
        let table = Array(([header] + rows).map { $0 + "\r\n" }.joined().utf8)
        let description: JSONValue = [
            "lot": "L1", "rows": .int(items.count),
            "items": .array(items.map { .string($0) }),
            "sha256": .string(hash ?? OfferedLot.hash(of: table)),
        ]
        return try OfferedLot(description: description.compactBytes(), table: table)
    }

    private func row(_ item: String, attempt: Int = 1, record: String = "{}") -> String {
        #"\#(item),\#(attempt),"a ""b"", c",121002,121011,move-in,JK01,"["# + #"""p1"",""p2""]","#
            + #"2026-04-06T00:00:00Z,\#(record),{},false,"#
    }

    @Test("A lot is read by its layout, quotes, commas and line breaks included")
    func reading() throws {
        let lot = try offered(
            [row("I1", record: "\"{\"\"a\"\":\"\"x,\r\ny\"\"}\""), row("I2")],
            items: ["I1", "I2"]
        )

        #expect(lot.rows.map(\.item) == ["I1", "I2"])
        #expect(lot.rows[0].people == ["p1", "p2"])
        #expect(lot.rows[0].code == "JK01")
    }

    @Test("A lot that is not what its description says is not imported")
    func faults() {
        #expect(throws: OfferedLot.Fault.hash) {
            try offered([row("I1")], items: ["I1"], hash: "00")
        }
        #expect(throws: OfferedLot.Fault.rows) { try offered([row("I1")], items: ["I1", "I2"]) }
        #expect(throws: OfferedLot.Fault.rows) { try offered([row("I1")], items: ["I2"]) }
        #expect(throws: OfferedLot.Fault.table) { try offered(["I1,1"], items: ["I1"]) }
        #expect(throws: OfferedLot.Fault.table) { try offered(["\"I1"], items: ["I1"]) }
        #expect(throws: OfferedLot.Fault.description) {
            try OfferedLot(description: Array("{".utf8), table: [])
        }
    }

    @Test("The same lot gets the same answer, with a key for each person of an accepted item")
    func answers() throws {
        let lot = try offered([row("I1"), row("I2")], items: ["I1", "I2"])
        let rule = RejectionRule(.every(2), reason: "duplicate")
        let office = BackOfficeAnswer(BackOfficeConfiguration(drop: "", rejections: [rule]))

        let answer = office.answer(to: lot, system: "JUKI")
        let key = answer["returned"]?["I1"]?["p2"]?["resident_key"]?.asString

        #expect(answer == office.answer(to: lot, system: "JUKI"))
        #expect(answer["rejected"]?[0]?["reason"]?.asString == "duplicate")
        #expect(answer["accepted"]?.asArray?.count == 1)
        #expect(key?.utf8.count == 10)
        #expect(answer["returned"]?["I2"] == nil)
        #expect(office.answer(to: lot, system: "NHI")["returned"]?.asObject?.isEmpty == true)
    }

    @Test("A corrected item is accepted by a rule for first attempts")
    func secondAttempt() throws {
        let lot = try offered([row("I2", attempt: 2)], items: ["I2"])
        let office = BackOfficeAnswer(
            BackOfficeConfiguration(drop: "", rejections: [RejectionRule(.all)])
        )

        #expect(office.answer(to: lot, system: "X")["accepted"]?.asString == "all")
    }

    @Test(
        "Rules are written in a few words",
        arguments: [
            ("every=50", RejectionRule(.every(50))),
            (
                "code=CH01,reason=missing-paper",
                RejectionRule(.code("CH01"), reason: "missing-paper")
            ),
            ("procedure=move-in", RejectionRule(.procedure("move-in"))),
            ("share=0.05:7", RejectionRule(.share(perMille: 50, seed: 7))),
            ("all", RejectionRule(.all)),
        ]
    )
    func rules(text: String, rule: RejectionRule) {
        #expect(RejectionRule(text) == rule)
    }

    @Test(
        "Other words are no rule",
        arguments: [
            "", "every=0", "every=x", "share=2", "share=0.1:x", "often", "all,why=x", "all,reason=",
        ]
    )
    func noRules(text: String) {
        #expect(RejectionRule(text) == nil)
    }

    @Test("A share rejects about that share")
    func share() throws {
        let items = (1...2000).map { "I\($0)" }
        let lot = try offered(items.map { row($0) }, items: items)
        let rule = RejectionRule(.share(perMille: 50, seed: 7))
        let office = BackOfficeAnswer(BackOfficeConfiguration(drop: "", rejections: [rule]))

        let rejected = office.answer(to: lot, system: "X")["rejected"]?.asArray?.count ?? 0

        #expect((60...140).contains(rejected))
    }
}
