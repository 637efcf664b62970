import Catalog

/// Puts items into an order that respects what comes first, and keeps the catalog's order otherwise.
enum ItemOrder {
    /// Positions in order; `before[i]` are the positions that come before `i`.
    ///
    /// O(n²) for n items, of which a plan has a few dozen. A circle, which the catalog's check
    /// refuses, is left in the given order.
    static func sorted(_ before: [[Int]]) -> [Int] {
        var waiting = before.map { Set($0) }
        var left = Array(before.indices)
        var order: [Int] = []
        while !left.isEmpty {
            let place = left.firstIndex { waiting[$0].isEmpty } ?? left.startIndex
            let next = left.remove(at: place)
            order.append(next)
            for position in left { waiting[position].remove(next) }
        }
        return order
    }
}
