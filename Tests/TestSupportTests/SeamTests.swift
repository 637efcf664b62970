import TestSupport
import Testing
import Vocabulary

@Suite("What tests hold in place of time and chance")
struct SeamTests {
    @Test("the generator gives the numbers that SplitMix64 is known for")
    func splitMix() {
        var generator = SeededGenerator(seed: 1_234_567)
        let known: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        ]
        #expect(known.map { _ in generator.next() } == known)
    }

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
