import Vocabulary

/// Draws by lot, the same ones from the same seed.
struct Draw: Sendable {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// A whole number of the range, each equally likely.
    mutating func number(_ range: ClosedRange<Int>) -> Int {
        // Multiply and shift instead of the library's method, whose draws may change with its version.
        let high = generator.next().multipliedFullWidth(by: UInt64(range.count)).high
        return range.lowerBound + Int(high)
    }

    /// Whether something happens that happens so many times in a thousand.
    mutating func happens(perMille: Int) -> Bool {
        number(1...1000) <= perMille
    }

    /// One of these, each equally likely; there is at least one.
    mutating func one<Element>(_ of: [Element]) -> Element {
        of[number(0...(of.count - 1))]
    }

    /// One of these by their weights; there is at least one.
    mutating func one<Element>(weighted: [(element: Element, weight: Int)]) -> Element {
        var left = number(1...weighted.reduce(0) { $0 + $1.weight })
        for (element, weight) in weighted {
            left -= weight
            if left <= 0 { return element }
        }
        return weighted[weighted.count - 1].element
    }
}
