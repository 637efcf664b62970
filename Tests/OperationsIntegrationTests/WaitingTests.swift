import Casework
import Catalog
import Eligibility
import Filing
import JobQueue
import Operations
import Postgres
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("What comes first is filed first, over all filings of a visit")
struct WaitingTests {
    private static let moveIn = PlanKey(
        procedure: "move-in",
        people: [PersonID("p1"), PersonID("p2")]
    )
    private static let insurance = PlanKey(procedure: "insurance", people: [PersonID("p1")])
    private static let allowance = PlanKey(procedure: "allowance", people: [PersonID("p1")])

    /// A visit at the desk with its record and these fates.
    private func visit(
        _ house: House,
        _ fates: [(PlanKey, FateRequest)]
    ) async throws -> VisitID {
        let visit = try await house.open()
        _ = try await SaveVisit(house.premises)(
            VisitChanges(record: Desk.record, fates: fates.map { ChosenFate($0.0, $0.1) }),
            of: visit,
            version: 1,
            by: House.clerk
        ).get()
        return visit
    }

    private func choose(
        _ fate: FateRequest,
        for key: PlanKey,
        _ visit: VisitID,
        _ house: House
    ) async throws -> Result<ChangedVisit, Refusal> {
        try await SetFate(house.premises)(
            [ChosenFate(key, fate)],
            of: visit,
            version: try await house.show(visit).version,
            by: House.clerk
        )
    }

    private func file(_ visit: VisitID, _ key: String, _ house: House) async throws -> JSONValue {
        let filed = try await FileBundle(house.premises)(
            .visit(visit, version: try await house.show(visit).version, key: key, lane: .waiting),
            by: House.clerk
        ).get()
        return try JSONParser.parse(filed.receipt)
    }

    private func codes(_ receipt: JSONValue) -> [String] {
        (receipt["items"]?.asArray ?? []).compactMap { $0["code"]?.asString }
    }

    private func entry(_ code: String, _ visit: VisitID, _ house: House) async throws -> ShownItem {
        try #require(
            try await house.show(visit).items.first { $0.code == code && $0.key.people.count == 1 }
        )
    }

    private func states(_ house: House) async throws -> String? {
        try await house.one(
            "SELECT string_agg(code || ' ' || state || ' ' || waiting_for, ',' ORDER BY item_id) FROM hitomado.item"
        )
    }

    @Test("Without the paper of the move nothing behind it is filed; with it all of it goes")
    func paperComes() async throws {
        try await House.with(checks: .none) { house in
            let until = try #require(CalendarDay("2026-04-13"))
            let visit = try await visit(
                house,
                [(Self.moveIn, FateRequest(.paperMissing, until: until))]
            )
            let before = try await entry("NH01", visit, house)
            #expect(before.fate == .open && before.waitsFor == ["move-in"])
            #expect(try await codes(file(visit, "k1", house)).isEmpty)
            let waiting = try await entry("NH01", visit, house)
            #expect(waiting.fate == .paperMissing && waiting.owner != nil)
            #expect(waiting.dueAt?.dayInJapan == until)
            #expect(waiting.nextStep?.ja == "先に「move-in」を済ませる")
            let json = try await house.show(visit).json(.en)
            #expect(
                json["items"]?.asArray?.contains { $0["waits_for"] == ["move-in"] } == true
            )
            // The day of the paper moves, and with it that of what waits.
            let later = try #require(CalendarDay("2026-04-20"))
            _ = try await choose(
                FateRequest(.paperMissing, until: later),
                for: Self.moveIn,
                visit,
                house
            ).get()
            #expect(try await entry("CH01", visit, house).dueAt?.dayInJapan == later)
            let early = try await choose(FateRequest(.filed), for: Self.insurance, visit, house)
            #expect(early.failure?.path == "fates.insurance")
            _ = try await choose(FateRequest(.filed), for: Self.moveIn, visit, house).get()
            #expect(try await entry("NH01", visit, house).fate == .open)
            #expect(try await codes(file(visit, "k2", house)) == ["JK01", "NH01", "CH01"])
            #expect(try await states(house) == "JK01 ready 0,NH01 accepted 1,CH01 accepted 1")
        }
    }

    @Test("What is done at the counter after all lets the rest go")
    func doneAtCounter() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await visit(house, [(Self.moveIn, FateRequest(.declined))])
            #expect(try await codes(file(visit, "k1", house)).isEmpty)
            #expect(try await entry("NH01", visit, house).fate == .undecided)
            let early = try await CloseVisit(house.premises)(visit, by: House.clerk)
            #expect(early.failure != nil)
            _ = try await CompleteCounterAct(house.premises)(
                Self.moveIn,
                of: visit,
                by: House.clerk
            ).get()
            #expect(try await entry("NH01", visit, house).fate == .open)
            #expect(try await codes(file(visit, "k2", house)) == ["NH01", "CH01"])
        }
    }

    /// A visit whose insurance is filed with a later bundle than the move, after `between`.
    private func late(
        _ house: House,
        _ between: (ItemID) async throws -> Void
    ) async throws -> (VisitID, JSONValue) {
        let until = try #require(CalendarDay("2026-04-13"))
        let paper = FateRequest(.paperMissing, until: until)
        let visit = try await visit(house, [(Self.insurance, paper), (Self.allowance, paper)])
        let first = try await file(visit, "k1", house)
        let item = try #require(first["items"]?[0]?["item"]?.asString.flatMap { ItemID($0) })
        try await between(item)
        _ = try await choose(FateRequest(.filed), for: Self.insurance, visit, house).get()
        return (visit, try await file(visit, "k2", house))
    }

    /// What the system's answer to a lot of this one item does.
    private func accept(_ item: ItemID, _ house: House) async throws {
        try await export(item, house)
        try await answer(house)
    }

    private func export(_ item: ItemID, _ house: House) async throws {
        try await house.run(
            """
            UPDATE hitomado.item SET state = 'exported', lot_id = 1 WHERE item_id = \(item.number);
            INSERT INTO hitomado.lot (municipality, lot_id, system, lane, layout, rows, state, made_at,
                made_by, sha256, exported_at)
            VALUES (121002, 1, 'JUKI', 'waiting', 'general', 1, 'exported', now(), 'w',
                decode(repeat('00', 32), 'hex'), now());
            INSERT INTO hitomado.lot_item (municipality, lot_id, position, item_id, attempt, carried,
                protected)
            VALUES (121002, 1, 1, \(item.number), 1, '{}', false)
            """
        )
    }

    private func answer(_ house: House) async throws {
        try await house.owner.withTransaction { transaction in
            let lots = try await CenterStore.lock([LotID(number: 1)], in: transaction)
            let members = try await CenterStore.members(of: lots, transaction)
            _ = try await CenterStore.answer(
                accepted: members.map { ($0, #"{"p1":{"resident_key":"7"}}"#) },
                rejected: [],
                by: "system",
                in: transaction
            )
        }
    }

    @Test("An item waits for one of an earlier bundle that is not accepted, and carries its keys")
    func acrossBundles() async throws {
        try await House.with(checks: .none) { house in
            var moved: ItemID?
            let (_, second) = try await late(house) { moved = $0 }
            #expect(codes(second) == ["NH01"])
            #expect(second["items"]?[0]?["after"]?.asArray?.isEmpty == true)
            #expect(try await states(house) == "JK01 ready 0,NH01 accepted 1")
            try await accept(try #require(moved), house)
            #expect(try await states(house) == "JK01 done 0,NH01 ready 0")
            #expect(
                try await house.one(
                    "SELECT keys FROM hitomado.item_carried AS c JOIN hitomado.item AS i USING (municipality, item_id) WHERE code = 'NH01'"
                ) == #"{"p1":{"resident_key":"7"}}"#
            )
        }
    }

    @Test("Behind an accepted item of an earlier bundle it leaves at once, with the keys")
    func afterAcceptance() async throws {
        try await House.with(checks: .none) { house in
            _ = try await late(house) { try await self.accept($0, house) }
            #expect(try await states(house) == "JK01 done 0,NH01 ready 0")
            #expect(
                try await house.one(
                    "SELECT count(*) FROM hitomado.item_carried AS c JOIN hitomado.item AS i USING (municipality, item_id) WHERE code = 'NH01'"
                ) == "1"
            )
            #expect(try await house.one("SELECT count(*) FROM hitomado.item_after") == "1")
        }
    }

    @Test("Behind one that was sent back it is blocked, and goes on when that is corrected")
    func behindASendBack() async throws {
        try await House.with(checks: .none) { house in
            var moved: ItemID?
            _ = try await late(house) { item in
                moved = item
                _ = try await SendBackItem(house.premises)(
                    item,
                    .init(reason: "missing-paper"),
                    by: House.center
                ).get()
            }
            #expect(try await states(house) == "JK01 sent-back 0,NH01 blocked 1")
            let patch: JSONValue = ["record": ["household": ["telephone": "043-245-5112"]]]
            _ = try await CorrectItem(house.premises)(
                patch,
                of: try #require(moved),
                by: House.clerk
            ).get()
            #expect(try await states(house) == "JK01 ready 0,NH01 accepted 1")
        }
    }

    @Test("Behind a withdrawn one it is not filed; withdrawn later, it takes what follows along")
    func behindAWithdrawal() async throws {
        try await House.with(checks: .none) { house in
            let until = try #require(CalendarDay("2026-04-13"))
            let paper = FateRequest(.paperMissing, until: until)
            let visit = try await visit(house, [(Self.insurance, paper), (Self.allowance, paper)])
            let first = try await file(visit, "k1", house)
            let item = try #require(first["items"]?[0]?["item"]?.asString.flatMap { ItemID($0) })
            _ = try await choose(FateRequest(.filed), for: Self.insurance, visit, house).get()
            _ = try await file(visit, "k2", house)
            let ended = try await WithdrawItem(house.premises)(item, reason: "dup", by: House.clerk)
            #expect(try ended.get().count == 2)
            let late = try await choose(FateRequest(.filed), for: Self.allowance, visit, house)
            #expect(late.failure?.path == "fates.allowance")
        }
    }

    private static let dog = PlanKey(procedure: "dog", people: [])
    private static let waitingDog = [
        "dog": "{procedure: move-in, if_present: true, waits: accepted}"
    ]

    @Test("An act at the counter is doable once the register has what it waits for")
    func counterAct() async throws {
        try await House.with(checks: .none, prerequisites: Self.waitingDog) { house in
            let visit = try await visit(house, [])
            let done = FateRequest(.doneAtCounter)
            let before = try await choose(done, for: Self.dog, visit, house)
            #expect(before.failure?.path == "fates.dog")
            let receipt = try await file(visit, "k1", house)
            let told = receipt["others"]?.asArray?.first { $0["code"] == "EN01" }
            #expect(told?["fate"] == "sent" && told?["waits_for"] == ["move-in"])
            func shown() async throws -> ShownItem {
                try #require(try await house.show(visit).items.first { $0.code == "EN01" })
            }
            let waiting = try await shown()
            #expect(waiting.waitsFor == ["move-in"] && waiting.register?.ja == "住民記録")
            #expect(waiting.nextStep?.ja == "住民記録の反映を待って、窓口で手続きする(先に「move-in」)")
            #expect(waiting.nextStep?.en.contains("once the register has it") == true)
            let complete = CompleteCounterAct(house.premises)
            let early = try await complete(Self.dog, of: visit, by: House.clerk)
            #expect(early.failure?.kind == .invalid)
            let items = try House.items(receipt.compact(sortedKeys: false))
            try await accept(try #require(items.first), house)
            let free = try await shown()
            #expect(free.waitsFor.isEmpty && free.register == nil)
            #expect(free.nextStep?.ja == "窓口で手続きする")
            _ = try await complete(Self.dog, of: visit, by: House.clerk).get()
            #expect(try await shown().fate == .doneAtCounter)
        }
    }

    @Test("Whoever did it before the register had it says why, and that is kept")
    func counterActWithReason() async throws {
        try await House.with(checks: .none, prerequisites: Self.waitingDog) { house in
            let visit = try await visit(house, [(Self.moveIn, FateRequest(.declined))])
            let stated = FateRequest(.doneAtCounter, reason: "台帳で確認済み")
            _ = try await choose(stated, for: Self.dog, visit, house).get()
            let shown = try await house.show(visit).items.first { $0.code == "EN01" }
            #expect(shown?.fate == .doneAtCounter && shown?.result == "台帳で確認済み")
        }
    }

    @Test("An acceptance waits for a filing that comes after its item, and sees what that filed")
    func race() async throws {
        try await House.with(checks: .none) { house in
            let items = try House.items(try await house.file().receipt)
            let pair = "item_id = \(items[1].number) AND after_item = \(items[0].number)"
            try await house.run("DELETE FROM hitomado.item_after WHERE \(pair)")
            try await export(items[0], house)
            try await house.owner.withConnection { filing in
                try await filing.runScript(
                    """
                    BEGIN;
                    SELECT FROM hitomado.item WHERE item_id = \(items[0].number) FOR NO KEY UPDATE;
                    INSERT INTO hitomado.item_after VALUES (121002, \(items[1].number), \(items[0].number))
                    """
                )
                async let accepted: Void = answer(house)
                while try await house.one("SELECT count(*) FROM pg_locks WHERE NOT granted") == "0"
                {
                    await Task.yield()
                }
                try await filing.runScript("COMMIT")
                try await accepted
            }
            #expect(try await states(house)?.contains("NH01 ready 0") == true)
        }
    }
}
