import Casework
import Eligibility
import Filing
import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("The center's acts go through the desk's transaction")
struct CenterActTests {
    /// Sends an item back as the center would.
    private func sendBack(_ item: ItemID, _ house: House) async throws {
        try await house.run(
            """
            UPDATE hitomado.item SET state = 'sent-back', lot_id = 1 WHERE item_id = \(item.number);
            DELETE FROM hitomado.job;
            INSERT INTO hitomado.send_back (municipality, item_id, attempt, reason, office, owner, due_at, sent_back_at)
            VALUES (121002, \(item.number), 1, 'illegible', 121011, 'office', now(), now())
            """
        )
    }

    @Test("A correction is laid over what was filed and becomes the next attempt")
    func corrects() async throws {
        try await House.with { house in
            let item = try House.items(try await house.file().receipt)[0]
            let correct = CorrectItem(house.premises)
            #expect(try await correct([:], of: item, by: House.center).failure?.kind == .conflict)
            try await sendBack(item, house)
            let patch: JSONValue = [
                "record": ["household": ["address": "千葉市中央区千葉港1番2号"]],
                "household": ["people": [["id": "p2", "nationality": "japanese"]]],
            ]
            #expect(try await correct(patch, of: item, by: House.clerk).get().standing.attempt == 2)
            let record = try await house.one(
                "SELECT record FROM hitomado.item_record WHERE item_id = \(item.number) AND attempt = 2"
            )
            #expect(record?.contains("1番2号") == true)
            #expect(record?.contains("葛\u{E0100}子") == true)
            #expect(try await house.one("SELECT count(*) FROM hitomado.job") == "1")
            #expect(house.rings.count == 2)
        }
    }

    @Test("A correction that breaks the record is refused and leaves the item as it was")
    func refusesCorrections() async throws {
        try await House.with { house in
            let item = try House.items(try await house.file().receipt)[0]
            try await sendBack(item, house)
            let wrong: [(JSONValue, String)] = [
                (["record": ["household": ["address": .null]]], "record.household.address"),
                (
                    ["record": ["household": ["address": "123456789018"]]],
                    "record.household.address"
                ),
                (["record": ["people": ["p9": [:]]]], "record.people.p9"),
                (["household": ["office": "121012"]], "household.office"),
                (["household": ["people": []]], "household.people"),
                (["colour": 1], ""),
                ([], ""),
            ]
            for (patch, path) in wrong {
                let refusal = try await CorrectItem(house.premises)(
                    patch,
                    of: item,
                    by: House.clerk
                )
                #expect(refusal.failure?.path == path)
            }
            #expect(try await house.one("SELECT max(attempt) FROM hitomado.item") == "1")
        }
    }

    @Test("Withdrawing takes dependants along; its reason is checked")
    func withdraws() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            let withdraw = WithdrawItem(house.premises)
            #expect(
                try await withdraw(items[0], reason: " ", by: House.clerk).failure?.path == "reason"
            )
            let secret = "123456789018"
            #expect(
                try await withdraw(items[0], reason: secret, by: House.clerk).failure?.path
                    == "reason"
            )
            #expect(try await withdraw(items[0], reason: "dup", by: House.clerk).get() == items)
        }
    }

    @Test("The center sends a held item back, and the clerk's correction resubmits it")
    func sendsBack() async throws {
        try await House.with { house in
            let filed = try await house.file()
            let item = try House.items(filed.receipt)[2]
            let send = SendBackItem(house.premises)
            let request = SendBackItem.Request(reason: "illegible", remark: " 口座が読めません ")
            #expect(try await send(item, request, by: House.clerk).failure?.kind == .notAllowed)
            #expect(try await send(item, request, by: House.center).get().state == .sentBack)
            let returns = try await WatchCenter(house.premises).returns(by: House.clerk).get()
            #expect(returns.map(\.item) == [item] && returns[0].remark == "口座が読めません")
            #expect(returns[0].owner == "office:121011")
            let shown = try await house.show(filed.visit)
            let entry = try #require(shown.items.first { $0.item == item })
            #expect(entry.state == .sentBack && entry.owner?.en == "counter of Chuo")
            #expect(shown.history.contains { $0.act == "send-back-item" && $0.actor == "saburo" })
            let patch: JSONValue = ["record": ["people": ["p1": ["family_name": "高橋"]]]]
            let corrected = try await CorrectItem(house.premises)(patch, of: item, by: House.clerk)
            #expect(try corrected.get().standing.state == .held)
            #expect(try corrected.get().standing.attempt == 2)
            let watched = try await WatchCenter(house.premises).item(item, by: House.center).get()
            let back = try #require(watched.events.first { $0.state == .sentBack })
            #expect(back.remark == "口座が読めません" && back.actor == "saburo")
        }
    }

    @Test("A send-back needs a known reason, a day ahead, and words without a My Number")
    func refusesSendBacks() async throws {
        try await House.with { house in
            let item = try House.items(try await house.file().receipt)[2]
            let today = house.clock.now().dayInJapan
            let long = String(repeating: "長", count: 301)
            let wrong: [(SendBackItem.Request, String)] = [
                (.init(reason: "whatever"), "reason"),
                (.init(reason: "illegible", remark: "1234 5678 9018"), "remark"),
                (.init(reason: "illegible", remark: long), "remark"),
                (.init(reason: "illegible", until: today.adding(days: -1)), "until"),
                (.init(reason: "illegible", until: today.adding(days: 91)), "until"),
            ]
            for (request, path) in wrong {
                let refusal = try await SendBackItem(house.premises)(
                    item,
                    request,
                    by: House.center
                )
                #expect(refusal.failure?.path == path)
                #expect(refusal.failure?.message.en.contains("9018") == false)
            }
            #expect(try await house.one("SELECT count(*) FROM hitomado.send_back") == "0")
        }
    }

    @Test("A correction and a send-back tell everything that is wrong at once, and of whom")
    func tellsAll() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            try await sendBack(items[0], house)
            let patch: JSONValue = [
                "record": [
                    "visit": [:], "household": ["telephone": "x"],
                    "people": ["p2": ["family_kana": "高橋", "latin_name": "髙"]],
                ]
            ]
            let result = try await CorrectItem(house.premises)(
                patch,
                of: items[0],
                by: House.clerk
            )
            let refusal = try #require(result.failure)
            #expect(
                refusal.all.map(\.path) == [
                    "record.household.telephone", "record.people.p2.family_kana",
                    "record.people.p2.latin_name",
                ]
            )
            #expect(refusal.all[1].message.en.hasPrefix("Person 2 of the household, “Reading”: "))
            #expect(refusal.sentence(in: .ja).split(separator: "\n").count == 3)
            #expect(!refusal.sentence(in: .ja).contains("髙"))
            let empty: JSONValue = [
                "record": ["people": ["p1": ["given_name": .null], "p2": ["given_name": .null]]]
            ]
            let gaps = try await CorrectItem(house.premises)(empty, of: items[0], by: House.clerk)
            #expect(gaps.failure?.all.count == 2)
            let request = SendBackItem.Request(
                reason: "whatever",
                remark: "1234 5678 9018",
                until: house.clock.now().dayInJapan.adding(days: -1)
            )
            let all = try await SendBackItem(house.premises)(items[2], request, by: House.center)
            #expect(all.failure?.all.map(\.path) == ["reason", "remark", "until"])
        }
    }

    @Test("What was put right elsewhere goes again unchanged")
    func paperBrought() async throws {
        try await House.with { house in
            let item = try House.items(try await house.file().receipt)[2]
            let request = SendBackItem.Request(reason: "mismatch-with-register")
            _ = try await SendBackItem(house.premises)(item, request, by: House.center).get()
            let again = try await CorrectItem(house.premises)([:], of: item, by: House.clerk)
            #expect(try again.get().standing.attempt == 2)
        }
    }

    @Test("Two checks take two persons of the center")
    func checks() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            let check = ReleaseCheck(house.premises)
            #expect(try await check(items[2], by: House.clerk).failure?.kind == .notAllowed)
            #expect(try await check(items[2], by: House.center).get().checksGiven == 1)
            #expect(try await check(items[2], by: House.center).failure?.kind == .conflict)
            let second = House.acting([.center], actor: "shiro")
            #expect(try await check(items[2], by: second).get().state == .accepted)
        }
    }

    @Test("An office does not touch another office's items")
    func otherOffice() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            let elsewhere = House.acting([.clerk], office: House.hanamigawa)
            let result = try await WithdrawItem(house.premises)(
                items[0],
                reason: "x",
                by: elsewhere
            )
            #expect(result.failure?.kind == .notFound)
            #expect(
                try await ReadItem(house.premises)(items[0], by: elsewhere).failure?.kind
                    == .notFound
            )
        }
    }
}
