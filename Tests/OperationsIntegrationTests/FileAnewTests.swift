import Casework
import Catalog
import Eligibility
import Filing
import Operations
import Stores
import Testing
import Vocabulary

@Suite("What a visit files a second time")
struct FileAnewTests {
    private let visit = VisitID(number: 1)

    private func key(_ procedure: String, _ people: String...) throws -> PlanKey {
        PlanKey(
            procedure: try #require(ProcedureID(procedure)),
            people: people.map { PersonID($0) }
        )
    }

    private func entry(_ key: PlanKey, _ house: House) async throws -> ShownItem {
        try #require(try await house.show(visit).items.first { $0.key == key })
    }

    private func fileAgain(_ house: House) async throws -> [ItemID] {
        let version = try await house.show(visit).version
        let source = FileBundle.Source.visit(visit, version: version, key: "K2", lane: .waiting)
        return try House.items(
            try await FileBundle(house.premises)(source, by: House.clerk).get().receipt
        )
    }

    private func save(
        _ house: House,
        household: Household? = nil,
        record: JSONValue? = nil,
        _ fates: ChosenFate...
    ) async throws -> Result<ChangedVisit, Refusal> {
        try await SaveVisit(house.premises)(
            VisitChanges(household: household, record: record, fates: fates),
            of: visit,
            version: try await house.show(visit).version,
            by: House.clerk
        )
    }

    @Test(
        "is nothing that was withdrawn, unless somebody says so; until then it has an owner and a day"
    )
    func withdrawn() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            _ = try await WithdrawItem(house.premises)(items[0], reason: "wrong", by: House.center)
                .get()
            let moveIn = try await entry(key("move-in", "p1", "p2"), house)
            #expect(moveIn.fate == .undecided && moveIn.isWithdrawn && moveIn.item == nil)
            #expect(moveIn.step == .choose && moveIn.owner != nil && moveIn.dueAt != nil)
            #expect(try await fileAgain(house).isEmpty)
            #expect(try await entry(moveIn.key, house).isWithdrawn, "filing leaves it as it is")
        }
    }

    @Test("is what was withdrawn, when somebody chooses to, with what was withdrawn behind it")
    func filedAnew() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            _ = try await WithdrawItem(house.premises)(items[0], reason: "wrong", by: House.center)
                .get()
            let entries = try await house.show(visit).items.filter(\.isWithdrawn)
            #expect(entries.count == items.count, "what waited for it is decided about, too")
            let file = FateRequest(.filed)
            for key in entries.map(\.key) {
                _ = try await save(house, ChosenFate(key, file)).get()
            }
            let anew = try await fileAgain(house)
            #expect(anew.count == items.count && Set(anew).isDisjoint(with: items))
            let states =
                "SELECT string_agg(DISTINCT state::text, ' ') FROM hitomado.item WHERE item_id > \(items.map(\.number).max() ?? 0)"
            #expect(try await house.one(states)?.contains("withdrawn") == false)
        }
    }

    @Test(
        "is asked about before the visit ends: what was withdrawn bars its closing until it is decided"
    )
    func barsClosing() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            _ = try await WithdrawItem(house.premises)(items[0], reason: "wish", by: House.center)
                .get()
            guard case .barred(let why) = try await house.show(visit).closing else {
                Issue.record("it could be closed")
                return
            }
            #expect(why.en.contains("JK01"))
        }
    }

    @Test("is done by whoever saw the visit as it stands: a withdrawal changes its version")
    func version() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            let before = try await house.show(visit).version
            _ = try await WithdrawItem(house.premises)(items[2], reason: "wish", by: House.center)
                .get()
            #expect(try await house.show(visit).version == before + 1)
        }
    }

    @Test("is the one who was forgotten, alone: nobody is filed twice")
    func forgotten() async throws {
        try await House.with { house in
            _ = try await house.file()
            var people = Desk.household["people"]?.asArray ?? []
            people.append([
                "id": "p3", "relationship": "child", "born": "2022-05-01",
                "nationality": "japanese",
                "health_insurance": "employer", "claims": false,
            ])
            let more = try house.household(["people": .array(people)])
            let named: JSONValue = ["people": ["p3": ["family_name": "髙橋", "given_name": "海"]]]
            _ = try await save(house, household: more, record: named).get()
            let shown = try await house.show(visit).items.filter {
                $0.key.procedure.description == "move-in"
            }
            #expect(shown.map { $0.key.people.map(\.description) } == [["p1", "p2"], ["p3"]])
            #expect(shown.map(\.fate) == [.filed, .open])
            let anew = try await fileAgain(house)
            let people3 =
                "SELECT string_agg(array_to_string(people, ' '), ',') FROM hitomado.item WHERE procedure = 'move-in'"
            #expect(try await house.one(people3) == "p1 p2,p3")
            #expect(anew.count == 1)
        }
    }

    @Test(
        "is nothing that was withdrawn, declined or waits for a paper, though somebody joins the household"
    )
    func decidedStays() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            _ = try await WithdrawItem(house.premises)(items[0], reason: "wish", by: House.center)
                .get()
            let moveIn = try key("move-in", "p1", "p2")
            for fate in [ItemFate.undecided, .declined, .paperMissing] {
                if fate != .undecided {
                    let until = fate == .paperMissing ? CalendarDay("2026-04-20") : nil
                    _ = try await save(house, ChosenFate(moveIn, FateRequest(fate, until: until)))
                        .get()
                }
                let present = try await house.show(visit).household["people"]?.asArray ?? []
                let id = "p\(present.count + 1)"
                let more =
                    present + [
                        [
                            "id": .string(id), "relationship": "child", "born": "2022-05-01",
                            "nationality": "japanese", "health_insurance": "employer",
                            "claims": false,
                        ]
                    ]
                _ = try await save(house, household: house.household(["people": .array(more)]))
                    .get()
                #expect(try await entry(moveIn, house).fate == fate)
                let joined = try await entry(try key("move-in", id), house)
                #expect(joined.fate == .open, "\(id) is new")
                _ = try await save(house, ChosenFate(joined.key, FateRequest(.declined))).get()
            }
            #expect(try await fileAgain(house).isEmpty)
        }
    }

    @Test("is nothing about who is in a filed item, when the others of it have left the household")
    func left() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            for item in items {
                try await house.run(
                    "UPDATE hitomado.item SET state = 'done', lot_id = 1, waiting_for = 0 WHERE item_id = \(item.number)"
                )
            }
            let people = (Desk.household["people"]?.asArray ?? []).dropLast()
            _ = try await save(house, household: house.household(["people": .array(Array(people))]))
                .get()
            #expect(try await fileAgain(house).isEmpty)
        }
    }

    @Test("is followed up within a year: a day that is past, or beyond, is refused")
    func farDays() async throws {
        try await House.with { house in
            let items = try House.items(try await house.file().receipt)
            _ = try await WithdrawItem(house.premises)(items[2], reason: "wish", by: House.center)
                .get()
            let withdrawn = try #require(
                try await house.show(visit).items.first(where: \.isWithdrawn)
            )
            for day in ["2026-04-05", "2027-04-07", "9999-12-31"] {
                let far = FateRequest(.undecided, until: CalendarDay(day))
                #expect(
                    try await save(house, ChosenFate(withdrawn.key, far)).failure?.path.hasSuffix(
                        "until"
                    )
                        == true
                )
            }
            let near = FateRequest(.undecided, until: CalendarDay("2027-04-06"))
            #expect(try await save(house, ChosenFate(withdrawn.key, near)).failure == nil)
        }
    }
}
