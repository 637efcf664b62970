import TestSupport
import Testing
import Vocabulary

@Suite("What tests hold in place of time and chance")
struct SeamTests {
    @Test("chance is the same for the same seed and another for another")
    func chance() {
        let (one, same, other) = (1, 1, 2)
        let bytes = [one, same, other].map { SeededChance(seed: UInt64($0)).bytes(16) }
        #expect(bytes[0] == bytes[1])
        #expect(bytes[0] != bytes[2])
        #expect(bytes[0].count == 16)
    }

    @Test("the clock stands still until it is moved")
    func clock() {
        let clock = ManualClock()
        let start = clock.now()
        #expect(start == Instant("2026-04-06T00:00:00Z"))
        #expect(clock.now() == start)
        clock.advance(by: .seconds(90))
        #expect(start.duration(to: clock.now()) == .seconds(90))
    }
}
