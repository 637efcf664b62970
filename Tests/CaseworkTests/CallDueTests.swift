import Casework
import Testing
import Vocabulary

@Suite("What is due after a call")
struct CallDueTests {
    private let policy = DuePolicy()

    private func at(_ day: String, _ minute: Int = 17 * 60) throws -> Instant {
        Instant(dayInJapan: try #require(CalendarDay(day)), minuteOfDay: minute)
    }

    @Test("is the closing of the next open day when nobody answered, over a weekend too")
    func noAnswer() throws {
        let friday = try at("2026-04-10", 600)
        let due = policy.due(
            after: .noAnswer,
            at: friday,
            before: try at("2026-04-10"),
            deadline: nil
        )
        #expect(due == (try at("2026-04-13")))
    }

    @Test("is no later when nobody has answered three times before")
    func unanswered() throws {
        let before = try at("2026-04-10")
        for (unanswered, expected) in [(2, "2026-04-13"), (3, "2026-04-10"), (9, "2026-04-10")] {
            let due = policy.due(
                after: .noAnswer,
                at: try at("2026-04-10", 600),
                before: before,
                deadline: nil,
                unanswered: unanswered
            )
            #expect(due == (try at(expected)))
        }
    }

    @Test("never passes the legal deadline, and stays where the deadline has passed")
    func deadline() throws {
        let now = try at("2026-04-10", 600)
        let today = try at("2026-04-10")
        for (deadline, expected) in [
            ("2026-04-10", "2026-04-10"), ("2026-04-12", "2026-04-12"),
            ("2026-04-01", "2026-04-10"),
        ] {
            let due = policy.due(
                after: .noAnswer,
                at: now,
                before: today,
                deadline: CalendarDay(deadline)
            )
            #expect(due == (try at(expected)))
        }
    }

    @Test("is the day on which the resident comes, and stays as it was when that is earlier")
    func willCome() throws {
        let now = try at("2026-04-06", 600)
        let before = try at("2026-04-08")
        for (day, expected) in [("2026-04-07", "2026-04-08"), ("2026-04-15", "2026-04-15")] {
            let due = policy.due(
                after: .willCome,
                comesOn: CalendarDay(day),
                at: now,
                before: before,
                deadline: nil
            )
            #expect(due == (try at(expected)))
        }
        #expect(policy.due(after: .reached, at: now, before: before, deadline: nil) == before)
    }

    @Test("only moves ahead, and past a deadline only where it was past it before")
    func properties() throws {
        var generator = SeededGenerator(seed: 10)
        let first = try #require(CalendarDay("2026-04-01"))
        func day() -> CalendarDay { first.adding(days: Int(generator.next() % 60)) }
        for _ in 0..<3000 {
            let now = Instant(dayInJapan: day(), minuteOfDay: Int(generator.next() % 1440))
            let before = Instant(dayInJapan: day(), minuteOfDay: 17 * 60)
            let deadline = generator.next() % 3 == 0 ? nil : day()
            let result = CallResult.allCases[Int(generator.next() % 3)]
            let comes = result == .willCome ? day() : nil
            let due = policy.due(
                after: result,
                comesOn: comes,
                at: now,
                before: before,
                deadline: deadline
            )
            #expect(due >= before)
            if let deadline {
                let last = Instant(dayInJapan: deadline, minuteOfDay: 17 * 60)
                #expect(due <= max(last, before))
            }
        }
    }
}
