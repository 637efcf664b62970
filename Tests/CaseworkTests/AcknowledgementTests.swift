import Casework
import Testing
import Vocabulary

private let items = (1...4).map { ItemID(number: $0) }
private let members = items.map { AcknowledgementJudgement.Member($0, people: ["p1", "p2"]) }
private let lot = LotID(number: 12)

private func judge(_ text: String) throws(AcknowledgementRefusal) -> AcknowledgementJudgement {
    let answer = try Acknowledgement(Array(text.utf8))
    return try AcknowledgementJudgement(
        answer,
        lot: lot,
        members: members,
        returns: ["resident_key"]
    )
}

@Suite("Answers of back-office systems")
struct AcknowledgementTests {
    @Test("All accepted")
    func all() throws {
        let judged = try judge(
            #"{"lot":"L12","rows":4,"accepted":"all","rejected":[],"returned":{}}"#
        )

        #expect(judged.accepted == items)
        #expect(judged.rejected.isEmpty && judged.returned.isEmpty)
    }

    @Test("Some rejected, keys returned for others")
    func some() throws {
        let judged = try judge(
            """
            {"lot": "L12", "rows": 4, "accepted": ["I4", "I1", "I2"], "extra": 1,
             "rejected": [{"item": "I3", "reason": "missing-paper"}],
             "returned": {"I1": {"p2": {"resident_key": "7"}, "p1": {"resident_key": "6"}}}}
            """
        )

        #expect(judged.accepted.map(\.number) == [1, 2, 4])
        #expect(judged.rejected.map(\.reason.code) == [.missingPaper])
        #expect(
            judged.returned[ItemID(number: 1)]
                == #"{"p1":{"resident_key":"6"},"p2":{"resident_key":"7"}}"#
        )
    }

    @Test(
        "Whatever does not fit is refused whole, for its reason",
        arguments: [
            (
                #"{"lot":"L13","rows":4,"accepted":"all"}"#,
                AcknowledgementRefusal.otherLot(said: LotID(number: 13))
            ),
            (#"{"lot":"L12","rows":5,"accepted":"all"}"#, .rowsDiffer(said: 5, expected: 4)),
            (#"{"lot":"L12","rows":4,"accepted":["I9"]}"#, .unknownItem(ItemID(number: 9))),
            (
                #"{"lot":"L12","rows":4,"accepted":["I1","I2","I3"]}"#,
                .notAnswered(ItemID(number: 4), count: 1)
            ),
            (
                #"{"lot":"L12","rows":4,"accepted":["I1","I2","I3","I4","I4"]}"#,
                .answeredTwice(ItemID(number: 4))
            ),
            (
                #"{"lot":"L12","rows":4,"accepted":["I1","I2","I3","I4"],"rejected":[{"item":"I4","reason":"x"}]}"#,
                .answeredTwice(ItemID(number: 4))
            ),
            (
                #"{"lot":"L12","rows":4,"accepted":"all","returned":{"I8":{"p1":{"k":"1"}}}}"#,
                .unknownItem(ItemID(number: 8))
            ),
            (
                #"{"lot":"L12","rows":4,"accepted":["I1","I2","I3"],"rejected":[{"item":"I4","reason":"x"}],"returned":{"I4":{"p1":{"k":"1"}}}}"#,
                .keysForUnaccepted(ItemID(number: 4))
            ),
            (
                #"{"lot":"L12","rows":4,"accepted":"all","rejected":[{"item":"I2","reason":"x"}]}"#,
                .answeredTwice(ItemID(number: 2))
            ),
            (
                #"{"lot":"L12","rows":4,"accepted":"all","returned":{"I4":{"p77":{"resident_key":"1"}}}}"#,
                .unknownPerson(ItemID(number: 4))
            ),
            (
                #"{"lot":"L12","rows":4,"accepted":"all","returned":{"I4":{"p1":{"zz":"1"}}}}"#,
                .unknownKey(ItemID(number: 4))
            ),
            (
                #"{"lot":"L12","rows":4,"accepted":"some"}"#,
                .malformed(path: "accepted", wants: .allOrItems)
            ),
            (#"{"lot":"L12","rows":-1,"accepted":"all"}"#, .malformed(path: "rows", wants: .count)),
            (
                #"{"lot":"12","rows":4,"accepted":"all"}"#,
                .malformed(path: "lot", wants: .lotNumber)
            ),
            (
                #"{"lot":"L12","rows":4,"accepted":"all","rejected":[{"item":"I4"}]}"#,
                .malformed(path: "rejected[0].reason", wants: .reason)
            ),
            (
                #"{"lot":"L12","rows":4,"accepted":"all","rejected":[{"item":"I4","reason":"1234 5678 9018"}]}"#,
                .myNumber(path: "rejected[0].reason")
            ),
            (
                #"{"lot":"L12","rows":4,"accepted":"all","returned":{"I4":{"p1":{"k":"123456789018"}}}}"#,
                .myNumber(path: "returned.I4")
            ),
            (
                #"{"lot":"L12","rows":4,"accepted":"all","returned":{"I4":{"p1":{"k":1}}}}"#,
                .malformed(path: "returned.I4", wants: .keysByPerson)
            ),
            ("[]", .malformed(path: "", wants: .object)),
        ]
    )
    func refused(text: String, refusal: AcknowledgementRefusal) {
        #expect(throws: refusal) { try judge(text) }
        #expect(refusal.message(in: .ja) != refusal.message(in: .en))
        #expect(refusal.message(in: .en).count <= 300)
    }

    @Test("Half a file is not JSON")
    func half() {
        let error = #expect(throws: AcknowledgementRefusal.self) {
            try judge(#"{"lot":"L12","rows":4,"acce"#)
        }
        guard case .notJSON = error else {
            Issue.record("refused for another reason")
            return
        }
    }

    @Test("Accepted and rejected items together are the lot", arguments: 0..<16)
    func partition(mask: Int) throws {
        let rejected = items.filter { mask >> (Int($0.number) - 1) & 1 == 1 }
        let answer = Acknowledgement(
            lot: lot,
            rows: 4,
            accepted: .items(items.filter { !rejected.contains($0) }.reversed()),
            rejected: rejected.map { .init(item: $0, reason: .init(rawValue: "duplicate")) }
        )

        let judged = try AcknowledgementJudgement(
            answer,
            lot: lot,
            members: members,
            returns: nil
        )

        #expect(Set(judged.accepted).union(judged.rejected.map(\.item)) == Set(items))
        #expect(judged.accepted.count + judged.rejected.count == 4)
        #expect(judged.accepted == judged.accepted.sorted())
    }
}
