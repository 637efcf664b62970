import Synchronization
import Vocabulary

/// Chance that is the same in every run with the same seed; of no use for secrets.
package final class SeededChance: ChanceSource {
    private let generator: Mutex<SeededGenerator>

    package init(seed: UInt64) {
        generator = Mutex(SeededGenerator(seed: seed))
    }

    package func bytes(_ count: Int) -> [UInt8] {
        precondition((1...1024).contains(count), "chance comes in 1 to 1,024 bytes")
        return generator.withLock { generator in
            (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        }
    }
}
