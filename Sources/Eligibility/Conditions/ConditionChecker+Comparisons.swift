extension ConditionChecker {
    mutating func order(
        _ operation: Operation,
        _ left: Typed,
        _ right: Typed,
        _ place: TextPlace
    ) throws(ConditionError) -> Int32 {
        switch (left, right) {
        case (.integer(let a), .integer(let b)), (.date(let a), .date(let b)):
            return try emit(operation, a: a, b: b, at: place)
        default: throw mismatch(left, right, place)
        }
    }

    func mismatch(_ left: Typed, _ right: Typed, _ place: TextPlace) -> ConditionError {
        let pair = "\(left.typeName) and \(right.typeName)"
        switch (left, right) {
        case (.date, .text), (.text, .date):
            return place.error("Write a day as date(\"2026-04-01\") to compare it.")
        case (.word, .word), (.word, .text), (.text, .word):
            return place.error("Words have no order; compare them with ==, != or in.")
        default:
            return place.error(
                "These cannot be compared so: \(pair). Compare two values of one kind."
            )
        }
    }

    mutating func equal(
        _ left: Typed,
        _ right: Typed,
        _ place: TextPlace,
        _ rightPlace: TextPlace
    ) throws(ConditionError) -> Int32 {
        switch (left, right) {
        case (.bool(let a), .bool(let b)): return try emit(.same, a: a, b: b, at: place)
        case (.integer(let a), .integer(let b)), (.date(let a), .date(let b)):
            return try emit(.equal, a: a, b: b, at: place)
        case (.word(let step, let coding), .text(let text)),
            (.text(let text), .word(let step, let coding)):
            let number = try number(of: text, coding, rightPlace)
            mention(step, number)
            return try emit(.equal, a: step, b: try self.number(number, place), at: place)
        case (.word(let step, let coding), .textParameter(let parameter)),
            (.textParameter(let parameter), .word(let step, let coding)):
            return try equal(step, coding, parameter: parameter, place)
        case (.word(let a, let one), .word(let b, let other)):
            guard one == other else {
                throw place.error("These two facts have different words.")
            }
            mentionAll(a, one)
            mentionAll(b, one)
            return try emit(.equal, a: a, b: b, at: place)
        case (.person(let a), .person(let b)):
            return try emit(.samePerson, a: a, b: b, at: place)
        case (.text(let a), .text(let b)): return try truth(a == b, place)
        case (.set, .list(let elements)): return try equal(left, elements, place, rightPlace)
        case (.list(let elements), .set): return try equal(right, elements, place, rightPlace)
        default: throw mismatch(left, right, place)
        }
    }

    private mutating func mentionAll(_ step: Int32, _ coding: WordCoding) {
        guard case .position(let words) = coding else { return }
        for position in words.indices { mention(step, Int64(position)) }
    }

    private mutating func equal(
        _ step: Int32,
        _ coding: WordCoding,
        parameter: Int32,
        _ place: TextPlace
    ) throws(ConditionError) -> Int32 {
        mentionAll(step, coding)
        let index = program.codings.count
        program.codings.append(coding)
        let value = try emit(.parameterNumber, a: parameter, b: Int32(index), at: place)
        return try emit(.equal, a: step, b: value, at: place)
    }

    private mutating func equal(
        _ set: Typed,
        _ elements: [Typed],
        _ place: TextPlace,
        _ elementsPlace: TextPlace
    ) throws(ConditionError) -> Int32 {
        var distinct: Set<String> = []
        for element in elements {
            guard case .text(let word) = element else {
                throw elementsPlace.error("A set is compared with a list of its words.")
            }
            distinct.insert(word)
        }
        let size = try size(of: set, place)
        var step = try emit(
            .equal,
            a: size,
            b: try number(Int64(distinct.count), place),
            at: place
        )
        for word in distinct.sorted() {
            step = try emit(
                .and,
                a: try isIn(.text(word), set, place, elementsPlace),
                b: step,
                at: place
            )
        }
        return step
    }

    mutating func isIn(
        _ left: Typed,
        _ right: Typed,
        _ place: TextPlace,
        _ rightPlace: TextPlace
    ) throws(ConditionError) -> Int32 {
        switch right {
        case .set(let word, let register, let words):
            guard case .text(let text) = left else {
                throw place.error("Only a word can be in a set of words, not \(left.typeName).")
            }
            let bit = try number(of: text, .position(words), place)
            return try emit(
                register < 0 ? .sharedMember : .personMember,
                a: word + Int32(bit / 64),
                b: max(register, 0),
                value: bit % 64,
                at: place
            )
        case .list(let elements):
            if let step = try inTable(left, elements, place, rightPlace) { return step }
            var step = try truth(false, place)
            for element in elements {
                let one = try equal(left, element, place, rightPlace)
                step = try emit(.or, a: step, b: one, at: place)
            }
            return step
        case .people(let register, let condition, let element):
            let one = try equal(left, element, place, rightPlace)
            let both = try emit(.and, a: condition, b: one, at: place)
            return try exists(both, register, place)
        default: throw place.error("Nothing can be in \(right.typeName).")
        }
    }

    /// A membership in a list of literals as one step; nil when the list holds something else.
    private mutating func inTable(
        _ left: Typed,
        _ elements: [Typed],
        _ place: TextPlace,
        _ rightPlace: TextPlace
    ) throws(ConditionError) -> Int32? {
        var values: Set<Int64> = []
        let target: Int32
        switch left {
        case .word(let step, let coding):
            target = step
            for element in elements {
                guard case .text(let text) = element else { return nil }
                values.insert(try number(of: text, coding, rightPlace))
            }
        case .integer(let step), .date(let step):
            target = step
            for element in elements {
                guard let value = literal(element, like: left) else { return nil }
                values.insert(value)
            }
        default: return nil
        }
        for value in values { mention(target, value) }
        let start = program.table.count
        program.table.append(contentsOf: values.sorted())
        return try emit(
            .inTable,
            a: target,
            b: Int32(start),
            c: Int32(values.count),
            at: place
        )
    }

    private func literal(_ typed: Typed, like left: Typed) -> Int64? {
        switch (typed, left) {
        case (.integer(let step), .integer), (.date(let step), .date):
            let read = program.steps[Int(step)]
            return read.operation == .number ? read.value : nil
        default: return nil
        }
    }

    func number(
        of word: String,
        _ coding: WordCoding,
        _ place: TextPlace
    ) throws(ConditionError) -> Int64 {
        if let number = coding.number(of: word) { return number }
        switch coding {
        case .position(let words):
            let list = words.prefix(16).joined(separator: ", ")
            throw place.error(
                "\"\(word)\" is none of the words: \(list)." + hint(word, words)
            )
        case .code: throw place.error("\"\(word)\" is no municipality code.")
        case .languageTag:
            throw place.error("\"\(word)\" is no language tag of at most 12 characters.")
        }
    }
}
