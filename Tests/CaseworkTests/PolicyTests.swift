import Casework
import Testing
import Vocabulary

private func at(_ text: String) throws -> Instant {
    try #require(Instant(text))
}

@Suite("Lots and due times")
struct PolicyTests {
    @Test(
        "Work is due at the next closing of an open day",
        arguments: [
            ("2026-04-06T10:00:00+09:00", "2026-04-06T17:00:00+09:00"),
            ("2026-04-06T16:30:00+09:00", "2026-04-07T17:00:00+09:00"),
            ("2026-04-10T18:00:00+09:00", "2026-04-13T17:00:00+09:00"),
            ("2026-05-02T10:00:00+09:00", "2026-05-07T17:00:00+09:00"),
        ]
    )
    func due(now: String, due: String) throws {
        #expect(DuePolicy().due(from: try at(now)) == (try at(due)))
    }

    @Test("Overnight work has an open day more")
    func overnightDue() throws {
        let due = DuePolicy().due(lane: .overnight, from: try at("2026-04-10T10:00:00+09:00"))

        #expect(due == (try at("2026-04-13T17:00:00+09:00")))
    }

    @Test("The lane waiting leaves at once, or on the grid of its age")
    func waiting() throws {
        let now = try at("2026-04-06T01:02:03Z")
        let minutes = LotPolicy(age: .seconds(300))

        #expect(LotPolicy().departure(lane: .waiting, from: now) == nil)
        #expect(
            minutes.departure(lane: .waiting, from: now) == (try at("2026-04-06T01:05:00Z"))
        )
    }

    @Test(
        "The lane overnight leaves at the next cut-off",
        arguments: [
            ("2026-04-06T09:00:00+09:00", "2026-04-06T12:00:00+09:00"),
            ("2026-04-06T12:00:00+09:00", "2026-04-06T18:00:00+09:00"),
            ("2026-04-06T18:00:01+09:00", "2026-04-07T12:00:00+09:00"),
        ]
    )
    func overnight(now: String, departure: String) throws {
        let policy = LotPolicy(cutOffs: [1080, 720])

        #expect(
            policy.departure(lane: .overnight, from: try at(now)) == (try at(departure))
        )
        #expect(LotPolicy(cutOffs: []).departure(lane: .overnight, from: try at(now)) == nil)
    }

    @Test("Lots hold one group each, in order, and no more rows than they may")
    func cutting() {
        let juki = LotGroup(municipality: 121002, system: "JUKI", lane: .waiting)
        let other = LotGroup(municipality: 121002, system: "NHI", lane: .waiting)
        let groups = [juki, other, juki, juki, other]

        let cuts = LotCutting.cut(groups) { $0 == juki ? 2 : 100 }

        #expect(cuts.map(\.group) == [juki, juki, other])
        #expect(cuts.map(\.items) == [[0, 2], [3], [1, 4]])
    }

    @Test("Every item is in exactly one lot, whatever the mixture", arguments: 0..<20)
    func cuttingIsAPartition(seed: UInt64) {
        var chance = seed &* 6_364_136_223_846_793_005 &+ 1
        let groups = (0..<200).map { _ in
            chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let number = Int32(chance >> 33) % 7
            return LotGroup(municipality: number, system: "S", lane: .overnight)
        }

        let cuts = LotCutting.cut(groups) { _ in Int(seed % 9) + 1 }

        #expect(cuts.flatMap(\.items).sorted() == Array(0..<200))
        for cut in cuts {
            #expect(cut.items.count <= Int(seed % 9) + 1)
            #expect(cut.items.allSatisfy { groups[$0] == cut.group })
        }
    }

    @Test("A particular policy wins over the standard one")
    func policies() {
        let key = SystemPolicies.Key(municipality: 121002, system: "NHI")
        let policies = SystemPolicies(particular: [key: LotPolicy(rowsMaximum: 7)])

        #expect(policies.policy(municipality: 121002, system: "NHI").rowsMaximum == 7)
        #expect(policies.policy(municipality: 121002, system: "JUKI").rowsMaximum == 1000)
    }

    @Test("Carried keys are one object by person, the later item's winning")
    func carried() throws {
        let first = #"{"p1":{"resident_key":"1"},"p2":{"resident_key":"2"}}"#
        let second = #"{"p2":{"nhi_key":"9","resident_key":"3"}}"#

        #expect(try CarriedKeys.merged([]) == "{}")
        #expect(try CarriedKeys.merged([first]) == first)
        #expect(
            try CarriedKeys.merged([first, second])
                == #"{"p1":{"resident_key":"1"},"p2":{"nhi_key":"9","resident_key":"3"}}"#
        )
    }

    @Test("Carried are the keys of the row's own persons alone")
    func carriedOfOwnPeople() throws {
        let texts = [
            #"{"p1":{"resident_key":"1"},"p2":{"resident_key":"2"}}"#,
            #"{"p3":{"nhi_key":"9"}}"#,
        ]

        #expect(try CarriedKeys.merged([texts[0]], for: ["p2"]) == #"{"p2":{"resident_key":"2"}}"#)
        #expect(try CarriedKeys.merged(texts, for: ["p3"]) == #"{"p3":{"nhi_key":"9"}}"#)
        #expect(try CarriedKeys.merged(texts, for: ["p4"]) == "{}")
    }
}
