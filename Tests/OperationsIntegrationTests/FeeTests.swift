import Catalog
import Eligibility
import Filing
import Operations
import Postgres
import Stores
import TestSupport
import Testing
import Vocabulary

extension House {
    /// A visit at the desk with what the family writes, and with somebody who showed who they are.
    func atCounter(isShown: Bool = true) async throws -> VisitID {
        let visit = try await open()
        _ = try await CallVisit(premises)(visit, by: Self.clerk).get()
        let seen: JSONValue = isShown ? ["visit": ["identity_checked": ["licence"]]] : [:]
        _ = try await RecordData(premises)(
            Desk.record.merged(with: seen),
            of: visit,
            version: try await show(visit).version,
            by: Self.clerk
        ).get()
        return visit
    }

    /// Asks for certificates of somebody; their numbers.
    func ask(
        _ kind: String = "residence-copy",
        of person: String = "p1",
        copies: Int = 1,
        by requester: Filer = .oneself,
        mandateSeen: Bool = false,
        seen: Int? = nil,
        in visit: VisitID
    ) async throws -> Result<[Int], Refusal> {
        let known = try await fees(visit).certificates.count
        return try await RequestCertificates(premises)(
            RequestCertificates.Request(
                kind: kind,
                person: PersonID(person),
                copies: copies,
                requester: requester,
                mandateSeen: mandateSeen,
                seen: seen ?? known
            ),
            of: visit,
            by: Self.clerk
        )
    }

    func fees(_ visit: VisitID) async throws -> ListFees.Listed {
        try await ListFees(premises)(visit, by: Self.clerk).get()
    }

    /// Takes everything that is due and has an amount, or these lines.
    func take(
        _ method: FeeMethod = .cash,
        ground: String? = nil,
        lines: [FeeLine]? = nil,
        in visit: VisitID,
        by acting: Acting = Self.clerk
    ) async throws -> Result<FeeNumber, Refusal> {
        let due = try await fees(visit).due.compactMap { due in
            due.yen.map { FeeLine(due.subject, yen: $0) }
        }
        return try await TakeFee(premises)(
            TakeFee.Request(lines: lines ?? due, method: method, ground: ground),
            of: visit,
            by: acting
        )
    }
}

@Suite("Fees at the counter")
struct FeeTests {
    private static let chuo = House.chuo

    private static func day(_ house: House) async throws -> FeeDay {
        try await WatchFees(house.premises)(
            House.chuo,
            on: house.clock.now().dayInJapan,
            by: House.clerk
        ).get()
    }

    @Test("are taken once, numbered by office and day, and stand in the ledger for ever")
    func taken() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            _ = try await house.ask(copies: 2, in: visit).get()
            let seen = try await house.fees(visit)
            #expect(seen.due.map(\.yen) == [300, 300] && seen.entries.isEmpty)
            let number = try await house.take(.cash, in: visit).get()
            #expect(number.number == 1 && number.day == house.clock.now().dayInJapan)
            let again = try await house.take(
                .cash,
                lines: seen.due.map { FeeLine($0.subject, yen: 300) },
                in: visit
            )
            #expect(again.failure?.kind == .stale)
            let listed = try await house.fees(visit)
            #expect(listed.due.isEmpty && listed.certificates.allSatisfy(\.isSettled))
            #expect(listed.entries.map(\.stored.entry.yen) == [600])
            #expect(listed.entries.first?.state == .paid)
            let other = try await house.atCounter()
            _ = try await house.ask(in: other).get()
            #expect(try await house.take(.code, in: other).get().number == 2)
            house.clock.advance(by: .seconds(86_400))
            _ = try await house.ask(in: other).get()
            #expect(try await house.take(.card, in: other).get().number == 1)
            let audit = "SELECT count(*) FROM hitomado.audit WHERE act = 'take-fee' AND NOT refused"
            #expect(try await house.one(audit) == "3")
        }
    }

    @Test("are waived only with a ground of the catalog, and for nothing but what is due")
    func waived() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            _ = try await house.ask(in: visit).get()
            let none = try await house.take(.waived, in: visit).failure
            #expect(none?.path == "ground")
            let unknown = try await house.take(.waived, ground: "generosity", in: visit).failure
            #expect(unknown?.path == "ground")
            let dearer = try await house.take(
                lines: [FeeLine(.certificate(1), yen: 299)],
                in: visit
            )
            #expect(dearer.failure?.kind == .stale)
            let twice = FeeLine(.certificate(1), yen: 300)
            #expect(try await house.take(lines: [twice, twice], in: visit).failure != nil)
            #expect(try await house.take(lines: [], in: visit).failure?.path == "line")
            _ = try await house.take(.waived, ground: "public-assistance", in: visit).get()
            let listed = try await house.fees(visit)
            #expect(listed.entries.first?.state == .waived && listed.due.isEmpty)
            let totals = try await Self.day(house).totals
            #expect(totals.taken == 0 && totals[.waived].net == 300)
        }
    }

    @Test("of procedures are due as the catalog says, and where it varies as the clerk types")
    func procedures() async throws {
        for (fee, known) in [("3000", 3_000 as Int?), ("null", nil)] {
            try await House.with(dogFee: fee) { house in
                let visit = try await house.atCounter()
                let due = try #require(
                    try await house.fees(visit).due.first {
                        if case .procedure(let key) = $0.subject {
                            key.procedure.description == "dog"
                        } else {
                            false
                        }
                    }
                )
                #expect(due.yen == known && !due.isDone)
                let wrong = FeeLine(due.subject, yen: known == nil ? 1_000_001 : 2_999)
                #expect(try await house.take(lines: [wrong], in: visit).failure != nil)
                let right = FeeLine(due.subject, yen: known ?? 1_240)
                _ = try await house.take(.card, lines: [right], in: visit).get()
                let left = try await house.fees(visit).due.map(\.subject)
                #expect(!left.contains(due.subject))
            }
        }
    }

    @Test("are taken back once, with a reason and on their day, and are due again")
    func voided() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            _ = try await house.ask(in: visit).get()
            let number = try await house.take(.cash, in: visit).get()
            let void = VoidFee(house.premises)
            func takeBack(_ reason: String, _ number: FeeNumber) async throws -> Refusal? {
                try await void(number, because: reason, of: visit, by: House.clerk).failure
            }
            #expect(try await takeBack("　", number)?.path == "reason")
            #expect(try await takeBack("1234-5678-9018", number)?.path == "reason")
            #expect(try await takeBack("カードだった", number) == nil)
            #expect(try await takeBack("カードだった", number)?.kind == .stale)
            #expect(try await house.fees(visit).due.count == 1)
            let card = try await house.take(.card, in: visit).get()
            #expect(card.number == 3)
            let totals = try await Self.day(house).totals
            #expect(totals.cashToCount == 0 && totals.cashless == 300)
            house.clock.advance(by: .seconds(86_400))
            #expect(try await takeBack("きのうの分", card)?.kind == .conflict)
        }
    }

    @Test("cannot be changed or erased by the role of an office")
    func appendOnly() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            _ = try await house.ask(in: visit).get()
            _ = try await house.take(in: visit).get()
            for table in ["fee_entry", "fee_line", "fee_receipt"] {
                for right in ["UPDATE", "DELETE", "TRUNCATE"] {
                    let has =
                        "SELECT has_table_privilege('hitomado_office', 'hitomado.\(table)', '\(right)')"
                    #expect(try await house.one(has) == "false")
                }
            }
            let erase =
                "SELECT has_table_privilege('hitomado_office', 'hitomado.certificate', 'DELETE')"
            #expect(try await house.one(erase) == "false")
            await #expect(throws: PostgresError.self) {
                try await house.run(
                    """
                    INSERT INTO hitomado.fee_entry SELECT municipality, office, on_day, 9, visit_id,
                        method, yen + 1, NULL, 1, 'more than was taken', entered_at, entered_by
                    FROM hitomado.fee_entry
                    """
                )
            }
        }
    }

    @Test("have a receipt only where money was taken, and a second one only with a reason")
    func receipts() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            _ = try await house.ask(in: visit).get()
            let number = try await house.take(.cash, in: visit).get()
            func print(
                _ copies: Int,
                _ reason: String = ""
            ) async throws -> Result<PrintFeeReceipt.Printed, Refusal> {
                try await PrintFeeReceipt(house.premises)(
                    .init(number: number, copies: copies, reason: reason),
                    of: visit,
                    by: House.clerk
                )
            }
            let first = try await print(0).get()
            #expect(first.whose == ["髙橋 太郎"] && first.print.copy == 1)
            #expect(try await print(0).failure?.kind == .stale)
            #expect(try await print(1).failure?.path == "reason")
            let second = try await print(1, "紛失").get()
            #expect(second.print.copy == 2 && second.print.reason == "紛失")
            _ = try await SetProtection(house.premises)(visit, by: House.clerk).get()
            #expect(try await print(2, "紛失").get().whose.isEmpty)
            _ = try await VoidFee(house.premises)(
                number,
                because: "返金",
                of: visit,
                by: House.clerk
            ).get()
            #expect(try await print(3, "紛失").failure?.kind == .conflict)
        }
    }

    @Test("keep numbers without a gap when many enter at once, and recount to their totals")
    func together() async throws {
        try await House.with { house in
            var visits: [VisitID] = []
            for _ in 0..<6 {
                let visit = try await house.atCounter()
                _ = try await house.ask(copies: 3, in: visit).get()
                visits.append(visit)
            }
            let methods = FeeMethod.allCases
            try await withThrowingTaskGroup { group in
                for (place, visit) in visits.enumerated() {
                    for certificate in 1...3 {
                        let method = methods[(place + certificate) % methods.count]
                        group.addTask {
                            let ground = method == .waived ? "public-assistance" : nil
                            let line = FeeLine(.certificate(certificate), yen: 300)
                            let number = try await house.take(
                                method,
                                ground: ground,
                                lines: [line],
                                in: visit
                            ).get()
                            guard certificate == 2 else { return }
                            _ = try await VoidFee(house.premises)(
                                number,
                                because: "間違い",
                                of: visit,
                                by: House.clerk
                            ).get()
                        }
                    }
                }
                try await group.waitForAll()
            }
            let day = try await Self.day(house)
            #expect(day.entries.map(\.entry.number.number) == Array(1...24))
            for method in methods {
                let sum = """
                    SELECT coalesce(sum(CASE WHEN voids IS NULL THEN yen ELSE -yen END), 0)
                    FROM hitomado.fee_entry WHERE method = '\(method.rawValue)'
                    """
                #expect(try await house.one(sum) == String(day.totals[method].net))
            }
            let lines = "SELECT sum(yen) FROM hitomado.fee_line"
            let charged = methods.reduce(0) { $0 + day.totals[$1].yen }
            #expect(try await house.one(lines) == String(charged))
        }
    }

    @Test("are a clerk's of the visit's office, and nobody else's")
    func secrecy() async throws {
        try await House.with { house in
            let visit = try await house.atCounter()
            _ = try await house.ask(in: visit).get()
            let elsewhere = House.acting([.clerk], office: House.hanamigawa)
            let line = [FeeLine(.certificate(1), yen: 300)]
            for (acting, kind) in [
                (elsewhere, Refusal.Kind.notFound), (House.concierge, .notAllowed),
                (House.center, .notAllowed),
            ] {
                let refused = try await house.take(lines: line, in: visit, by: acting).failure
                #expect(refused?.kind == kind)
                let listed = try await ListFees(house.premises)(visit, by: acting).failure
                #expect(listed?.kind == kind)
            }
            let day = try await WatchFees(house.premises)(
                House.chuo,
                on: house.clock.now().dayInJapan,
                by: elsewhere
            )
            #expect(day.failure?.kind == .notAllowed)
            #expect(try await house.one("SELECT count(*) FROM hitomado.fee_entry") == "0")
        }
    }
}
