/// The unknowns that keep an expression open, and the comparisons of numbers among them.
struct Support {
    /// Unknowns in the order of the rule, as often as they are read; `Variable.number`.
    private(set) var variables: [Int] = []
    /// For each reading, which way a greater value pulls the result; 0 where that varies.
    private(set) var pulls: [Int8] = []
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

    mutating func add(_ variable: Int, pull: Int8) {
        variables.append(variable)
        pulls.append(pull)
    }

    /// Notes the readings of a range once more; `keepsPull` when they pull as they did.
    mutating func repeatReadings(_ range: Range<Int>, keepsPull: Bool) {
        for position in range {
            add(variables[position], pull: keepsPull ? pulls[position] : 0)
        }
    }

    /// An unknown that is read twice: a cheap one if there is any, else the one read most.
    func repeated(prefer cheap: (Int) -> Bool) -> Int? {
        repeated(prefer: cheap, minds: { _, _ in true })
    }

    /// An unknown whose readings pull against each other, so that Kleene logic lost something.
    func disputed(prefer cheap: (Int) -> Bool) -> Int? {
        repeated(prefer: cheap) { one, other in one != other || one == 0 }
    }

    private func repeated(prefer cheap: (Int) -> Bool, minds: (Int8, Int8) -> Bool) -> Int? {
        guard variables.count > 1 else { return nil }
        if variables.count > 64 { return repeatedAmongMany(prefer: cheap, minds: minds) }
        var (found, most): (Int?, Int) = (nil, 0)
        for position in 1..<variables.count {
            let variable = variables[position]
            let earlier = variables[..<position].indices.filter { variables[$0] == variable }
            guard earlier.contains(where: { minds(pulls[$0], pulls[position]) }) else { continue }
            if cheap(variable) { return variable }
            if earlier.count > most { (found, most) = (variable, earlier.count) }
        }
        return found
    }

    private func repeatedAmongMany(
        prefer cheap: (Int) -> Bool,
        minds: (Int8, Int8) -> Bool
    ) -> Int? {
        var first: [Int: (pull: Int8, readings: Int, isMinded: Bool)] = [:]
        var (found, most): (Int?, Int) = (nil, 0)
        for (variable, pull) in zip(variables, pulls) {
            guard var seen = first[variable] else {
                first[variable] = (pull, 0, false)
                continue
            }
            seen.readings += 1
            seen.isMinded = seen.isMinded || minds(seen.pull, pull)
            first[variable] = seen
            guard seen.isMinded else { continue }
            if cheap(variable) { return variable }
            if seen.readings > most { (found, most) = (variable, seen.readings) }
        }
        return found
    }

    /// Each unknown once, in the order of the rule.
    var distinct: [Int] {
        if variables.count <= 24 {
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
    ///
    /// `pull` is 1 where a truth at the step pulls the result towards true, -1 where towards false,
    /// 0 where it does either.
    mutating func collect(_ index: Int32, _ registers: Registers, pull: Int8 = 1) {
        let step = program.steps[Int(index)]
        switch step.operation {
        case .sharedBool: add(Int(step.a), pull: pull)
        case .personBool:
            add(world.base(of: Int(registers[Int(step.b)])) + Int(step.a), pull: pull)
        case .parameterBool: support.missing.append(program.parameters[Int(step.a)])
        case .not: collect(step.a, registers, pull: -pull)
        case .and, .or:
            collectIfOpen(step.a, registers, pull: pull)
            collectIfOpen(step.b, registers, pull: pull)
        case .same:
            collectIfOpen(step.a, registers, pull: 0)
            collectIfOpen(step.b, registers, pull: 0)
        case .less, .lessEqual, .equal, .inTable: compare(index, step, registers, pull: pull)
        case .sharedMember: add(Int(step.a), bit: Int(step.value), pull: pull)
        case .personMember:
            add(
                world.base(of: Int(registers[Int(step.b)])) + Int(step.a),
                bit: Int(step.value),
                pull: pull
            )
        case .exists, .count: persons(step, registers, pull: pull)
        case .existsOne: persons(step, registers, pull: 0)
        default: break
        }
    }

    private mutating func add(_ word: Int, bit: Int = 0, pull: Int8) {
        support.add(Variable.number(word: word, bit: bit), pull: pull)
    }

    private mutating func collectIfOpen(_ index: Int32, _ registers: Registers, pull: Int8) {
        if world.truth(index, program, registers) == .open {
            collect(index, registers, pull: pull)
        }
    }

    private mutating func persons(_ step: Step, _ registers: Registers, pull: Int8) {
        var registers = registers
        for place in 0..<world.persons {
            let person = world.person(at: place)
            registers[Int(step.b)] = Int32(person)
            guard world.truthIfPresent(person, step.a, program, registers) == .open else {
                continue
            }
            if person >= world.listed {
                addIfOpen(world.presence(of: person - world.listed), pull: pull)
            }
            collectIfOpen(step.a, registers, pull: pull)
        }
    }

    private mutating func addIfOpen(_ word: Int, pull: Int8) {
        if !world.interval(word).isPoint { add(word, pull: pull) }
    }

    private mutating func compare(
        _ index: Int32,
        _ step: Step,
        _ registers: Registers,
        pull: Int8
    ) {
        let start = support.variables.count
        isDayScattered = false
        // The left side of `<` and `<=` pulls against the comparison, the right side with it.
        let isOrder = step.operation == .less || step.operation == .lessEqual
        number(step.a, registers, pull: isOrder ? -pull : 0)
        if step.operation != .inTable { number(step.b, registers, pull: isOrder ? pull : 0) }
        let range = start..<support.variables.count
        if !countsPersons(step) {
            support.atoms.append(
                Support.Atom(program: position, step: index, registers: registers, range: range)
            )
        }
        if isDayScattered || isLoose(step, range) {
            support.repeatReadings(range, keepsPull: !isDayScattered && isOrder)
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

    /// Collects the unknowns of a number; `pull` is that of the number.
    mutating func number(_ index: Int32, _ registers: Registers, pull: Int8 = 0) {
        let step = program.steps[Int(index)]
        switch step.operation {
        case .sharedNumber: addIfOpen(Int(step.a), pull: pull)
        case .personNumber:
            addIfOpen(world.base(of: Int(registers[Int(step.b)])) + Int(step.a), pull: pull)
        case .parameterNumber:
            let name = program.parameters[Int(step.a)]
            if world.parameters.values[name] == nil { support.missing.append(name) }
        case .eventDay: eventDay(pull: pull)
        case .count: persons(step, registers, pull: pull)
        case .size: size(step, registers, pull: pull)
        case .fiscalYear: number(step.a, registers, pull: pull)
        case .number: break
        case .addDays, .addMonths:
            number(step.a, registers, pull: pull)
            number(step.b, registers, pull: pull)
        default:
            // Ages and spans fall with their first day.
            number(step.a, registers, pull: -pull)
            number(step.b, registers, pull: pull)
        }
    }

    private mutating func eventDay(pull: Int8) {
        switch world.eventDay {
        case .shared(let word): addIfOpen(word, pull: pull)
        case .person(let bool, let date, _):
            let places = (0..<world.persons).map(world.person(at:))
            // Nobody whose day cannot lie before a certain one matters.
            let certain =
                places.filter { world.chosen($0, bool) == .yes }
                .map { world.high[world.base(of: $0) + date] }.min() ?? .max
            for person in places {
                let base = world.base(of: person)
                let chosen = world.chosen(person, bool)
                guard chosen != .no, world.low[base + date] < certain else { continue }
                if person >= world.listed {
                    addIfOpen(world.presence(of: person - world.listed), pull: 0)
                }
                if !world.interval(base + bool).isPoint { isDayScattered = true }
                addIfOpen(base + bool, pull: 0)
                addIfOpen(base + date, pull: pull)
            }
        }
    }

    private mutating func size(_ step: Step, _ registers: Registers, pull: Int8) {
        let first =
            Int(step.a) + (step.c < 0 ? 0 : world.base(of: Int(registers[Int(step.c)])))
        for word in first..<first + Int(step.b) {
            let open = world.low[word] ^ world.high[word]
            for bit in 0..<64 where open >> Int64(bit) & 1 == 1 {
                add(word, bit: bit, pull: pull)
            }
        }
    }
}
