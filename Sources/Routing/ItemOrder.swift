import Catalog

/// Puts items into an order that respects what comes first, and keeps the catalog's order otherwise.
enum ItemOrder {
    /// Positions in order; `before[i]` are the positions that come before `i`.
    ///
    /// O(n²) for n items, of which a plan has a few dozen. A circle, which the catalog's check
    /// refuses, is left in the given order.
    static func sorted(_ before: [[Int]]) -> [Int] {
        var isLeft = Array(repeating: true, count: before.count)
        var left = Array(before.indices)
        var order: [Int] = []
        while !left.isEmpty {
            let place = left.firstIndex { !before[$0].contains { isLeft[$0] } } ?? left.startIndex
            let next = left.remove(at: place)
            isLeft[next] = false
            order.append(next)
        }
        return order
    }
}
