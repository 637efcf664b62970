import Testing
import Vocabulary

@Suite("A day as people write it") struct WrittenDayTests {
    @Test(
        "is read in full or in part",
        arguments: [
            ("S60.5.2", "1985-05-02"), ("昭和六十年五月二日生", "1985-05-02"),
            ("昭和60年5月2日生まれ", "1985-05-02"), ("1985/5/2", "1985-05-02"),
            ("１９８５０５０２", "1985-05-02"), ("S600502", "1985-05-02"), ("S.60.5.2", "1985-05-02"),
            ("s60 5 2", "1985-05-02"), ("昭和60.5.2", "1985-05-02"), ("㍼60・5・2", "1985-05-02"),
            ("1985ー5ー2", "1985-05-02"), ("H元.5.1", "1989-05-01"), ("R8-4", "2026-04"),
            ("令和元年五月", "2019-05"), ("二〇〇〇年", "2000"), ("昭和60", "1985"), ("1985", "1985"),
            ("西暦2000年4月1日", "2000-04-01"), ("平成三十一年四月三十日", "2019-04-30"),
            ("85/5/2", nil), ("1985-02-30", nil), ("S64.1.8", nil), ("R8.", nil), ("千葉", nil),
            ("-", nil), ("", nil), ("十十年", nil),
        ] as [(String, String?)]
    )
    func read(_ text: String, _ iso: String?) {
        #expect(PartialDay(written: text)?.description == iso)
    }

    @Test("is the same day in every writing", arguments: 1...20)
    func ways(_ seed: Int) throws {
        var ways = WrittenWays(seed: UInt64(seed))
        for _ in 0..<200 {
            let span = 68_000  // days from 1873 to 2059
            let day = Era.meiji.firstDay.adding(
                days: 1_900 + Int(ways.chance.next() % UInt64(span))
            )
            let text = ways.day(day)
            #expect(PartialDay(written: text)?.whole == day, "\(text)")
        }
    }
}
