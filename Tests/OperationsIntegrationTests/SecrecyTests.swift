import Catalog
import Filing
import Operations
import Postgres
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("Nobody sees what is none of their business")
struct SecrecyTests {
    @Test("Every act checks the roles by its table, and notes the refusal")
    func roles() async throws {
        try await House.with { house in
            let filed = try await house.file()
            let item = try House.items(filed.receipt)[0]
            let visit = filed.visit
            let administrator = House.acting([.administrator], actor: "root")
            let premises = house.premises
            let refusals: [Refusal?] = [
                try await ShowVisit(premises)(visit, by: administrator).failure,
                try await ReadReceipt(premises)(visit, by: administrator).failure,
                try await ReadItem(premises)(item, by: administrator).failure,
                try await ListDesk(premises)(by: administrator).failure,
                try await ListHandOvers(premises)(by: House.concierge).failure,
                try await ListStaff(premises)(by: House.clerk).failure,
                try await RecordData(premises)([:], of: visit, version: 1, by: House.concierge)
                    .failure,
                try await FileBundle(premises)(
                    .submission(try house.submission("K9")),
                    by: House.concierge
                ).failure,
                try await SetProtection(premises)(visit, by: administrator).failure,
                try await CloseVisit(premises)(visit, by: House.center).failure,
            ]
            #expect(refusals.map(\.?.kind) == Array(repeating: .notAllowed, count: 10))
            #expect(
                try await house.one("SELECT count(*) FROM hitomado.audit WHERE refused") == "10"
            )
        }
    }

    @Test("An office sees its own visits, the center all of the municipality")
    func offices() async throws {
        try await House.with { house in
            let visit = try await house.file().visit
            let elsewhere = House.acting([.clerk], office: House.hanamigawa)
            #expect(
                try await ShowVisit(house.premises)(visit, by: elsewhere).failure?.kind == .notFound
            )
            let center = House.acting([.center], office: House.hanamigawa)
            #expect(try await ShowVisit(house.premises)(visit, by: center).failure == nil)
            let kitami = House.acting([.center], office: House.kitami, municipality: House.kitami)
            #expect(
                try await ShowVisit(house.premises)(visit, by: kitami).failure?.kind == .notFound
            )
        }
    }

    @Test("Another municipality's transaction sees no row, whatever it asks")
    func rowSecurity() async throws {
        try await House.with { house in
            _ = try await house.file()
            let tables = [
                "visit", "visit_item", "visit_person", "bundle", "item", "item_record",
                "item_event",
                "item_after", "audit", "protection", "staff", "staff_session", "hand_over",
                "official_call", "visit_draft",
            ]
            for acting in [House.kitami, nil] {
                try await house.premises.database.withTransaction { transaction in
                    if let acting {
                        _ = try await ActingTransaction.begin(transaction, for: acting)
                    }
                    for table in tables {
                        try await transaction.runScript(
                            "DO $$ BEGIN ASSERT NOT EXISTS (SELECT FROM hitomado.\(table)); END $$"
                        )
                    }
                }
            }
            await #expect(throws: PostgresError.self) {
                try await house.premises.database.withTransaction { transaction in
                    _ = try await ActingTransaction.begin(transaction, for: House.chiba)
                    try await transaction.runScript(
                        "DO $$ BEGIN ASSERT NOT EXISTS (SELECT FROM hitomado.visit); END $$"
                    )
                }
            }
        }
    }

    @Test("Every act that reads leaves an audit row with who, why and about which visit")
    func audited() async throws {
        try await House.with { house in
            let filed = try await house.file()
            let item = try House.items(filed.receipt)[0]
            let premises = house.premises
            try await house.run("DELETE FROM hitomado.audit")
            _ = try await ShowVisit(premises)(filed.visit, by: House.clerk).get()
            _ = try await ReadReceipt(premises)(filed.visit, by: House.clerk).get()
            _ = try await ReadItem(premises)(item, by: House.center).get()
            _ = try await ListDesk(premises)(by: House.clerk).get()
            _ = try await ListHandOvers(premises)(by: House.clerk).get()
            let acts = try await house.one(
                "SELECT string_agg(DISTINCT act || ' ' || purpose, ',' ORDER BY act || ' ' || purpose) FROM hitomado.audit"
            )
            #expect(
                acts
                    == "list-desk counter,list-hand-overs counter,read-item counter,read-receipt counter,show-visit counter"
            )
            let visits = try await house.one(
                "SELECT count(DISTINCT act) FROM hitomado.audit WHERE visit_id = \(filed.visit.number)"
            )
            #expect(visits == "3")
        }
    }

    @Test("Protection masks addresses at once; lifting takes two persons within ten minutes")
    func protection() async throws {
        try await House.with { house in
            let filed = try await house.file()
            let visit = filed.visit
            let item = try House.items(filed.receipt)[0]
            #expect(try await house.show(visit).record.compact().contains("千葉港"))
            try await SetProtection(house.premises)(visit, by: House.concierge).get()
            let shown = try await house.show(visit)
            #expect(shown.clearance.isMasked && shown.clearance.visit == visit)
            let text = shown.json(.ja).compact()
            #expect(!text.contains("千葉港") && !text.contains("043-245-5111"))
            #expect(text.contains("髙橋") && text.contains(Clearance.withheld.ja))
            let door = try await ShowVisit(house.premises)(visit, by: House.concierge).get()
            #expect(!door.record.compact().contains("髙橋"), "whoever stands at the door reads along")
            let record = try await ReadItem(house.premises)(item, by: House.center).get().record
            #expect(!record.compact().contains("千葉港"))
            #expect(
                try await ReadReceipt(house.premises)(visit, by: House.clerk).get().clearance
                    .isMasked
            )

            let lift = LiftProtection(house.premises)
            #expect(try await lift.confirm(visit, by: House.clerk).failure?.kind == .conflict)
            #expect(try await lift.ask(visit, by: House.clerk).get() == .asked)
            #expect(try await lift.confirm(visit, by: House.clerk).failure?.kind == .conflict)
            house.clock.advance(by: .seconds(601))
            #expect(try await lift.confirm(visit, by: House.center).failure?.kind == .conflict)
            #expect(try await lift.ask(visit, by: House.clerk).get() == .asked)
            #expect(try await lift.confirm(visit, by: House.center).get() == .lifted)
            #expect(try await !house.show(visit).clearance.isMasked)
        }
    }

    @Test("What a screen withheld is not written back over what it stands for")
    func withheld() async throws {
        try await House.with { house in
            let visit = try await house.open(["facts": ["protection_requested": true]])
            let data = RecordData(house.premises)
            let version = try await data(Desk.record, of: visit, version: 1, by: House.clerk).get()
                .version
            let shown = try await house.show(visit).record
            #expect(shown["household"]?["address"]?.asString == Clearance.withheld.ja)
            _ = try await data(shown, of: visit, version: version, by: House.clerk).get()
            let kept = try await house.one(
                "SELECT record -> 'household' ->> 'address' FROM hitomado.visit"
            )
            #expect(kept == "千葉市中央区千葉港1番1号")
        }
    }

    @Test("Protected results go to the person only")
    func handOver() async throws {
        try await House.with { house in
            let filed = try await house.file()
            let items = try House.items(filed.receipt)
            try await house.run(
                "UPDATE hitomado.item SET state = 'done', lot_id = 1, waiting_for = 0"
            )
            try await SetProtection(house.premises)(filed.visit, by: House.clerk).get()
            let hand = HandOver(house.premises)
            let other = try await hand(items, of: filed.visit, to: .agent, by: House.clerk)
            #expect(other.failure?.kind == .conflict)
            let early = try await hand(items, of: filed.visit, to: .oneself, by: House.clerk)
            #expect(early.failure?.message.ja.contains("仮の状態") == true)
            let confirm = ConfirmProtection(house.premises)
            #expect(try await confirm(filed.visit, by: House.clerk).failure?.kind == .conflict)
            try await confirm(filed.visit, by: House.center).get()
            let agent = try await hand(items, of: filed.visit, to: .agent, by: House.clerk)
            #expect(agent.failure?.kind == .conflict)
            #expect(
                try await hand(items, of: filed.visit, to: .oneself, by: House.clerk).get()
                    .isProtected
            )
        }
    }

    @Test("No refusal and no database error repeats what a resident said")
    func silent() async throws {
        try await House.with { house in
            let visit = try await house.open()
            let wrong: JSONValue = ["household": ["postcode": "千葉市のどこか"]]
            let refusal = try await RecordData(house.premises)(
                wrong,
                of: visit,
                version: 1,
                by: House.clerk
            ).failure
            #expect(refusal?.description.contains("どこか") == false)
            #expect(refusal?.message.ja.contains("どこか") == false)
        }
    }
}
