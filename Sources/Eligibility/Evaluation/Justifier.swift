/// Finds a small set of known facts that decides alone.
///
/// Down the decided part of the rule the cheapest sufficient side is taken; then each fact that
/// can be left out is left out, the dearest to ask first. What remains cannot be made smaller by
/// leaving out one fact, and is the same every time.
struct Justifier {
    let frame: HouseholdFrame
    let decision: Decision
    let registers: Registers
    let results: UInt64

    /// Most pieces looked at to see whether a fact can be left out; past it the fact stays.
    private static let piecesMaximum = 3_000

    /// The facts are counted by their first words here: nothing has to be looked up by its name.
    func because() -> [FactReference] {
        let (on, office) = (frame.registry.onPlace.word, frame.registry.officePlace.word)
        var kept = homes(of: candidates()).filter { $0 != on && $0 != office }
        if decision.exceptions.isEmpty, decision.applies.isReadOnce {
            return kept.map(frame.reference(ofWord:))
        }
        var trial = world(knowing: kept)
        if !decides(trial) {
            kept = homes(of: everything() + kept)
            trial = world(knowing: kept)
        }
        for fact in dearestFirst(kept) {
            set(fact, isKnown: false, in: &trial)
            if decides(trial) {
                kept.removeAll { $0 == fact }
            } else {
                set(fact, isKnown: true, in: &trial)
            }
        }
        return kept.map(frame.reference(ofWord:))
    }

    /// The first words of the facts of words, each once.
    private func homes(of words: [Int]) -> [Int] {
        var homes: [Int] = []
        if words.count > 24 {
            var seen: Set<Int> = []
            return words.map(frame.home(ofWord:)).filter { seen.insert($0).inserted }
        }
        for word in words.map(frame.home(ofWord:)) where !homes.contains(word) {
            homes.append(word)
        }
        return homes
    }

    /// Of two that cost the same the one whose name comes later.
    private func dearestFirst(_ facts: [Int]) -> [Int] {
        guard facts.count > 1 else { return facts }
        let priced = facts.map { (fact: $0, cost: cost($0)) }
        let sorted = priced.sorted { one, other in
            if one.cost != other.cost { return one.cost > other.cost }
            let names = [one, other].map { frame.reference(ofWord: $0.fact).description }
            return names[0] > names[1]
        }
        return sorted.map(\.fact)
    }

    private func cost(_ fact: Int) -> Double {
        if fact == frame.registry.eventPlace.word { return 0 }
        guard fact < nobodyElse else {
            let cost = frame.registry[.peopleComplete]?.askingCost
            return cost.map { $0.seconds + 10 * Double($0.sensitivity) } ?? 5
        }
        let cost = frame.definition(ofWord: fact).askingCost
        return cost.seconds + 10 * Double(cost.sensitivity)
    }

    /// The word that stands for "nobody else".
    private var nobodyElse: Int { frame.world.base(of: frame.world.listed) }

    /// What is known when only these facts are.
    private func world(knowing facts: [Int]) -> PartialWorld {
        var world = frame.blank
        for fact in facts { set(fact, isKnown: true, in: &world) }
        return world
    }

    private func set(_ fact: Int, isKnown: Bool, in world: inout PartialWorld) {
        if fact == nobodyElse {
            world.isOpen = !isKnown
            return
        }
        for word in fact..<fact + frame.width(ofHome: fact) {
            world.set(word, to: (isKnown ? frame.world : frame.blank).interval(word))
        }
    }

    /// Whether what is known in a world, and nothing else, gives the same result.
    private func decides(_ world: PartialWorld) -> Bool {
        let kleene = decision.possible { world.truth(at: $0, decision, registers) }
        if kleene.nonzeroBitCount == 1 { return kleene == results }
        if kleene & results == 0 { return false }
        var solver = Solver(
            world: world,
            decision: decision,
            registers: registers,
            registry: frame.registry
        )
        solver.budget = min(Self.piecesMaximum, solver.allowance)
        let possible = solver.possible()
        return possible.isProven && possible.results == results
    }

    private var readOfPersons: [Int] {
        guard decision.readsEventDay, case .person(let bool, let date, _) = frame.world.eventDay
        else { return decision.personWords }
        return Set(decision.personWords + [bool, date]).sorted()
    }

    /// Every fact that is known at least in part, of those that the decision can read.
    private func everything() -> [Int] {
        let (world, blank) = (frame.world, frame.blank)
        let persons = (0..<world.listed).flatMap { person in
            readOfPersons.map { world.base(of: person) + $0 }
        }
        let words = Array(0..<world.sharedWords) + persons
        let known = words.filter { world.interval($0) != blank.interval($0) }
        return world.isOpen ? known : known + [nobodyElse]
    }

    // MARK: Evidence

    private func candidates() -> [Int] {
        var words: [Int] = []
        let isKeptOut = frame.world.truth(at: 0, decision, registers) == .no
        for position in 0..<(isKeptOut ? 1 : decision.count) {
            let program = decision.program(position)
            guard frame.world.truth(program.root, program, registers) != .open else { continue }
            let collector = EvidenceCollector(
                world: frame.world,
                blank: frame.blank,
                program: program
            )
            words += collector.evidence(program.root, registers)
        }
        return words
    }
}

/// Collects the words that make a step come out as it does.
private struct EvidenceCollector {
    let world: PartialWorld
    let blank: PartialWorld
    let program: Program

    /// A word of a further person, which stands for "nobody else".
    private var nobodyElse: Int { world.base(of: world.listed) }

    func evidence(_ index: Int32, _ registers: Registers) -> [Int] {
        let step = program.steps[Int(index)]
        switch step.operation {
        case .sharedBool, .sharedMember: return [Int(step.a)]
        case .personBool, .personMember:
            return [world.base(of: Int(registers[Int(step.b)])) + Int(step.a)]
        case .not: return evidence(step.a, registers)
        case .and: return sides(step, registers, deciding: .no)
        case .or: return sides(step, registers, deciding: .yes)
        case .same: return evidence(step.a, registers) + evidence(step.b, registers)
        case .less, .lessEqual, .equal:
            if blank.truth(index, program, registers) != .open { return [] }
            return number(step.a, registers) + number(step.b, registers)
        case .inTable:
            if blank.truth(index, program, registers) != .open { return [] }
            return number(step.a, registers)
        case .exists: return exists(step, registers)
        case .existsOne: return everybody(step, registers)
        default: return []
        }
    }

    /// One side when it decides alone, the smaller one; else both.
    private func sides(_ step: Step, _ registers: Registers, deciding: Trit) -> [Int] {
        let sides = [step.a, step.b].filter {
            world.truth($0, program, registers) == deciding
        }
        if sides.isEmpty { return evidence(step.a, registers) + evidence(step.b, registers) }
        return smallest(sides.map { evidence($0, registers) })
    }

    private func smallest(_ sets: [[Int]]) -> [Int] {
        sets.enumerated().min { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }?
            .element ?? []
    }

    private func exists(_ step: Step, _ registers: Registers) -> [Int] {
        var registers = registers
        var witnesses: [[Int]] = []
        for person in 0..<world.listed {
            registers[Int(step.b)] = Int32(person)
            if world.truth(step.a, program, registers) == .yes {
                witnesses.append(evidence(step.a, registers))
            }
        }
        return witnesses.isEmpty ? everybody(step, registers) : smallest(witnesses)
    }

    private func everybody(_ step: Step, _ registers: Registers) -> [Int] {
        var registers = registers
        var words: [Int] = []
        for person in 0..<world.listed {
            registers[Int(step.b)] = Int32(person)
            if world.truth(step.a, program, registers) != .open {
                words += evidence(step.a, registers)
            }
        }
        return world.isOpen ? words : words + [nobodyElse]
    }

    private func number(_ index: Int32, _ registers: Registers) -> [Int] {
        let step = program.steps[Int(index)]
        switch step.operation {
        case .sharedNumber: return [Int(step.a)]
        case .personNumber:
            return [world.base(of: Int(registers[Int(step.b)])) + Int(step.a)]
        case .eventDay: return eventDay()
        case .count: return everybody(step, registers)
        case .size:
            let base = step.c < 0 ? 0 : world.base(of: Int(registers[Int(step.c)]))
            return [base + Int(step.a)]
        case .fiscalYear: return number(step.a, registers)
        case .number, .parameterNumber: return []
        default: return number(step.a, registers) + number(step.b, registers)
        }
    }

    private func eventDay() -> [Int] {
        switch world.eventDay {
        case .shared(let word): return [word]
        case .person(let bool, let date, _):
            var words: [Int] = []
            for person in 0..<world.listed {
                let base = world.base(of: person)
                words.append(base + bool)
                if world.high[base + bool] == 1 { words.append(base + date) }
            }
            return world.isOpen ? words : words + [nobodyElse]
        }
    }
}
