/// Decides under every completion of the unknowns.
///
/// Kleene logic over intervals decides most. Where it leaves a condition open and no unknown pulls
/// it both ways, nothing was lost: all unknowns at the one end make it true, all at the other make
/// it false. With exceptions the truths must moreover be independent, which they are when every
/// unknown is read once. Else the unknowns in dispute are set, one after the other, to
/// representatives of all their values (Shannon expansion) until nothing is lost. Words fall into those that
/// the rule names and one other; numbers and days into the pieces between the points where a
/// comparison changes (`Cuts`). Of persons who are known alike only some are looked at (`Twins`).
/// The number of pieces looked at is limited by `budget`, which is counted and never timed: the same
/// input gives the same answer everywhere.
struct Solver {
    /// Persons up to whom an evaluation may look at so many pieces; a piece of more costs more, and
    /// is asked for more of them.
    static let peopleOfFew = 8
    /// Most further persons that are laid out one by one.
    static let furtherMaximum = 6

    var world: PartialWorld
    let decision: Decision
    let registers: Registers
    let registry: FactRegistry
    let twins: Twins
    /// Pieces that may still be looked at.
    var budget: Int
    /// Pieces that one evaluation may look at.
    let allowance: Int
    /// Pieces looked at for every purpose.
    private(set) var work = 0
    /// Whether the further persons laid out can stand for every number of them.
    private(set) var isLayoutExact = true

    init(
        world: PartialWorld,
        decision: Decision,
        registers: Registers,
        registry: FactRegistry,
        twins: Twins? = nil
    ) {
        self.world = world
        self.decision = decision
        self.registers = registers
        self.registry = registry
        let twins = twins ?? Twins(world, decision)
        self.twins = twins
        self.world.roster = twins.roster(about: Int(registers[0]))
        allowance = Self.allowance(world.piecesMaximum, people: self.world.roster.count)
        budget = allowance
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

    /// All that is asked of one rule about everybody stays about the same for any number of people.
    private static func allowance(_ most: Int, people: Int) -> Int {
        guard people > peopleOfFew else { return most }
        return most * peopleOfFew * peopleOfFew / (people * people)
    }

    /// Takes pieces from the budget.
    mutating func spend(_ pieces: Int = 1) {
        budget -= pieces
        work += pieces
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
        spend()
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

    var visitDay: Int64 { world.interval(registry.onPlace.word).low }

    func isCheap(_ variable: Int) -> Bool { kind(of: variable) != .number }

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
        isQuick: Bool = false,
        nearVisit: Bool = true
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
            let near = nearVisit ? visitDay : nil
            var cuts = Cuts(
                world: world,
                decision: decision,
                support: support,
                near: near,
                searchesMaximum: max(Cuts.searchesMinimum, budget)
            )
            defer { spend(cuts.searches) }
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

extension PartialWorld {
    /// The truth of one of the programs of a decision.
    func truth(at position: Int, _ decision: Decision, _ registers: Registers) -> Trit {
        // Said twice, so that the condition itself is read where it lies and not copied.
        if position == 0 { return truth(decision.applies.root, decision.applies, registers) }
        let exception = decision.exceptions[position - 1]
        return truth(exception.root, exception, registers)
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
        roster = other.roster
        self.further = further
        isOpen = other.isOpen
        isUnbounded = other.isUnbounded
        eventDay = other.eventDay
        parameters = other.parameters
        piecesMaximum = other.piecesMaximum
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
