import Casework
import Eligibility
import Filing
import Operations
import Stores
import Testing
import Vocabulary

@Suite("What a desk mends after filing") struct MendFiledTests {
    private static let newAddress: JSONValue = ["household": ["address": "千葉市中央区千葉港1番2号"]]

    private func save(
        _ house: House,
        record: JSONValue? = nil,
        household: Household? = nil
    ) async throws -> Result<ChangedVisit, Refusal> {
        let visit = try #require(VisitID("V1"))
        return try await SaveVisit(house.premises)(
            VisitChanges(household: household, record: record),
            of: visit,
            version: try await house.show(visit).version,
            by: House.clerk
        )
    }

    private func record(_ item: ItemID, _ attempt: Int, _ house: House) async throws -> String? {
        try await house.one(
            "SELECT record FROM hitomado.item_record WHERE item_id = \(item.number) AND attempt = \(attempt)"
        )
    }

    private func put(_ item: ItemID, _ state: String, _ house: House) async throws {
        try await house.run(
            "UPDATE hitomado.item SET state = '\(state)', lot_id = 1, waiting_for = 0 WHERE item_id = \(item.number)"
        )
    }

    private func outdated(_ house: House) async throws -> [OutdatedItem] {
        try await OutdatedItems(house.premises).list(by: House.clerk).get()
    }

    @Test("is said by what has not left, and owned where it has")
    func reaches() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            try await put(items[1], "done", house)
            let mended = try await save(house, record: Self.newAddress).get().mended
            #expect(mended == MendedItems(followed: [items[0], items[2]], unchanged: [items[1]]))
            for item in [items[0], items[2]] {
                #expect(try await record(item, 1, house)?.contains("1番2号") == true)
            }
            #expect(try await record(items[1], 1, house)?.contains("1番1号") == true)
            let found = try #require(try await outdated(house).first)
            #expect(found.item == items[1] && found.corrected == .visit && found.source == "V1")
            #expect(found.owner == "office:121011" && found.due > Desk.now)
            let events = try await WatchCenter(house.premises).item(items[1], by: House.clerk).get()
                .events
            #expect(events.last?.reason == "visit-mended")
            let tell = OutdatedItems(house.premises)
            let through = found.correctedAttempt
            try await tell.tell(items[1], than: .visit, through: through, by: House.clerk).get()
            #expect(try await outdated(house).isEmpty)
        }
    }

    @Test("goes out with the next attempt of what was sent back, though nobody corrects that field")
    func comesBack() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            _ = try await SendBackItem(house.premises)(
                items[1],
                .init(reason: "mismatch-with-register"),
                by: House.center
            ).get()
            #expect(try await save(house, record: Self.newAddress).get().mended.unchanged.isEmpty)
            let kana: JSONValue = ["record": ["people": ["p1": ["given_kana": "タロオ"]]]]
            let correct = CorrectItem(house.premises)
            let corrected = try await correct(kana, of: items[1], by: House.clerk).get()
            #expect(corrected.standing.attempt == 2)
            let text = try await record(items[1], 2, house)
            #expect(text?.contains("1番2号") == true)
        }
    }

    @Test("takes nobody out of the household while something about them has not left")
    func personGone() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            let people = (Desk.household["people"]?.asArray ?? []).dropLast()
            let alone = try house.household(["people": .array(Array(people))])
            let refused = try #require(try await save(house, household: alone).failure)
            #expect(refused.path == "household.people")
            #expect(refused.message.en.contains("\(items[0]) first"))
            try await put(items[0], "done", house)
            #expect(try await save(house, household: alone).get().mended.unchanged == [items[0]])
            #expect(try await outdated(house).map(\.item) == [items[0]])
        }
    }

    @Test("is owned where a claim would tell of somebody who has joined, and is told once")
    func personJoins() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            let people =
                (Desk.household["people"]?.asArray ?? []) + [
                    [
                        "id": "p3", "relationship": "child", "born": "2022-05-01",
                        "nationality": "japanese", "health_insurance": "employer", "claims": false,
                    ]
                ]
            let more = try house.household(["people": .array(people)])
            let named: JSONValue = ["people": ["p3": ["family_name": "髙橋", "given_name": "海"]]]
            let mended = try await save(house, record: named, household: more).get().mended
            #expect(mended.unchanged == [items[2]], "the allowance names every child")
            #expect(try await outdated(house).map(\.item) == [items[2]])
            let telephone: JSONValue = ["people": ["p3": ["given_name": "空"]]]
            #expect(try await save(house, record: telephone).get().mended.unchanged.isEmpty)
        }
    }

    @Test("and that no form holds changes no item, nor do answers that change no form")
    func nothingToSay() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            let count = try await house.one("SELECT count(*) FROM hitomado.item_event")
            #expect(try await save(house, record: [:]).get().mended == MendedItems())
            #expect(try await house.one("SELECT count(*) FROM hitomado.item_event") == count)
            #expect(try await record(items[0], 2, house) == nil)
        }
    }

    @Test("is not overwritten by a page that showed what it said before")
    func stalePage() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            _ = try await SendBackItem(house.premises)(
                items[0],
                .init(reason: "illegible"),
                by: House.center
            ).get()
            let seen = try await ReadItem(house.premises)(items[0], by: House.clerk).get().seen
            _ = try await save(house, record: Self.newAddress).get()
            let correct = CorrectItem(house.premises)
            let stale = try await correct([:], of: items[0], seen: seen, by: House.clerk)
            #expect(stale.failure?.kind == .stale)
            let now = try await ReadItem(house.premises)(items[0], by: House.clerk).get().seen
            #expect(now != seen)
            _ = try await correct([:], of: items[0], seen: now, by: House.clerk).get()
            #expect(try await record(items[0], 2, house)?.contains("1番2号") == true)
        }
    }

    @Test("is checked by nobody whose page did not show it")
    func uncheckedContent() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            try await house.run(
                "UPDATE hitomado.item SET state = 'held', checks_needed = 1, waiting_for = 0 WHERE item_id = \(items[0].number)"
            )
            let seen = try await ReadItem(house.premises)(items[0], by: House.center).get().seen
            _ = try await save(house, record: Self.newAddress).get()
            let check = ReleaseCheck(house.premises)
            let stale = try await check(items[0], seen: seen, by: House.center)
            #expect(stale.failure?.kind == .stale)
            #expect(
                try await house.one(
                    "SELECT checked_by FROM hitomado.item WHERE item_id = \(items[0].number)"
                ) == nil
            )
            let now = try await ReadItem(house.premises)(items[0], by: House.center).get().seen
            _ = try await check(items[0], seen: now, by: House.center).get()
        }
    }

    @Test("is no correction of what cannot be repeated when it is a blank or protection alone")
    func blanksAndProtection() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            _ = try await SendBackItem(house.premises)(
                items[0],
                .init(reason: "not-eligible"),
                by: House.center
            ).get()
            let patches: [JSONValue] = [
                ["record": ["household": ["address": "千葉市中央区千葉港1番1号 "]]],
                ["household": ["facts": ["protection_requested": true]]], [:],
            ]
            for patch in patches {
                let result = try await CorrectItem(house.premises)(
                    patch,
                    of: items[0],
                    by: House.clerk
                )
                #expect(result.failure?.kind == .invalid, "\(patch)")
            }
            let visit = try #require(VisitID("V1"))
            #expect(try await house.show(visit).clearance.isMasked, "protected all the same")
        }
    }
}
