import Filing
import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

extension House {
    static let second = acting([.clerk], actor: "goro")

    func closing(
        of office: MunicipalityCode = chuo,
        on day: CalendarDay? = nil,
        by acting: Acting = clerk
    ) async throws -> OfficeDay {
        try await WatchClosing(premises)(office, on: day ?? today, by: acting).get()
    }

    var today: CalendarDay { clock.now().dayInJapan }

    /// Seals today as it is seen now, with everything left to the next day that may be.
    func seal(
        on day: CalendarDay? = nil,
        cash: Int? = nil,
        because difference: String = "",
        leaving reason: String? = "明日続ける",
        seen: String? = nil,
        by acting: Acting = clerk
    ) async throws -> Result<SealDay.Outcome, Refusal> {
        let sheet = try await closing(on: day).sheet
        var counted = Dictionary(
            uniqueKeysWithValues: FeeMethod.counted.map { ($0, sheet.totals[$0].net) }
        )
        if let cash { counted[.cash] = cash }
        let reasons = reason.map { reason in
            Dictionary(uniqueKeysWithValues: ClosingMatter.allCases.map { ($0, reason) })
        }
        return try await SealDay(premises)(
            SealDay.Request(
                seen: seen ?? sheet.digest,
                counted: counted,
                differenceReason: difference,
                carried: reason == nil ? [] : Set(sheet.lines.map(\.key)),
                reasons: reasons ?? [:]
            ),
            of: House.chuo,
            on: day ?? today,
            by: acting
        )
    }
}

@Suite("Closing a day")
struct ClosingTests {
    /// A visit at the counter that paid 300 yen in cash for a certificate.
    private static func paid(_ house: House) async throws -> VisitID {
        let visit = try await house.atCounter()
        _ = try await house.ask(in: visit).get()
        _ = try await house.take(.cash, in: visit).get()
        return visit
    }

    private static func matters(_ house: House) async throws -> [String] {
        try await house.closing().sheet.lines.map(\.key)
    }

    @Test("tells what is open by visits and numbers, and names nobody")
    func told() async throws {
        try await House.with { house in
            #expect(try await Self.matters(house) == [])
            let waiting = try await house.open()
            let visit = try await Self.paid(house)
            try await house.run(
                """
                INSERT INTO hitomado.staff (municipality, login, display_name, roles, office, password_hash)
                VALUES (121002, 'hanako', '中央 花子', '{clerk}', 121011, 'scrypt$x');
                INSERT INTO hitomado.visit_draft (municipality, visit_id, staff_id, typed, typed_at, touched_at)
                SELECT 121002, \(visit.number), staff_id, '{}', '\(house.clock.now())', '\(house.clock.now())'
                FROM hitomado.staff
                """
            )
            #expect(
                try await Self.matters(house) == [
                    "visit-waiting/\(waiting)/", "visit-at-desk/\(visit)/", "draft/\(visit)/hanako",
                ]
            )
            #expect(try await house.closing().sheet.totals.cashToCount == 300)
            let elsewhere = try await house.closing(
                of: House.hanamigawa,
                by: House.acting([.clerk], office: House.hanamigawa)
            )
            #expect(elsewhere.sheet.lines.isEmpty && elsewhere.sheet.entryCount == 0)
            let audited = "SELECT count(*) FROM hitomado.audit WHERE act = 'watch-closing'"
            #expect(try await house.one(audited) == "4")
        }
    }

    @Test("is refused while something blocks, and over what is left without a reason")
    func refused() async throws {
        try await House.with { house in
            let waiting = try await house.open()
            let blocked = try await house.seal().failure
            #expect(blocked?.path == "line.visit-waiting/\(waiting)/")
            _ = try await CallVisit(house.premises)(waiting, by: House.clerk).get()
            let silent = try await house.seal(leaving: nil).failure
            #expect(silent?.path == "line.visit-at-desk/\(waiting)/")
            #expect(try await house.seal(leaving: " ").failure?.path == "reason.visit-at-desk")
            let number = try await house.seal(leaving: "個人番号 123456789018").failure
            #expect(number?.kind == .invalid)
            #expect(try await house.seal().get() == .sealed(1))
            #expect(try await house.one("SELECT count(*) FROM hitomado.closing_seal") == "1")
        }
    }

    @Test(
        "shows the next day what was left, by whom and why, until the visit ends or that day closes"
    )
    func carried() async throws {
        try await House.with { house in
            let visit = try await Self.paid(house)
            _ = try await house.seal(leaving: "書類を待つ").get()
            func left() async throws -> [StoredCarry] {
                try await ListCarried(house.premises)(in: House.chuo, by: House.clerk).get().lines
            }
            #expect(try await left().isEmpty)
            house.clock.advance(by: .seconds(86_400))
            let lines = try await left()
            #expect(lines.map(\.reason) == ["書類を待つ"] && lines.map(\.visit) == [visit])
            #expect(lines.map(\.by) == ["hanako"])
            _ = try await AbandonVisit(house.premises)(visit, by: House.clerk).get()
            #expect(try await left().isEmpty)
        }
    }

    @Test("takes no money once it is sealed, in no way, until it is opened again with a reason")
    func sealed() async throws {
        try await House.with { house in
            let visit = try await Self.paid(house)
            _ = try await house.ask(in: visit).get()
            _ = try await house.seal().get()
            #expect(try await house.take(.cash, in: visit).failure?.kind == .conflict)
            let entry = try #require(try await house.fees(visit).entries.first).stored.entry
            let voided = try await VoidFee(house.premises)(
                entry.number,
                because: "金種の間違い",
                of: visit,
                by: House.clerk
            )
            #expect(voided.failure?.kind == .conflict)
            await #expect(throws: (any Error).self) {
                try await house.run(
                    """
                    INSERT INTO hitomado.fee_entry (municipality, office, on_day, number, visit_id, method, yen,
                        entered_at, entered_by)
                    SELECT municipality, office, on_day, 9, visit_id, method, yen, entered_at, entered_by
                    FROM hitomado.fee_entry
                    """
                )
            }
            #expect(try await house.seal().failure?.kind == .conflict)
            let silent = try await ReopenDay(house.premises)(
                House.chuo,
                because: " ",
                by: House.clerk
            )
            #expect(silent.failure?.path == "reopen-reason")
            try await ReopenDay(house.premises)(House.chuo, because: "来庁者", by: House.clerk).get()
            _ = try await house.take(.cash, in: visit).get()
            #expect(try await house.seal().get() == .sealed(2))
            let day = try await house.closing()
            #expect(day.state == .sealed && day.seals.map(\.part) == [1, 2])
            #expect(day.seals.first?.reopening?.reason == "来庁者")
            house.clock.advance(by: .seconds(86_400))
            let late = try await ReopenDay(house.premises)(
                House.chuo,
                because: "遅れて",
                by: House.clerk
            )
            #expect(late.failure?.kind == .conflict)
        }
    }

    @Test("is refused over a sheet that has changed since it was seen")
    func changed() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            _ = try await house.ask(in: visit).get()
            let seen = try await house.closing().sheet.digest
            _ = try await house.take(.cash, in: visit).get()
            #expect(try await house.seal(seen: seen).failure?.kind == .stale)
            #expect(try await house.seal().get() == .sealed(1))
        }
    }

    @Test("is sealed once by two who press at the same moment")
    func twoAtOnce() async throws {
        try await House.with { house in
            _ = try await Self.paid(house)
            async let first = house.seal(by: House.clerk)
            async let other = house.seal(by: House.second)
            let outcomes = [try await first, try await other]
            #expect(outcomes.count { $0.failure == nil } == 1)
            #expect(outcomes.compactMap(\.failure).map(\.kind) == [.conflict])
            #expect(try await house.one("SELECT count(*) FROM hitomado.closing_seal") == "1")
        }
    }

    @Test(
        "with a large difference is sealed by two persons, and with a small one by one with a reason"
    )
    func difference() async throws {
        try await House.with { house in
            let visit = try await Self.paid(house)
            #expect(try await house.seal(cash: 200).failure?.path == "difference")
            let large = try await house.seal(cash: 900, because: "釣銭の誤り").get()
            #expect(large == .waitsForSecond)
            #expect(try await house.one("SELECT count(*) FROM hitomado.closing_seal") == "0")
            let waiting = try #require(try await house.closing().waiting)
            func confirm(_ acting: Acting, seen: String? = nil) async throws -> Result<Int, Refusal>
            {
                try await ConfirmClosing(house.premises)(
                    waiting.stored.attempt,
                    seen: seen ?? waiting.stored.seen,
                    of: House.chuo,
                    on: house.today,
                    by: acting
                )
            }
            #expect(try await confirm(House.clerk).failure?.kind == .conflict)
            #expect(try await confirm(House.second).get() == 1)
            let seal = try #require(try await house.closing().seals.first)
            #expect(seal.by == "hanako" && seal.confirmedBy == "goro" && seal.differenceYen == 600)
            try await ReopenDay(house.premises)(House.chuo, because: "返金", by: House.clerk).get()
            // What was confirmed for one seal is not for the next.
            #expect(try await house.closing().waiting == nil)
            #expect(try await confirm(House.second).failure?.kind == .stale)
            _ = visit
            let small = try await house.seal(cash: 200, because: "返金した").get()
            #expect(small == .sealed(2))
        }
    }

    @Test("is a chain that shows what was changed in its tables, and no office may change it")
    func chain() async throws {
        try await House.with { house in
            _ = try await Self.paid(house)
            _ = try await house.seal().get()
            house.clock.advance(by: .seconds(86_400))
            _ = try await house.seal().get()
            func verified() async throws -> WatchClosing.Verified {
                try await WatchClosing(house.premises).verify(House.chuo, by: House.clerk).get()
            }
            let whole = try await verified()
            #expect(whole.count == 2 && whole.faults.isEmpty)
            for act in [
                "UPDATE hitomado.closing_seal SET content = ''",
                "DELETE FROM hitomado.closing_carry",
            ] {
                await #expect(throws: (any Error).self) {
                    try await house.run("SET ROLE hitomado_office; \(act); RESET ROLE")
                }
                try await house.run("RESET ROLE")
            }
            try await house.run(
                """
                UPDATE hitomado.closing_seal SET content = replace(content, '"cash":300', '"cash":200')
                """
            )
            #expect(try await verified().faults.map(\.kind) == [.changed])
        }
    }

    @Test("is a clerk's of the office, and a contractor's member calls an official")
    func rights() async throws {
        try await House.with { house in
            _ = try await Self.paid(house)
            for acting in [House.concierge, House.center] {
                let seen = try await WatchClosing(house.premises)(
                    House.chuo,
                    on: house.today,
                    by: acting
                )
                #expect(seen.failure?.kind == .notAllowed)
            }
            let elsewhere = House.acting([.clerk], actor: "hana", office: House.hanamigawa)
            #expect(try await house.seal(by: elsewhere).failure?.kind == .notAllowed)
            let contractor = Acting(
                actor: "itaku",
                roles: [.clerk],
                municipality: House.chiba,
                office: House.chuo,
                isContractor: true
            )
            #expect(try await house.seal(by: contractor).failure?.kind == .notAllowed)
            #expect(try await house.one("SELECT act FROM hitomado.official_call") == "seal-day")
            let tomorrow = try await WatchClosing(house.premises)(
                House.chuo,
                on: house.today.adding(days: 1),
                by: House.clerk
            )
            #expect(tomorrow.failure?.path == "on")
        }
    }
}
