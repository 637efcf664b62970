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
            ).get()
            #expect(due.dayInJapan == CalendarDay("2026-04-07"))
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
                (.init(.reached, note: "1234 5678 9018"), ["note"]),
                (.init(.willCome, note: String(repeating: "長", count: 201)), ["note", "comes_on"]),
            ]
            for (request, paths) in wrong {
                let refusal = try await call(item, request, by: House.clerk).failure
                #expect(refusal?.all.map(\.path) == paths)
                #expect(refusal?.sentence(in: .en).contains("9018") == false)
            }
            let day = today.adding(days: 9)
            let due = try await call(item, .init(.willCome, comesOn: day), by: House.clerk).get()
            #expect(due.dayInJapan == day)
            #expect(try await house.one("SELECT count(*) FROM hitomado.return_call") == "1")
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
