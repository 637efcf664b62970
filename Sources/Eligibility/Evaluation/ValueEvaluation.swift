package import Vocabulary

/// The value of an expression, or what is needed to know it.
package struct ValueEvaluation: Hashable, Sendable {
    /// The value; nil when it is not known.
    package let value: JSONValue?
    /// The facts to ask, in the order of the expression.
    package let needs: [FactReference]
    /// Facts on which it depends too, but which the resident does not know.
    package let uncertain: [FactReference]
    /// Parameters without a value on the day, where the value depends on them.
    package let missingParameters: [String]
}

extension HouseholdFrame {
    /// The value of any expression; a truth value is decided under every completion.
    ///
    /// Numbers, days and words are known when every fact they are computed from leaves one value.
    package func value(of expression: Expression, person: PersonID? = nil) -> ValueEvaluation {
        let registers = registers(person, isNeeded: expression.usesPerson)
        var reader = ValueReader(frame: self, program: expression.program)
        let value = reader.value(expression.typed, registers)
        return ValueEvaluation(
            value: value,
            needs: reader.needs.filter { !isUncertain($0) },
            uncertain: reader.needs.filter(isUncertain),
            missingParameters: reader.missing
        )
    }
}

/// Reads the value of a typed expression and gathers what is missing.
private struct ValueReader {
    let frame: HouseholdFrame
    var program: Program
    var needs: [FactReference] = []
    var missing: [String] = []

    init(frame: HouseholdFrame, program: Program) {
        self.frame = frame
        self.program = program
    }

    mutating func value(_ typed: Typed, _ registers: Registers) -> JSONValue? {
        switch typed {
        case .bool(let step): truth(step, registers).map(JSONValue.bool)
        case .integer(let step): number(step, registers).map { .int($0) }
        case .date(let step):
            number(step, registers).flatMap { CalendarDay(daysSinceEpoch: Int($0)) }
                .map { .string($0.description) }
        case .text(let text): .string(text)
        case .word(let step, let coding): word(step, coding, registers)
        case .textParameter(let index): text(program.parameters[Int(index)])
        case .set(let word, let register, let words): set(word, register, words, registers)
        case .person(let register): person(Int(registers[Int(register)]))
        case .people(let register, let condition, let element):
            people(register, condition, element, registers)
        case .list(let elements): list(elements, registers)
        case .scope: nil
        }
    }

    private func person(_ position: Int) -> JSONValue? {
        position < frame.world.listed
            ? .string(frame.household.people[position].id.description) : nil
    }

    private mutating func truth(_ step: Int32, _ registers: Registers) -> Bool? {
        program.root = step
        // A person of a list stands in another register than that of a rule, and has no twin.
        var findings = Findings(twins: .apart(frame.world))
        let outcome = frame.resolve(Decision(applies: program), registers, &findings)
        if let result = outcome.result { return result == 1 }
        note(outcome.needs + outcome.uncertain)
        for name in outcome.missing where !missing.contains(name) { missing.append(name) }
        return nil
    }

    private mutating func number(_ step: Int32, _ registers: Registers) -> Int64? {
        let interval = frame.world.number(step, program, registers)
        if interval.isPoint { return interval.low }
        var collector = SupportCollector(
            world: frame.world,
            program: program,
            position: 0,
            support: Support()
        )
        collector.number(step, registers)
        note(collector.support.variables.map { frame.reference(ofWord: Variable.word($0)) })
        for name in collector.support.missing where !missing.contains(name) {
            missing.append(name)
        }
        return nil
    }

    private mutating func word(
        _ step: Int32,
        _ coding: WordCoding,
        _ registers: Registers
    ) -> JSONValue? {
        guard let number = number(step, registers) else { return nil }
        switch coding {
        case .position(let words): return .string(words[Int(number)])
        case .code: return MunicipalityCode(number: Int(number)).map { .string($0.description) }
        case .languageTag:
            let read = program.steps[Int(step)]
            let isShared = read.operation == .sharedNumber
            let base = isShared ? 0 : frame.world.base(of: Int(registers[Int(read.b)]))
            let reference = frame.reference(ofWord: base + Int(read.a))
            guard case .known(let value) = frame.household[reference] else { return nil }
            return value.json
        }
    }

    private mutating func text(_ name: String) -> JSONValue? {
        if case .string(let text) = frame.world.parameters.values[name] { return .string(text) }
        if !missing.contains(name) { missing.append(name) }
        return nil
    }

    private mutating func set(
        _ word: Int32,
        _ register: Int32,
        _ words: [String],
        _ registers: Registers
    ) -> JSONValue? {
        let base = register < 0 ? 0 : frame.world.base(of: Int(registers[Int(register)]))
        let first = base + Int(word)
        var members: [JSONValue] = []
        for (position, name) in words.enumerated() {
            let interval = frame.world.interval(first + position / 64)
            guard interval.isPoint else {
                note([frame.reference(ofWord: first)])
                return nil
            }
            if interval.low >> Int64(position % 64) & 1 == 1 { members.append(.string(name)) }
        }
        return .array(members)
    }

    private mutating func people(
        _ register: Int32,
        _ condition: Int32,
        _ element: Typed,
        _ registers: Registers
    ) -> JSONValue? {
        var registers = registers
        var elements: [JSONValue] = []
        var isKnown = true
        for person in 0..<frame.world.listed {
            registers[Int(register)] = Int32(person)
            switch truth(condition, registers) {
            case true?:
                if let value = value(element, registers) {
                    elements.append(value)
                } else {
                    isKnown = false
                }
            case false?: break
            case nil: isKnown = false
            }
        }
        if frame.world.isOpen {
            registers[Int(register)] = Int32(frame.world.listed)
            if frame.world.truth(condition, program, registers) != .no {
                note([FactReference(fact: .peopleComplete)])
                isKnown = false
            }
        }
        return isKnown ? .array(elements) : nil
    }

    private mutating func list(_ elements: [Typed], _ registers: Registers) -> JSONValue? {
        var values: [JSONValue] = []
        for element in elements {
            if let value = value(element, registers) { values.append(value) }
        }
        return values.count == elements.count ? .array(values) : nil
    }

    private mutating func note(_ references: [FactReference]) {
        for reference in references where !needs.contains(reference) { needs.append(reference) }
    }
}
