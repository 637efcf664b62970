import Catalog
import Eligibility
import Filing
import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

/// What was decided about persons, when some leave and others come before anything is filed.
@Suite("What was decided about a household that changes")
struct ReplanTests {
    private func key(_ procedure: String, _ people: String...) throws -> PlanKey {
        PlanKey(
            procedure: try #require(ProcedureID(procedure)),
            people: people.map { PersonID($0) }
        )
    }

    /// The family with these members; who is not the head is a child.
    private func family(_ members: String..., in house: House) throws -> Household {
        let known = Desk.household["people"]?.asArray ?? []
        let people = try members.map { member -> JSONValue in
            if member == "p1" { return known[0] }
            return try #require(known.last).merged(with: ["id": .string(member)])
        }
        return try house.household(["people": .array(people)])
    }

    private func save(
        _ visit: VisitID,
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

    private func fate(_ key: PlanKey, _ visit: VisitID, _ house: House) async throws -> String {
        let entry = try await house.show(visit).items.first { $0.key == key }
        return entry.map { "\($0.fate.rawValue) \($0.result ?? "-")" } ?? "none"
    }

    private func atDesk(_ house: House, _ members: String...) async throws -> VisitID {
        let visit = try await house.atCounter()
        let known = Desk.household["people"]?.asArray ?? []
        let added = try members.map { member in
            try #require(known.last).merged(with: ["id": .string(member)])
        }
        let household = try house.household(["people": .array(known + added)])
        let names = JSONObject(
            members.map { .init(key: $0, value: ["family_name": "髙橋", "given_name": "次子"]) }
        )
        _ = try await save(visit, house, household: household, record: ["people": .object(names)])
            .get()
        return visit
    }

    @Test("is nobody else's: an id that somebody had is not given again, filed or not")
    func idsAreGivenOnce() async throws {
        try await House.with { house in
            let visit = try await atDesk(house, "p3")
            let done = ChosenFate(try key("nursery", "p3"), FateRequest(.declined))
            _ = try await save(visit, house, done).get()
            _ = try await save(visit, house, household: try family("p1", "p2", in: house)).get()
            let again = try family("p1", "p2", "p3", in: house)
            #expect(
                try await save(visit, house, household: again).failure?.path == "household.people"
            )
            #expect(try await house.show(visit).givenIDs.map(\.description) == ["p1", "p2", "p3"])
            let other = try family("p1", "p2", "p4", in: house)
            _ = try await save(visit, house, household: other).get()
            #expect(try await fate(key("nursery", "p4"), visit, house) == "open -")
        }
    }

    @Test("keeps whoever a certificate is asked for in the household until that has ended")
    func certificates() async throws {
        try await House.with { house in
            let visit = try await atDesk(house, "p3")
            _ = try await house.ask("free-copy", of: "p3", in: visit).get()
            let without = try family("p1", "p2", in: house)
            #expect(
                try await save(visit, house, household: without).failure?.path == "household.people"
            )
            let undo = try await UndoSave(house.premises)(
                visit,
                version: try await house.show(visit).version,
                by: House.clerk
            )
            #expect(undo.failure?.path == "household.people")
            try await EndCertificate(house.premises)(
                .cancel,
                1,
                because: "不要",
                of: visit,
                by: House.clerk
            ).get()
            _ = try await save(visit, house, household: without).get()
        }
    }

    @Test(
        "is what was said last: a decision that was replaced does not come back with fewer persons"
    )
    func lastWord() async throws {
        try await House.with { house in
            let visit = try await atDesk(house, "p3", "p4")
            let four = try key("move-in", "p1", "p2", "p3", "p4")
            _ = try await save(visit, house, ChosenFate(four, FateRequest(.declined))).get()
            _ = try await save(visit, house, household: try family("p1", "p2", "p3", in: house))
                .get()
            let three = try key("move-in", "p1", "p2", "p3")
            #expect(try await fate(three, visit, house) == "declined chosen")
            #expect(try await fate(four, visit, house) == "not-needed answers-changed")
            _ = try await save(visit, house, ChosenFate(three, FateRequest(.filed))).get()
            _ = try await save(visit, house, household: try family("p1", "p2", in: house)).get()
            #expect(try await fate(key("move-in", "p1", "p2"), visit, house) == "open chosen")
        }
    }

    @Test("stays divided when its parts are to be filed: what a page showed is what is filed")
    func shares() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            let two = try key("move-in", "p1", "p2")
            let until = try #require(CalendarDay("2026-05-01"))
            let missing = FateRequest(.paperMissing, until: until)
            _ = try await save(visit, house, ChosenFate(two, missing)).get()
            let three = try family("p1", "p2", "p3", in: house)
            let name: JSONValue = ["people": ["p3": ["family_name": "髙橋", "given_name": "次子"]]]
            _ = try await save(visit, house, household: three, record: name).get()
            #expect(try await fate(two, visit, house).hasPrefix("paper-missing"))
            #expect(try await fate(key("move-in", "p3"), visit, house) == "open -")
            _ = try await save(visit, house, ChosenFate(two, FateRequest(.filed))).get()
            let filed = try await FileBundle(house.premises)(
                .visit(
                    visit,
                    version: try await house.show(visit).version,
                    key: "K1",
                    lane: .waiting
                ),
                by: House.clerk
            ).get()
            #expect(try House.items(filed.receipt).count >= 2)
            let moveIn = try await house.show(visit).items.filter { $0.key.procedure == "move-in" }
            #expect(Set(moveIn.map(\.key)) == [two, try key("move-in", "p3")])
            #expect(moveIn.allSatisfy { $0.item != nil && $0.fate == .filed })
        }
    }

    @Test("comes back whole with one step back, the day until which somebody waits included")
    func undo() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            let nursery = try key("nursery", "p2")
            func wait(until day: String) async throws {
                let until = try #require(CalendarDay(day))
                let fate = FateRequest(.paperMissing, until: until)
                _ = try await save(visit, house, ChosenFate(nursery, fate)).get()
            }
            func due() async throws -> CalendarDay? {
                try await house.show(visit).items.first { $0.key == nursery }?.dueAt?.dayInJapan
            }
            try await wait(until: "2026-05-01")
            try await wait(until: "2026-11-02")
            #expect(try await due() == CalendarDay("2026-11-02"))
            _ = try await UndoSave(house.premises)(
                visit,
                version: try await house.show(visit).version,
                by: House.clerk
            ).get()
            #expect(try await due() == CalendarDay("2026-05-01"))
        }
    }
}
