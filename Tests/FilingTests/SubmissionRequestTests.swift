import Catalog
import Eligibility
import Filing
import Testing
import Vocabulary

@Suite("A submission is read exactly, or refused with its place")
struct SubmissionRequestTests {
    @Test("A day of signing that is still to come is refused, one after the visit's day is not")
    func signing() throws {
        let desk = try Desk()
        func refusal(_ signed: String, today: String) throws -> FilingRefusal? {
            let request = try desk.submission(["record": ["visit": ["signed_on": .string(signed)]]])
            let day = try CalendarDay(today).orThrow(Desk.Unloaded(findings: [today]))
            do throws(FilingRefusal) {
                try request.record.checkSigning(of: request.household, today: day)
                return nil
            } catch {
                return error
            }
        }
        #expect(try refusal("2026-04-06", today: "2026-04-06") == nil)
        #expect(try refusal("2026-04-06", today: "2026-01-01") == nil)
        #expect(try refusal("2026-04-13", today: "2026-04-13") == nil)
        for day in ["2026-04-07", "2026-05", "2027"] {
            #expect(try refusal(day, today: "2026-04-06")?.path == "record.visit.signed_on")
        }
    }

    @Test("All that is wrong is told, each with its person, a long name with its limit")
    func problems() throws {
        let desk = try Desk()
        let request = try desk.submission()
        let long = String(repeating: "寿", count: 129)
        let wrong: JSONValue = [
            "household": ["telephone": "?"],
            "people": ["p2": ["family_name": .string(long), "family_kana": "漢字"]],
        ]
        let problems = HouseholdRecord.problems(
            in: wrong,
            fields: desk.catalog.fields,
            household: request.household
        )
        #expect(
            problems.map(\.path) == [
                "record.household.telephone", "record.people.p2.family_name",
                "record.people.p2.family_kana",
            ]
        )
        #expect(problems[1].message.ja.hasPrefix("世帯の2人目の「氏」:"))
        #expect(problems[1].message.ja.contains("128文字"))
        #expect(problems.allSatisfy { !$0.message.ja.contains("寿") })
    }

    let desk: Desk

    init() throws { desk = try Desk() }

    @Test("A whole submission is read, names to the byte")
    func reads() throws {
        let request = try desk.submission(["received_at": "2026-04-06T10:00:00+09:00"])
        #expect(request.key == "K1")
        #expect(request.lane == .waiting)
        #expect(request.receivedAt == Instant("2026-04-06T01:00:00Z"))
        let name = try #require(request.record[PersonID("p2")]["given_name"]?.asString)
        #expect(Array(name.utf8) == Array("葛\u{E0100}子".utf8))
    }

    @Test(
        "What the contract does not know is refused at its place",
        arguments: [
            (#"{"colour": "red"}"#, "colour"),
            (#"{"key": null}"#, "key"),
            (#"{"key": ""}"#, "key"),
            (#"{"key": "a\u0007"}"#, "key"),
            (#"{"lane": "express"}"#, "lane"),
            (#"{"lane": null}"#, "lane"),
            (#"{"received_at": "yesterday"}"#, "received_at"),
            (#"{"household": {"office": "121012"}}"#, "household.office"),
            (#"{"household": {"facts": {"dog": 1}}}"#, "household.facts.dog"),
            (#"{"record": {"colour": {}}}"#, "record.colour"),
            (#"{"record": {"household": {"colour": "red"}}}"#, "record.household.colour"),
            (#"{"record": {"household": {"family_name": "山田"}}}"#, "record.household.family_name"),
            (#"{"record": {"people": {"p9": {}}}}"#, "record.people.p9"),
            (
                #"{"record": {"people": {"p1": {"family_name": "山\u0007田"}}}}"#,
                "record.people.p1.family_name"
            ),
            (#"{"record": {"household": {"postcode": "26"}}}"#, "record.household.postcode"),
            (#"{"record": {"household": {"telephone": "call me"}}}"#, "record.household.telephone"),
            (#"{"record": {"household": {"householder": "p7"}}}"#, "record.household.householder"),
            (
                #"{"record": {"household": {"previous_municipality": "121012"}}}"#,
                "record.household.previous_municipality"
            ),
            (
                #"{"record": {"people": {"p1": {"family_kana": "abc"}}}}"#,
                "record.people.p1.family_kana"
            ),
            (
                #"{"record": {"people": {"p1": {"latin_name": "山田"}}}}"#,
                "record.people.p1.latin_name"
            ),
            (
                #"{"record": {"people": {"p1": {"residence_card_number": "AB"}}}}"#,
                "record.people.p1.residence_card_number"
            ),
            (
                #"{"record": {"people": {"p1": {"residence_expires_on": "2026-02-30"}}}}"#,
                "record.people.p1.residence_expires_on"
            ),
            (#"{"record": {"people": {"p1": {"born_at": "25:00"}}}}"#, "record.people.p1.born_at"),
            (
                #"{"record": {"people": {"p1": {"reason_for_day_care": "fun"}}}}"#,
                "record.people.p1.reason_for_day_care"
            ),
            (
                #"{"record": {"people": {"p1": {"wanted_facilities": ["a", 1]}}}}"#,
                "record.people.p1.wanted_facilities[1]"
            ),
            (
                #"{"record": {"people": {"p1": {"bank_account": {"number": "12"}}}}}"#,
                "record.people.p1.bank_account.number"
            ),
            (
                #"{"record": {"visit": {"identity_checked": ["card 12345"]}}}"#,
                "record.visit.identity_checked[0]"
            ),
            (#"{"record": {"visit": {"number_checked": "yes"}}}"#, "record.visit.number_checked"),
            (#"{"fates": {"no-such": {"fate": "declined"}}}"#, "fates.no-such"),
            (#"{"fates": {"dog": {"fate": "open"}}}"#, "fates.dog.fate"),
            (#"{"fates": {"dog": {"fate": "sent", "colour": 1}}}"#, "fates.dog.colour"),
        ]
    )
    func refuses(_ patch: String, path: String) throws {
        let refusal = desk.refusal(try JSONParser.parse(patch))
        #expect(refusal?.path == path)
        #expect(refusal?.message.ja.isEmpty == false)
    }

    @Test("A key of more than 200 bytes is refused")
    func keyLength() throws {
        #expect(desk.refusal(["key": .string(String(repeating: "k", count: 201))])?.path == "key")
        #expect(desk.refusal(["key": .string(String(repeating: "k", count: 200))]) == nil)
    }

    @Test("Every field takes a value of its type")
    func takes() throws {
        let record: JSONValue = [
            "visit": ["identity_checked": ["my-number-card"], "number_checked": true],
            "household": [
                "postcode": "2608722", "householder": "p1", "previous_municipality": "012084",
            ],
            "people": [
                "p1": [
                    "latin_name": "José O'Neill-Smith", "residence_card_number": "AB12345678CD",
                    "residence_expires_on": "2027-01", "born_at": "09:05",
                    "wanted_facilities": ["さくら保育園"], "reason_for_day_care": "work",
                    "bank_account": [
                        "bank": "0001", "branch": "001", "type": "ordinary",
                        "number": "1234567", "holder": "タカハシ タロウ",
                    ],
                ]
            ],
        ]
        #expect(desk.refusal(["record": record]) == nil)
    }

    @Test("What was left empty was not given")
    func empty() throws {
        let request = try desk.submission(["record": ["household": ["telephone": " "]]])
        #expect(request.record.household["telephone"] == nil)
    }

    @Test("The content is the same for the same parsed values, and another for other bytes")
    func content() throws {
        let plain = SealedPacket(try desk.submission().content)
        let again: JSONValue = [
            "household": ["event": "move-in", "facts": ["dogs": .number(JSONNumber(1))]]
        ]
        #expect(SealedPacket(try desk.submission(again).content) == plain)
        // U+FA19 and U+795E are equal for String, and two names.
        let one: JSONValue = ["record": ["people": ["p1": ["family_name": "\u{FA19}田"]]]]
        let other: JSONValue = ["record": ["people": ["p1": ["family_name": "\u{795E}田"]]]]
        let seals = try [one, other].map { SealedPacket(try desk.submission($0).content).seal }
        #expect(seals[0] != seals[1])
        let selector: JSONValue = ["record": ["people": ["p2": ["given_name": "葛子"]]]]
        #expect(SealedPacket(try desk.submission(selector).content) != plain)
    }

    @Test("The packet is canonical: sorted keys, no spaces, the catalog named")
    func packet() throws {
        let packet = try desk.submission().packet(catalogHash: "sha256:x")
        #expect(packet.text.hasPrefix(#"{"catalog":"sha256:x","household":{"event":["move-in"]"#))
        #expect(packet.seal.count == 32)
        #expect(try JSONParser.parse(packet.text).compact() == packet.text)
    }
}
