import Catalog
import Eligibility
import Filing
import Testing
import Vocabulary

@Suite("Nothing is filed that nothing entitles the resident to yet")
struct PrerequisiteTests {
    let desk: Desk

    init() throws { desk = try Desk() }

    private func draft(
        _ fates: JSONValue = [:],
        plan: [PlannedProcedure]? = nil,
        settled: [PlanKey: FateAssignment] = [:],
        earlier: [PlanKey: EarlierItem] = [:]
    ) throws -> BundleDraft {
        try desk.drafting().draft(
            try desk.submission(["fates": fates]),
            plan: try plan ?? desk.plan(),
            settled: settled,
            earlier: earlier
        )
    }

    private func codes(_ draft: BundleDraft) -> [String] { draft.items.map(\.entry.code) }

    private func fate(_ code: String, _ draft: BundleDraft) -> FateAssignment? {
        draft.others.first { $0.entry.code == code && $0.entry.outcome != nil }?.fate
    }

    @Test("Behind a paper that is missing, items wait for it as long as for the paper")
    func behindAPaper() throws {
        let draft = try draft(["move-in": ["fate": "paper-missing", "until": "2026-04-13"]])
        #expect(codes(draft).isEmpty)
        for code in ["NH01", "CH01"] {
            let waiting = try #require(fate(code, draft))
            #expect(waiting.fate == .paperMissing)
            #expect(waiting.nextStep == .settleFirst)
            #expect(waiting.waitsFor.map(\.description) == ["move-in"])
            #expect(waiting.dueAt == fate("JK01", draft)?.dueAt)
            #expect(waiting.owner?.isEmpty == false)
        }
    }

    @Test("Behind what is declined or sent elsewhere they are undecided, and never declined")
    func behindWhatIsDeclined() throws {
        for first in ["declined", "sent", "undecided"] {
            let draft = try draft(["move-in": ["fate": .string(first)]])
            #expect(codes(draft).isEmpty, "\(first)")
            let waiting = try #require(fate("NH01", draft))
            #expect(waiting.fate == .undecided)
            #expect(waiting.waitsFor.map(\.description) == ["move-in"])
            #expect(try #require(waiting.dueAt) > Desk.now)
        }
    }

    @Test("What is done, not needed or arranged for elsewhere lets them go")
    func entitled() throws {
        for first in ["done-at-counter", "not-needed"] {
            let draft = try draft(["move-in": ["fate": .string(first)]])
            #expect(codes(draft) == ["NH01", "CH01"], "\(first)")
            #expect(draft.items.allSatisfy { $0.after.isEmpty && $0.checks != 1 })
        }
        let done: JSONValue = ["move-in": ["fate": "sent", "desk": "市民課", "done": true]]
        #expect(try codes(draft(done)) == ["NH01", "CH01"])
    }

    @Test("An undecided prerequisite stops them only where no other one applies")
    func undecided() throws {
        var plan = try desk.plan()
        plan[0] = try desk.entry("move-in", outcome: nil)
        let stopped = try draft(plan: plan)
        #expect(codes(stopped).isEmpty)
        #expect(fate("NH01", stopped)?.waitsFor.map(\.description) == ["move-in"])
        let applying = try desk.entry("move-in", people: ["p1"])
        let both = [applying, try desk.entry("move-in", people: ["p2"], outcome: nil)]
        let rest = [try desk.entry("insurance", people: ["p1", "p2"], after: ["move-in"])]
        #expect(try codes(draft(plan: both + rest)) == ["JK01", "NH01"])
    }

    @Test("What somebody else declines stops nobody")
    func others() throws {
        let plan = [
            try desk.entry("move-in", people: ["p1"]),
            try desk.entry("insurance", people: ["p1"], after: ["move-in"]),
        ]
        // Not among those who move in.
        let stranger = try desk.entry("allowance", people: ["p2"], after: ["move-in"])
        let draft = try draft(["move-in": ["fate": "declined"]], plan: plan + [stranger])
        #expect(codes(draft) == ["CH01"])
    }

    @Test("Whoever wants an item filed before what comes first is told so")
    func wanted() throws {
        let refusal = #expect(throws: FilingRefusal.self) {
            try draft(["move-in": ["fate": "declined"], "insurance": ["fate": "filed"]])
        }
        #expect(refusal?.path == "fates.insurance")
        #expect(refusal?.message.en.contains("move-in") == true)
    }

    @Test("Items of an earlier filing come first while they are open, and stop when withdrawn")
    func earlier() throws {
        let plan = try desk.plan()
        func drafted(_ standing: EarlierItem.Standing) throws -> BundleDraft {
            let item = EarlierItem(ItemID(number: 9), standing)
            return try draft(plan: plan, earlier: [plan[0].key: item])
        }
        for (standing, waiting) in [
            (EarlierItem.Standing.open, 1), (.stopped, 1), (.accepted, 0),
        ] {
            let draft = try drafted(standing)
            #expect(codes(draft) == ["NH01", "CH01"])
            #expect(draft.items.map(\.waitingFor) == [waiting, waiting])
            #expect(draft.items.allSatisfy { $0.after.isEmpty && $0.earlier.count == 1 })
        }
        let withdrawn = try drafted(.withdrawn)
        #expect(codes(withdrawn).isEmpty)
        #expect(fate("NH01", withdrawn)?.fate == .undecided)
    }

    @Test("The receipt says who has what is not filed, until when, and for what it waits")
    func receipt() throws {
        let draft = try draft(["move-in": ["fate": "sent"]])
        let receipt = Receipt(
            key: "K1",
            visit: VisitID(number: 1),
            bundle: BundleID(number: 2),
            draft: draft,
            numbers: []
        )
        let others = try #require(receipt.json["others"]?.asArray)
        #expect(others[0]["desk"] == "市民課" && others[0]["due"]?.asString != nil)
        #expect(others[1]["waits_for"] == ["move-in"] && others[1]["owner"]?.asString != nil)
    }

    @Test("A paper is awaited until a day that somebody names or the law sets")
    func untilWhen() throws {
        let refusal = #expect(throws: FilingRefusal.self) {
            try draft(["insurance": ["fate": "paper-missing"]])
        }
        #expect(refusal?.path == "fates.insurance.until")
        let known = try desk.entry("move-in")
        let legal = PlannedProcedure(
            procedure: known.procedure,
            code: known.code,
            people: known.people,
            outcome: .duty,
            handling: .center,
            counter: .unified,
            desk: known.desk,
            deadline: CalendarDay("2026-04-15")
        )
        let lawful = try draft(["move-in": ["fate": "paper-missing"]], plan: [legal])
        #expect(fate("JK01", lawful)?.dueAt?.dayInJapan == CalendarDay("2026-04-15"))
    }
}
