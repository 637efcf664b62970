import Casework
import Catalog
import Filing
import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("What a desk ends lets others go on, and ends the visit") struct SectionFollowUpTests {
    private func mark(
        _ mark: DeskMark,
        _ entry: String,
        _ visit: VisitID,
        _ house: House,
        at desk: String
    ) async throws -> Result<MarkDeskEntry.Marked, Refusal> {
        try await MarkDeskEntry(house.premises)(
            mark,
            .init(visit: visit, entry: entry),
            at: desk,
            by: House.clerk
        )
    }

    private func state(_ code: String, _ house: House) async throws -> String? {
        try await house.one("SELECT state FROM hitomado.item WHERE code = '\(code)'")
    }

    @Test("An item that is held for an act at a desk goes on with it, and the act then stays")
    func releasesHeldItems() async throws {
        let texts = ["allowance": "{procedure: dog, if_present: true, waits: at-counter}"]
        try await House.with(checks: .none, prerequisites: texts) { house in
            let visit = try await house.file().visit
            #expect(try await state("CH01", house) == "held")
            let rings = house.rings.count
            _ = try await mark(.done(.accepted), "dog", visit, house, at: "citizens").get()
            // It still waits for the move, like everything behind that.
            #expect(try await state("CH01", house) == "accepted")
            #expect(house.rings.count == rings + 1)
            let undone = try await mark(.undo, "dog", visit, house, at: "citizens")
            #expect(undone.failure?.kind == .conflict)
            #expect(try await state("CH01", house) == "accepted")
        }
    }

    @Test(
        "An act that was not done lets nothing go on",
        arguments: [DeskResult.notEligible, .referred, .withdrawn]
    )
    func releasesNothing(_ result: DeskResult) async throws {
        let texts = ["allowance": "{procedure: dog, if_present: true, waits: at-counter}"]
        try await House.with(checks: .none, prerequisites: texts) { house in
            let visit = try await house.file().visit
            _ = try await mark(.done(result), "dog", visit, house, at: "citizens").get()
            #expect(try await state("CH01", house) == "held")
        }
    }

    @Test("An entry that waits for one at a desk can be filed once that is accepted")
    func releasesWaiting() async throws {
        let texts = ["allowance": "{procedure: nursery, if_present: true, waits: accepted}"]
        let head = #"person.relationship == "head""#
        try await House.with(checks: .none, prerequisites: texts, nurseryIf: head) { house in
            let visit = try await house.file().visit
            let allowance = { (shown: ShownVisit) in shown.items.first { $0.code == "CH01" } }
            #expect(allowance(try await house.show(visit))?.waitsFor == ["nursery"])
            _ = try await mark(.arrived, "nursery.p1", visit, house, at: "nursery").get()
            _ = try await mark(.done(.notEligible), "nursery.p1", visit, house, at: "nursery").get()
            #expect(allowance(try await house.show(visit))?.waitsFor == ["nursery"])
            _ = try await mark(.undo, "nursery.p1", visit, house, at: "nursery").get()
            _ = try await mark(.done(.accepted), "nursery.p1", visit, house, at: "nursery").get()
            let free = allowance(try await house.show(visit))
            #expect(free?.fate == .open && free?.waitsFor.isEmpty == true)
        }
    }

    @Test("The last entry ends the visit, unless results are still to be handed over")
    func endsTheVisit() async throws {
        try await House.with(checks: .none) { house in
            let filed = try await house.file()
            let visit = filed.visit
            _ = try await mark(.done(.accepted), "dog", visit, house, at: "citizens").get()
            _ = try await mark(.arrived, "nursery.p2", visit, house, at: "nursery").get()
            let done = DeskMark.done(.accepted)
            #expect(
                try await mark(done, "nursery.p2", visit, house, at: "nursery").get().endsVisit
                    == false
            )
            #expect(try await house.show(visit).stage == .filed)
            try await house.run(
                "UPDATE hitomado.item SET state = 'done', lot_id = 1, waiting_for = 0"
            )
            _ = try await mark(.undo, "nursery.p2", visit, house, at: "nursery").get()
            #expect(
                try await mark(done, "nursery.p2", visit, house, at: "nursery").get().endsVisit
                    == false
            )
            _ = try await HandOver(house.premises)(
                try House.items(filed.receipt),
                of: visit,
                to: .oneself,
                by: House.clerk
            ).get()
            _ = try await mark(.undo, "nursery.p2", visit, house, at: "nursery").get()
            #expect(try await mark(done, "nursery.p2", visit, house, at: "nursery").get().endsVisit)
            let ended = try await house.show(visit)
            #expect(ended.stage == .closed && ended.endedBecause == "all-done")
            #expect(ended.history.contains { $0.act == "close-visit" })
            let back = try await mark(.undo, "nursery.p2", visit, house, at: "nursery").get()
            #expect(back.state == .arrived)
            #expect(try await house.one("SELECT state FROM hitomado.visit") == "filed")
            #expect(try await house.show(visit).history.contains { $0.act == "reopen-visit" })
            #expect(try await mark(done, "nursery.p2", visit, house, at: "nursery").get().endsVisit)
            try await house.run("UPDATE hitomado.visit SET ended_because = 'left'")
            let late = try await mark(.undo, "nursery.p2", visit, house, at: "nursery")
            #expect(late.failure?.kind == .conflict)
            try await house.run("UPDATE hitomado.visit SET ended_because = 'all-done'")
            house.clock.advance(by: .seconds(24 * 3600))
            let tooLate = try await mark(.undo, "nursery.p2", visit, house, at: "nursery")
            #expect(tooLate.failure?.message.en.contains("24 hours") == true)
        }
    }

    @Test("A visit whose resident sits at a desk is not abandoned")
    func abandoned() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await OpenVisit(house.premises)(
                .init(household: try house.household(), cameFor: "nursery"),
                by: House.concierge
            ).get().visit
            try await house.run(
                """
                UPDATE hitomado.visit_item SET fate = 'sent', desk = '保育課', owner = '保育課',
                    next_step = 'receive' WHERE procedure = 'nursery'
                """
            )
            _ = try await mark(.arrived, "nursery.p2", visit, house, at: "nursery").get()
            let abandon = AbandonVisit(house.premises)
            let refused = try await abandon(visit, because: .noAnswer, by: House.concierge)
            #expect(refused.failure?.kind == .conflict)
            _ = try await mark(.undo, "nursery.p2", visit, house, at: "nursery").get()
            _ = try await abandon(visit, because: .noAnswer, by: House.concierge).get()
        }
    }

    @Test("An entry of a desk that the catalog does not name is in the list of the others")
    func unknownDesks() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            // The desk had this name when the entry was sent.
            try await house.run(
                """
                UPDATE hitomado.visit_item SET desk = '出張所', owner = '出張所'
                WHERE procedure = 'nursery'
                """
            )
            let lines = try await ListDesks(house.premises)(by: House.clerk).get()
            #expect(lines.last?.desk.isOther == true && lines.last?.expected == 1)
            let list = try await ListDeskEntries(house.premises)(
                DeskPlace.otherID,
                by: House.clerk
            ).get()
            #expect(list.expected.map(\.desk) == ["出張所"])
            let move = DeskMark.sentOn(to: "nursery")
            _ = try await mark(move, "nursery.p2", visit, house, at: DeskPlace.otherID).get()
            let nursery = try await ListDeskEntries(house.premises)("nursery", by: House.clerk)
            #expect(try nursery.get().expected.count == 1)
        }
    }
}
