import Vocabulary

/// A truth value that may be open (Kleene's strong logic).
enum Trit: UInt8, Sendable {
    case no = 0
    case yes = 1
    /// Not decided by what is known.
    case open = 2

    init(_ value: Bool) { self = value ? .yes : .no }

    var negated: Trit {
        switch self {
        case .no: .yes
        case .yes: .no
        case .open: .open
        }
    }
}

/// The numbers or days that an expression can still be, both ends included.
struct Interval: Hashable, Sendable {
    var low: Int64
    var high: Int64

    init(_ low: Int64, _ high: Int64) {
        self.low = low
        self.high = high
    }

    init(_ point: Int64) { self.init(point, point) }

    var isPoint: Bool { low == high }
}

/// Who stands in which register; register 0 is the person whom the rule is about.
typealias Registers = SIMD8<Int32>

/// What is known of a household as intervals over words, and further persons that may exist.
///
/// Words of the visit and household come first, then those of each listed person, then those of
/// further persons, then one word for each further person: whether it exists. A set fact has in
/// `low` the bits that are surely in and in `high` those that can be in.
struct PartialWorld: Sendable {
    var low: ContiguousArray<Int64>
    var high: ContiguousArray<Int64>
    let sharedWords: Int
    let personWords: Int
    /// Persons that are listed.
    let listed: Int
    /// Positions of the listed persons that are looked at: all, but where some stand for others.
    var roster: ContiguousArray<Int32>
    /// Further persons in the layout.
    let further: Int
    /// Whether further persons may exist at all.
    var isOpen: Bool
    /// Whether the further persons stand for any number of such persons.
    var isUnbounded = true
    let eventDay: EventDay
    var parameters: ParameterValues
    /// Most pieces that one evaluation looks at in a household of few.
    var piecesMaximum = HouseholdFrame.piecesMaximum

    /// Where the day of the event comes from.
    enum EventDay: Hashable, Sendable {
        /// A shared word holds it: `moved_on` or `on`.
        case shared(Int)
        /// The earliest date of the persons whose bool is true, else the shared word.
        case person(bool: Int, date: Int, otherwise: Int)
    }

    /// The first word of a person; further persons follow the listed ones.
    func base(of person: Int) -> Int { sharedWords + person * personWords }

    /// The word that tells whether a further person exists.
    func presence(of further: Int) -> Int { base(of: listed + self.further) + further }

    func interval(_ word: Int) -> Interval { Interval(low[word], high[word]) }

    mutating func set(_ word: Int, to interval: Interval) {
        low[word] = interval.low
        high[word] = interval.high
    }
}

// MARK: - Truth

extension PartialWorld {
    /// The truth of a step by Kleene logic over intervals; no allocation.
    func truth(_ index: Int32, _ program: Program, _ registers: Registers) -> Trit {
        let step = program.steps[Int(index)]
        switch step.operation {
        case .truth: return step.value == 0 ? .no : .yes
        case .sharedBool: return bool(Int(step.a))
        case .personBool: return bool(base(of: Int(registers[Int(step.b)])) + Int(step.a))
        case .parameterBool: return parameterTruth(program.parameters[Int(step.a)])
        case .not: return truth(step.a, program, registers).negated
        case .and:
            let one = truth(step.a, program, registers)
            if one == .no { return .no }
            let other = truth(step.b, program, registers)
            return other == .no ? .no : one == .open ? .open : other
        case .or:
            let one = truth(step.a, program, registers)
            if one == .yes { return .yes }
            let other = truth(step.b, program, registers)
            return other == .yes ? .yes : one == .open ? .open : other
        case .same:
            let one = truth(step.a, program, registers)
            let other = truth(step.b, program, registers)
            return one == .open || other == .open ? .open : Trit(one == other)
        case .less, .lessEqual, .equal, .inTable:
            return comparison(step, program, registers)
        case .sharedMember: return member(Int(step.a), step.value)
        case .personMember:
            return member(base(of: Int(registers[Int(step.b)])) + Int(step.a), step.value)
        case .exists: return exists(step, program, registers)
        case .existsOne:
            let count = count(step, program, registers)
            if count.low > 1 || count.high < 1 { return .no }
            return count.isPoint ? .yes : .open
        case .samePerson: return samePerson(registers[Int(step.a)], registers[Int(step.b)])
        default: preconditionFailure("a number has no truth")
        }
    }

    // A further person may stand for several, of whom two need not be the same.
    private func samePerson(_ one: Int32, _ other: Int32) -> Trit {
        guard one == other else { return .no }
        return one >= listed && isUnbounded ? .open : .yes
    }

    private func bool(_ word: Int) -> Trit {
        low[word] == high[word] ? Trit(low[word] != 0) : .open
    }

    private func member(_ word: Int, _ bit: Int64) -> Trit {
        if low[word] >> bit & 1 == 1 { return .yes }
        return high[word] >> bit & 1 == 1 ? .open : .no
    }

    private func parameterTruth(_ name: String) -> Trit {
        guard case .bool(let value) = parameters.values[name] else { return .open }
        return Trit(value)
    }

    private func comparison(
        _ step: Step,
        _ program: Program,
        _ registers: Registers
    ) -> Trit {
        let left = number(step.a, program, registers)
        if step.operation == .inTable { return isIn(left, step, program) }
        let right = number(step.b, program, registers)
        switch step.operation {
        case .less:
            if left.high < right.low { return .yes }
            return left.low >= right.high ? .no : .open
        case .lessEqual:
            if left.high <= right.low { return .yes }
            return left.low > right.high ? .no : .open
        default:
            if left.high < right.low || right.high < left.low { return .no }
            return left.isPoint && right.isPoint ? .yes : .open
        }
    }

    private func isIn(_ left: Interval, _ step: Step, _ program: Program) -> Trit {
        var inside: UInt64 = 0
        for position in Int(step.b)..<Int(step.b + step.c) {
            let value = program.table[position]
            if left.low <= value, value <= left.high { inside += 1 }
        }
        if inside == 0 { return .no }
        let width = UInt64(bitPattern: left.high &- left.low)
        return inside - 1 == width ? .yes : .open
    }

    private func exists(_ step: Step, _ program: Program, _ registers: Registers) -> Trit {
        var registers = registers
        var result = Trit.no
        for place in 0..<persons {
            let person = person(at: place)
            registers[Int(step.b)] = Int32(person)
            switch truthIfPresent(person, step.a, program, registers) {
            case .yes: return .yes
            case .open: result = .open
            case .no: break
            }
        }
        return result
    }

    /// How many persons to look at: those of the roster, and further ones when they may exist.
    var persons: Int { isOpen ? roster.count + further : roster.count }

    /// The position of a person to look at.
    func person(at place: Int) -> Int {
        place < roster.count ? Int(roster[place]) : listed + place - roster.count
    }

    /// The truth of a step for a person, and that the person exists.
    func truthIfPresent(
        _ person: Int,
        _ index: Int32,
        _ program: Program,
        _ registers: Registers
    ) -> Trit {
        guard person >= listed else { return truth(index, program, registers) }
        let present = bool(presence(of: person - listed))
        if present == .no { return .no }
        let truth = truth(index, program, registers)
        return truth == .yes ? present : truth
    }

    private func count(_ step: Step, _ program: Program, _ registers: Registers) -> Interval {
        var registers = registers
        var count = Interval(0)
        for place in 0..<persons {
            let person = person(at: place)
            registers[Int(step.b)] = Int32(person)
            switch truthIfPresent(person, step.a, program, registers) {
            case .yes:
                count.low += 1
                count.high += 1
            case .open: count.high += person >= listed && isUnbounded ? 1_000_000 : 1
            case .no: break
            }
        }
        return count
    }
}

// MARK: - Numbers

extension PartialWorld {
    /// The numbers that a step can be.
    func number(_ index: Int32, _ program: Program, _ registers: Registers) -> Interval {
        let step = program.steps[Int(index)]
        switch step.operation {
        case .number: return Interval(step.value)
        case .sharedNumber: return interval(Int(step.a))
        case .personNumber:
            return interval(base(of: Int(registers[Int(step.b)])) + Int(step.a))
        case .parameterNumber: return parameterNumber(step, program)
        case .eventDay: return eventDayInterval
        case .count: return count(step, program, registers)
        case .size: return size(step, registers)
        case .fiscalYear:
            let day = number(step.a, program, registers)
            return Interval(Self.fiscalYear(day.low), Self.fiscalYear(day.high))
        case .addDays, .addMonths:
            return shifted(
                step.operation,
                number(step.a, program, registers),
                number(step.b, program, registers)
            )
        default: return span(step, program, registers)
        }
    }

    private func parameterNumber(_ step: Step, _ program: Program) -> Interval {
        switch parameters.values[program.parameters[Int(step.a)]] {
        case .integer(let value): return Interval(Int64(value))
        case .date(let day): return Interval(Int64(day.daysSinceEpoch))
        case .string(let word) where step.b >= 0:
            return Interval(program.codings[Int(step.b)].number(of: word) ?? -2)
        default: return Interval(Int64.min / 4, Int64.max / 4)
        }
    }

    /// The days that the event can have happened on.
    var eventDayInterval: Interval {
        switch eventDay {
        case .shared(let word): return interval(word)
        case .person(let bool, let date, let otherwise):
            var (low, high) = (Int64.max, Int64.min)
            var certain = Int64.max
            for place in 0..<persons {
                let person = person(at: place)
                let chosen = chosen(person, bool)
                guard chosen != .no else { continue }
                let days = interval(base(of: person) + date)
                low = min(low, days.low)
                high = max(high, days.high)
                if chosen == .yes { certain = min(certain, days.high) }
            }
            if certain < .max { return Interval(low, certain) }
            let rest = interval(otherwise)
            return Interval(min(low, rest.low), max(high, rest.high))
        }
    }

    /// Whether a person is there and has a bool that is true.
    func chosen(_ person: Int, _ word: Int) -> Trit {
        let chosen = bool(base(of: person) + word)
        guard person >= listed, chosen != .no else { return chosen }
        let present = bool(presence(of: person - listed))
        return present == .yes ? chosen : present
    }

    private func size(_ step: Step, _ registers: Registers) -> Interval {
        let first = Int(step.a) + (step.c < 0 ? 0 : base(of: Int(registers[Int(step.c)])))
        var size = Interval(0)
        for word in first..<first + Int(step.b) {
            size.low += Int64(low[word].nonzeroBitCount)
            size.high += Int64(high[word].nonzeroBitCount)
        }
        return size
    }

    static func day(_ number: Int64) -> CalendarDay {
        CalendarDay(daysSinceEpoch: Int(number)) ?? (number < 0 ? .earliest : .latest)
    }

    private static func fiscalYear(_ number: Int64) -> Int64 {
        Int64(AgeReckoning.fiscalYear(of: day(number)))
    }

    private func shifted(_ operation: Operation, _ from: Interval, _ by: Interval) -> Interval {
        func shift(_ number: Int64, _ count: Int64) -> Int64 {
            let day = Self.day(number)
            let count = Int(max(-10_000_000, min(10_000_000, count)))
            let moved =
                operation == .addDays
                ? day.adding(days: count)
                : day.adding(months: count) ?? (count < 0 ? .earliest : .latest)
            return Int64(moved.daysSinceEpoch)
        }
        return Interval(shift(from.low, by.low), shift(from.high, by.high))
    }
}
