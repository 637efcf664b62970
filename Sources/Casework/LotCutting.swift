package import Vocabulary

/// Whose items may share a lot.
package struct LotGroup: Hashable, Sendable {
    /// The municipality's number.
    package let municipality: Int32
    /// The owning system.
    package let system: String
    /// How urgently the items are taken up.
    package let lane: Lane

    /// The group of one municipality, system and lane.
    package init(municipality: Int32, system: String, lane: Lane) {
        self.municipality = municipality
        self.system = system
        self.lane = lane
    }
}

/// Cuts items into lots.
package enum LotCutting {
    /// A lot that is to be made: its group and the places of its items in the given order.
    package struct Cut: Hashable, Sendable {
        /// Whose items they are.
        package let group: LotGroup
        /// Positions in the array that was cut, in ascending order.
        package let items: [Int]
    }

    /// Lots of at most `rowsMaximum(group)` items, in the order in which the groups first appear.
    ///
    /// O(n).
    package static func cut(
        _ groups: [LotGroup],
        rowsMaximum: (LotGroup) -> Int
    ) -> [Cut] {
        var order: [LotGroup] = []
        var places: [LotGroup: [Int]] = [:]
        for (place, group) in groups.enumerated() {
            if places[group] == nil { order.append(group) }
            places[group, default: []].append(place)
        }
        return order.flatMap { group in
            let all = places[group] ?? []
            let size = max(1, rowsMaximum(group))
            return stride(from: 0, to: all.count, by: size).map { start in
                Cut(group: group, items: Array(all[start..<min(start + size, all.count)]))
            }
        }
    }
}
