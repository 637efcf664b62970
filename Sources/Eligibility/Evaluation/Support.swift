/// The unknowns that keep an expression open, and the comparisons of numbers among them.
struct Support {
    /// Unknowns in the order of the rule, as often as they are read; `Variable.number`.
    var variables: [Int] = []
    /// Parameters without a value.
    var missing: [String] = []
    /// Open comparisons, for finding where a number or day makes a difference.
    var atoms: [Atom] = []

    /// An open comparison with the persons in its registers.
    struct Atom {
        let program: Int
        let step: Int32
        let registers: Registers
        /// Its unknowns: a range of `variables`.
        let range: Range<Int>
    }

    /// The first unknown that is read twice, so that Kleene logic may have lost something.
    func repeated(prefer cheap: (Int) -> Bool) -> Int? {
        guard variables.count > 1 else { return nil }
        if variables.count <= 12 { return repeatedAmongFew(prefer: cheap) }
        let sorted = variables.sorted()
        var found: Int?
        for position in 1..<sorted.count where sorted[position - 1] == sorted[position] {
            if cheap(sorted[position]) { return sorted[position] }
            found = found ?? sorted[position]
        }
        return found
    }

    private func repeatedAmongFew(prefer cheap: (Int) -> Bool) -> Int? {
        var found: Int?
        for position in 1..<variables.count {
            let variable = variables[position]
            guard variables[..<position].contains(variable) else { continue }
            if cheap(variable) { return variable }
            found = found ?? variable
        }
        return found
    }

    /// Each unknown once, in the order of the rule.
    var distinct: [Int] {
        if variables.count <= 12 {
            return variables.indices.filter { !variables[..<$0].contains(variables[$0]) }
                .map { variables[$0] }
        }
        var seen: Set<Int> = []
        return variables.filter { seen.insert($0).inserted }
    }
}

/// An unknown: a word, or one bit of a word that holds a set.
enum Variable {
    static func number(word: Int, bit: Int = 0) -> Int { word << 6 | bit }
    static func word(_ number: Int) -> Int { number >> 6 }
    static func bit(_ number: Int) -> Int64 { Int64(number & 63) }
}

/// Walks the open part of an expression.
struct SupportCollector {
    let world: PartialWorld
    let program: Program
    let position: Int
    var support: Support
    /// Whether the day of the event is one of several, so that intervals say too little of it.
    private var isDayScattered = false

    init(world: PartialWorld, program: Program, position: Int, support: Support) {
        self.world = world
        self.program = program
        self.position = position
        self.support = support
    }

    /// Collects below a step that is open.
    mutating func collect(_ index: Int32, _ registers: Registers) {
        let step = program.steps[Int(index)]
        switch step.operation {
        case .sharedBool: add(Int(step.a))
        case .personBool: add(world.base(of: Int(registers[Int(step.b)])) + Int(step.a))
        case .parameterBool: support.missing.append(program.parameters[Int(step.a)])
        case .not: collect(step.a, registers)
        case .and, .or, .same:
            collectIfOpen(step.a, registers)
            collectIfOpen(step.b, registers)
        case .less, .lessEqual, .equal, .inTable: compare(index, step, registers)
        case .sharedMember: add(Int(step.a), bit: Int(step.value))
        case .personMember:
            add(
                world.base(of: Int(registers[Int(step.b)])) + Int(step.a),
                bit: Int(step.value)
            )
        case .exists, .existsOne, .count: persons(step, registers)
        default: break
        }
    }

    private mutating func add(_ word: Int, bit: Int = 0) {
        support.variables.append(Variable.number(word: word, bit: bit))
    }

    private mutating func collectIfOpen(_ index: Int32, _ registers: Registers) {
        if world.truth(index, program, registers) == .open { collect(index, registers) }
    }

    private mutating func persons(_ step: Step, _ registers: Registers) {
        var registers = registers
        for person in 0..<world.persons {
            registers[Int(step.b)] = Int32(person)
            guard world.truthIfPresent(person, step.a, program, registers) == .open else {
                continue
            }
            if person >= world.listed { addIfOpen(world.presence(of: person - world.listed)) }
            collectIfOpen(step.a, registers)
        }
    }

    private mutating func addIfOpen(_ word: Int) {
        if !world.interval(word).isPoint { add(word) }
    }

    private mutating func compare(_ index: Int32, _ step: Step, _ registers: Registers) {
        let start = support.variables.count
        isDayScattered = false
        number(step.a, registers)
        if step.operation != .inTable { number(step.b, registers) }
        let range = start..<support.variables.count
        if !countsPersons(step) {
            support.atoms.append(
                Support.Atom(program: position, step: index, registers: registers, range: range)
            )
        }
        if isDayScattered || isLoose(step, range) {
            support.variables += support.variables[range]
        }
    }

    /// Whether a comparison with a constant is about a count, whose unknowns stand further inside.
    private func countsPersons(_ step: Step) -> Bool {
        let left = program.steps[Int(step.a)].operation
        if step.operation == .inTable { return left == .count || left == .size }
        let right = program.steps[Int(step.b)].operation
        let constants: [Operation] = [.number, .parameterNumber, .count, .size]
        return [left, right].allSatisfy(constants.contains)
    }

    /// Whether intervals say less about a comparison than its unknowns taken one by one.
    private func isLoose(_ step: Step, _ range: Range<Int>) -> Bool {
        if step.operation == .equal || step.operation == .inTable {
            if program.steps[Int(step.a)].operation == .addMonths { return true }
            if step.operation == .equal, program.steps[Int(step.b)].operation == .addMonths {
                return true
            }
        }
        guard range.count > 1 else { return false }
        // A month or year of birth may matter less than the interval beside an unknown day.
        return support.variables[range].contains { variable in
            let interval = world.interval(Variable.word(variable))
            return interval.high &- interval.low < 400
        }
    }

    mutating func number(_ index: Int32, _ registers: Registers) {
        let step = program.steps[Int(index)]
        switch step.operation {
        case .sharedNumber: addIfOpen(Int(step.a))
        case .personNumber:
            addIfOpen(world.base(of: Int(registers[Int(step.b)])) + Int(step.a))
        case .parameterNumber:
            let name = program.parameters[Int(step.a)]
            if world.parameters.values[name] == nil { support.missing.append(name) }
        case .eventDay: eventDay()
        case .count: persons(step, registers)
        case .size: size(step, registers)
        case .fiscalYear: number(step.a, registers)
        case .number: break
        default:
            number(step.a, registers)
            number(step.b, registers)
        }
    }

    private mutating func eventDay() {
        switch world.eventDay {
        case .shared(let word): addIfOpen(word)
        case .person(let bool, let date, _):
            for person in 0..<world.persons {
                let base = world.base(of: person)
                let present: Interval =
                    person < world.listed
                    ? Interval(1) : world.interval(world.presence(of: person - world.listed))
                let chosen = world.interval(base + bool)
                guard present.high == 1, chosen.high == 1 else { continue }
                if !present.isPoint { addIfOpen(world.presence(of: person - world.listed)) }
                if !chosen.isPoint { isDayScattered = true }
                addIfOpen(base + bool)
                addIfOpen(base + date)
                if present.low == 1, chosen.low == 1 { return }
            }
        }
    }

    private mutating func size(_ step: Step, _ registers: Registers) {
        let first =
            Int(step.a) + (step.c < 0 ? 0 : world.base(of: Int(registers[Int(step.c)])))
        for word in first..<first + Int(step.b) {
            let open = world.low[word] ^ world.high[word]
            for bit in 0..<64 where open >> Int64(bit) & 1 == 1 { add(word, bit: bit) }
        }
    }
}
