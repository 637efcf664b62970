import Casework
import Eligibility
import Filing
import Operations
import Postgres
import Stores
import Testing
import Vocabulary

@Suite("What a correction does not reach")
struct CorrectionReachTests {
    private static let newAddress: JSONValue = [
        "record": ["household": ["address": "千葉市中央区千葉港1番2号"]]
    ]

    /// The family's items: move-in, and insurance and allowance that wait for it.
    private func filed(_ house: House) async throws -> [ItemID] {
        try House.items(try await house.file().receipt)
    }

    private func sendBack(_ item: ItemID, _ house: House) async throws {
        _ = try await SendBackItem(house.premises)(
            item,
            .init(reason: "mismatch-with-register"),
            by: House.center
        ).get()
    }

    /// As when its system has accepted it, or has it in hand.
    private func put(_ item: ItemID, _ state: String, _ house: House) async throws {
        try await house.run(
            "UPDATE hitomado.item SET state = '\(state)', lot_id = 1, waiting_for = 0 WHERE item_id = \(item.number)"
        )
    }

    private func leave(_ items: [ItemID], _ house: House) async throws {
        for item in items { try await put(item, "exported", house) }
    }

    private func correct(
        _ item: ItemID,
        _ patch: JSONValue,
        _ house: House
    ) async throws -> CorrectItem.Corrected {
        try await CorrectItem(house.premises)(patch, of: item, by: House.clerk).get()
    }

    private func record(_ item: ItemID, _ attempt: Int, _ house: House) async throws -> String? {
        try await house.one(
            "SELECT record FROM hitomado.item_record WHERE item_id = \(item.number) AND attempt = \(attempt)"
        )
    }

    private func outdated(_ house: House) async throws -> [OutdatedItem] {
        try await OutdatedItems(house.premises).list(by: House.clerk).get()
    }

    @Test("is in the office's list with a due time until its section was told")
    func isOwned() async throws {
        try await House.with { house in
            let items = try await filed(house)
            try await sendBack(items[0], house)
            try await put(items[1], "done", house)
            _ = try await correct(items[0], Self.newAddress, house)
            let found = try #require(try await outdated(house).first)
            #expect(found.item == items[1] && found.corrected == .item(items[0]))
            #expect(found.owner == "office:121011" && found.due > Desk.now)
            let watch = WatchCenter(house.premises)
            let watched = try await watch.item(items[1], by: House.clerk).get()
            #expect(watched.outdated == [found])
            #expect(watched.events.last?.reason == "other-corrected:\(items[0])")
            let hana = House.acting([.clerk], office: House.hanamigawa)
            let tell = OutdatedItems(house.premises)
            #expect(try await tell.tell(items[1], by: hana).failure?.kind == .notFound)
            #expect(try await tell.list(by: hana).get().isEmpty)
            #expect(
                try await tell.tell(items[1], than: .item(items[0]), through: 1, by: House.clerk)
                    .failure
                    != nil,
                "an earlier attempt was told, not this one"
            )
            try await tell.tell(items[1], than: .item(items[0]), through: 2, by: House.clerk).get()
            #expect(try await outdated(house).isEmpty)
            let again = try await tell.tell(items[1], by: House.clerk)
            #expect(again.failure?.kind == .conflict)
        }
    }

    @Test("ends with the item: withdrawn, it has nothing left to be told")
    func ends() async throws {
        try await House.with { house in
            let items = try await filed(house)
            try await sendBack(items[0], house)
            try await put(items[1], "exported", house)
            _ = try await correct(items[0], Self.newAddress, house)
            #expect(try await outdated(house).count == 1)
            try await put(items[1], "ready", house)
            _ = try await WithdrawItem(house.premises)(items[1], reason: "誤り", by: House.clerk)
                .get()
            #expect(try await outdated(house).isEmpty)
        }
    }

    @Test("is said by an item that comes back with its next attempt, and its lot stays as it was")
    func comesBack() async throws {
        try await House.with { house in
            let items = try await filed(house)
            try await sendBack(items[0], house)
            try await put(items[1], "exported", house)
            let corrected = try await correct(items[0], Self.newAddress, house)
            #expect(corrected.unchanged == [items[1]])
            let read = ReadItem(house.premises)
            let there = try await read(items[1], by: House.clerk).get().record
            #expect(there["household"]?["address"] == "千葉市中央区千葉港1番1号")
            try await house.run(
                """
                UPDATE hitomado.item SET state = 'sent-back' WHERE item_id = \(items[1].number);
                INSERT INTO hitomado.send_back (municipality, item_id, attempt, reason, office, owner, due_at, sent_back_at)
                VALUES (121002, \(items[1].number), 1, 'illegible', 121011, 'office', now(), now())
                """
            )
            let back = try await read(items[1], by: House.clerk).get().record
            #expect(back["household"]?["address"] == "千葉市中央区千葉港1番2号")
            _ = try await correct(items[1], [:], house)
            #expect(try await record(items[1], 1, house)?.contains("1番1号") == true)
            #expect(try await record(items[1], 2, house)?.contains("1番2号") == true)
            #expect(try await outdated(house).isEmpty)
        }
    }

    @Test("is not what was sent back itself: it goes out with what was corrected meanwhile")
    func sentBackFollows() async throws {
        try await House.with { house in
            let items = try await filed(house)
            try await sendBack(items[2], house)
            try await sendBack(items[0], house)
            let corrected = try await correct(items[0], Self.newAddress, house)
            #expect(corrected.followed == Array(items[1...]) && corrected.unchanged.isEmpty)
            #expect(try await record(items[2], 1, house)?.contains("1番1号") == true)
            let standing = try await correct(items[2], [:], house).standing
            #expect(standing.attempt == 2)
            #expect(try await record(items[2], 2, house)?.contains("1番2号") == true)
            #expect(try await outdated(house).isEmpty)
        }
    }

    @Test("is nothing that waits, whether or not it waits for what was corrected")
    func whatWaitsFollows() async throws {
        try await House.with { house in
            let items = try await filed(house)
            // Neither the move-in nor the allowance waits for the insurance.
            try await sendBack(items[1], house)
            let corrected = try await correct(items[1], Self.newAddress, house)
            #expect(corrected.followed == [items[0], items[2]] && corrected.unchanged.isEmpty)
            for item in [items[0], items[2]] {
                #expect(try await record(item, 1, house)?.contains("1番2号") == true)
            }
        }
    }

    @Test("is what was checked and is on its way: it goes out anew once it is sent back")
    func checkedAndOnItsWay() async throws {
        try await House.with { house in
            let items = try await filed(house)
            try await sendBack(items[0], house)
            try await house.run(
                """
                UPDATE hitomado.item SET state = 'ready', waiting_for = 0, checked_by = 'a', second_checked_by = 'b'
                WHERE item_id = \(items[2].number)
                """
            )
            let corrected = try await correct(items[0], Self.newAddress, house)
            #expect(corrected.unchanged == [items[2]])
            #expect(try await record(items[2], 1, house)?.contains("1番1号") == true)
            try await sendBack(items[2], house)
            _ = try await correct(items[2], [:], house)
            #expect(try await record(items[2], 2, house)?.contains("1番2号") == true)
            #expect(try await outdated(house).isEmpty)
        }
    }

    @Test("may be the visit: one that cannot be read any more keeps its text and is named")
    func unreadableVisit() async throws {
        try await House.with { house in
            let items = try await filed(house)
            try await sendBack(items[0], house)
            try await house.run(
                #"UPDATE hitomado.visit SET record = jsonb_set(record, '{household,gone}', '"x"')"#
            )
            let text = try await house.one("SELECT record FROM hitomado.visit")
            let corrected = try await correct(items[0], Self.newAddress, house)
            #expect(corrected.standing.attempt == 2 && corrected.followed == Array(items[1...]))
            #expect(corrected.unchangedVisit == VisitID("V1"))
            #expect(try await house.one("SELECT record FROM hitomado.visit") == text)
        }
    }

    @Test("of a person who has left the visit is corrected in the item all the same")
    func removedPerson() async throws {
        try await House.with { house in
            let items = try await filed(house)
            try await sendBack(items[0], house)
            try await leave(Array(items[1...]), house)
            let visit = try #require(VisitID("V1"))
            let alone = try house.household(without: "p2")
            _ = try await RecordAnswers(house.premises)(
                alone,
                of: visit,
                version: try await house.show(visit).version,
                by: House.clerk
            ).get()
            let patch: JSONValue = ["record": ["people": ["p2": ["given_name": "花子"]]]]
            let corrected = try await correct(items[0], patch, house)
            #expect(corrected.unchangedVisit == visit)
            #expect(try await record(items[0], 2, house)?.contains("花子") == true)
        }
    }

    @Test("is never somebody else: the id of who was filed about is not given away")
    func idsAreNotReused() async throws {
        try await House.with { house in
            let items = try await filed(house)
            try await leave(items, house)
            let visit = try #require(VisitID("V1"))
            func answer(_ household: Household) async throws -> Refusal? {
                try await RecordAnswers(house.premises)(
                    household,
                    of: visit,
                    version: try await house.show(visit).version,
                    by: House.clerk
                ).failure
            }
            let everybody = try house.household()
            #expect(try await answer(try house.household(without: "p2")) == nil)
            #expect(try await answer(everybody)?.path == "household.people")
            #expect(try await house.show(visit).givenIDs == [PersonID("p1"), PersonID("p2")])
            let other = try house.household(without: "p2", adding: "p3")
            #expect(try await answer(other) == nil)
        }
    }

    @Test("does not come back: a field that was taken out stays out with the next correction")
    func removedField() async throws {
        try await House.with { house in
            let items = try await filed(house)
            try await sendBack(items[0], house)
            _ = try await correct(
                items[0],
                ["record": ["household": ["telephone": .null]]],
                house
            )
            try await sendBack(items[0], house)
            _ = try await correct(items[0], Self.newAddress, house)
            let last = try await record(items[0], 3, house)
            #expect(last?.contains("1番2号") == true && last?.contains("043-245-5111") == false)
        }
    }

    @Test("is read behind the locks: what was corrected while one waited is not turned back")
    func readsBehindTheLocks() async throws {
        try await House.with { house in
            let items = try await filed(house)
            try await sendBack(items[0], house)
            let patch: JSONValue = ["record": ["people": ["p1": ["family_kana": "タカバシ"]]]]
            try await withThrowingTaskGroup(of: Void.self) { group in
                try await house.owner.withTransaction { transaction in
                    try await transaction.runScript("SELECT FROM hitomado.visit FOR UPDATE")
                    group.addTask {
                        _ = try await CorrectItem(house.premises)(
                            patch,
                            of: items[0],
                            by: House.clerk
                        ).get()
                    }
                    let waiting = """
                        SELECT count(*) FROM pg_locks WHERE NOT granted AND pid IN (
                            SELECT pid FROM pg_stat_activity WHERE datname = current_database())
                        """
                    while try await house.one(waiting) == "0" { await Task.yield() }
                    // Another clerk's correction, and a send-back of that.
                    try await transaction.runScript(
                        """
                        SET LOCAL search_path = hitomado;
                        INSERT INTO item_record (municipality, item_id, attempt, record, made_at, made_by)
                        SELECT municipality, item_id, 2, replace(record, '1番1号', '1番2号'), now(), 'wakaba'
                        FROM item_record WHERE item_id = \(items[0].number);
                        UPDATE item SET attempt = 2 WHERE item_id = \(items[0].number);
                        """
                    )
                }
                try await group.waitForAll()
            }
            let last = try await record(items[0], 3, house)
            #expect(last?.contains("1番2号") == true && last?.contains("タカバシ") == true)
        }
    }
}

extension House {
    /// The family without one of its people, and with somebody new.
    fileprivate func household(
        without person: String,
        adding new: String? = nil
    ) throws -> Household {
        var people = (Desk.household["people"]?.asArray ?? []).filter {
            $0["id"]?.asString.map { utf8Equal($0, person) } == false
        }
        if let new { people.append(["id": .string(new), "relationship": "child"]) }
        return try household(["people": .array(people)])
    }
}
