import Vocabulary

/// Chooses the question that settles most for what it costs to answer.
///
/// Only facts on which an undecided rule really depends are candidates. A question collects the
/// same fact of all persons, and all facts of its group. What it settles is the expected fall of
/// n/(n+1) over the rules, n being the unknowns that a rule still depends on, each value of the
/// fact taken as likely as any other.
package enum NextQuestion {
    /// Most looks at a person under a value; a family of eight without answers needs fewer.
    static let looksMaximum = 400_000

    /// The next question, or nil when nothing is undecided or no question helps.
    ///
    /// O(entries × their unknowns × their values × people), of which at most `looksMaximum` are looked
    /// at; past that an unknown is taken to settle itself and no other. `previous` keeps the order calm: between
    /// questions of about the same use the interview stays where it is.
    package static func choose(
        among entries: [QuestionEntry],
        frame: HouseholdFrame,
        registry: FactRegistry,
        previous: QuestionChoice? = nil
    ) -> QuestionChoice? {
        var table = QuestionTable(frame: frame, registry: registry)
        for (position, entry) in entries.enumerated() {
            table.add(entry, at: position)
        }
        return table.best(after: previous)
    }
}

/// What each question would settle.
private struct QuestionTable {
    let frame: HouseholdFrame
    let registry: FactRegistry
    private var candidates: [String: Candidate] = [:]
    private var gainsOfKinds: [Int: [String: Double]] = [:]
    private var keys: [FactID: String] = [:]
    private var looks = NextQuestion.looksMaximum

    private struct Candidate {
        var gain = 0.0
        var asks: Set<FactReference> = []
        var decides: [Int] = []
        /// Place in the registry, for an order that is always the same.
        var place = Int.max
    }

    init(frame: HouseholdFrame, registry: FactRegistry) {
        self.frame = frame
        self.registry = registry
    }

    mutating func add(_ entry: QuestionEntry, at position: Int) {
        guard entry.needs?.isEmpty != true else { return }
        if let kind = entry.kind, let gains = gainsOfKinds[kind] {
            return note(entry.needs ?? [], gains, entry, position)
        }
        let registers = frame.registers(entry.person, isNeeded: entry.usesPerson)
        let world = frame.world
        let open = entry.decision.possible { world.truth(at: $0, entry.decision, registers) }
        guard open.nonzeroBitCount > 1 else { return }
        var solver = solver(entry.decision, registers)
        let unknowns = unknowns(of: entry, &solver)
        guard !unknowns.isEmpty else { return }
        let gains = gains(unknowns, &solver)
        if let kind = entry.kind { gainsOfKinds[kind] = gains }
        let references = unknowns.map { frame.reference(ofWord: Variable.word($0)) }
        note(entry.needs ?? references, gains, entry, position)
    }

    /// In a crowd those who are known alike are counted as few: each costs a look.
    private func solver(_ decision: Decision, _ registers: Registers) -> Solver {
        guard frame.world.listed <= Solver.peopleOfFew else {
            return frame.solver(decision, registers)
        }
        return Solver(
            world: frame.world,
            decision: decision,
            registers: registers,
            registry: registry,
            twins: .apart(frame.world)
        )
    }

    /// What each question would settle of an entry, by its key.
    private mutating func gains(_ unknowns: [Int], _ solver: inout Solver) -> [String: Double] {
        let before = Self.uncertainty(unknowns.count)
        var gains: [String: Double] = [:]
        let support = looks > 0 ? solver.support() : nil
        for unknown in unknowns {
            let reference = frame.reference(ofWord: Variable.word(unknown))
            let after =
                support.map { expected(unknown, &solver, $0) }
                ?? Self.uncertainty(unknowns.count - 1)
            gains[key(of: reference.fact), default: 0] += max(0, before - after)
        }
        return gains.mapValues { min($0, before) }
    }

    private mutating func note(
        _ references: [FactReference],
        _ gains: [String: Double],
        _ entry: QuestionEntry,
        _ position: Int
    ) {
        for reference in references {
            let key = key(of: reference.fact)
            if gains[key] != nil { note(reference, key, position) }
        }
        for (key, gain) in gains { candidates[key]?.gain += entry.weight * gain }
    }

    /// The unknowns that a question can settle.
    private func unknowns(of entry: QuestionEntry, _ solver: inout Solver) -> [Int] {
        if let needs = entry.needs.map(Set.init) {
            return solver.support().distinct.filter {
                needs.contains(frame.reference(ofWord: Variable.word($0)))
            }
        }
        let possible = solver.possible()
        guard !(possible.isSingle && possible.isProven) else { return [] }
        return solver.unknowns(among: solver.essential()).filter {
            !frame.isUncertain(frame.reference(ofWord: Variable.word($0)))
        }
    }

    private static func uncertainty(_ unknowns: Int) -> Double {
        Double(unknowns) / Double(unknowns + 1)
    }

    private mutating func key(of fact: FactID) -> String {
        if let key = keys[fact] { return key }
        let key = registry[fact]?.group.map { "group:" + $0 } ?? fact.description
        keys[fact] = key
        return key
    }

    private mutating func note(_ reference: FactReference, _ key: String, _ position: Int) {
        var candidate = candidates[key] ?? Candidate()
        candidate.asks.insert(reference)
        if candidate.decides.last != position { candidate.decides.append(position) }
        let place = registry.place(of: reference.fact)?.definition ?? Int.max
        candidate.place = min(candidate.place, place)
        candidates[key] = candidate
    }

    /// The uncertainty to be expected once an unknown is known.
    private mutating func expected(
        _ unknown: Int,
        _ solver: inout Solver,
        _ support: Support
    ) -> Double {
        let values = solver.representatives(
            of: unknown,
            support,
            isQuick: true,
            nearVisit: false
        )
        .intervals
        looks -= values.count * max(1, solver.world.roster.count)
        let word = Variable.word(unknown)
        let before = solver.world.interval(word)
        defer { solver.world.set(word, to: before) }
        // The last representative of a choice stands for all words that the rule does not name.
        let isChoice = solver.kind(of: unknown) == .choice
        let domain = Double(min(40, before.high - before.low + 1))
        var sum = 0.0
        var total = 0.0
        for (position, value) in values.enumerated() {
            let isRest = isChoice && position == values.count - 1
            let share = isRest ? max(1, domain - Double(values.count - 1)) : 1
            total += share
            solver.world.set(word, to: value)
            guard solver.kleene().nonzeroBitCount > 1 else { continue }
            sum += share * Self.uncertainty(solver.support().distinct.count)
        }
        return total == 0 ? 0 : sum / total
    }

    // MARK: Choice

    func best(after previous: QuestionChoice?) -> QuestionChoice? {
        let scope = previous?.asks.first.flatMap { registry[$0.fact]?.scope }
        let ranked = candidates.values.map { candidate in
            (candidate: candidate, score: score(candidate, scope))
        }
        let best = ranked.max { left, right in
            left.score == right.score
                ? left.candidate.place > right.candidate.place : left.score < right.score
        }
        guard let best = best?.candidate else { return nil }
        let asks = ordered(best.asks)
        let text = asks.first.flatMap { registry[$0.fact]?.question } ?? Self.anybodyElse
        return QuestionChoice(asks: asks, decides: best.decides, text: text)
    }

    private static let anybodyElse = Localized(
        ja: "ほかに世帯の方はいらっしゃいますか",
        en: "Does anybody else belong to the household?",
        easy: "ほかに いっしょに くらしている ひとは いますか"
    )

    private func score(_ candidate: Candidate, _ scope: FactScope?) -> Double {
        var seconds = 0.0
        var sensitivity = 0
        var isCalm = false
        for fact in Set(candidate.asks.map(\.fact)) {
            let cost = registry[fact]?.askingCost ?? AskingCost()
            seconds = max(seconds, cost.seconds)
            sensitivity = max(sensitivity, cost.sensitivity)
            isCalm = isCalm || registry[fact]?.scope == scope
        }
        seconds += 2 * Double(candidate.asks.count - 1) + 6 * Double(sensitivity)
        return (candidate.gain + 0.001) / max(0.5, seconds) * (isCalm ? 1.1 : 1)
    }

    private func ordered(_ asks: Set<FactReference>) -> [FactReference] {
        func rank(_ reference: FactReference) -> (Int, Int) {
            (
                registry.place(of: reference.fact)?.definition ?? Int.max,
                reference.person.flatMap(frame.position(of:)) ?? -1
            )
        }
        return asks.sorted { rank($0) < rank($1) }
    }
}
