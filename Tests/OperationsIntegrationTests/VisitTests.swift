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
            let doubled = try await HandOver(house.premises)(
                [items[0]],
                of: visit,
                to: .agent,
                by: House.clerk
            )
            #expect(doubled.failure?.kind == .conflict)
            try await UndoHandOver(house.premises)(handed.number, of: visit, by: House.clerk).get()
            let twice = try await UndoHandOver(house.premises)(
                handed.number,
                of: visit,
                by: House.clerk
            )
            #expect(twice.failure?.kind == .conflict)
            let close = CloseVisit(house.premises)
            #expect(try await close(visit, by: House.clerk).failure?.path == "reason")
            let secret = try await close(visit, because: "1234-5678-9018", by: House.clerk)
            #expect(secret.failure?.path == "reason")
            _ = try await close(visit, because: "郵送した", by: House.clerk).get()
            let shown = try await house.show(visit)
            #expect(shown.stage == .closed && shown.endedBecause == "郵送した")
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

    @Test("A visit at a desk is the clerk's: a concierge ends only those that wait")
    func whoAbandons() async throws {
        try await House.with { house in
            let abandon = AbandonVisit(house.premises)
            let visit = try await house.open()
            #expect(try await abandon(visit, by: House.center).failure?.kind == .notAllowed)
            _ = try await CallVisit(house.premises)(visit, by: House.clerk).get()
            #expect(try await abandon(visit, by: House.concierge).failure?.kind == .notAllowed)
            let answers = try await RecordAnswers(house.premises)(
                try house.household(["facts": ["dogs": 0]]),
                of: visit,
                version: 2,
                by: House.concierge
            )
            #expect(answers.failure?.kind == .notAllowed)
            #expect(try await house.show(visit).stage == .atDesk)
            _ = try await abandon(visit, by: House.clerk).get()
            #expect(try await abandon(visit, by: House.clerk).failure?.kind == .conflict)
            let waiting = try await house.open()
            _ = try await abandon(waiting, by: House.concierge).get()
            #expect(try await house.show(waiting).stage == .abandoned)
        }
    }

    @Test("A visit does not close while the center works on it, and an undone hand-over reopens it")
    func closesAfterTheHandOver() async throws {
        try await House.with(checks: .none) { house in
            let filed = try await house.file()
            let items = try House.items(filed.receipt)
            let close = CloseVisit(house.premises)
            try await house.run(
                "UPDATE hitomado.visit_item SET done_at = now() WHERE item_id IS NULL"
            )
            let early = try #require(try await close(filed.visit, by: House.clerk).failure)
            #expect(early.kind == .conflict && early.message.en.contains("(processing center)"))
            #expect(try await house.show(filed.visit).closing == .barred(early.message))
            try await house.run(
                "UPDATE hitomado.item SET state = 'done', lot_id = 1, waiting_for = 0"
            )
            #expect(try await house.show(filed.visit).closing == .withReason)
            let handed = try await HandOver(house.premises)(
                items,
                of: filed.visit,
                to: .oneself,
                by: House.clerk
            ).get()
            let entry = try await ListHandOvers(house.premises)(by: House.clerk).get()[0]
            #expect(entry.closing == .free && entry.ready.isEmpty)
            _ = try await close(filed.visit, by: House.clerk).get()
            #expect(try await ListHandOvers(house.premises)(by: House.clerk).get().isEmpty)
            #expect(try await ListDesk(house.premises)(by: House.clerk).get().isEmpty)
            try await UndoHandOver(house.premises)(
                handed.number,
                of: filed.visit,
                by: House.clerk
            ).get()
            #expect(try await house.show(filed.visit).stage == .filed)
            #expect(
                try await ListHandOvers(house.premises)(by: House.clerk).get()[0].ready == items
            )
        }
    }

    @Test("An abandoned visit can be taken up again within a day, and its plan with it")
    func reopens() async throws {
        try await House.with { house in
            let visit = try await house.open()
            let abandon = AbandonVisit(house.premises)
            let reopen = ReopenVisit(house.premises)
            #expect(try await reopen(visit, by: House.clerk).failure?.kind == .conflict)
            _ = try await CallVisit(house.premises)(visit, by: House.clerk).get()
            _ = try await ReturnToQueue(house.premises)(visit, by: House.clerk).get()
            #expect(try await house.show(visit).stage == .waiting)
            _ = try await abandon(visit, because: .noAnswer, by: House.clerk).get()
            let left = try await house.show(visit)
            #expect(left.endedBecause == "no-answer" && left.isReopenable)
            #expect(left.items.contains { $0.fate == .declined && $0.result == "no-answer" })
            _ = try await reopen(visit, by: House.clerk).get()
            let back = try await house.show(visit)
            #expect(back.stage == .waiting && back.endedBecause == nil)
            #expect(back.items.contains { $0.fate == .open })
            _ = try await abandon(visit, because: .openedByMistake, by: House.clerk).get()
            let mistaken = try await house.show(visit)
            #expect(mistaken.items.allSatisfy { $0.fate != .declined })
            house.clock.advance(by: .seconds(24 * 3600))
            #expect(try await reopen(visit, by: House.clerk).failure?.kind == .conflict)
        }
    }

    @Test("A call to fetch results is noted with who called, and every clerk sees the last one")
    func callsForHandOver() async throws {
        try await House.with(checks: .none) { house in
            let filed = try await house.file()
            let call = CallForHandOver(house.premises)
            let colleague = House.acting([.clerk], actor: "ichiro")
            let early = try await call(filed.visit, by: House.clerk)
            #expect(early.failure?.kind == .conflict)
            try await house.run(
                "UPDATE hitomado.item SET state = 'done', lot_id = 1, waiting_for = 0"
            )
            #expect(try await ListHandOvers(house.premises)(by: colleague).get()[0].call == nil)
            let first = house.clock.now()
            try await call(filed.visit, by: House.clerk).get()
            let seen = try await ListHandOvers(house.premises)(by: colleague).get()[0].call
            #expect(seen == HandOverCall(at: first, by: "hanako"))
            house.clock.advance(by: .seconds(60))
            try await call(filed.visit, by: colleague).get()
            let again = try await ListHandOvers(house.premises)(by: House.clerk).get()[0].call
            #expect(again == HandOverCall(at: first.adding(.seconds(60)), by: "ichiro"))
            #expect(try await house.one("SELECT count(*) FROM hitomado.hand_over_call") == "2")
            let elsewhere = House.acting([.clerk], office: House.hanamigawa)
            #expect(try await call(filed.visit, by: elsewhere).failure?.kind == .notFound)
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
