extension Solver {
    /// The unknowns on which the result really depends, alike for all persons of a kind.
    ///
    /// One that is reached only by giving up on the budget is kept, and in a crowd every one is.
    mutating func essential() -> Set<Twins.Origin> {
        let support = support()
        let firsts = firstOfEachKind(support.distinct)
        let isCrowd = firsts.count > allowance || world.roster.count > Self.peopleOfCrowd
        if isCrowd || support.repeated(prefer: { _ in true }) == nil {
            return Set(firsts.map(origin))
        }
        var sampler = WitnessSampler(solver: self, support: support, tested: firsts)
        var proven = sampler.proven()
        spend(sampler.pieces)
        if proven.count < firsts.count {
            budget = min(Self.surveyMaximum, allowance)
            survey(&proven)
        }
        budget = allowance
        var essential = Set(proven.map(origin))
        for variable in firsts where !essential.contains(origin(of: variable)) {
            if depends(on: variable, support) { essential.insert(origin(of: variable)) }
        }
        return essential
    }

    /// People, each known differently, above whom a look at each unknown takes too long.
    private static let peopleOfCrowd = 24

    /// The unknowns of everybody that are among these, in the order of the rule.
    func unknowns(among essential: Set<Twins.Origin>) -> [Int] {
        var everybody = self
        everybody.world.roster = ContiguousArray((0..<world.listed).map(Int32.init))
        return everybody.support().distinct.filter { essential.contains(origin(of: $0)) }
    }

    private func origin(of variable: Int) -> Twins.Origin {
        twins.origin(of: variable, about: Int(registers[0]), world)
    }

    private func firstOfEachKind(_ variables: [Int]) -> [Int] {
        var seen: Set<Twins.Origin> = []
        return variables.filter { seen.insert(origin(of: $0)).inserted }
    }

    /// Pieces that are looked at for a first view of what matters.
    private static let surveyMaximum = 64

    /// Notes unknowns that matter: all that an open piece reads once, and those between whose
    /// values the results differ.
    @discardableResult
    private mutating func survey(_ proven: inout Set<Int>) -> UInt64? {
        let results = kleene()
        if results.nonzeroBitCount == 1 { return results }
        spend()
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
            spend()
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
