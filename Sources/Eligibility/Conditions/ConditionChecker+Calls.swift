import Vocabulary

extension ConditionChecker {
    /// Functions over days and numbers: name, operation, types of arguments, type of the result.
    private static let functions: [String: (Operation, arguments: String, result: Character)] = [
        "age": (.age, "dd", "i"),
        "legal_age": (.legalAge, "dd", "i"),
        "fiscal_year_end_age": (.fiscalYearEndAge, "dd", "i"),
        "school_year": (.schoolYear, "dd", "i"),
        "days_between": (.daysBetween, "dd", "i"),
        "add_days": (.addDays, "di", "d"),
        "add_months": (.addMonths, "di", "d"),
        "fiscal_year": (.fiscalYear, "d", "i"),
    ]

    mutating func call(
        _ name: String,
        _ arguments: [SyntaxNode],
        _ place: TextPlace
    ) throws(ConditionError) -> Typed {
        switch name {
        case "date": return try date(arguments, place)
        case "size":
            guard arguments.count == 1 else { throw place.error("size takes one argument.") }
            return .integer(try size(of: try check(arguments[0]), place))
        case "has":
            throw place.error("There is no has(): a fact that is not known decides nothing.")
        default: break
        }
        guard let function = Self.functions[name] else {
            let names = Self.functions.keys.sorted() + ["date", "size"]
            throw place.error("There is no function \(name)." + hint(name, names))
        }
        guard arguments.count == function.arguments.count else {
            throw place.error("\(name) takes \(function.arguments.count) arguments.")
        }
        var steps: [Int32] = []
        for (node, type) in zip(arguments, function.arguments) {
            let typed = try check(node)
            switch (typed, type) {
            case (.date(let step), "d"), (.integer(let step), "i"): steps.append(step)
            default:
                let wanted = type == "d" ? "A day" : "A number"
                throw node.place.error("\(wanted) is expected here, not \(typed.typeName).")
            }
        }
        let step = try emit(
            function.0,
            a: steps[0],
            b: steps.count > 1 ? steps[1] : 0,
            at: place
        )
        return function.result == "d" ? .date(step) : .integer(step)
    }

    private mutating func date(
        _ arguments: [SyntaxNode],
        _ place: TextPlace
    ) throws(ConditionError) -> Typed {
        guard arguments.count == 1, case .string(let text) = arguments[0].kind,
            let day = CalendarDay(text)
        else {
            throw (arguments.first?.place ?? place).error("Write a day as date(\"2026-04-01\").")
        }
        return .date(try number(Int64(day.daysSinceEpoch), place))
    }

    mutating func size(of typed: Typed, _ place: TextPlace) throws(ConditionError) -> Int32 {
        switch typed {
        case .set(let word, let register, let words):
            return try emit(
                .size,
                a: word,
                b: Int32(max(1, (words.count + 63) / 64)),
                c: register,
                at: place
            )
        case .people(let register, let condition, _):
            program.hasCounts = true
            noteNesting(register)
            return try emit(.count, a: condition, b: register, at: place)
        case .list(let elements): return try number(Int64(elements.count), place)
        default: throw place.error("\(typed.typeName) has no size.")
        }
    }

    private mutating func noteNesting(_ register: Int32) {
        if register > 1 { program.hasNestedQuantifiers = true }
    }

    mutating func exists(
        _ body: Int32,
        _ register: Int32,
        _ place: TextPlace
    ) throws(ConditionError) -> Int32 {
        program.witnesses += 1
        noteNesting(register)
        return try emit(.exists, a: body, b: register, at: place)
    }

    // MARK: Macros

    mutating func method(
        _ target: SyntaxNode,
        _ name: String,
        _ arguments: [SyntaxNode],
        _ place: TextPlace
    ) throws(ConditionError) -> Typed {
        let macros = ["all", "exists", "exists_one", "filter", "map"]
        guard macros.contains(name) else {
            if name == "size", arguments.isEmpty {
                return .integer(try size(of: try check(target), place))
            }
            throw place.error("There is no macro \(name)." + hint(name, macros + ["size"]))
        }
        guard arguments.count == 2, case .name(let variable) = arguments[0].kind else {
            throw place.error("\(name) takes a variable and an expression.")
        }
        guard !Self.reserved.contains(variable), variables[variable] == nil else {
            throw arguments[0].place.error("\(variable) already has a meaning here.")
        }
        let list = try check(target)
        switch list {
        case .people(let register, let condition, let element):
            return try overPeople(
                name,
                (register, condition, element),
                variable,
                arguments[1],
                place
            )
        case .list(let elements): return try over(elements, name, variable, arguments[1], place)
        case .set(_, _, let words):
            return try over(words, of: list, name, variable, arguments[1], place)
        default: throw place.error("\(name) works on people and lists, not \(list.typeName).")
        }
    }

    private static let reserved: Set<String> = [
        "visit", "household", "param", "person", "people", "on", "event_day",
    ]

    private mutating func overPeople(
        _ name: String,
        _ list: (register: Int32, condition: Int32, element: Typed),
        _ variable: String,
        _ body: SyntaxNode,
        _ place: TextPlace
    ) throws(ConditionError) -> Typed {
        let outer = nextRegister
        nextRegister = list.register + 1
        variables[variable] = list.element
        defer {
            variables[variable] = nil
            nextRegister = outer
        }
        if name == "map" {
            let element = try check(body)
            if case .people = element { throw place.error("A list of lists is not allowed.") }
            return .people(register: list.register, condition: list.condition, element: element)
        }
        let inner = try bool(body)
        switch name {
        case "filter":
            let both = try emit(.and, a: list.condition, b: inner, at: place)
            return .people(register: list.register, condition: both, element: list.element)
        case "all":
            let not = try emit(.not, a: inner, at: place)
            let both = try emit(.and, a: list.condition, b: not, at: place)
            return .bool(try emit(.not, a: try exists(both, list.register, place), at: place))
        case "exists_one":
            let both = try emit(.and, a: list.condition, b: inner, at: place)
            program.witnesses += 2
            noteNesting(list.register)
            return .bool(try emit(.existsOne, a: both, b: list.register, at: place))
        default:
            let both = try emit(.and, a: list.condition, b: inner, at: place)
            return .bool(try exists(both, list.register, place))
        }
    }

    /// A macro over a list of literals is written out.
    private mutating func over(
        _ elements: [Typed],
        _ name: String,
        _ variable: String,
        _ body: SyntaxNode,
        _ place: TextPlace
    ) throws(ConditionError) -> Typed {
        guard name == "all" || name == "exists" else {
            throw place.error("\(name) works on people only.")
        }
        defer { variables[variable] = nil }
        var step = try truth(name == "all", place)
        for element in elements {
            variables[variable] = element
            let one = try bool(body)
            step = try emit(name == "all" ? .and : .or, a: step, b: one, at: place)
        }
        return .bool(step)
    }

    /// A macro over a set of words is written out for each word that can be in it.
    private mutating func over(
        _ words: [String],
        of set: Typed,
        _ name: String,
        _ variable: String,
        _ body: SyntaxNode,
        _ place: TextPlace
    ) throws(ConditionError) -> Typed {
        guard name == "all" || name == "exists" else {
            throw place.error("\(name) works on people only.")
        }
        defer { variables[variable] = nil }
        var step = try truth(name == "all", place)
        for word in words {
            variables[variable] = .text(word)
            let inner = try bool(body)
            let member = try isIn(.text(word), set, place, place)
            let one =
                name == "all"
                ? try emit(.or, a: try emit(.not, a: member, at: place), b: inner, at: place)
                : try emit(.and, a: member, b: inner, at: place)
            step = try emit(name == "all" ? .and : .or, a: step, b: one, at: place)
        }
        return .bool(step)
    }
}
