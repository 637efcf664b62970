extension Program {
    /// Finds out whether no fact is read twice, whoever the persons are; then a reason taken from
    /// the cheaper sides cannot be made smaller.
    mutating func noteReadOnce() {
        var reader = FactReader(program: self)
        isReadOnce = reader.read(root, isInside: false)
    }
}

/// Walks a program and stops where a fact can be read a second time.
private struct FactReader {
    let program: Program
    private var seen: Set<[Int64]> = []
    private var visits = 0

    init(program: Program) { self.program = program }

    /// Whether nothing below a step is read twice; `isInside` a quantifier, where steps repeat.
    mutating func read(_ index: Int32, isInside: Bool) -> Bool {
        visits += 1
        guard visits <= Program.stepsMaximum else { return false }
        let step = program.steps[Int(index)]
        switch step.operation {
        case .truth, .number, .parameterBool, .parameterNumber, .samePerson: return true
        case .sharedBool, .sharedNumber, .sharedMember:
            return !isInside && note([0, Int64(step.a), step.value])
        case .personBool, .personNumber, .personMember:
            return (step.b > 0) == isInside && note([1, Int64(step.a), step.value])
        case .not, .fiscalYear: return read(step.a, isInside: isInside)
        case .and, .or, .same:
            return read(step.a, isInside: isInside) && read(step.b, isInside: isInside)
        case .less, .lessEqual, .equal: return readComparison(step, isInside)
        case .inTable: return read(step.a, isInside: isInside)
        case .exists: return !isInside && read(step.a, isInside: true)
        case .age, .legalAge, .fiscalYearEndAge, .schoolYear, .daysBetween, .addDays, .addMonths:
            return readComparison(step, isInside)
        case .existsOne, .eventDay, .count, .size: return false
        }
    }

    private mutating func note(_ read: [Int64]) -> Bool { seen.insert(read).inserted }

    /// Two unknowns in one comparison can make each other superfluous.
    private mutating func readComparison(_ step: Step, _ isInside: Bool) -> Bool {
        let before = seen.count
        return read(step.a, isInside: isInside) && read(step.b, isInside: isInside)
            && seen.count - before <= 1
    }
}
