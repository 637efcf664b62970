import Eligibility
import Testing
import Vocabulary

@Suite("A household from JSON")
struct HouseholdTests {
    static let start = #"{"event": ["move-in"], "office": "121002", "on": "2026-04-06""#

    @Test("comes back as the same canonical JSON")
    func roundTrip() throws {
        let json = #"""
            {"event":"move-in","office":"121002","on":"2026-04-06",
             "facts":{"wants":["card","copy","card"],"dogs":1,"kind":null,"sewer":{"uncertain":true},
                      "language":"zh-Hans"},
             "people":[{"id":"p1","born":"1950-04","cover":"left"},{"id":"p2"}]}
            """#

        let household = try SmallWorld.household(json)

        #expect(household.peopleComplete)
        #expect(household[SmallWorld.ask("wants")] == .known(.choices(["copy", "card"])))
        #expect(household[SmallWorld.ask("sewer")] == .uncertain)
        #expect(household[SmallWorld.ask("kind")] == .unknown)
        let again = try Household(json: household.json(), registry: SmallWorld.registry)
        #expect(again == household)
        #expect(again.json().compact() == household.json().compact())
    }

    static let refusals: [(String, String)] = [
        (#", "extra": 1}"#, "extra"),
        (#", "facts": {"dgos": 1}}"#, "facts.dgos"),
        (#", "facts": {"born": "1950"}}"#, "facts.born"),
        (#", "facts": {"on": "2026-04-06"}}"#, "facts.on"),
        (#", "facts": {"dogs": 4}}"#, "facts.dogs"),
        (#", "facts": {"dogs": "1"}}"#, "facts.dogs"),
        (#", "facts": {"dogs": 1.5}}"#, "facts.dogs"),
        (#", "facts": {"sewer": "true"}}"#, "facts.sewer"),
        (#", "facts": {"sewer": {"uncertain": false}}}"#, "facts.sewer"),
        (#", "facts": {"kind": "up"}}"#, "facts.kind"),
        (#", "facts": {"wants": ["copy", "boat"]}}"#, "facts.wants[1]"),
        (#", "facts": {"wants": "copy"}}"#, "facts.wants"),
        (#", "facts": {"moved_on": "2026-04"}}"#, "facts.moved_on"),
        (#", "facts": {"moved_on": "2026-02-29"}}"#, "facts.moved_on"),
        (#", "facts": []}"#, "facts"),
        (#", "people": [{"born": "1950"}]}"#, "people[0].id"),
        (#", "people": [{"id": "p1"}, {"id": "p1"}]}"#, "people[1].id"),
        (#", "people": [{"id": "p1", "born": "2026-04-07"}]}"#, "people[0].born"),
        (#", "people": [{"id": "p1", "born": "2027"}]}"#, "people[0].born"),
        (#", "people": [{"id": "p1", "dogs": 1}]}"#, "people[0].dogs"),
        (#", "people": [{"id": "p1", "age": 1}]}"#, "people[0].age"),
        (#", "people": []}"#, "people"),
        (#", "people_complete": true}"#, "people"),
        (#", "people_complete": 1}"#, "people_complete"),
    ]

    @Test("is refused with the place of the fault", arguments: refusals)
    func refused(_ rest: String, _ path: String) throws {
        let json = try JSONParser.parse(Array((Self.start + rest).utf8))

        let error = #expect(throws: HouseholdError.self) {
            try Household(json: json, registry: SmallWorld.registry)
        }

        #expect(error?.path == path)
    }

    @Test(
        "is refused without event, office and day",
        arguments: [
            (#"{"office": "121002", "on": "2026-04-06"}"#, "event"),
            (#"{"event": [], "office": "121002", "on": "2026-04-06"}"#, "event"),
            (#"{"event": ["x"], "office": "121002", "on": "2026-04-06"}"#, "event[0]"),
            (#"{"event": "birth", "office": "121003", "on": "2026-04-06"}"#, "office"),
            (#"{"event": "birth", "office": "121002", "on": "2026-04-31"}"#, "on"),
        ]
    )
    func incomplete(_ text: String, _ path: String) throws {
        let json = try JSONParser.parse(Array(text.utf8))

        let error = #expect(throws: HouseholdError.self) {
            try Household(json: json, registry: SmallWorld.registry)
        }

        #expect(error?.path == path)
    }

    @Test("lists at most a hundred people")
    func crowd() throws {
        func json(_ count: Int) throws -> JSONValue {
            let people = (1...count).map { #"{"id": "p\#($0)"}"# }.joined(separator: ",")
            return try JSONParser.parse(Array((Self.start + ", \"people\": [\(people)]}").utf8))
        }

        #expect(try Household(json: json(100), registry: SmallWorld.registry).people.count == 100)
        #expect(throws: HouseholdError.self) {
            try Household(json: json(101), registry: SmallWorld.registry)
        }
    }

    @Test("takes an answer back as if it had never been given")
    func takeBack() throws {
        let before = try SmallWorld.household(Self.start + #", "people": [{"id": "p1"}]}"#)
        var after = before

        after.set(SmallWorld.ask("dogs"), to: .known(.integer(1)))
        after.set(SmallWorld.ask("moves", "p1"), to: .uncertain)
        #expect(after != before)
        after.set(SmallWorld.ask("dogs"), to: .unknown)
        after.set(SmallWorld.ask("moves", "p1"), to: .unknown)

        #expect(after == before)
    }
}
