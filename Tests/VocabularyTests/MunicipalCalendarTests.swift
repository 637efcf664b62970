import Testing
import Vocabulary

@Suite("The calendar of a municipality")
struct MunicipalCalendarTests {
    @Test(
        "leads to the next and the last open day",
        arguments: [
            ("2026-05-01", "2026-05-01", "2026-05-01"), ("2026-05-02", "2026-05-07", "2026-05-01"),
            ("2026-05-06", "2026-05-07", "2026-05-01"), ("2026-09-19", "2026-09-24", "2026-09-18"),
            ("2026-12-29", "2027-01-04", "2026-12-28"), ("2027-01-03", "2027-01-04", "2026-12-28"),
        ]
    )
    func openDays(day: String, after: String, before: String) throws {
        let day = try #require(CalendarDay(day))
        let calendar = MunicipalCalendar.standard

        #expect(calendar.openDay(onOrAfter: day)?.description == after)
        #expect(calendar.openDay(onOrBefore: day)?.description == before)
    }

    @Test("lets named days win, and open days over closed ones")
    func exceptions() throws {
        let sunday = try #require(CalendarDay("2026-03-29"))
        let monday = sunday.adding(days: 1)
        let tuesday = sunday.adding(days: 2)
        let calendar = MunicipalCalendar(
            closedDays: [monday, tuesday],
            openDays: [sunday, tuesday]
        )

        #expect(calendar.isOpen(sunday))
        #expect(!calendar.isOpen(monday))
        #expect(calendar.isOpen(tuesday))
        #expect(!MunicipalCalendar.standard.isOpen(sunday))
    }

    @Test("takes weekdays and days of the year as data")
    func data() throws {
        let founding = try #require(MonthDay(month: 6, day: 15))
        let calendar = MunicipalCalendar(closedWeekdays: [1], closedAnnually: [founding])

        #expect(calendar.isOpen(try #require(CalendarDay("2026-06-14"))))
        #expect(!calendar.isOpen(try #require(CalendarDay("2026-06-15"))))
        #expect(!calendar.isOpen(try #require(CalendarDay("2027-06-15"))))
        #expect(!calendar.isOpen(try #require(CalendarDay("2026-06-22"))))
        #expect(MonthDay(month: 2, day: 30) == nil)
    }

    @Test("gives up when nothing opens")
    func never() throws {
        let calendar = MunicipalCalendar(closedWeekdays: Set(0...6))
        let day = try #require(CalendarDay("2026-06-14"))

        #expect(calendar.openDay(onOrAfter: day) == nil)
        #expect(calendar.openDay(onOrBefore: day) == nil)
    }
}
