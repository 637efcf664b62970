import Casework
import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("The resident is called about a send-back, and every call is kept")
struct ReturnCallTests {
    /// An item that the center sent back, held before with nothing behind it.
    private func returned(_ house: House, _ patch: JSONValue = [:]) async throws -> ItemID {
        let item = try House.items(try await house.file("K1", patch).receipt)[2]
        _ = try await SendBackItem(house.premises)(
            item,
            .init(reason: "missing-paper"),
            by: House.center
        ).get()
        return item
    }

    private func entries(_ house: House) async throws -> [ListReturns.Entry] {
        try await ListReturns(house.premises)(by: House.clerk).get()
    }

    @Test("Nobody answered: due a day later, in the list and on the item, and the attempt is kept")
    func noAnswer() async throws {
        try await House.with { house in
            let item = try await returned(house)
            let before = try #require(try await entries(house).first)
            #expect(before.telephone == "043-245-5111" && !before.isWithheld)
            #expect(before.view.calls.count == 0 && before.view.calls.lastAt == nil)
            let call = CallResident(house.premises)
            let due = try await call(
                item,
                .init(.noAnswer, note: " 留守番電話 "),
                by: House.clerk
            ).get().due
            #expect(due.dayInJapan == CalendarDay("2026-04-07"))
            let first = try await house.one(
                "SELECT (first_due_at = '\(before.view.due)')::text FROM hitomado.send_back WHERE item_id = \(item.number)"
            )
            #expect(first == "true")
            let after = try #require(try await entries(house).first)
            #expect(after.view.due == due && after.view.calls.count == 1)
            #expect(after.view.calls.lastResult == .noAnswer)
            #expect(after.view.json["calls"]?["last_result"]?.asString == "no-answer")
            let watched = try await WatchCenter(house.premises).item(item, by: House.clerk).get()
            #expect(watched.item.dueAt == due)
            #expect(watched.calls.map(\.note) == ["留守番電話"])
            #expect(watched.names["hanako"] == watched.names[watched.calls[0].by])
            let attention = try await house.one(
                "SELECT (due_at = '\(due)')::text FROM hitomado.item_attention WHERE item_id = \(item.number)"
            )
            #expect(attention == "true")
            let acts = try await house.one(
                "SELECT count(*) FROM hitomado.audit WHERE act = 'call-resident' AND \(item.number) = ANY (item_ids)"
            )
            #expect(acts != "0")
        }
    }

    @Test("The day on which the resident comes must be ahead, and a note holds no My Number")
    func refusals() async throws {
        try await House.with { house in
            let item = try await returned(house)
            let call = CallResident(house.premises)
            let today = house.clock.now().dayInJapan
            let wrong: [(CallResident.Request, [String])] = [
                (.init(.willCome), ["comes_on"]),
                (.init(.willCome, comesOn: today.adding(days: -1)), ["comes_on"]),
                // A Sunday.
                (.init(.willCome, comesOn: today.adding(days: 6)), ["comes_on"]),
                (.init(.reached, note: "1234 5678 9018"), ["note"]),
                (.init(.willCome, note: String(repeating: "長", count: 201)), ["note", "comes_on"]),
            ]
            for (request, paths) in wrong {
                let refusal = try await call(item, request, by: House.clerk).failure
                #expect(refusal?.all.map(\.path) == paths)
                #expect(refusal?.sentence(in: .en).contains("9018") == false)
            }
            let day = today.adding(days: 9)
            let noted = try await call(item, .init(.willCome, comesOn: day), by: House.clerk).get()
            #expect(noted.due.dayInJapan == day && !noted.isPastDeadline)
            #expect(try await house.one("SELECT count(*) FROM hitomado.return_call") == "1")
        }
    }

    @Test("A call about an attempt that has passed is not noted with the next one")
    func passed() async throws {
        try await House.with { house in
            let item = try await returned(house)
            _ = try await CorrectItem(house.premises)([:], of: item, by: House.clerk).get()
            _ = try await SendBackItem(house.premises)(
                item,
                .init(reason: "illegible"),
                by: House.center
            ).get()
            let due = try #require(try await entries(house).first?.view.due)
            let call = CallResident(house.premises)
            let old = try await call(item, .init(.noAnswer, on: 1), by: House.clerk)
            #expect(old.failure?.kind == .conflict)
            #expect(try await house.one("SELECT count(*) FROM hitomado.return_call") == "0")
            #expect(try await entries(house).first?.view.due == due)
            _ = try await call(item, .init(.noAnswer, on: 2), by: House.clerk).get()
            #expect(try await house.one("SELECT attempt FROM hitomado.return_call") == "2")
        }
    }

    @Test("Nobody answered for the fourth time: it is due when it was, and grows old")
    func unanswered() async throws {
        try await House.with { house in
            let item = try await returned(house)
            let call = CallResident(house.premises)
            var dues: [Instant] = []
            for _ in 0..<5 {
                dues.append(try await call(item, .init(.noAnswer), by: House.clerk).get().due)
                house.clock.advance(by: .seconds(86_400))
            }
            #expect(dues[0] < dues[1] && dues[1] < dues[2])
            #expect(dues[3] == dues[2] && dues[4] == dues[2])
        }
    }

    @Test("Who comes after the legal deadline is noted, told so, and due at the deadline")
    func pastDeadline() async throws {
        try await House.with { house in
            let item = try await returned(house)
            try await house.run(
                #"UPDATE hitomado.visit SET plan = replace(plan, '"deadline":null', '"deadline":"2026-04-10"')"#
            )
            let call = CallResident(house.premises)
            for (day, isPast) in [("2026-04-10", false), ("2026-04-13", true)] {
                let request = CallResident.Request(.willCome, comesOn: CalendarDay(day))
                let noted = try await call(item, request, by: House.clerk).get()
                #expect(noted.isPastDeadline == isPast)
                #expect(noted.due.dayInJapan == CalendarDay("2026-04-10"))
            }
        }
    }

    @Test("Reading the list is noted about each visit whose number it has")
    func readings() async throws {
        try await House.with { house in
            let item = try await returned(house)
            _ = try await entries(house)
            let noted = try await house.one(
                "SELECT string_agg(a.actor || a.item_ids::text, ',') FROM hitomado.audit a JOIN hitomado.item i USING (visit_id) WHERE i.item_id = \(item.number) AND a.act = 'list-returns'"
            )
            #expect(noted == "hanako{\(item.number)}")
        }
    }

    @Test("Only what waits is called about, by its own office or the center")
    func whose() async throws {
        try await House.with { house in
            let item = try await returned(house)
            let call = CallResident(house.premises)
            let other = House.acting([.clerk], actor: "wakaba", office: House.hanamigawa)
            #expect(try await call(item, .init(.reached), by: other).failure?.kind == .notFound)
            #expect(
                try await call(item, .init(.reached), by: House.concierge).failure?.kind
                    == .notAllowed
            )
            _ = try await WithdrawItem(house.premises)(item, reason: "x", by: House.clerk).get()
            #expect(
                try await call(item, .init(.reached), by: House.clerk).failure?.kind == .conflict
            )
            #expect(try await entries(house).isEmpty)
        }
    }

    @Test("Of who is protected no number is listed")
    func protected() async throws {
        try await House.with { house in
            _ = try await returned(
                house,
                ["household": ["facts": ["protection_requested": true]]]
            )
            let entry = try #require(try await entries(house).first)
            #expect(entry.isWithheld && entry.telephone == nil)
        }
    }
}
