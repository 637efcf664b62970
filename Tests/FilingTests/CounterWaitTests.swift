import Catalog
import Eligibility
import Filing
import Testing
import Vocabulary

@Suite("An act at the counter waits until the register has what comes first")
struct CounterWaitTests {
    let desk: Desk

    init() throws {
        desk = try Desk(prerequisites: [
            "dog": "{procedure: move-in, if_present: true, waits: accepted}"
        ])
    }

    private func plan(_ moveIn: Outcome? = .duty) throws -> [PlannedProcedure] {
        [
            try desk.entry("move-in", outcome: moveIn),
            try desk.entry("dog", people: [], after: moveIn == nil ? [] : ["move-in"]),
        ]
    }

    private func dog(
        _ fates: JSONValue = [:],
        _ plan: [PlannedProcedure]? = nil,
        earlier: EarlierItem.Standing? = nil
    ) throws -> BundleDraft.Other {
        let plan = try plan ?? self.plan()
        let item = earlier.map { EarlierItem(ItemID(number: 9), $0) }
        let draft = try desk.drafting().draft(
            try desk.submission(["fates": fates]),
            plan: plan,
            earlier: item.map { [plan[0].key: $0] } ?? [:]
        )
        return try #require(draft.others.first { $0.entry.code == "EN01" })
    }

    @Test("filed with it, filed before and not accepted, declined, undecided or without its paper")
    func waits() throws {
        #expect(try dog().awaited == ["move-in"])
        #expect(try dog().fate.fate == .sent && dog().fate.nextStep == .doAtCounter)
        for standing in [EarlierItem.Standing.open, .stopped, .withdrawn] {
            #expect(try dog(earlier: standing).awaited == ["move-in"])
        }
        #expect(try dog(["move-in": ["fate": "declined"]]).awaited == ["move-in"])
        #expect(try dog([:], plan(nil)).awaited == ["move-in"])
        let paper: JSONValue = ["move-in": ["fate": "paper-missing", "until": "2026-04-13"]]
        #expect(try dog(paper).awaited == ["move-in"])
        // It is due when the paper is, not today.
        #expect(try dog(paper).fate.dueAt?.dayInJapan == CalendarDay("2026-04-13"))
    }

    @Test("and no longer once that is accepted, done at the counter or not needed")
    func doable() throws {
        #expect(try dog(earlier: .accepted).awaited.isEmpty)
        for fate in ["done-at-counter", "not-needed"] {
            #expect(try dog(["move-in": ["fate": .string(fate)]]).awaited.isEmpty)
        }
        let plain = try Desk()
        let draft = try plain.drafting().draft(try plain.submission(), plan: try plan())
        #expect(draft.others.flatMap { $0.awaited }.isEmpty)
    }

    @Test("the receipt names what it waits for")
    func receipt() throws {
        let draft = try desk.drafting().draft(try desk.submission(), plan: try plan())
        let receipt = Receipt(
            key: "K1",
            visit: VisitID(number: 1),
            bundle: BundleID(number: 2),
            draft: draft,
            numbers: [ItemID(number: 3)]
        )
        #expect(receipt.json["others"]?[0]?["waits_for"] == ["move-in"])
    }

    @Test("nobody calls it done before, unless they say why")
    func early() throws {
        let refusal = #expect(throws: FilingRefusal.self) {
            try dog(["dog": ["fate": "done-at-counter"]])
        }
        #expect(refusal?.path == "fates.dog")
        #expect(refusal?.message.ja.contains("住民記録") == true)
        let stated = try dog(["dog": ["fate": "done-at-counter", "reason": "台帳で確認済み"]])
        #expect(stated.fate.fate == .doneAtCounter && stated.awaited.isEmpty)
        let after = try dog(["dog": ["fate": "done-at-counter"]], earlier: .accepted)
        #expect(after.fate.fate == .doneAtCounter)
    }
}
