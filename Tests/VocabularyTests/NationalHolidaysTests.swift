import Testing
import Vocabulary

@Suite("The national holidays")
struct NationalHolidaysTests {
    @Test(
        "are exactly the days of the year",
        arguments: [
            (1948, "9-23 11-3 11-23"),
            (1949, "1-1 1-15 3-21 4-29 5-3 5-5 9-23 11-3 11-23"),
            (1973, "1-1 1-15 2-11 3-21 4-29 4-30 5-3 5-5 9-15 9-23 9-24 10-10 11-3 11-23"),
            (
                1989,
                "1-1 1-2 1-15 1-16 2-11 2-24 3-21 4-29 5-3 5-4 5-5 9-15 9-23 10-10 11-3 11-23 12-23"
            ),
            (
                2019,
                """
                1-1 1-14 2-11 3-21 4-29 4-30 5-1 5-2 5-3 5-4 5-5 5-6 7-15 8-11 8-12 9-16 9-23 10-14 \
                10-22 11-3 11-4 11-23
                """
            ),
            (
                2020,
                """
                1-1 1-13 2-11 2-23 2-24 3-20 4-29 5-3 5-4 5-5 5-6 7-23 7-24 8-10 9-21 9-22 11-3 11-23
                """
            ),
            (
                2021,
                "1-1 1-11 2-11 2-23 3-20 4-29 5-3 5-4 5-5 7-22 7-23 8-8 8-9 9-20 9-23 11-3 11-23"
            ),
            (
                2026,
                """
                1-1 1-12 2-11 2-23 3-20 4-29 5-3 5-4 5-5 5-6 7-20 8-11 9-21 9-22 9-23 10-12 11-3 11-23
                """
            ),
        ]
    )
    func year(_ year: Int, expected: String) throws {
        let found = try days(of: year).filter(NationalHolidays.isHoliday)

        #expect(found.map { "\($0.month)-\($0.day)" }.joined(separator: " ") == expected)
    }

    @Test(
        "have their names",
        arguments: [
            ("1959-04-10", "皇太子明仁親王の結婚の儀"), ("1973-04-30", "振替休日"), ("1988-05-04", "国民の休日"),
            ("1987-05-04", "振替休日"), ("1988-04-29", "天皇誕生日"), ("1989-04-29", "みどりの日"),
            ("2006-04-29", "みどりの日"), ("2007-04-29", "昭和の日"), ("2007-05-04", "みどりの日"),
            ("2008-05-06", "振替休日"), ("2009-05-06", "振替休日"), ("2009-09-22", "国民の休日"),
            ("2015-09-22", "国民の休日"), ("2016-08-11", "山の日"), ("2018-12-23", "天皇誕生日"),
            ("2019-04-30", "国民の休日"), ("2019-05-01", "天皇の即位の日"), ("2019-05-02", "国民の休日"),
            ("2019-10-14", "体育の日"), ("2020-07-24", "スポーツの日"), ("2021-08-09", "振替休日"),
            ("2024-09-23", "振替休日"), ("2025-05-06", "振替休日"), ("2026-05-06", "振替休日"),
            ("2026-09-22", "国民の休日"), ("2026-10-12", "スポーツの日"), ("2032-09-21", "国民の休日"),
            ("1996-07-20", "海の日"), ("2000-01-10", "成人の日"), ("2000-10-09", "体育の日"),
            ("2003-07-21", "海の日"), ("2003-09-15", "敬老の日"), ("2027-03-22", "振替休日"),
        ]
    )
    func names(text: String, name: String) throws {
        #expect(NationalHolidays.name(of: try #require(CalendarDay(text))) == name)
    }

    @Test(
        "leave other days alone",
        arguments: [
            "1948-04-29", "1948-07-19", "1965-09-15", "1966-02-11", "1973-02-12", "1986-05-04",
            "1985-05-04", "1995-07-20", "2000-01-15", "2015-08-11", "2019-02-23", "2019-12-23",
            "2020-07-20", "2020-08-11", "2020-10-12", "2021-07-19", "2021-08-11", "2021-10-11",
            "2003-07-20", "2026-05-07", "2100-01-01", "1900-01-01",
        ]
    )
    func ordinary(text: String) throws {
        #expect(NationalHolidays.name(of: try #require(CalendarDay(text))) == nil)
    }

    @Test(
        "include the equinox days as they were and as they are computed",
        arguments: [
            (1956, 21, 23), (1960, 20, 23), (1975, 21, 24), (1979, 21, 24), (1980, 20, 23),
            (1992, 20, 23), (2000, 20, 23), (2012, 20, 22), (2016, 20, 22), (2023, 21, 23),
            (2024, 20, 22), (2025, 20, 23), (2026, 20, 23), (2027, 21, 23), (2028, 20, 22),
            (2029, 20, 23), (2030, 20, 23), (2031, 21, 23), (2032, 20, 22), (2092, 19, 22),
        ]
    )
    func equinoxes(year: Int, spring: Int, autumn: Int) throws {
        let found = try days(of: year).filter {
            ["春分の日", "秋分の日"].contains(NationalHolidays.name(of: $0))
        }

        #expect(found.map(\.month) == [3, 9])
        #expect(found.map(\.day) == [spring, autumn])
    }

    @Test("give every Sunday holiday a day off, and no other day one, since 1973")
    func daysOff() throws {
        for year in 1974...2099 {
            let holidays = try days(of: year).filter(NationalHolidays.isHoliday)
            let names = holidays.compactMap(NationalHolidays.name)
            let proper = holidays.filter {
                !["振替休日", "国民の休日"].contains(NationalHolidays.name(of: $0))
            }
            #expect(names.filter { $0 == "振替休日" }.count == proper.count { $0.weekday == 0 })
            #expect((10...22).contains(holidays.count))
        }
    }

    @Test("tell which equinox days are predictions")
    func predictions() throws {
        let today = try #require(CalendarDay("2026-04-06"))
        let announced = try #require(CalendarDay("2027-03-21"))
        let predicted = try #require(CalendarDay("2028-03-20"))
        let fixed = try #require(CalendarDay("2028-05-03"))

        #expect(!NationalHolidays.isPrediction(announced, on: today))
        #expect(NationalHolidays.isPrediction(predicted, on: today))
        #expect(!NationalHolidays.isPrediction(fixed, on: today))
    }

    private func days(of year: Int) throws -> [CalendarDay] {
        let first = try #require(CalendarDay(year: year, month: 1, day: 1))
        return (0..<(CalendarDay.isLeap(year) ? 366 : 365)).map { first.adding(days: $0) }
    }
}
