import Vocabulary

/// Finds the numbers or days at which comparisons change, so that one value stands for a piece.
///
/// Every function of the language grows or falls with each of its days, so a comparison with one
/// unknown changes at points that halving finds. Where two unknowns meet in a comparison, the
/// points of one are carried over to the other. That is complete while the unknowns form a tree
/// and each pair meets in one kind of function; else the pieces may be too few, which is reported.
struct Cuts {
    private var world: PartialWorld
    private let decision: Decision
    private let support: Support
    /// First values of pieces, by word.
    private var starts: [Int: Set<Int64>] = [:]
    private var isComplete = true
    /// Which ends of pieces were carried over already, by comparison, word and value.
    private var carried: Set<Corner> = []
    /// Searches made; each costs about as much as one evaluation of the rule.
    private(set) var searches = 0

    /// The end of a piece of one word, in a comparison.
    private struct Corner: Hashable {
        let comparison: Int
        let word: Int
        let value: Int64
    }

    /// Searches past which the pieces found so far have to do.
    private let searchesMaximum: Int
    /// Searches that are always allowed.
    static let searchesMinimum = 64

    /// A day on which two days that meet in a comparison are likely to leave it open.
    private let near: Int64?

    private static let startsMaximum = 200

    init(
        world: PartialWorld,
        decision: Decision,
        support: Support,
        near: Int64?,
        searchesMaximum: Int
    ) {
        self.searchesMaximum = searchesMaximum
        self.world = world
        self.decision = decision
        self.support = support
        self.near = near
    }

    /// Values that tell most pieces of a word's interval apart, found without other unknowns.
    ///
    /// Complete when no comparison joins the word to another unknown.
    mutating func quickRepresentatives(of word: Int) -> Solver.Representatives {
        let now = world.interval(word)
        starts[word] = [now.low]
        for atom in support.atoms {
            let reads = support.variables[atom.range]
            guard reads.contains(where: { Variable.word($0) == word }) else { continue }
            if reads.count == 1 {
                addChanges(of: atom, in: word)
            } else {
                isComplete = false
            }
        }
        var points = starts[word] ?? []
        if !isComplete {
            for start in points where start > now.low { points.insert(start - 1) }
            points.insert(now.high)
            if let near, now.low <= near, near <= now.high { points.insert(near) }
        }
        return Solver.Representatives(
            intervals: points.sorted().map { Interval($0) },
            isComplete: isComplete
        )
    }

    /// One value for each piece of a word's interval.
    mutating func representatives(of word: Int) -> Solver.Representatives {
        let now = world.interval(word)
        let atoms = reachable(from: word)
        for atom in atoms { begin(atom) }
        let pairs = atoms.filter { $0.words.count == 2 }
        for _ in 0..<4 where !pairs.isEmpty {
            let before = carried.count
            for (number, pair) in pairs.enumerated() {
                carry(pair, number, from: pair.words[0], to: pair.words[1])
                carry(pair, number, from: pair.words[1], to: pair.words[0])
            }
            if carried.count == before { break }
        }
        checkShape(pairs)
        let points = (starts[word] ?? []).union([now.low])
        return Solver.Representatives(
            intervals: points.sorted().map { Interval($0) },
            isComplete: isComplete
        )
    }

    /// An atom with the number words that are open in it.
    private struct Comparison {
        let atom: Support.Atom
        let words: [Int]
    }

    /// The comparisons that a word takes part in, directly or through others.
    private mutating func reachable(from word: Int) -> [Comparison] {
        var left = support.atoms.map { atom in
            Comparison(atom: atom, words: Self.distinctWords(support.variables[atom.range]))
        }
        var reached: Set<Int> = [word]
        var found: [Comparison] = []
        var grew = true
        while grew {
            let near = left.filter { !reached.isDisjoint(with: $0.words) }
            left.removeAll { !reached.isDisjoint(with: $0.words) }
            found += near
            grew = !near.isEmpty
            for comparison in near { reached.formUnion(comparison.words) }
        }
        for word in reached { starts[word] = [world.interval(word).low] }
        for comparison in found {
            let count = comparison.atom.range.count
            if count > 2 || count != comparison.words.count { isComplete = false }
        }
        return found
    }

    private static func distinctWords(_ variables: ArraySlice<Int>) -> [Int] {
        var words: [Int] = []
        for variable in variables where !words.contains(Variable.word(variable)) {
            words.append(Variable.word(variable))
        }
        return words
    }

    private mutating func begin(_ comparison: Comparison) {
        guard comparison.words.count == 1, let word = comparison.words.first else { return }
        addChanges(of: comparison.atom, in: word)
        if comparison.atom.range.count > 1 { addTurns(of: word) }
    }

    /// Carries the ends of the pieces of one unknown over to the other.
    private mutating func carry(
        _ pair: Comparison,
        _ number: Int,
        from one: Int,
        to other: Int
    ) {
        let interval = world.interval(one)
        let corners = (starts[one] ?? []).flatMap { [$0, max(interval.low, $0 - 1)] }
        for corner in Set(corners).union([interval.high])
        where carried.insert(Corner(comparison: number, word: one, value: corner)).inserted {
            guard searches < searchesMaximum else { break }
            world.set(one, to: Interval(corner))
            addChanges(of: pair.atom, in: other)
        }
        world.set(one, to: interval)
    }

    // A birth compared with itself turns with the first of April, which halving cannot find.
    private mutating func addTurns(of word: Int) {
        let interval = world.interval(word)
        guard let last = CalendarDay(daysSinceEpoch: Int(interval.high)),
            let april = CalendarDay(year: AgeReckoning.fiscalYear(of: last), month: 4, day: 1)
        else { return }
        for day in -1...1 {
            let point = Int64(april.adding(days: day).daysSinceEpoch)
            if interval.low <= point, point <= interval.high { starts[word]?.insert(point) }
        }
    }

    /// Adds the values at which a comparison changes while everything else in it is fixed.
    private mutating func addChanges(of atom: Support.Atom, in word: Int) {
        let program = decision.program(atom.program)
        let step = program.steps[Int(atom.step)]
        let references: [Int64?] =
            step.operation == .inTable
            ? (step.b..<step.b + step.c).map { program.table[Int($0)] } : [nil]
        let interval = world.interval(word)
        if searches >= searchesMaximum { isComplete = false }
        for reference in references where searches < searchesMaximum {
            for bound in [Int64(0), 1] {
                let change = change(in: word, interval) { world in
                    let left = world.number(step.a, program, atom.registers).low
                    let right = reference ?? world.number(step.b, program, atom.registers).low
                    return left - right < bound
                }
                if let change { starts[word]?.insert(change) }
            }
        }
        world.set(word, to: interval)
        if (starts[word]?.count ?? 0) > Self.startsMaximum { isComplete = false }
    }

    /// The first value at which a monotone property differs from that of the lowest value.
    private mutating func change(
        in word: Int,
        _ interval: Interval,
        _ property: (PartialWorld) -> Bool
    ) -> Int64? {
        guard (starts[word]?.count ?? 0) <= Self.startsMaximum else { return nil }
        searches += 1
        world.set(word, to: Interval(interval.low))
        let first = property(world)
        world.set(word, to: Interval(interval.high))
        guard property(world) != first else { return nil }
        var (same, differs) = (interval.low, interval.high)
        while differs - same > 1 {
            let middle = same + (differs - same) / 2
            world.set(word, to: Interval(middle))
            if property(world) == first { same = middle } else { differs = middle }
        }
        return differs
    }

    /// Two unknowns may meet in one kind of function only, and may not meet in a circle.
    private mutating func checkShape(_ pairs: [Comparison]) {
        var kinds: [Set<Int>: Step] = [:]
        for pair in pairs {
            let program = decision.program(pair.atom.program)
            let step = program.steps[Int(pair.atom.step)]
            let shape = Self.shape(step, program)
            let known = kinds.updateValue(shape, forKey: Set(pair.words))
            if let known, known != shape { isComplete = false }
        }
        if kinds.count >= starts.count { isComplete = false }
    }

    /// What joins the two unknowns of a comparison, without the bound that it is compared with.
    private static func shape(_ step: Step, _ program: Program) -> Step {
        let left = program.steps[Int(step.a)]
        let right = step.operation == .inTable ? nil : program.steps[Int(step.b)]
        let isPlain = right.map { $0.operation == .number || $0.operation == .parameterNumber }
        if isPlain ?? true { return normal(left, program) }
        if left.operation == .number || left.operation == .parameterNumber, let right {
            return normal(right, program)
        }
        return Step(
            operation: .less,
            a: Int32(left.operation.rawValue),
            b: Int32(right?.operation.rawValue ?? 0)
        )
    }

    private static func normal(_ step: Step, _ program: Program) -> Step {
        Step(
            operation: step.operation,
            a: Int32(program.steps[Int(step.a)].operation.rawValue),
            b: Int32(program.steps[Int(step.b)].operation.rawValue)
        )
    }
}
