/// Decides under every completion of the unknowns.
///
/// Kleene logic over intervals decides most. Where it leaves a condition open and no unknown pulls
/// it both ways, nothing was lost: all unknowns at the one end make it true, all at the other make
/// it false. With exceptions the truths must moreover be independent, which they are when every
/// unknown is read once. Else the unknowns in dispute are set, one after the other, to
/// representatives of all their values (Shannon expansion) until nothing is lost. Words fall into those that
/// the rule names and one other; numbers and days into the pieces between the points where a
/// comparison changes (`Cuts`). The number of pieces looked at is limited by `budget`.
struct Solver {
    /// Most pieces that one evaluation looks at.
    static let piecesMaximum = 8_000
    /// Most further persons that are laid out one by one.
    static let furtherMaximum = 6

    var world: PartialWorld
    let decision: Decision
    let registers: Registers
    let registry: FactRegistry
    var budget = Solver.piecesMaximum
    /// Whether the further persons laid out can stand for every number of them.
    private(set) var isLayoutExact = true

    init(
        world: PartialWorld,
        decision: Decision,
        registers: Registers,
        registry: FactRegistry
    ) {
        self.world = world
        self.decision = decision
        self.registers = registers
        self.registry = registry
        guard world.isOpen else { return }
        if decision.hasCounts || decision.hasNestedQuantifiers {
            isLayoutExact = false
            return
        }
        let wanted = decision.witnesses
        isLayoutExact = wanted <= Self.furtherMaximum
        if wanted > 1 { self.world = world.withFurther(min(wanted, Self.furtherMaximum)) }
        self.world.isUnbounded = false
    }

    /// Results that are possible, and whether that is proven and not merely all that was found.
    struct Possible {
        var results: UInt64
        var isProven: Bool
        /// Results that single pieces proved.
        fileprivate var certain: UInt64 = 0

        var isSingle: Bool { results.nonzeroBitCount == 1 }
    }

    /// The results possible by Kleene logic alone.
    func kleene() -> UInt64 {
        decision.possible { world.truth(at: $0, decision, registers) }
    }

    /// The possible results; stops as soon as two are proven possible.
    mutating func possible() -> Possible {
        let results = kleene()
        if results.nonzeroBitCount == 1 { return Possible(results: results, isProven: true) }
        budget -= 1
        guard budget > 0 else { return Possible(results: results, isProven: false) }
        let support = support()
        guard let variable = disputed(support) else {
            return Possible(results: results, isProven: true)
        }
        return expand(variable, support)
    }

    /// An unknown by which Kleene logic may have lost something.
    private func disputed(_ support: Support) -> Int? {
        // One further person who stands for several may have to be different in each reading.
        let isPlain = decision.exceptions.isEmpty && (isLayoutExact || !world.isOpen)
        return isPlain
            ? support.disputed(prefer: isCheap) : support.repeated(prefer: isCheap)
    }

    private mutating func expand(_ variable: Int, _ support: Support) -> Possible {
        let quick = representatives(of: variable, support, isQuick: true)
        let found = expand(variable, quick)
        if quick.isComplete || found.isProven { return found }
        return expand(variable, representatives(of: variable, support))
    }

    private mutating func expand(_ variable: Int, _ values: Representatives) -> Possible {
        var found = Possible(results: 0, isProven: values.isComplete && isLayoutExact)
        var isSplitProven = false
        let word = Variable.word(variable)
        let before = world.interval(word)
        for value in values.intervals {
            world.set(word, to: value)
            let one = possible()
            found.results |= one.results
            if !one.isProven { found.isProven = false }
            if one.isProven { found.certain |= one.results }
            isSplitProven = found.certain.nonzeroBitCount > 1
            if isSplitProven { break }
        }
        world.set(word, to: before)
        if isSplitProven { found.isProven = true }
        return found
    }

    /// The unknowns that keep the decision open.
    func support() -> Support {
        if decision.exceptions.isEmpty {
            return support(of: 0, after: Support())
        }
        let truths = (0..<decision.count).map { world.truth(at: $0, decision, registers) }
        var support = Support()
        for position in decision.relevant(truths) {
            support = self.support(of: position, after: support)
        }
        return support
    }

    private func support(of position: Int, after support: Support) -> Support {
        let program = decision.program(position)
        var collector = SupportCollector(
            world: world,
            program: program,
            position: position,
            support: support
        )
        if world.truth(program.root, program, registers) == .open {
            collector.collect(program.root, registers)
        }
        return collector.support
    }

    private func isCheap(_ variable: Int) -> Bool { kind(of: variable) != .number }

    func kind(of variable: Int) -> FactRegistry.WordKind {
        let word = Variable.word(variable)
        if word < world.sharedWords { return registry.shared.kinds[word] }
        let offset = word - world.sharedWords
        let person = offset / max(1, world.personWords)
        guard world.personWords > 0, person < world.listed + world.further else { return .bool }
        return registry.person.kinds[offset % world.personWords]
    }
}

// MARK: - Representatives

extension Solver {
    /// Values that stand for all values of an unknown, as intervals to be set.
    struct Representatives {
        var intervals: [Interval]
        /// Whether no value behaves otherwise than all of them.
        var isComplete = true
    }

    mutating func representatives(
        of variable: Int,
        _ support: Support,
        isQuick: Bool = false
    ) -> Representatives {
        let word = Variable.word(variable)
        let now = world.interval(word)
        switch kind(of: variable) {
        case .bool: return Representatives(intervals: [Interval(0), Interval(1)])
        case .bits:
            let bit: Int64 = 1 << Variable.bit(variable)
            return Representatives(
                intervals: [
                    Interval(now.low, now.high & ~bit), Interval(now.low | bit, now.high),
                ]
            )
        case .choice: return Representatives(intervals: words(of: word, now))
        case .number:
            let visitDay = world.interval(registry.onPlace.word).low
            var cuts = Cuts(world: world, decision: decision, support: support, near: visitDay)
            defer { budget -= cuts.searches }
            return isQuick
                ? cuts.quickRepresentatives(of: word) : cuts.representatives(of: word)
        }
    }

    /// The words that the rules name, and one other.
    private func words(of word: Int, _ now: Interval) -> [Interval] {
        let key: Int32 =
            word < world.sharedWords
            ? Int32(word) : -1 - Int32((word - world.sharedWords) % world.personWords)
        var named: Set<Int64> = []
        for position in 0..<decision.count {
            named.formUnion(decision.program(position).mentioned[key] ?? [])
        }
        var values = named.filter { now.low <= $0 && $0 <= now.high }.sorted()
        var other = now.low
        while other <= now.high, named.contains(other) { other += 1 }
        if other <= now.high { values.append(other) }
        return values.map { Interval($0) }
    }
}

// MARK: - Dependence

extension Solver {
    /// The unknowns on which the result really depends, in the order of the rule.
    ///
    /// One that is reached only by giving up on the budget is kept.
    mutating func essential() -> [Int] {
        let support = support()
        let distinct = support.distinct
        if support.repeated(prefer: { _ in true }) == nil { return distinct }
        var proven: Set<Int> = []
        budget = Self.surveyMaximum
        survey(&proven)
        budget = Self.piecesMaximum
        return distinct.filter { proven.contains($0) || depends(on: $0, support) }
    }

    /// Pieces that are looked at for a first view of what matters.
    private static let surveyMaximum = 64

    /// Notes unknowns that matter: all that an open piece reads once, and those between whose
    /// values the results differ.
    @discardableResult
    private mutating func survey(_ proven: inout Set<Int>) -> UInt64? {
        let results = kleene()
        if results.nonzeroBitCount == 1 { return results }
        budget -= 1
        guard budget > 0 else { return nil }
        let support = support()
        guard let variable = support.repeated(prefer: isCheap) else {
            proven.formUnion(support.variables)
            return support.missing.isEmpty ? 0 : nil
        }
        let values = representatives(of: variable, support, isQuick: true)
        let word = Variable.word(variable)
        let before = world.interval(word)
        var outcomes: Set<UInt64> = []
        var singles: UInt64 = 0
        for value in values.intervals {
            world.set(word, to: value)
            guard let outcome = survey(&proven) else { continue }
            outcomes.insert(outcome)
            singles |= outcome
        }
        world.set(word, to: before)
        if outcomes.count > 1 { proven.insert(variable) }
        return outcomes.contains(0) || singles.nonzeroBitCount > 1 ? 0 : nil
    }

    private mutating func depends(on variable: Int, _ support: Support) -> Bool {
        guard budget > 0 else { return true }
        let quick = representatives(of: variable, support, isQuick: true)
        if outcomes(of: variable, quick).count > 1 { return true }
        if hasWitness(variable, support, depth: 0) { return true }
        let values = quick.isComplete ? quick : representatives(of: variable, support)
        let outcomes = outcomes(of: variable, values)
        if outcomes.count > 1 { return true }
        if outcomes != [0] { return !values.isComplete }
        return dependsBeyond(variable, support, otherwise: !values.isComplete)
    }

    /// Whether setting a few other unknowns shows at once that this one matters.
    private mutating func hasWitness(_ variable: Int, _ support: Support, depth: Int) -> Bool {
        guard depth < Self.witnessDepthMaximum, budget > 0,
            let other = support.repeated(prefer: { $0 != variable && isCheap($0) })
                .flatMap({ $0 == variable ? nil : $0 })
                ?? support.distinct.first(where: { $0 != variable })
        else { return false }
        let values = representatives(of: other, support, isQuick: true)
        let word = Variable.word(other)
        let before = world.interval(word)
        defer { world.set(word, to: before) }
        for value in values.intervals {
            world.set(word, to: value)
            budget -= 1
            guard kleene().nonzeroBitCount > 1 else { continue }
            let rest = self.support()
            guard rest.variables.contains(variable) else { continue }
            if rest.repeated(prefer: { _ in true }) == nil { return true }
            let quick = representatives(of: variable, rest, isQuick: true)
            if outcomes(of: variable, quick).count > 1 { return true }
            if hasWitness(variable, rest, depth: depth + 1) { return true }
        }
        return false
    }

    /// Most unknowns that are set one within another in search of a witness.
    private static let witnessDepthMaximum = 6

    /// The results under each value; 0 stands for several, of which only that is known.
    private mutating func outcomes(of variable: Int, _ values: Representatives) -> Set<UInt64> {
        let word = Variable.word(variable)
        let before = world.interval(word)
        var outcomes: Set<UInt64> = []
        for value in values.intervals {
            world.set(word, to: value)
            let possible = possible()
            outcomes.insert(possible.isSingle ? possible.results : 0)
            if outcomes.count > 1 { break }
        }
        world.set(word, to: before)
        return outcomes
    }

    /// Sets another unknown and asks again.
    private mutating func dependsBeyond(
        _ variable: Int,
        _ support: Support,
        otherwise: Bool
    ) -> Bool {
        let others = support.distinct.filter { $0 != variable }
        let twice = support.repeated { $0 != variable }
        guard let other = twice == variable ? others.first : twice ?? others.first else {
            return true
        }
        let values = representatives(of: other, support)
        let word = Variable.word(other)
        let before = world.interval(word)
        defer { world.set(word, to: before) }
        for value in values.intervals {
            world.set(word, to: value)
            guard kleene().nonzeroBitCount > 1 else { continue }
            let rest = self.support()
            guard rest.variables.contains(variable) else { continue }
            if rest.repeated(prefer: { _ in true }) == nil { return true }
            if depends(on: variable, rest) { return true }
        }
        return otherwise || !values.isComplete
    }
}

extension PartialWorld {
    /// The truth of one of the programs of a decision.
    func truth(at position: Int, _ decision: Decision, _ registers: Registers) -> Trit {
        let program = decision.program(position)
        return truth(program.root, program, registers)
    }

    /// The same world with another number of further persons laid out.
    func withFurther(_ count: Int) -> PartialWorld {
        PartialWorld(self, further: count)
    }

    private init(_ other: PartialWorld, further: Int) {
        let people = other.base(of: other.listed)
        let blank = people..<people + other.personWords
        sharedWords = other.sharedWords
        personWords = other.personWords
        listed = other.listed
        self.further = further
        isOpen = other.isOpen
        isUnbounded = other.isUnbounded
        eventDay = other.eventDay
        parameters = other.parameters
        low = ContiguousArray(other.low[..<people])
        high = ContiguousArray(other.high[..<people])
        for _ in 0..<further {
            low.append(contentsOf: other.low[blank])
            high.append(contentsOf: other.high[blank])
        }
        low.append(contentsOf: repeatElement(0, count: further))
        high.append(contentsOf: repeatElement(1, count: further))
    }
}
