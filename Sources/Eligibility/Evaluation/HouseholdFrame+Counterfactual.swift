import Vocabulary

extension HouseholdFrame {
    /// The change of one known fact that makes a failed condition hold; the nearest value of it.
    ///
    /// Only facts that the failure rests on can do so. Nil when the condition does not fail.
    package func counterfactual(
        _ condition: Condition,
        person: PersonID? = nil
    ) -> (reference: FactReference, value: FactValue)? {
        let registers = registers(person, isNeeded: condition.usesPerson)
        let decision = Decision(applies: condition.program)
        let outcome = resolve(decision, registers)
        guard outcome.result == 0 else { return nil }
        for reference in outcome.because {
            if let value = change(of: reference, decision, registers) { return (reference, value) }
        }
        return nil
    }

    private func change(
        of reference: FactReference,
        _ decision: Decision,
        _ registers: Registers
    ) -> FactValue? {
        guard let home = word(of: reference) else { return nil }
        var freed = world
        for word in home.word..<home.word + home.count {
            freed.set(word, to: blank.interval(word))
        }
        var solver = Solver(
            world: freed,
            decision: decision,
            registers: registers,
            registry: registry,
            twins: .apart(freed)
        )
        let support = solver.support()
        let words = home.word..<home.word + home.count
        for unknown in support.distinct where words.contains(Variable.word(unknown)) {
            if let value = nearest(unknown, home, support, &solver) { return value }
        }
        return nil
    }

    private func nearest(
        _ unknown: Int,
        _ home: (word: Int, count: Int),
        _ support: Support,
        _ solver: inout Solver
    ) -> FactValue? {
        let word = Variable.word(unknown)
        let pieces = solver.representatives(of: unknown, support).intervals
        let before = solver.world
        defer { solver.world = before }
        if case .bits = solver.kind(of: unknown) {
            // The other words of the set stay as they are.
            for word in home.word..<home.word + home.count {
                solver.world.set(word, to: world.interval(word))
            }
            let bits = world.low[word] ^ 1 << Variable.bit(unknown)
            solver.world.set(word, to: Interval(bits))
            return solver.kleene() == 2 ? value(of: home, solver.world) : nil
        }
        let now = world.interval(word).low
        var best: Int64?
        for (position, piece) in pieces.enumerated() {
            solver.world.set(word, to: piece)
            guard solver.kleene() == 2 else { continue }
            var point = piece.low
            if solver.kind(of: unknown) == .number, point < now, position + 1 < pieces.count {
                point = min(now, pieces[position + 1].low - 1)
            }
            if best.map({ abs($0 - now) > abs(point - now) }) ?? true { best = point }
        }
        guard let best else { return nil }
        solver.world.set(word, to: Interval(best))
        return value(of: home, solver.world)
    }

    /// The value that the words of a fact stand for; nil for language tags, which have no way back.
    private func value(of home: (word: Int, count: Int), _ world: PartialWorld) -> FactValue? {
        let reference = reference(ofWord: home.word)
        guard let type = registry[reference.fact]?.type else { return nil }
        let number = world.low[home.word]
        switch type {
        case .bool: return .bool(number != 0)
        case .integer: return .integer(Int(number))
        case .choice(let words): return .choice(words[Int(number)])
        case .choices(let words):
            return .choices(
                words.indices.filter {
                    world.low[home.word + $0 / 64] >> Int64($0 % 64) & 1 == 1
                }.map { words[$0] }
            )
        case .date:
            return CalendarDay(daysSinceEpoch: Int(number)).map { .date(PartialDay($0)) }
        case .code: return MunicipalityCode(number: Int(number)).map(FactValue.code)
        case .languageTag: return nil
        }
    }
}
