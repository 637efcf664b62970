import Testing
import Vocabulary

@Suite("A calendar day")
struct CalendarDayTests {
    @Test("agrees with its text for every day of four centuries")
    func roundTrip() throws {
        var day = try #require(CalendarDay(year: 1800, month: 1, day: 1))
        let end = try #require(CalendarDay(year: 2200, month: 1, day: 1))
        while day < end {
            let parts = day.civil
            #expect(CalendarDay(year: parts.year, month: parts.month, day: parts.day) == day)
            #expect(CalendarDay(day.description) == day)
            day = day.adding(days: 1)
        }
    }

    @Test(
        "refuses what the calendar does not have",
        arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-1", "", "2026"]
    )
    func refusal(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test("knows its weekday")
    func weekday() throws {
        #expect(CalendarDay("2026-04-06")?.weekday == 1)
        #expect(CalendarDay("1969-12-28")?.weekday == 0)
    }

    @Test("ends a period of months on the last day of a shorter month")
    func months() throws {
        #expect(CalendarDay("2026-01-31")?.adding(months: 1) == CalendarDay("2026-02-28"))
        #expect(CalendarDay("2024-01-31")?.adding(months: 1) == CalendarDay("2024-02-29"))
    }
}
