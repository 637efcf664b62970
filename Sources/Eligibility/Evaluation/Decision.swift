/// A default with exceptions as numbers: what the evaluator decides about in one go.
///
/// Result 0 means that it does not apply, 1 the default outcome, further numbers other outcomes,
/// and `conflict` that exceptions disagree. A bare condition is a decision without exceptions.
struct Decision: Hashable, Sendable {
    let applies: Program
    let exceptions: [Program]
    /// The result of each exception.
    let results: [UInt8]
    /// Words that are read of any person, in ascending order.
    let personWords: [Int]
    let readsEventDay: Bool

    static let conflict: UInt8 = 63

    init(applies: Program, exceptions: [Program] = [], results: [UInt8] = []) {
        self.applies = applies
        self.exceptions = exceptions
        self.results = results
        let programs = [applies] + exceptions
        personWords =
            exceptions.isEmpty
            ? applies.personWords : Set(programs.flatMap(\.personWords)).sorted()
        readsEventDay = programs.contains(where: \.readsEventDay)
    }

    /// The condition itself, then its exceptions.
    var count: Int { 1 + exceptions.count }

    func program(_ position: Int) -> Program {
        position == 0 ? applies : exceptions[position - 1]
    }

    var witnesses: Int { exceptions.reduce(applies.witnesses) { $0 + $1.witnesses } }
    var hasCounts: Bool { applies.hasCounts || exceptions.contains(where: \.hasCounts) }
    var hasNestedQuantifiers: Bool {
        applies.hasNestedQuantifiers || exceptions.contains(where: \.hasNestedQuantifiers)
    }

    /// The results that these truths leave possible, one bit a result.
    ///
    /// Exact when the open truths can come out independently of each other.
    func possible(_ truth: (Int) -> Trit) -> UInt64 {
        let applies = truth(0)
        if applies == .no { return 1 }
        var certain: UInt64 = 0
        var open: UInt64 = 0
        for position in exceptions.indices {
            switch truth(position + 1) {
            case .yes: certain |= 1 << results[position]
            case .open: open |= 1 << results[position]
            case .no: break
            }
        }
        var possible = Self.possible(certain: certain, open: open)
        if applies == .open { possible |= 1 }
        return possible
    }

    private static func possible(certain: UInt64, open: UInt64) -> UInt64 {
        if certain.nonzeroBitCount > 1 { return 1 << conflict }
        if certain != 0 { return open & ~certain == 0 ? certain : certain | 1 << conflict }
        let disagreeing: UInt64 = open.nonzeroBitCount > 1 ? 1 << conflict : 0
        return 2 | open | disagreeing
    }

    /// Which of the open truths can still change the result, the others being what they are.
    func relevant(_ truths: [Trit]) -> [Int] {
        let open = truths.indices.filter { truths[$0] == .open }
        guard open.count > 1, open.count <= 10 else { return open }
        return open.filter { candidate in
            let others = open.filter { $0 != candidate }
            return (0..<(1 << others.count)).contains { pattern in
                var fixed = truths
                for (bit, other) in others.enumerated() {
                    fixed[other] = Trit(pattern >> bit & 1 == 1)
                }
                fixed[candidate] = .yes
                let one = possible { fixed[$0] }
                fixed[candidate] = .no
                return one != possible { fixed[$0] }
            }
        }
    }
}
