import Vocabulary

/// Proves that unknowns matter by trying completions: two that differ in one unknown only and
/// come out differently are a proof.
///
/// Finds nearly all unknowns that matter for a few hundred evaluations; what it leaves open is for
/// `Solver.essential` to settle. The same world gives the same answer.
struct WitnessSampler {
    private var world: PartialWorld
    private let solver: Solver
    private let unknowns: [Unknown]
    private var generator = SeededGenerator(seed: 0x9E37_79B9_7F4A_7C15)

    private let tested: [Unknown]
    /// Evaluations that may be made.
    private let evaluations: Int

    private static let samplesMaximum = 48
    /// Evaluations that cost about as much as a piece.
    private static let evaluationsOfPiece = 8

    /// The pieces that the evaluations so far amount to.
    var pieces: Int { used / Self.evaluationsOfPiece }
    private var used = 0

    private struct Unknown {
        let variable: Int
        let values: [Interval]
        /// Position of the value that pulls the result towards true, where there is one.
        let likely: Int?

        var word: Int { Variable.word(variable) }
    }

    /// A sampler that proves unknowns of `tested`.
    init(solver: Solver, support: Support, tested: [Int]) {
        self.solver = solver
        world = solver.world
        evaluations = solver.allowance * Self.evaluationsOfPiece
        var solver = solver
        unknowns = support.distinct.map { variable in
            let values = Self.values(of: variable, support, &solver)
            return Unknown(
                variable: variable,
                values: values,
                likely: Self.likely(variable, support, values.count)
            )
        }
        let isTested = Set(tested)
        self.tested = unknowns.filter { isTested.contains($0.variable) }
    }

    /// The unknowns that are proven to matter.
    mutating func proven() -> Set<Int> {
        var proven: Set<Int> = []
        let start = world
        for sample in 0..<Self.samplesMaximum
        where proven.count < tested.count && used < evaluations {
            world = start
            for unknown in unknowns { set(unknown, to: chosen(unknown, sample)) }
            let result = kleene()
            guard result.nonzeroBitCount == 1 else { continue }
            for unknown in tested where !proven.contains(unknown.variable) {
                if turns(unknown, from: result) { proven.insert(unknown.variable) }
            }
        }
        return proven
    }

    /// Whether another value of an unknown gives another result.
    private mutating func turns(_ unknown: Unknown, from result: UInt64) -> Bool {
        let before = world.interval(unknown.word)
        defer { world.set(unknown.word, to: before) }
        for value in unknown.values {
            set(unknown, to: value)
            let other = kleene()
            if other != result, other.nonzeroBitCount == 1 { return true }
        }
        return false
    }

    private mutating func kleene() -> UInt64 {
        used += 1
        return solver.decision.possible { world.truth(at: $0, solver.decision, solver.registers) }
    }

    private mutating func set(_ unknown: Unknown, to value: Interval) {
        guard solver.kind(of: unknown.variable) == .bits else {
            return world.set(unknown.word, to: value)
        }
        let bit: Int64 = 1 << Variable.bit(unknown.variable)
        let (now, isIn) = (world.interval(unknown.word), value.low == 1)
        world.set(
            unknown.word,
            to: isIn
                ? Interval(now.low | bit, now.high | bit)
                : Interval(now.low & ~bit, now.high & ~bit)
        )
    }

    /// Most samples lean towards true, where every fact of a long condition matters.
    private mutating func chosen(_ unknown: Unknown, _ sample: Int) -> Interval {
        let number = generator.next()
        if let likely = unknown.likely, sample % 4 != 3, number % 10 < 7 {
            return unknown.values[likely]
        }
        return unknown.values[Int(generator.next() % UInt64(unknown.values.count))]
    }

    private static func likely(_ variable: Int, _ support: Support, _ count: Int) -> Int? {
        let pulls = support.variables.indices.filter { support.variables[$0] == variable }
            .map { support.pulls[$0] }
        guard let pull = pulls.first, pull != 0, pulls.allSatisfy({ $0 == pull }) else {
            return nil
        }
        return pull > 0 ? count - 1 : 0
    }

    private static func values(
        of variable: Int,
        _ support: Support,
        _ solver: inout Solver
    ) -> [Interval] {
        switch solver.kind(of: variable) {
        case .bool, .bits: return [Interval(0), Interval(1)]
        case .choice: return solver.representatives(of: variable, support).intervals
        case .number: break
        }
        let now = solver.world.interval(Variable.word(variable))
        var points = solver.representatives(of: variable, support, isQuick: true).intervals
            .map(\.low)
        let near = solver.visitDay
        if now.low <= near, near <= now.high {
            points += ages.map { near - $0 }.filter { now.low <= $0 }
        }
        return Set(points).sorted().map { Interval($0) }
    }

    /// Days that lie as far back as somebody of an age that rules tell apart was born.
    private static let ages: [Int64] = [
        200, 1_500, 3_500, 5_800, 6_900, 7_500, 9_000, 20_000, 22_500, 24_500, 26_000, 29_000,
    ]
}
