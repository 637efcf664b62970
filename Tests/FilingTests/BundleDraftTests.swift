import Catalog
import Eligibility
import Filing
import Testing
import Vocabulary

@Suite("A submission is worked out before anything is written")
struct BundleDraftTests {
    let desk: Desk

    init() throws { desk = try Desk() }

    private func draft(
        _ patch: JSONValue = [:],
        checks: CheckPolicy.Mode = .catalog,
        isProtected: Bool = false
    ) throws -> BundleDraft {
        try desk.drafting(checks: checks, isProtected: isProtected)
            .draft(try desk.submission(patch), plan: try desk.plan())
    }

    private func names(_ items: [BundleDraft.Item]) -> [String] {
        items.map { "\($0.entry.procedure)" }
    }

    @Test("What the center handles is filed in the order of the plan, the rest has a fate")
    func files() throws {
        let draft = try draft()
        #expect(names(draft.items) == ["move-in", "insurance", "allowance"])
        let fates = Dictionary(
            uniqueKeysWithValues: draft.others.map {
                ("\($0.entry.key.procedure)\($0.entry.people.count)", $0.fate)
            }
        )
        #expect(fates["dog0"]?.fate == .sent)
        #expect(fates["dog0"]?.nextStep == .doAtCounter)
        #expect(fates["dog0"]?.arrivedAt == Desk.now)
        #expect(fates["nursery1"]?.fate == .sent)
        #expect(fates["nursery1"]?.nextStep == .receive)
        #expect(fates["licence0"]?.nextStep == .guide)
        #expect(fates["electoral-roll0"]?.fate == .notNeeded)
        #expect(fates["insurance1"]?.fate == .undecided)
    }

    @Test("Whatever is unfinished has an owner, a next step and a due time after now")
    func owned() throws {
        for other in try draft().others where other.fate.fate.isUnfinished {
            #expect(other.fate.owner?.isEmpty == false)
            #expect(other.fate.nextStep != nil)
            #expect(try #require(other.fate.dueAt) > Desk.now)
        }
    }

    @Test("An item comes after those its system waits for, when they share a person")
    func order() throws {
        let draft = try draft()
        #expect(draft.items.map(\.after) == [[], [0], [0]])
        let strangers = try desk.drafting().draft(
            try desk.submission(),
            plan: [
                try desk.entry("move-in", people: ["p2"]),
                try desk.entry("insurance", people: ["p1"], after: ["move-in"]),
            ]
        )
        #expect(strangers.items.map(\.after) == [[], []])
    }

    @Test("A fate that was given wins, and needs a procedure of the plan")
    func fates() throws {
        let draft = try draft([
            "fates": [
                "insurance": ["fate": "paper-missing", "until": "2026-04-13"],
                "dog": ["fate": "done-at-counter"],
            ]
        ])
        #expect(names(draft.items) == ["move-in", "allowance"])
        let insurance = draft.others.first { $0.entry.code == "NH01" }
        #expect(insurance?.fate.nextStep == .bringPaper)
        #expect(insurance?.fate.dueAt?.dayInJapan == CalendarDay("2026-04-13"))
        #expect(
            draft.others.contains { $0.fate.fate == .doneAtCounter && $0.fate.doneAt == Desk.now }
        )
        #expect(throws: FilingRefusal.self) {
            try self.draft(["fates": ["dog": ["fate": "filed"]]])
        }
        let short = Array(try desk.plan().prefix(1))
        #expect(throws: FilingRefusal.self) {
            try desk.drafting().draft(
                try desk.submission(["fates": ["dog": ["fate": "declined"]]]),
                plan: short
            )
        }
    }

    @Test("A fate is that of the persons for whom it applies; for others somebody finds out first")
    func fatesOfTheUndecided() throws {
        let plan = [
            try desk.entry("dog", people: ["p1"]),
            try desk.entry("dog", people: ["p2"], outcome: nil),
        ]
        func fates(_ fate: String, _ plan: [PlannedProcedure]) throws -> [ItemFate] {
            let request = try desk.submission(["fates": ["dog": ["fate": .string(fate)]]])
            return try desk.drafting().draft(request, plan: plan).others.map(\.fate.fate)
        }
        #expect(try fates("done-at-counter", plan) == [.doneAtCounter, .undecided])
        #expect(try fates("declined", Array(plan.suffix(1))) == [.declined])
        let refusal = #expect(throws: FilingRefusal.self) {
            try fates("done-at-counter", Array(plan.suffix(1)))
        }
        #expect(refusal?.path == "fates.dog")
    }

    @Test("A record holds the persons and fields of its form and nothing else, keys sorted")
    func mapping() throws {
        let employer: JSONValue = ["record": ["people": ["p1": ["employer": "株式会社"]]]]
        let items = try draft(employer).items
        #expect(
            items[1].record
                == #"{"household":{"address":"千葉市中央区千葉港1番1号"},"people":{"p1":{"employer":"株式会社","family_name":"髙橋","given_name":"太郎"}},"visit":{}}"#
        )
        #expect(!items[0].record.contains("株式会社"))
        #expect(items[0].record.contains("葛\u{E0100}子"))
        // The allowance carries everybody's family name, and nobody's given name.
        #expect(items[2].record.contains(#""p2":{"family_name":"髙橋"}"#))
        #expect(!items[2].record.contains("given_name"))
    }

    @Test("What a form asks for is shown as missing, once a field and person")
    func missing() throws {
        let draft = try draft(["record": ["household": ["telephone": .null]]])
        let shown = draft.missing.map {
            "\($0.missing.field) \($0.missing.person?.description ?? "-") \($0.procedures)"
        }
        #expect(
            shown == [
                "telephone - [move-in]", "family_kana p2 [move-in]",
                "residence_status p2 [move-in]", "bank_account p1 [allowance]",
            ]
        )
    }

    @Test("Without what it must have nothing is filed, and the place is named")
    func required() throws {
        let refusal = #expect(throws: FilingRefusal.self) {
            try draft(["record": ["people": ["p2": ["given_name": .null]]]])
        }
        #expect(refusal?.path == "record.people.p2.given_name")
        #expect(refusal?.message.en.contains("髙橋") == false)
        let registered: JSONValue = [
            "record": ["people": ["p2": ["given_name": .null]]],
            "fates": ["move-in": ["fate": "not-needed"]],
        ]
        #expect(try draft(registered).items.count == 2)
    }

    @Test("Checks follow the catalog, the trial mode drops them, protected people always have two")
    func checks() throws {
        #expect(try draft().items.map(\.checks) == [0, 0, 2])
        #expect(try draft(checks: .none).items.map(\.checks) == [0, 0, 0])
        #expect(try draft(checks: .none, isProtected: true).items.map(\.checks) == [2, 2, 2])
        let foreign: JSONValue = ["record": ["people": ["p2": ["latin_name": "Kim"]]]]
        #expect(try draft(foreign).items.map(\.checks) == [2, 0, 2])
    }

    @Test("What was settled at the desk stays, and what was filed is not filed again")
    func settled() throws {
        let plan = try desk.plan()
        let draft = try desk.drafting().draft(
            try desk.submission(),
            plan: plan,
            settled: [
                plan[0].key: FateAssignment(finished: .filed),
                plan[1].key: FateAssignment(finished: .declined),
            ]
        )
        #expect(names(draft.items) == ["allowance"])
        #expect(draft.others.prefix(2).map(\.fate.fate) == [.filed, .declined])
    }

    @Test("The receipt has every key of the contract, and never an open fate")
    func receipt() throws {
        let draft = try draft()
        let receipt = Receipt(
            key: "K1",
            visit: VisitID(number: 1),
            bundle: BundleID(number: 2),
            draft: draft,
            numbers: [3, 4, 5].map { ItemID(number: $0) }
        )
        #expect(
            receipt.json.asObject?.keys
                == ["key", "visit", "bundle", "items", "others", "missing", "duplicates"]
        )
        let item = try #require(receipt.json["items"]?[1])
        #expect(
            item.compact(sortedKeys: false)
                == #"{"item":"I4","procedure":"insurance","code":"NH01","people":["p1"],"after":["I3"]}"#
        )
        let others = try #require(receipt.json["others"]?.asArray)
        #expect(others.count == 5)
        let known = Set(ItemFate.contractual.map(\.rawValue))
        for other in others { #expect(known.contains(other["fate"]?.asString ?? "")) }
    }
}
