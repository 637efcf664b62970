import Vocabulary

/// Finds procedures that wait for each other in a circle.
struct PrerequisiteCheck {
    let layer: CatalogLayer
    let log: FindingLog

    func run() {
        var search = CircleSearch(layer: layer)
        for procedure in layer.procedures {
            guard let circle = search.circle(from: procedure.id) else { continue }
            let names = circle.map { "`\($0)`" }.joined(separator: " → ")
            let place = layer.procedure(circle[0])?.place("prerequisites") ?? procedure.position
            log.error(place, "these procedures wait for each other: \(names); remove one")
        }
    }
}

/// Depth-first search that reports each circle once.
private struct CircleSearch {
    let layer: CatalogLayer
    private var state: [ProcedureID: State] = [:]

    private enum State {
        /// On the path that is being followed; meeting it again closes a circle.
        case open
        /// Followed to its end.
        case done
    }

    init(layer: CatalogLayer) { self.layer = layer }

    /// A circle that can be reached, first and last member the same; nil where there is none.
    mutating func circle(from start: ProcedureID) -> [ProcedureID]? {
        var path: [ProcedureID] = []
        return follow(start, &path)
    }

    // As deep as the longest chain of prerequisites, at most the number of procedures.
    private mutating func follow(_ id: ProcedureID, _ path: inout [ProcedureID]) -> [ProcedureID]? {
        switch state[id] {
        case .done: return nil
        case .open:
            let start = path.firstIndex(of: id) ?? 0
            return Array(path[start...]) + [id]
        case nil: break
        }
        state[id] = .open
        path.append(id)
        defer {
            state[id] = .done
            path.removeLast()
        }
        for prerequisite in layer.procedure(id)?.prerequisites ?? [] {
            if let circle = follow(prerequisite.procedure, &path) { return circle }
        }
        return nil
    }
}
