import Casework
import Filing
import Operations
import Stores
import Testing
import Vocabulary

@Suite("A correction")
struct CorrectionTests {
    private static let newAddress: JSONValue = [
        "record": ["household": ["address": "千葉市中央区千葉港1番2号"]]
    ]

    /// The family's items, the first sent back: move-in, and insurance and allowance that wait for it.
    private func filed(_ house: House) async throws -> [ItemID] {
        let items = try House.items(try await house.file().receipt)
        _ = try await SendBackItem(house.premises)(
            items[0],
            .init(reason: "mismatch-with-register"),
            by: House.center
        ).get()
        return items
    }

    private func record(_ item: ItemID, _ house: House) async throws -> String {
        try await house.one(
            "SELECT record FROM hitomado.item_record WHERE item_id = \(item.number) ORDER BY attempt DESC LIMIT 1"
        ) ?? ""
    }

    private func isProtected(_ visit: VisitID, _ house: House) async throws -> Bool {
        try await house.one("SELECT hitomado.is_protected(121002, \(visit.number))") == "true"
    }

    @Test("is told to every system that has not been told anything else yet, and to the visit")
    func follows() async throws {
        try await House.with { house in
            let items = try await filed(house)
            let corrected = try await CorrectItem(house.premises)(
                Self.newAddress,
                of: items[0],
                by: House.clerk
            ).get()
            #expect(corrected.followed == Array(items[1...]) && corrected.unchanged.isEmpty)
            for item in items { #expect(try await record(item, house).contains("1番2号")) }
            let event = try await house.one(
                "SELECT string_agg(attempt || ' ' || state, ',') FROM hitomado.item_event WHERE reason = 'corrected-before'"
            )
            #expect(event == "1 accepted,1 held")
            let visit = try await house.one("SELECT record ->> 'household' FROM hitomado.visit")
            #expect(visit?.contains("1番2号") == true)
        }
    }

    @Test("takes the sign of something withheld for no value, nor does a submission")
    func withheld() async throws {
        try await House.with { house in
            let items = try await filed(house)
            let before = try await record(items[0], house)
            for sign in [
                Clearance.withheld.ja, Clearance.withheld.en, " （支援措置により\u{200B}表示しません）様",
            ] {
                let address: JSONValue = ["household": ["address": .string(sign)]]
                let correct = CorrectItem(house.premises)
                let refusal = try await correct(["record": address], of: items[0], by: House.clerk)
                    .failure
                #expect(refusal?.path == "record.household.address")
                let submission = try house.submission("K2", ["record": address])
                let filed = try await FileBundle(house.premises)(
                    .submission(submission),
                    by: House.clerk
                )
                #expect(filed.failure?.path == "record.household.address")
            }
            #expect(try await record(items[0], house) == before)
        }
    }

    @Test("leaves as they are what has left already and what says something else, and names them")
    func leavesOthers() async throws {
        try await House.with { house in
            let items = try await filed(house)
            try await house.run(
                "UPDATE hitomado.item SET state = 'done', lot_id = 1, waiting_for = 0 WHERE item_id = \(items[1].number)"
            )
            let corrected = try await CorrectItem(house.premises)(
                Self.newAddress,
                of: items[0],
                by: House.clerk
            ).get()
            #expect(corrected.followed == [items[2]] && corrected.unchanged == [items[1]])
            #expect(try await record(items[1], house).contains("1番1号"))
        }
    }

    @Test("of what nothing else says changes nothing else")
    func changesNothing() async throws {
        try await House.with { house in
            let items = try await filed(house)
            let corrected = try await CorrectItem(house.premises)(
                ["reason": "窓口で確かめた"],
                of: items[0],
                by: House.clerk
            )
            #expect(try corrected.get().followed == [] && corrected.get().unchanged == [])
        }
    }

    @Test("takes back the checks of those that follow it: who checked saw something else")
    func checksAgain() async throws {
        try await House.with { house in
            let items = try await filed(house)
            try await house.run(
                "UPDATE hitomado.item SET checked_by = 'saburo' WHERE item_id = \(items[2].number)"
            )
            _ = try await CorrectItem(house.premises)(
                Self.newAddress,
                of: items[0],
                by: House.clerk
            ).get()
            let checked = try await house.one(
                "SELECT count(*) FROM hitomado.item WHERE checked_by IS NOT NULL"
            )
            #expect(checked == "0")
        }
    }

    @Test("by which somebody asks for protection protects the visit and everybody in it at once")
    func protects() async throws {
        try await House.with { house in
            let items = try await filed(house)
            let patch: JSONValue = [
                "household": ["facts": ["protection_requested": true]], "reason": "窓口で確かめた",
            ]
            _ = try await CorrectItem(house.premises)(patch, of: items[0], by: House.clerk).get()
            let visit = try #require(VisitID("V1"))
            #expect(try await isProtected(visit, house))
            let again = try await house.file("K2")
            #expect(try await isProtected(again.visit, house))
        }
    }

    @Test(
        "of a name leaves whoever was protected protected, and finds whoever is under the new one"
    )
    func renames() async throws {
        try await House.with { house in
            let items = try await filed(house)
            let visit = try #require(VisitID("V1"))
            let elsewhere = try await house.open([
                "facts": ["protection_requested": true],
                "people": [["id": "p1", "born": "1985-05-02"]],
            ])
            let name: JSONValue = ["people": ["p1": ["family_name": "高梨", "given_name": "太郎"]]]
            _ = try await RecordData(house.premises)(
                name,
                of: elsewhere,
                version: try await house.show(elsewhere).version,
                by: House.clerk
            ).get()
            #expect(!(try await isProtected(visit, house)))
            let patch: JSONValue = ["record": ["people": ["p1": ["family_name": "高梨"]]]]
            _ = try await CorrectItem(house.premises)(patch, of: items[0], by: House.clerk).get()
            #expect(try await isProtected(visit, house))
        }
    }

    @Test("by which the procedure does not apply is refused: it is withdrawn and filed anew")
    func fallsAway() async throws {
        try await House.with { house in
            let items = try await filed(house)
            let patch: JSONValue = ["household": ["facts": ["moved_on": "2026-05-01"]]]
            let refused = try await CorrectItem(house.premises)(
                patch,
                of: items[0],
                by: House.clerk
            )
            #expect(refused.failure?.path == "household")
            let earlier: JSONValue = ["household": ["facts": ["moved_on": "2026-04-02"]]]
            let taken = try await CorrectItem(house.premises)(
                earlier,
                of: items[0],
                by: House.clerk
            )
            #expect(try taken.get().standing.attempt == 2)
        }
    }

    @Test("that would take away what waits behind it is refused, and names what to withdraw first")
    func takesAway() async throws {
        try await House.with { house in
            let items = try await filed(house)
            let patch: JSONValue = [
                "household": ["people": [["id": "p1", "health_insurance": "employer"]]]
            ]
            let refused = try await CorrectItem(house.premises)(
                patch,
                of: items[0],
                by: House.clerk
            )
            #expect(refused.failure?.message.en.contains("\(items[1])") == true)
            let undecided: JSONValue = ["household": ["facts": ["moved_on": .null]]]
            let open = try await CorrectItem(house.premises)(
                undecided,
                of: items[0],
                by: House.clerk
            )
            #expect(open.failure?.path == "household")
            #expect(try await house.one("SELECT max(attempt) FROM hitomado.item") == "1")
        }
    }

    @Test("carries on what was changed, and not what the page repeats of the item")
    func onlyNews() async throws {
        try await House.with { house in
            let items = try await filed(house)
            let visit = try #require(VisitID("V1"))
            let moved: JSONValue = ["household": ["address": "千葉市中央区千葉港9番9号"]]
            _ = try await RecordData(house.premises)(
                moved,
                of: visit,
                version: try await house.show(visit).version,
                by: House.clerk
            ).get()
            let page: JSONValue = [
                "record": [
                    "household": ["address": "千葉市中央区千葉港9番9号", "postcode": .null],
                    "people": ["p1": ["family_name": "髙橋", "family_kana": "タカバシ"]],
                ]
            ]
            _ = try await CorrectItem(house.premises)(page, of: items[0], by: House.clerk).get()
            let record = try await house.show(visit).record
            let events = try await house.one(
                "SELECT count(*) FROM hitomado.outdated_item"
            )
            #expect(events == "0", "the address is no news to anybody")
            #expect(record["household"]?["address"] == "千葉市中央区千葉港9番9号")
            #expect(record["people"]?["p1"]?["family_kana"] == "タカバシ")
        }
    }

    @Test("is looked at by somebody where a resident does not know whether to be protected")
    func uncertain() async throws {
        try await House.with(checks: .none) { house in
            let sure = try await house.file("K1")
            let unsure: JSONValue = [
                "household": ["facts": ["protection_requested": ["uncertain": true]]]
            ]
            let held = try await house.file("K2", unsure)
            func checks(_ filed: FileBundle.Filed) async throws -> String? {
                try await house.one(
                    "SELECT string_agg(DISTINCT checks_needed::text, ',') FROM hitomado.item WHERE visit_id = \(filed.visit.number)"
                )
            }
            #expect(try await checks(sure) == "0")
            #expect(try await checks(held) == "1")
        }
    }
}
