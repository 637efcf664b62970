import Vocabulary

// Time between two days, of which each may be known as an interval only.

extension PartialWorld {
    /// Ages and spans grow with the second day and fall with the first.
    func span(
        _ step: Step,
        _ program: Program,
        _ registers: Registers
    ) -> Interval {
        let from = number(step.a, program, registers)
        let to = number(step.b, program, registers)
        if !from.isPoint, isSameWord(step, program, registers) {
            return spanOfNothing(step.operation, from)
        }
        let low = Self.span(step.operation, from.high, to.low)
        if from.isPoint, to.isPoint { return Interval(low) }
        return Interval(low, Self.span(step.operation, from.low, to.high))
    }

    private static func span(_ operation: Operation, _ from: Int64, _ to: Int64) -> Int64 {
        if operation == .daysBetween { return to - from }
        let (born, day) = (day(from), day(to))
        return switch operation {
        case .age: Int64(AgeReckoning.age(born: born, on: day))
        case .legalAge: Int64(AgeReckoning.legalAge(born: born, on: day))
        case .fiscalYearEndAge: Int64(AgeReckoning.fiscalYearEndAge(born: born, on: day))
        case .schoolYear: Int64(AgeReckoning.schoolYear(born: born, on: day))
        default: preconditionFailure("no span is computed so")
        }
    }

    /// The span from a day to itself: 0, except that one born on 1 April is one at its year's end.
    private func spanOfNothing(_ operation: Operation, _ days: Interval) -> Interval {
        switch operation {
        case .fiscalYearEndAge: Interval(0, 1)
        case .schoolYear: Interval(-6, -5)
        default: Interval(0)
        }
    }

    /// Whether both days are read from the same word, so that they move together.
    private func isSameWord(
        _ step: Step,
        _ program: Program,
        _ registers: Registers
    ) -> Bool {
        guard let one = word(behind: step.a, program, registers) else { return false }
        return one == word(behind: step.b, program, registers)
    }

    private func word(behind index: Int32, _ program: Program, _ registers: Registers) -> Int? {
        let step = program.steps[Int(index)]
        switch step.operation {
        case .sharedNumber: return Int(step.a)
        case .personNumber: return base(of: Int(registers[Int(step.b)])) + Int(step.a)
        case .eventDay:
            switch eventDay {
            case .shared(let word): return word
            case .person(let bool, let date, let otherwise):
                var found: Int?
                for place in 0..<persons {
                    let person = person(at: place)
                    switch chosen(person, bool) {
                    case .yes where found == nil && person < listed:
                        found = base(of: person) + date
                    case .yes, .open: return nil
                    case .no: continue
                    }
                }
                return found ?? otherwise
            }
        default: return nil
        }
    }
}
