import Casework
import Testing
import Vocabulary

@Suite("The due time of what was received on paper")
struct PaperDueTests {
    private let policy = DuePolicy()

    private static func at(_ day: Int, _ minute: Int) -> Instant {
        Instant(
            dayInJapan: (CalendarDay("2026-04-06") ?? .earliest).adding(days: day),
            minuteOfDay: minute
        )
    }

    @Test(
        "counts from the reception, and from the entry where that left no time",
        arguments: Lane.allCases
    )
    func counted(_ lane: Lane) {
        let received = Self.at(0, 9 * 60)
        #expect(
            policy.due(lane: lane, received: received, entered: Self.at(0, 11 * 60))
                == policy.due(lane: lane, from: received)
        )
        for days in 2...13 {
            let entered = Self.at(days, 10 * 60)
            let due = policy.due(lane: lane, received: received, entered: entered)
            #expect(due == policy.due(lane: lane, from: entered) && due > entered)
        }
    }

    @Test("is never past when it is entered, and never later than if it had come in then")
    func neverLate() {
        for lane in Lane.allCases {
            for hour in 0..<(24 * 15) {
                let (received, entered) = (Self.at(0, 600), Self.at(0, 600 + hour * 60))
                let due = policy.due(lane: lane, received: received, entered: entered)
                #expect(due >= entered.adding(policy.notice))
                #expect(due <= policy.due(lane: lane, from: entered))
            }
        }
    }
}
