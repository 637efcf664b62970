import Catalog
import Eligibility
import Filing
import TestSupport
import Testing
import Vocabulary

@Suite("The fee ledger")
struct FeeLedgerTests {
    static let today = CalendarDay("2026-04-06") ?? .earliest
    static let visit = VisitID(number: 7)

    static func number(_ number: Int, _ day: CalendarDay = today) -> FeeNumber {
        FeeNumber(day: day, number: number)
    }

    private static func charge(
        _ place: Int,
        _ method: FeeMethod = .cash,
        certificates: [Int] = [1],
        visit: VisitID = visit
    ) -> FeeEntry {
        FeeEntry(
            number: number(place),
            visit: visit,
            method: method,
            yen: 300 * certificates.count,
            lines: certificates.map { FeeLine(.certificate($0), yen: 300) }
        )
    }

    @Test("takes a charge back once, on its day, by an entry of the same method and amount")
    func voiding() throws {
        let charge = Self.charge(1, .card, certificates: [1, 2])
        let entry = try FeeLedger([charge]).voiding(charge.number, as: Self.number(2)).get()
        #expect(entry.yen == 600 && entry.method == .card && entry.voids == charge.number)
        let ledger = FeeLedger([entry, charge])
        #expect(ledger.state(of: charge.number) == .voided)
        #expect(ledger.state(of: entry.number) == nil)
        #expect(ledger.state(of: .certificate(1), of: Self.visit) == .due)
        #expect(ledger.voiding(charge.number, as: Self.number(3)) == .failure(.alreadyVoided))
        #expect(ledger.voiding(entry.number, as: Self.number(3)) == .failure(.noCharge))
    }

    @Test("takes nothing back on another day, and nothing that is no charge")
    func otherDay() {
        let ledger = FeeLedger([Self.charge(1)])
        let tomorrow = Self.number(1, Self.today.adding(days: 1))
        #expect(ledger.voiding(Self.number(1), as: tomorrow) == .failure(.anotherDay))
        #expect(ledger.voiding(Self.number(9), as: Self.number(10)) == .failure(.noCharge))
    }

    @Test("knows what is paid, waived and due again, of each visit for itself")
    func states() throws {
        let other = VisitID(number: 8)
        let first = Self.charge(1)
        let waived = Self.charge(2, .waived, certificates: [2])
        let void = try FeeLedger([first]).voiding(first.number, as: Self.number(3)).get()
        let again = Self.charge(4, .code)
        let ledger = FeeLedger([first, waived, void, again])
        #expect(ledger.state(of: .certificate(1), of: Self.visit) == .paid)
        #expect(ledger.state(of: .certificate(2), of: Self.visit) == .waived)
        #expect(ledger.state(of: .certificate(3), of: Self.visit) == .due)
        #expect(ledger.state(of: .certificate(1), of: other) == .due)
        #expect(ledger.settled(of: Self.visit) == [.certificate(1), .certificate(2)])
    }

    @Test("goes from state to state only as each says")
    func edges() {
        #expect(ChargeState.due.next == [.paid, .waived])
        #expect(ChargeState.paid.next == [.voided] && ChargeState.waived.next == [.voided])
        #expect(ChargeState.voided.next.isEmpty)
        #expect(FeeMethod.allCases.filter { $0.state == .waived } == [.waived])
    }

    @Test("comes to what is left over any run of charges and voids", arguments: 0..<40)
    func totals(_ seed: Int) {
        var dice = SeededGenerator(seed: UInt64(seed))
        var entries: [FeeEntry] = []
        var drawer: [FeeMethod: Int] = [:]
        for place in 1...60 {
            let charges = entries.filter { $0.voids == nil }
            if Int.random(in: 0..<3, using: &dice) == 0,
                let old = charges.randomElement(using: &dice),
                case .success(let void) = FeeLedger(entries)
                    .voiding(old.number, as: Self.number(place))
            {
                entries.append(void)
                drawer[old.method, default: 0] -= old.yen
            } else {
                let method = FeeMethod.allCases.randomElement(using: &dice) ?? .cash
                let count = Int.random(in: 1...5, using: &dice)
                let new = Self.charge(place, method, certificates: Array(1...count))
                entries.append(new)
                drawer[method, default: 0] += new.yen
            }
        }
        let totals = FeeTotals(entries.shuffled(using: &dice))
        for method in FeeMethod.allCases { #expect(totals[method].net == drawer[method] ?? 0) }
        #expect(totals.cashToCount == drawer[.cash] ?? 0)
        let standing = FeeLedger(entries).standing.filter { $0.method != .waived }
        #expect(totals.taken == standing.reduce(0) { $0 + $1.yen })
    }

    @Test(
        "reads the number of an entry, and nothing that looks like one",
        arguments: [
            ("2026-04-06-1", true), ("2026-04-06-999999", true), ("2026-04-06-0", false),
            ("2026-04-06-01", false), ("2026-04-06-", false), ("2026-04-31-1", false),
            ("2026-04-06-1000000", false), ("2026-04-06--1", false), ("", false), ("-1", false),
        ]
    )
    func numbers(_ text: String, _ isOne: Bool) {
        #expect(FeeNumber(text)?.description == (isOne ? text : nil))
    }
}
