import Testing
import Vocabulary

@Suite("A seeded generator")
struct SeededGeneratorTests {
    @Test("gives the numbers that SplitMix64 is known for")
    func splitMix() {
        var generator = SeededGenerator(seed: 1_234_567)
        let known: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        ]
        #expect(known.map { _ in generator.next() } == known)
    }
}
