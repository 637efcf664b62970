import Casework
import Catalog
import Filing
import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("What routing sends to a desk") struct SectionTests {
    private static let nursery = "nursery.p2"
    private static let section = worker(["nursery"])

    private static func worker(
        _ desks: [String],
        office: MunicipalityCode = House.chuo
    ) -> Acting {
        Acting(
            actor: "sakura",
            roles: [.section],
            municipality: House.chiba,
            office: office,
            purpose: "desks",
            desks: desks
        )
    }

    private func list(
        _ house: House,
        _ desk: String = "nursery",
        by acting: Acting = section
    ) async throws -> ListDeskEntries.List {
        try await ListDeskEntries(house.premises)(desk, by: acting).get()
    }

    private func mark(
        _ mark: DeskMark,
        _ visit: VisitID,
        _ house: House,
        entry: String = nursery,
        seen: String? = nil,
        at desk: String = "nursery",
        by acting: Acting = section
    ) async throws -> Result<MarkDeskEntry.Marked, Refusal> {
        try await MarkDeskEntry(house.premises)(
            mark,
            .init(visit: visit, entry: entry, seen: seen),
            at: desk,
            by: acting
        )
    }

    @Test("stands in its list, is marked arrived and done with a result, and leaves its history")
    func throughTheDesk() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            let lines = try await ListDesks(house.premises)(by: Self.section).get()
            #expect(lines.map(\.desk.id) == ["nursery"] && lines[0].expected == 1)
            let waiting = try await list(house)
            #expect(waiting.expected.map(\.key.label) == [Self.nursery])
            #expect(waiting.expected[0].names == ["髙橋 葛\u{E0100}子"])
            house.clock.advance(by: .seconds(60))
            #expect(try await mark(.arrived, visit, house).get().state == .arrived)
            #expect(try await list(house).arrived.map(\.visit) == [visit])
            let ended = try await mark(.done(.accepted, note: "面接済"), visit, house).get()
            #expect(ended.state == .done && !ended.endsVisit)
            let after = try await list(house)
            #expect(after.arrived.isEmpty && after.expected.isEmpty)
            #expect(after.ended.first?.result == .accepted)
            #expect(after.ended.first?.steps.map(\.step) == [.arrived, .done])
            #expect(after.ended.first?.steps.last?.note == "面接済")
            let shown = try await house.show(visit)
            let entry = try #require(shown.items.first { $0.code == "NU01" })
            #expect(entry.deskState == .done && entry.fate == .doneAtCounter)
            #expect(entry.result == "accepted" && entry.steps.count == 2)
            let json = shown.json(.en)["items"]?.asArray?.first { $0["code"] == "NU01" }
            #expect(json?["desk_state"] == "done" && json?["desk"] == "保育課")
            #expect(json?["desk_steps"]?[1]?["result"] == "accepted")
        }
    }

    @Test(
        "stays with the desk that has its resident there, whatever the unified counter answers or chooses"
    )
    func staysWhileThere() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            _ = try await mark(.arrived, visit, house).get()
            let key = try #require(try await list(house).arrived.first?.key)
            func save(_ changes: VisitChanges) async throws -> Refusal? {
                let version = try await house.show(visit).version
                return try await SaveVisit(house.premises)(
                    changes,
                    of: visit,
                    version: version,
                    by: House.clerk
                ).failure
            }
            let taken = try await save(
                VisitChanges(fates: [ChosenFate(key, FateRequest(.declined))])
            )
            #expect(taken?.message.en.contains("has the resident there") == true)
            for item in try await house.show(visit).items.compactMap(\.item) {
                try await house.run(
                    "UPDATE hitomado.item SET state = 'done', lot_id = 1, waiting_for = 0 WHERE item_id = \(item.number)"
                )
            }
            let people = (Desk.household["people"]?.asArray ?? []).dropLast()
            let without = try house.household(["people": .array(Array(people))])
            #expect(try await save(VisitChanges(household: without)) == nil)
            #expect(
                try await list(house).arrived.map(\.visit) == [visit],
                "its plan has it no more"
            )
            let again = try await mark(.arrived, visit, house).failure
            #expect(again?.message.en.contains("noted already") == true)
            #expect(
                try await mark(.done(.notEligible, note: "対象外"), visit, house).get().state == .done
            )
        }
    }

    @Test("is nobody's business at another desk, in another office or in another role")
    func leastPrivilege() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            let welfare = Self.worker(["welfare"])
            let elsewhere = Self.worker(["nursery"], office: House.hanamigawa)
            #expect(try await list(house, "welfare", by: welfare).expected.isEmpty)
            #expect(
                try await ListDeskEntries(house.premises)("nursery", by: welfare).failure?.kind
                    == .notAllowed
            )
            #expect(try await list(house, by: elsewhere).expected.isEmpty)
            #expect(
                try await mark(.arrived, visit, house, by: welfare).failure?.kind == .notAllowed
            )
            #expect(
                try await mark(.arrived, visit, house, by: elsewhere).failure?.kind == .notFound
            )
            let read = ReadDeskEntries(house.premises)
            #expect(try await read(visit, at: "nursery", by: elsewhere).failure?.kind == .notFound)
            #expect(try await read(visit, at: "nursery", by: welfare).failure?.kind == .notAllowed)
            // Its own desk knows of the visit no more than that.
            #expect(
                try await ShowVisit(house.premises)(visit, by: Self.section).failure?.kind
                    == .notAllowed
            )
            for other in [House.concierge, House.center] {
                #expect(
                    try await ListDeskEntries(house.premises)("nursery", by: other).failure?.kind
                        == .notAllowed
                )
            }
            let clerk = try await list(house, by: House.clerk)
            #expect(clerk.expected.count == 1)
            #expect(try await mark(.arrived, visit, house, by: House.clerk).get().state == .arrived)
        }
    }

    @Test("is marked by the first of two who press at once, and the second is told by whom")
    func doublePress() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            let seen = try await list(house).expected[0].seen
            async let one = mark(.arrived, visit, house, seen: seen)
            async let other = mark(.arrived, visit, house, seen: seen, by: House.clerk)
            let results = try await [one, other]
            let failures = results.compactMap(\.failure)
            #expect(failures.map(\.kind) == [.stale])
            #expect(failures[0].message.ja.contains("到着"))
            #expect(try await house.one("SELECT count(*) FROM hitomado.desk_step") == "1")
            // What was taken back and done anew is not what the page showed.
            _ = try await mark(.undo, visit, house).get()
            let stale = try await mark(.arrived, visit, house, seen: seen)
            #expect(stale.failure?.kind == .stale)
        }
    }

    @Test("goes on to another desk with its history, and is that desk's from then on")
    func sentOn() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            let wrong = try await mark(.sentOn(to: "no-such"), visit, house)
            #expect(wrong.failure?.path == "to")
            let move = DeskMark.sentOn(to: "welfare", note: "所得の相談")
            #expect(try await mark(move, visit, house).get().state == .expected)
            #expect(try await list(house).expected.isEmpty)
            let there = try await list(house, "welfare", by: Self.worker(["welfare"])).expected
            #expect(there.map(\.key.label) == [Self.nursery])
            #expect(there[0].steps.map(\.toDesk) == ["福祉課"] && there[0].lastStep == nil)
            let late = try await mark(.arrived, visit, house)
            #expect(late.failure?.kind == .stale)
            let entry = try await house.show(visit).items.first { $0.code == "NU01" }
            #expect(entry?.desk == "福祉課" && entry?.steps[0].note == "所得の相談")
        }
    }

    @Test("is taken back by a mark while nothing followed; what was sent on is not")
    func undo() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            #expect(try await mark(.undo, visit, house).failure?.kind == .conflict)
            let before = try await list(house).expected[0].dueAt
            _ = try await mark(.arrived, visit, house).get()
            _ = try await mark(.done(.notEligible), visit, house).get()
            let ended = try await house.show(visit).items.first { $0.code == "NU01" }
            #expect(ended?.fate == .declined && ended?.result == "not-eligible")
            #expect(try await mark(.undo, visit, house).get().state == .arrived)
            #expect(try await mark(.undo, visit, house, by: House.clerk).get().state == .expected)
            let entry = try await list(house).expected[0]
            #expect(entry.dueAt == before && entry.arrivedAt == nil)
            #expect(entry.steps.map { $0.undoneBy } == ["hanako", "sakura"])
            _ = try await mark(.didNotCome(), visit, house).get()
            #expect(try await list(house).expected.map(\.state) == [.absent])
            #expect(try await mark(.undo, visit, house).get().state == .expected)
            _ = try await mark(.arrived, visit, house).get()
            _ = try await mark(.lacking(), visit, house).get()
            #expect(try await mark(.undo, visit, house).get().state == .arrived)
        }
    }

    @Test("of which nobody came is called about by its desk until a person ends it")
    func absent() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            let marked = try await mark(.didNotCome(), visit, house).get()
            #expect(marked.state == .absent && !marked.endsVisit)
            let shown = try await house.show(visit).items.first { $0.code == "NU01" }
            #expect(shown?.owner != nil && shown?.dueAt != nil && shown?.step == .call)
            #expect(try await list(house).expected.map(\.state) == [.absent])
            let counts = try await ListDesks(house.premises)(by: Self.section).get()
            #expect(counts[0].expected == 1 && counts[0].arrived == 0)
            let accepted = try await mark(.done(.accepted), visit, house)
            #expect(accepted.failure?.path == "result")
            _ = try await mark(.done(.unreached, note: "3回電話"), visit, house).get()
            #expect(try await list(house).ended.map(\.result) == [.unreached])
        }
    }

    @Test(
        "is at the desk that was meant, whatever name of it was written",
        arguments: [
            ("福祉課", "福祉課"), ("Welfare", "福祉課"), ("welfare", "福祉課"), (" 福祉課\u{3000}", "福祉課"),
            ("総合窓口", "市民課"), ("Unified counter", "市民課"), ("保育課", "保育課"), ("Nursery", "保育課"),
        ]
    )
    func desksByAnyName(_ written: String, _ desk: String) async throws {
        try await House.with(checks: .none) { house in
            let fates: JSONValue = ["nursery": ["fate": "sent", "desk": .string(written)]]
            let visit = try await house.file("K1", ["fates": fates]).visit
            let entry = try await house.show(visit).items.first { $0.code == "NU01" }
            #expect(entry?.desk == desk)
        }
    }

    @Test("is at the desk of its section where nobody named one, though it was undecided")
    func desksOfTheUndecided() async throws {
        try await House.with(checks: .none) { house in
            let people: JSONValue = [
                ["id": "p1", "relationship": "head", "born": "1985-05-02", "claims": false]
            ]
            let patch: JSONValue = [
                "household": ["people": people], "record": ["people": ["p2": .null]],
                "fates": ["insurance": ["fate": "sent"]],
            ]
            let visit = try await house.file("K1", patch).visit
            let shown = try await house.show(visit)
            let entry = try #require(shown.items.first { $0.code == "NH01" })
            #expect(entry.fate == .sent && entry.desk == "市民課")
        }
    }

    @Test("is refused for a desk that the office has not, with the desks that it has")
    func unknownDesk() async throws {
        try await House.with(checks: .none) { house in
            let fates: JSONValue = ["nursery": ["fate": "sent", "desk": "出張所"]]
            let submission = try house.submission("K1", ["fates": fates])
            let refusal = try await FileBundle(house.premises)(
                .submission(submission),
                by: House.clerk
            ).failure
            #expect(refusal?.kind == .invalid && refusal?.path == "fates.nursery.desk")
            #expect(refusal?.message.ja.contains("どの窓口へ") == true)
            #expect(refusal?.message.ja.contains("保育課、福祉課") == true)
        }
    }

    @Test("is only told the way to where another body does it")
    func outside() async throws {
        try await House.with(checks: .none) { house in
            let fates: JSONValue = ["licence": ["fate": "sent", "desk": "警察署"]]
            let visit = try await house.file("K1", ["fates": fates]).visit
            let entry = try await house.show(visit).items.first { $0.code == "RF01" }
            #expect(entry?.desk == "警察署" && entry?.deskState == nil)
            let lines = try await ListDesks(house.premises)(by: House.clerk).get()
            #expect(!lines.contains { $0.desk.isOther })
        }
    }

    @Test(
        "is in a list that is cut, the latest before what stood long, and can be read all the same"
    )
    func cutList() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            try await house.run(
                """
                INSERT INTO hitomado.visit
                SELECT (jsonb_populate_record(v, jsonb_build_object('visit_id', 100000 + g))).*
                FROM hitomado.visit AS v, generate_series(1, 300) AS g;
                INSERT INTO hitomado.visit_item
                SELECT (jsonb_populate_record(vi, jsonb_build_object('visit_id', 100000 + g,
                    'item_id', NULL, 'changed_at', vi.changed_at - make_interval(mins => g)))).*
                FROM hitomado.visit_item AS vi, generate_series(1, 300) AS g
                WHERE vi.procedure = 'nursery';
                """
            )
            let cut = try await list(house)
            #expect(cut.isCut && cut.expected.count == ListDeskEntries.visitsMaximum)
            #expect(cut.expected.contains { $0.visit == visit })
            let longest = VisitID(number: 100_300)
            #expect(!cut.expected.contains { $0.visit == longest })
            let read = ReadDeskEntries(house.premises)
            #expect(
                try await read(longest, at: "nursery", by: Self.section).get().parts.count == 1
            )
            // What is overdue is in it however long it stands, beside what moved last.
            try await house.run(
                """
                UPDATE hitomado.visit_item SET due_at = changed_at - interval '30 days'
                WHERE visit_id = 100300
                """
            )
            let pressing = try await list(house)
            #expect(pressing.isCut && pressing.expected.contains { $0.visit == longest })
            #expect(pressing.expected.contains { $0.visit == visit })
            // What was ended makes room for what is to be done, however late it ended.
            try await house.run(
                """
                UPDATE hitomado.visit_item SET fate = 'declined', owner = NULL, next_step = NULL,
                    due_at = NULL, changed_at = changed_at + interval '12 hours'
                WHERE visit_id BETWEEN 100001 AND 100200
                """
            )
            let rest = try await list(house)
            #expect(rest.isCut && rest.expected.count == 101)
        }
    }

    @Test("waits until a day when something is missing, and a note holds no My Number")
    func lacking() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            _ = try await mark(.arrived, visit, house).get()
            let past = try #require(CalendarDay("2026-04-05"))
            #expect(
                try await mark(.lacking(until: past), visit, house).failure?.path == "until"
            )
            let never = try #require(CalendarDay("2099-01-01"))
            #expect(
                try await mark(.lacking(until: never), visit, house).failure?.path == "until"
            )
            let composed = DeskMark.lacking(note: String(repeating: "か\u{3099}", count: 101))
            #expect(try await mark(composed, visit, house).failure?.path == "note")
            let number = DeskMark.lacking(note: "1234-5678-9018")
            #expect(try await mark(number, visit, house).failure?.path == "note")
            let long = DeskMark.lacking(note: String(repeating: "あ", count: 201))
            #expect(try await mark(long, visit, house).failure?.path == "note")
            let day = try #require(CalendarDay("2026-04-10"))
            let late = DeskMark.lacking(until: day, note: "就労証明書")
            #expect(try await mark(late, visit, house).get().state == .lacking)
            let entry = try await list(house).expected[0]
            #expect(entry.state == .lacking && entry.dueAt?.dayInJapan == day)
            house.clock.advance(by: .seconds(5 * 24 * 3600))
            let counts = try await ListDesks(house.premises)(by: Self.section).get()
            #expect(counts[0].overdue == 1 && counts[0].expected == 1)
        }
    }

    @Test("withholds the names of the protected, in the list and at its entry")
    func protection() async throws {
        try await House.with(checks: .none) { house in
            let fates: JSONValue = ["insurance": ["fate": "sent", "desk": "保育課"]]
            let visit = try await house.file("K1", ["fates": fates]).visit
            let read = ReadDeskEntries(house.premises)
            try await SetProtection(house.premises)(visit, by: House.clerk).get()
            let entry = try await list(house).expected[0]
            #expect(entry.names.isEmpty && entry.clearance.isMasked)
            let parts = try await read(visit, at: "nursery", by: Self.section).get().parts
            #expect(parts[0].entry.names.isEmpty)
            #expect(parts[0].data.allSatisfy { $0.person == nil })
            let values = parts.flatMap(\.data).compactMap(\.value.asString)
            #expect(!values.isEmpty && values.allSatisfy(Clearance.isSign), "\(values)")
        }
    }

    @Test("leaves an audit row for every visit that is read, and for each refusal")
    func audit() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            // The list renews itself every few seconds; who looks is noted once an hour.
            for _ in 1...3 { _ = try await list(house) }
            _ = try await ReadDeskEntries(house.premises)(visit, at: "nursery", by: Self.section)
                .get()
            _ = try await mark(.arrived, visit, house).get()
            _ = try await mark(.arrived, visit, house, by: Self.worker(["welfare"]))
            let rows = try await house.one(
                """
                SELECT string_agg(act || CASE WHEN refused THEN ' refused' ELSE '' END, ','
                    ORDER BY audit_id) FROM hitomado.audit
                WHERE visit_id = \(visit.number) AND actor = 'sakura'
                """
            )
            let acts = "list-desk-entries,read-desk-entries,receive-at-desk"
            #expect(rows == "\(acts),receive-at-desk refused")
        }
    }
}
