import Filing
import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("What a contractor's people come upon that is an official's")
struct OfficialCallTests {
    private static func contractor(_ roles: Set<StaffRole>) -> Acting {
        Acting(
            actor: "itaku",
            roles: roles,
            municipality: House.chiba,
            office: House.chuo,
            isContractor: true
        )
    }

    private static let clerk = contractor([.clerk])

    @Test("is not done, and calls an official once, with what it is about")
    func calls() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            let withdraw = WithdrawItem(house.premises)
            for _ in 0..<2 {
                let refusal = try await withdraw(items[0], reason: "wish", by: Self.clerk).failure
                #expect(
                    refusal?.kind == .notAllowed && refusal?.message.en.contains("called") == true
                )
            }
            let state = "SELECT state FROM hitomado.item WHERE item_id = \(items[0].number)"
            #expect(try await house.one(state) != "withdrawn")
            let calls = try await OfficialCalls(house.premises).list(by: House.clerk).get().calls
            #expect(calls.map(\.act) == ["withdraw-item"] && calls.map(\.item) == [items[0]])
            #expect(calls.map(\.calledBy) == ["itaku"])
        }
    }

    @Test(
        "stays in the office's lists until an official has answered, and is no other office's business"
    )
    func answers() async throws {
        try await House.with { house in
            let visit = try await house.file().visit
            _ = try await LiftProtection(house.premises).ask(visit, by: Self.clerk)
            let calls = OfficialCalls(house.premises)
            let call = try #require(try await calls.list(by: Self.clerk).get().calls.first)
            #expect(call.visit == visit)
            let elsewhere = House.acting([.clerk], office: House.hanamigawa)
            #expect(try await calls.list(by: elsewhere).get().calls.isEmpty)
            #expect(try await calls.answer(call.id, by: elsewhere).failure?.kind == .conflict)
            #expect(try await calls.answer(call.id, by: Self.clerk).failure?.kind == .notAllowed)
            try await calls.answer(call.id, by: House.clerk).get()
            #expect(try await calls.answer(call.id, by: House.clerk).failure?.kind == .conflict)
            let open = try await calls.list(by: House.clerk).get().calls
            #expect(open.map(\.act) == ["answer-official-call"], "who tried to answer waits, too")
        }
    }

    @Test("leaves them what accepts and types")
    func accepts() async throws {
        try await House.with { house in
            let submission = FileBundle.Source.submission(try house.submission("K1"))
            let filed = try await FileBundle(house.premises)(submission, by: Self.clerk).get()
            let changes = VisitChanges(record: ["household": ["telephone": "043-245-5112"]])
            let version = try await house.show(filed.visit).version
            _ = try await SaveVisit(house.premises)(
                changes,
                of: filed.visit,
                version: version,
                by: Self.clerk
            ).get()
            try await SetProtection(house.premises)(filed.visit, by: Self.clerk).get()
            #expect(try await house.one("SELECT count(*) FROM hitomado.official_call") == "0")
        }
    }

    @Test(
        "is to say that something is not needed, or was done, though the same page takes what they type"
    )
    func decidesByFate() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.open()
            let entries = try await house.show(visit).items
            let entry = try #require(entries.first { $0.code == "JK01" } ?? entries.first)
            func save(_ fate: ItemFate) async throws -> Refusal? {
                let version = try await house.show(visit).version
                return try await SaveVisit(house.premises)(
                    VisitChanges(fates: [ChosenFate(entry.key, FateRequest(fate))]),
                    of: visit,
                    version: version,
                    by: Self.clerk
                ).failure
            }
            for fate in [ItemFate.notNeeded, .doneAtCounter] {
                #expect(try await save(fate)?.message.en.contains("official decides") == true)
            }
            let calls = try await OfficialCalls(house.premises).list(by: House.clerk).get().calls
            #expect(calls.map(\.act) == ["set-fate"] && calls.map(\.visit) == [visit])
        }
    }

    @Test("is named act by act: whoever adds one that decides says so here")
    func table() {
        let deciding = ActName.allCases.filter(Permission.isForOfficials).map(\.rawValue).sorted()
        #expect(
            deciding == [
                "answer-official-call", "ask-lift-protection", "change-shift-for",
                "complete-counter-act",
                "confirm-closing", "confirm-protection", "decide-duplicate",
                "finish-at-desk", "issue-certificate", "lift-protection", "release-check",
                "reopen-day", "seal-day", "send-back-item",
                "undo-desk-step", "undo-duplicate-decision", "void-fee", "waive-fee",
                "withdraw-item",
            ]
        )
    }
}
