import Vocabulary

extension SeededGenerator {
    /// A number from 0 up to, not including, the bound.
    mutating func below(_ bound: Int) -> Int {
        Int.random(in: 0..<bound, using: &self)
    }
}
