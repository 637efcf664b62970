import Casework
import Catalog
import Eligibility
import Filing
import Operations
import Postgres
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("A visit goes from the door to the hand-over")
struct VisitTests {
    @Test("From the door over the desk to the hand-over, and back")
    func wholeWay() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.open()
            let calling = CallVisit(house.premises)
            var version = try await calling(visit, by: House.clerk).get().version
            #expect(try await calling(visit, by: House.clerk).failure?.kind == .conflict)
            version = try await RecordData(house.premises)(
                Desk.record,
                of: visit,
                version: version,
                by: House.clerk
            ).get().version
            let dog = PlanKey(procedure: "dog", people: [])
            version = try await CompleteCounterAct(house.premises)(dog, of: visit, by: House.clerk)
                .get().version
            let filed = try await FileBundle(house.premises)(
                .visit(visit, version: version, key: "desk-1", lane: .waiting),
                by: House.clerk
            ).get()
            #expect(filed.visit == visit)
            let again = try await FileBundle(house.premises)(
                .visit(visit, version: version, key: "desk-1", lane: .waiting),
                by: House.clerk
            ).get()
            #expect(again.isRepetition && again.receipt == filed.receipt)
            let items = try House.items(filed.receipt)
            let early = try await HandOver(house.premises)(
                items,
                of: visit,
                to: .oneself,
                by: House.clerk
            )
            #expect(early.failure?.kind == .conflict)
            try await house.run(
                "UPDATE hitomado.item SET state = 'done', lot_id = 1, waiting_for = 0"
            )
            let entries = try await ListHandOvers(house.premises)(by: House.clerk).get()
            #expect(entries.map(\.ready) == [items])
            let handed = try await HandOver(house.premises)(
                items,
                of: visit,
                to: .sameHousehold,
                by: House.clerk
            ).get()
            #expect(try await ListHandOvers(house.premises)(by: House.clerk).get()[0].ready == [])
            try await UndoHandOver(house.premises)(handed.number, of: visit, by: House.clerk).get()
            let twice = try await UndoHandOver(house.premises)(
                handed.number,
                of: visit,
                by: House.clerk
            )
            #expect(twice.failure?.kind == .conflict)
            _ = try await CloseVisit(house.premises)(visit, by: House.clerk).get()
            #expect(try await house.show(visit).stage == .closed)
        }
    }

    @Test(
        "Everything that is shown of a visit has an owner, a next step and a due time while it is open"
    )
    func shown() async throws {
        try await House.with { house in
            let filed = try await house.file()
            let shown = try await house.show(filed.visit)
            #expect(shown.items.count == 7)
            for item in shown.items {
                let isOpen =
                    item.state?.isOpen
                    ?? (item.fate.isUnfinished && item.doneAt == nil)
                #expect((item.owner != nil) == isOpen)
                #expect((item.nextStep != nil) == isOpen)
                #expect((item.dueAt != nil) == isOpen)
            }
            let json = shown.json(.en)
            #expect(json["items"]?.asArray?.count == 7)
            #expect(json["items"]?[0]?["owner"] == "processing center")
            #expect(json["visit"]?.asString == "\(filed.visit)")
        }
    }

    @Test("A change over another version than the one read is refused and changes nothing")
    func optimistic() async throws {
        try await House.with { house in
            let visit = try await house.open()
            let data = RecordData(house.premises)
            _ = try await data(Desk.record, of: visit, version: 1, by: House.clerk).get()
            let late = try await data([:], of: visit, version: 1, by: House.clerk)
            #expect(late.failure?.kind == .stale)
            #expect(try await house.show(visit).record["household"]?["address"] != nil)
            let filing = try await FileBundle(house.premises)(
                .visit(visit, version: 1, key: "x", lane: .waiting),
                by: House.clerk
            )
            #expect(filing.failure?.kind == .stale)
        }
    }

    @Test("New answers plan anew; what was decided stays, what fell away is noted")
    func replan() async throws {
        try await House.with { house in
            let visit = try await house.open()
            let key = PlanKey(procedure: "nursery", people: [PersonID("p2")])
            let version = try await SetFate(house.premises)(
                [ChosenFate(key, FateRequest(.declined))],
                of: visit,
                version: 1,
                by: House.clerk
            ).get().version
            _ = try await RecordAnswers(house.premises)(
                try house.household(["facts": ["dogs": 0]]),
                of: visit,
                version: version,
                by: House.clerk
            ).get()
            #expect(try await fate("NU01", visit, house) == "declined chosen")
            #expect(try await fate("EN01", visit, house) == "not-needed answers-changed")
            // And back: the dog is asked about again.
            _ = try await RecordAnswers(house.premises)(
                try house.household(),
                of: visit,
                version: version + 1,
                by: House.clerk
            ).get()
            #expect(try await fate("EN01", visit, house) == "open -")
        }
    }

    private func fate(_ code: String, _ visit: VisitID, _ house: House) async throws -> String? {
        let items = try await house.show(visit).items
        return items.first { $0.code == code }.map { "\($0.fate.rawValue) \($0.result ?? "-")" }
    }

    @Test("Fates that were chosen at the desk stand on the receipt")
    func chosenFates() async throws {
        try await House.with { house in
            let visit = try await house.open()
            let claim = PlanKey(procedure: "allowance", people: [PersonID("p1")])
            let changed = try await SaveVisit(house.premises)(
                VisitChanges(
                    record: Desk.record,
                    fates: [
                        ChosenFate(
                            claim,
                            FateRequest(.paperMissing, until: CalendarDay("2026-04-20"))
                        ),
                        ChosenFate(
                            PlanKey(
                                procedure: "move-in",
                                people: [PersonID("p1"), PersonID("p2")]
                            ),
                            FateRequest(.filed)
                        ),
                    ],
                    circumstances: ["wheelchair": true]
                ),
                of: visit,
                version: 1,
                by: House.clerk
            ).get()
            let filed = try await FileBundle(house.premises)(
                .visit(visit, version: changed.version, key: "k", lane: .waiting),
                by: House.clerk
            ).get()
            let receipt = try JSONParser.parse(filed.receipt)
            let fates = receipt["others"]?.asArray?.compactMap { entry in
                "\(entry["code"]?.asString ?? "") \(entry["fate"]?.asString ?? "")"
            }
            #expect(fates?.contains("CH01 paper-missing") == true)
            #expect(try House.items(filed.receipt).count == 2)
            // The paper came: a second bundle of the same visit files only what is left.
            let opened = try await SetFate(house.premises)(
                [ChosenFate(claim, FateRequest(.filed))],
                of: visit,
                version: changed.version + 1,
                by: House.clerk
            ).get()
            let second = try await FileBundle(house.premises)(
                .visit(visit, version: opened.version, key: "k2", lane: .waiting),
                by: House.clerk
            ).get()
            let items = try JSONParser.parse(second.receipt)["items"]?.asArray
            #expect(items?.compactMap { $0["code"]?.asString } == ["CH01"])
            #expect(try await house.show(visit).items.allSatisfy { $0.fate != .open })
        }
    }

    @Test(
        "A visit closes only when the desk has nothing left to do, and can be abandoned before filing"
    )
    func closing() async throws {
        try await House.with { house in
            let visit = try await house.open()
            #expect(
                try await CloseVisit(house.premises)(visit, by: House.clerk).failure?.kind
                    == .conflict
            )
            _ = try await AbandonVisit(house.premises)(visit, by: House.concierge).get()
            #expect(try await house.show(visit).items.allSatisfy { !$0.fate.isUnfinished })
            let filed = try await house.file()
            #expect(
                try await AbandonVisit(house.premises)(filed.visit, by: House.clerk).failure?.kind
                    == .conflict
            )
        }
    }

    @Test("The list of a desk names nobody")
    func list() async throws {
        try await House.with { house in
            let visit = try await house.open(["facts": ["protection_requested": true]])
            let rows = try await ListDesk(house.premises)(by: House.clerk).get()
            #expect(rows.map(\.id) == [visit])
            #expect(
                rows[0].isProtected && rows[0].events == ["move-in"] && rows[0].peopleCount == 2
            )
            let elsewhere = House.acting([.clerk], office: House.hanamigawa)
            #expect(try await ListDesk(house.premises)(by: elsewhere).get().isEmpty)
        }
    }
}

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
            #expect(try await correct(patch, of: item, by: House.clerk).get().attempt == 2)
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
            #expect(entry.state == .sentBack && entry.owner?.en == "counter of office 121011")
            #expect(shown.history.contains { $0.act == "send-back-item" && $0.actor == "saburo" })
            let corrected = try await CorrectItem(house.premises)([:], of: item, by: House.clerk)
            #expect(try corrected.get().state == .held && corrected.get().attempt == 2)
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
