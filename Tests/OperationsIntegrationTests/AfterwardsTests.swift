import Catalog
import Eligibility
import Filing
import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

extension House {
    static let administrator = acting([.administrator], actor: "admin", office: nil)

    /// The numbers of a pack of today.
    func pack(_ count: Int = 5, office: MunicipalityCode = chuo) async throws -> EmergencyPack {
        try await ReserveEmergencyNumbers(premises)(
            office,
            on: clock.now().dayInJapan,
            count: count,
            by: Self.administrator
        ).get()
    }

    func enter(
        _ number: EmergencyNumber?,
        on day: CalendarDay,
        at minute: Int = 600,
        by name: String = "中央 花子",
        _ events: [LifeEventID] = [LifeEventID("move-in")],
        isProtected: Bool = false
    ) async throws -> Result<VisitID, Refusal> {
        try await EnterAfterwards(premises)(
            EnterAfterwards.Request(
                number: number?.written ?? "260406-001-2",
                day: day,
                minuteOfDay: minute,
                receivedBy: name,
                events: events,
                asksForProtection: isProtected
            ),
            by: Self.clerk
        )
    }
}

@Suite("What is entered from paper")
struct AfterwardsTests {
    @Test("has the plan of its household on the day of reception", arguments: [0, 1, 6, 13, 14])
    func samePlan(_ days: Int) async throws {
        try await House.with { house in
            let received = house.clock.now().dayInJapan
            let number = try await house.pack().numbers.first
            house.clock.advance(by: .seconds(86_400 * days))
            let visit = try await house.enter(number, on: received).get()
            let household = try house.household(["on": .string(received.description)])
            for facts: JSONValue in [
                [:], ["dogs": 0], ["licence": false, "moved_on": "2026-03-20"],
            ] {
                let answered = try house.household([
                    "on": .string(received.description), "facts": facts,
                ])
                _ = try await RecordAnswers(house.premises)(
                    answered,
                    of: visit,
                    version: try await house.show(visit).version,
                    by: House.clerk
                ).get()
                let plan = RoutingPlanning(catalog: house.desk.catalog)
                    .plan(for: answered, language: .ja)
                #expect(try await house.show(visit).plan == plan.json)
            }
            #expect(household.on == received)
            let shown = try await house.show(visit)
            #expect(shown.openedAt == Instant(dayInJapan: received, minuteOfDay: 600))
            #expect(shown.onPaper?.enteredAt == house.clock.now())
            #expect(shown.onPaper?.number == number && shown.onPaper?.receivedBy == "中央 花子")
            #expect(shown.items.allSatisfy { $0.dueAt.map { $0 > house.clock.now() } ?? true })
        }
    }

    @Test("is filed under the moment of its reception, and is not late by the failure")
    func filed() async throws {
        try await House.with { house in
            let received = house.clock.now().dayInJapan
            let number = try await house.pack().numbers.first
            house.clock.advance(by: .seconds(86_400 * 10))
            let visit = try await house.enter(number, on: received).get()
            _ = try await RecordAnswers(house.premises)(
                try house.household(["on": .string(received.description)]),
                of: visit,
                version: try await house.show(visit).version,
                by: House.clerk
            ).get()
            _ = try await RecordData(house.premises)(
                Desk.record,
                of: visit,
                version: try await house.show(visit).version,
                by: House.clerk
            ).get()
            _ = try await FileBundle(house.premises)(
                .visit(
                    visit,
                    version: try await house.show(visit).version,
                    key: "paper-1",
                    lane: .overnight
                ),
                by: House.clerk
            ).get()
            let times = """
                SELECT string_agg(DISTINCT concat_ws(' ', i.received_at = v.opened_at,
                    i.filed_at = v.entered_at, i.due_at > i.filed_at), ',')
                FROM hitomado.item AS i JOIN hitomado.visit AS v USING (municipality, visit_id)
                """
            #expect(try await house.one(times) == "t t t")
            let listed = try await ListDesk(house.premises)(by: House.clerk).get()
            #expect(listed.first { $0.id == visit }?.enteredAt == house.clock.now())
        }
    }

    @Test("uses its number once, for ever")
    func once() async throws {
        try await House.with { house in
            let today = house.clock.now().dayInJapan
            let pack = try await house.pack()
            let visit = try await house.enter(pack.numbers.first, on: today).get()
            let again = try await house.enter(pack.numbers.first, on: today).failure
            #expect(again?.kind == .conflict && again?.path == "number")
            #expect(again?.message.ja.contains("\(visit)") == true)
            let never = EmergencyNumber(office: House.chuo, packDay: today, place: 6)
            #expect(try await house.enter(never, on: today).failure?.path == "number")
            let other = try await house.pack(office: House.hanamigawa).numbers.first
            #expect(try await house.enter(other, on: today).failure?.path == "number")
            let settle = SettleEmergencyNumbers(house.premises)
            let second = pack.numbers[1].written
            _ = try await settle.spoil(second, because: "書き損じ", by: House.clerk).get()
            #expect(try await house.enter(pack.numbers[1], on: today).failure?.kind == .conflict)
            #expect(try await settle.spoil(second, because: "x", by: House.clerk).failure != nil)
            let rest = try await settle.setRestUnused(on: today, from: 1, by: House.clerk).get()
            #expect(rest == 3)
            let nothing = try await settle.setRestUnused(on: today, from: 1, by: House.clerk)
            #expect(nothing.failure?.kind == .conflict)
            // A sheet that turns up all the same.
            _ = try await house.enter(pack.numbers[4], on: today).get()
            let watch = try await WatchEmergency(house.premises)(by: House.clerk).get()
            let seen = try #require(
                watch.packs.first { $0.places == 1...5 && $0.office == House.chuo }
            )
            #expect([seen.used, seen.spoilt, seen.unused, seen.open] == [2, 1, 2, 0])
            let opened = "SELECT count(*) FROM hitomado.visit WHERE entered_at IS NOT NULL"
            #expect(try await house.one(opened) == "2")
            let audit =
                "SELECT count(*) FROM hitomado.audit WHERE act = 'enter-afterwards' AND NOT refused"
            #expect(try await house.one(audit) == "2")
        }
    }

    @Test("is refused where day, time, name or event cannot be, and leaves the number as it was")
    func refused() async throws {
        try await House.with { house in
            let today = house.clock.now().dayInJapan
            let number = try await house.pack().numbers.first
            #expect(try await house.enter(number, on: today, at: 601).failure?.path == "time")
            let tomorrow = today.adding(days: 1)
            #expect(try await house.enter(number, on: tomorrow).failure?.path == "time")
            let before = today.adding(days: -1)
            #expect(try await house.enter(number, on: before).failure?.path == "day")
            #expect(
                try await house.enter(number, on: today, by: " ").failure?.path == "received_by"
            )
            #expect(try await house.enter(number, on: today, []).failure?.path == "event")
            let unknown = [LifeEventID("no-such-event")]
            #expect(try await house.enter(number, on: today, unknown).failure?.path == "event")
            house.clock.advance(by: .seconds(86_400 * 15))
            #expect(try await house.enter(number, on: today).failure?.path == "day")
            let states = "SELECT string_agg(DISTINCT state, ',') FROM hitomado.emergency_number"
            #expect(try await house.one(states) == "reserved")
            #expect(try await house.one("SELECT count(*) FROM hitomado.visit") == "0")
        }
    }

    @Test("is protected from the moment it is entered where that was asked for")
    func protected() async throws {
        try await House.with { house in
            let today = house.clock.now().dayInJapan
            let number = try await house.pack().numbers.first
            let visit = try await house.enter(number, on: today, isProtected: true).get()
            #expect(try await house.show(visit).clearance.isMasked)
        }
    }

    @Test("is a clerk's to enter; numbers are reserved and seen by administrators, too")
    func rights() async throws {
        try await House.with { house in
            let day = house.clock.now().dayInJapan
            for acting in [House.concierge, House.center] {
                let reserved = try await ReserveEmergencyNumbers(house.premises)(
                    House.chuo,
                    on: day,
                    by: acting
                )
                #expect(reserved.failure?.kind == .notAllowed)
                let seen = try await WatchEmergency(house.premises)(by: acting)
                #expect(seen.failure?.kind == .notAllowed)
            }
            let watch = try await WatchEmergency(house.premises)(by: House.administrator).get()
            #expect(!watch.offices.isEmpty && watch.offices.allSatisfy(\.isStale))
            let own = try await WatchEmergency(house.premises)(by: House.clerk).get()
            #expect(own.offices.map(\.office) == [House.chuo])
            let spoil = try await SettleEmergencyNumbers(house.premises)
                .spoil("260406-001-2", because: "x", by: House.administrator)
            #expect(spoil.failure?.kind == .notAllowed)
        }
    }

    @Test("has numbers that no two prints share, however many print at once")
    func blocks() async throws {
        try await House.with { house in
            let places = try await withThrowingTaskGroup(of: ClosedRange<Int>.self) { group in
                for _ in 0..<6 { group.addTask { try await house.pack(20).places } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(places.flatMap(Array.init)) == Set(1...120))
            let day = house.clock.now().dayInJapan
            let most = ReserveEmergencyNumbers(house.premises)
            for count in [0, 201] {
                let result = try await most(
                    House.chuo,
                    on: day,
                    count: count,
                    by: House.administrator
                )
                #expect(result.failure?.path == "count")
            }
            for day in [day.adding(days: -1), day.adding(days: 15)] {
                let result = try await most(House.chuo, on: day, by: House.administrator)
                #expect(result.failure?.path == "on")
            }
            let fresh = try await WatchEmergency(house.premises)(by: House.clerk).get()
            #expect(fresh.offices.first { $0.office == House.chuo }?.isStale == false)
            house.clock.advance(by: WatchEmergency.freshFor + .seconds(1))
            let stale = try await WatchEmergency(house.premises)(by: House.clerk).get()
            #expect(stale.offices.first { $0.office == House.chuo }?.isStale == true)
        }
    }
}
