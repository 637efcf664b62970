import Testing
import Vocabulary

@Suite("A date of an era")
struct EraDateTests {
    @Test(
        "is written from a day, long and short",
        arguments: [
            ("2026-04-06", "令和8年4月6日", "R8.4.6", "R08.04.06"),
            ("2019-05-01", "令和元年5月1日", "R1.5.1", "R01.05.01"),
            ("2019-04-30", "平成31年4月30日", "H31.4.30", "H31.04.30"),
            ("1989-01-08", "平成元年1月8日", "H1.1.8", "H01.01.08"),
            ("1989-01-07", "昭和64年1月7日", "S64.1.7", "S64.01.07"),
            ("1926-12-25", "昭和元年12月25日", "S1.12.25", "S01.12.25"),
            ("1926-12-24", "大正15年12月24日", "T15.12.24", "T15.12.24"),
            ("1912-07-30", "大正元年7月30日", "T1.7.30", "T01.07.30"),
            ("1912-07-29", "明治45年7月29日", "M45.7.29", "M45.07.29"),
            ("1873-01-01", "明治6年1月1日", "M6.1.1", "M06.01.01"),
            ("1950-04", "昭和25年4月", "S25.4", "S25.04"), ("1950", "昭和25年", "S25", "S25"),
            ("2019-04", "平成31年4月", "H31.4", "H31.04"), ("1870", "明治3年", "M3", "M03"),
            ("1868", "明治元年", "M1", "M01"),
        ]
    )
    func written(iso: String, long: String, short: String, padded: String) throws {
        let partial = try #require(PartialDay(iso))
        let date = try #require(EraDate(partial))

        #expect(date.description == long)
        #expect(date.shortText() == short)
        #expect(date.shortText(padded: true) == padded)
        #expect(partial.textInJapanese == long)
        #expect(date.partialDay == partial)
        #expect(try EraDate(long) == date)
        #expect(try EraDate(short) == date)
        #expect(try EraDate(padded) == date)
    }

    @Test(
        "is not invented where two eras are possible or none",
        arguments: [
            ("1989", "1989年(昭和64年/平成元年)"), ("1989-01", "1989年1月(昭和64年/平成元年)"),
            ("2019", "2019年(平成31年/令和元年)"), ("1926", "1926年(大正15年/昭和元年)"),
            ("1926-12", "1926年12月(大正15年/昭和元年)"), ("1912-07", "1912年7月(明治45年/大正元年)"),
            ("1912", "1912年(明治45年/大正元年)"), ("1867", "1867年"), ("1872-12-31", "1872年12月31日"),
            ("1870-05", "1870年5月"),
        ]
    )
    func ambiguous(iso: String, text: String) throws {
        let partial = try #require(PartialDay(iso))

        #expect(EraDate(partial) == nil)
        #expect(partial.textInJapanese == text)
    }

    @Test(
        "is read from the ways it is written",
        arguments: [
            ("令和８年４月６日", "2026-04-06"), ("令和 8年 4月 6日", "2026-04-06"),
            ("Ｒ８．４．６", "2026-04-06"), ("r8/4/6", "2026-04-06"), ("R08-04-06", "2026-04-06"),
            ("令和　元年　五", nil), ("㋿元年5月1日", "2019-05-01"), ("㍼25年4月", "1950-04"),
            ("S64", "1989"), ("平成元年", "1989"), ("明治45年7月30日", "1912-07-30"),
            ("大正15年12月25日", "1926-12-25"), ("令和8", nil), ("R8.", nil), ("R8.4.", nil),
            ("R", nil), ("", nil), ("2026年4月6日", nil), ("令和8年4月6日だ", nil), ("R8.4.6.1", nil),
            ("令和8年元月", nil), ("X8.4.6", nil), ("R99999", nil),
        ] as [(String, String?)]
    )
    func read(text: String, iso: String?) {
        #expect((try? EraDate(text))?.partialDay?.description == iso)
    }

    @Test(
        "is refused with a reason",
        arguments: [
            ("昭和64年1月8日", .outsideEra), ("平成31年5月1日", .outsideEra), ("平成32年", .outsideEra),
            ("令和元年4月30日", .outsideEra), ("明治5年12月3日", .lunar), ("明治5年12月", .lunar),
            ("明治6年2月29日", .noSuchDay), ("令和8年13月1日", .noSuchDay), ("令和8年0月", .noSuchDay),
            ("令和0年", .noSuchDay), ("平成の世", .notADate), ("大正元年7月29日", .outsideEra),
        ] as [(String, EraDate.Refusal)]
    )
    func refused(text: String, refusal: EraDate.Refusal) {
        #expect(throws: refusal) { try EraDate(text) }
        #expect(!refusal.message(in: .ja).isEmpty && !refusal.message(in: .en).isEmpty)
    }

    @Test("agrees with its text for every day since 1873")
    func everyDay() throws {
        var day = Era.meiji.firstDay
        while day.year < 2060 {
            defer { day = day.adding(days: 1) }
            guard let date = EraDate(day) else {
                if day.year >= 1873 { Issue.record("\(day)") }
                continue
            }
            let back = try EraDate(date.description).partialDay?.whole
            if back != day || day.year < 1873 { Issue.record("\(day)") }
        }
    }
}
