import Testing
import Vocabulary

@Suite("An instant")
struct InstantTests {
    @Test("agrees with its text, to the microsecond, on both sides of 1970")
    func roundTrip() {
        for microseconds: Int64 in [0, 1, -1, 1_775_433_154_123_456, -2_208_988_800_000_001] {
            let instant = Instant(microseconds: microseconds)
            #expect(Instant(instant.description) == instant)
        }
        #expect(Instant("2026-04-06T09:12:34+09:00") == Instant("2026-04-06T00:12:34Z"))
    }

    @Test(
        "refuses what is no timestamp",
        arguments: [
            "", "2026-04-06", "2026-04-06T24:00:00Z", "2026-04-06T00:00:00", "2026-04-06 00:00:00Z",
            "2026-04-06T00:00:00.Z", "2026-04-06T00:00:00.1234567Z", "2026-02-30T00:00:00Z",
        ]
    )
    func refusal(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test("knows the day and the minute in Japan, nine hours ahead")
    func japan() throws {
        let instant = try #require(Instant("2026-04-05T15:30:00Z"))
        #expect(instant.dayInJapan == CalendarDay("2026-04-06"))
        #expect(instant.minuteOfDayInJapan == 30)
    }

    @Test("says something at either end of its range")
    func ends() {
        #expect(Instant(microseconds: .min).description.hasPrefix("0001-01-01T"))
        #expect(Instant(microseconds: .max).description.hasPrefix("9999-12-31T"))
    }
}
