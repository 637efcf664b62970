import Vocabulary

/// Gives every name its fact and every operator its types, and writes the program.
///
/// A fault is reported at its column with the nearest word that would be right.
struct ConditionChecker {
    let context: ConditionContext
    var program = Program()
    var facts: Set<FactID> = []
    var usesPerson = false
    /// The variables of the macros around the present place.
    var variables: [String: Typed] = [:]
    /// The register that the next macro takes.
    var nextRegister: Int32 = 1

    init(context: ConditionContext) {
        self.context = context
    }

    mutating func check(_ node: SyntaxNode) throws(ConditionError) -> Typed {
        switch node.kind {
        case .bool(let value): .bool(try truth(value, node.place))
        case .integer(let value): .integer(try number(Int64(value), node.place))
        case .string(let text): .text(text)
        case .name(let name): try named(name, node.place)
        case .list(let elements): .list(try checkAll(elements))
        case .member(let target, let name): try member(target, name, node.place)
        case .call(let name, let arguments): try call(name, arguments, node.place)
        case .method(let target, let name, let arguments):
            try method(target, name, arguments, node.place)
        case .not(let inner):
            .bool(try emit(.not, a: try bool(inner), at: node.place))
        case .binary(let sign, let left, let right):
            .bool(try binary(sign, left, right, node.place))
        }
    }

    private mutating func checkAll(_ nodes: [SyntaxNode]) throws(ConditionError) -> [Typed] {
        var typed: [Typed] = []
        for node in nodes { typed.append(try check(node)) }
        return typed
    }

    /// The step of an expression that must be a truth value.
    mutating func bool(_ node: SyntaxNode) throws(ConditionError) -> Int32 {
        let typed = try check(node)
        guard case .bool(let step) = typed else {
            throw node.place.error("A truth value is expected here, not \(typed.typeName).")
        }
        return step
    }

    private mutating func binary(
        _ sign: BinaryOperator,
        _ left: SyntaxNode,
        _ right: SyntaxNode,
        _ place: TextPlace
    ) throws(ConditionError) -> Int32 {
        switch sign {
        case .and: return try emit(.and, a: try bool(left), b: try bool(right), at: place)
        case .or: return try emit(.or, a: try bool(left), b: try bool(right), at: place)
        default: break
        }
        let (one, other) = (try check(left), try check(right))
        switch sign {
        case .isIn: return try isIn(one, other, place, right.place)
        case .equal: return try equal(one, other, place, right.place)
        case .notEqual:
            return try emit(.not, a: try equal(one, other, place, right.place), at: place)
        case .less: return try order(.less, one, other, place)
        case .lessEqual: return try order(.lessEqual, one, other, place)
        case .greater: return try order(.less, other, one, place)
        default: return try order(.lessEqual, other, one, place)
        }
    }

    // MARK: Steps

    mutating func emit(
        _ operation: Operation,
        a: Int32 = 0,
        b: Int32 = 0,
        c: Int32 = 0,
        value: Int64 = 0,
        at place: TextPlace
    ) throws(ConditionError) -> Int32 {
        guard program.steps.count < Program.stepsMaximum else {
            throw place.error("The expression is too large; split the rule.")
        }
        program.steps.append(Step(operation: operation, a: a, b: b, c: c, value: value))
        return Int32(program.steps.count - 1)
    }

    mutating func truth(_ value: Bool, _ place: TextPlace) throws(ConditionError) -> Int32 {
        try emit(.truth, value: value ? 1 : 0, at: place)
    }

    mutating func number(_ value: Int64, _ place: TextPlace) throws(ConditionError) -> Int32 {
        try emit(.number, value: value, at: place)
    }

    /// Notes that the word behind a step is compared with a value.
    mutating func mention(_ step: Int32, _ value: Int64) {
        let read = program.steps[Int(step)]
        switch read.operation {
        case .sharedNumber: program.mentioned[read.a, default: []].insert(value)
        case .personNumber: program.mentioned[-1 - read.a, default: []].insert(value)
        default: break
        }
    }
}

// MARK: - Names

extension ConditionChecker {
    private mutating func named(_ name: String, _ place: TextPlace) throws(ConditionError) -> Typed
    {
        if let variable = variables[name] { return variable }
        switch name {
        case "visit", "household", "param": return .scope(name)
        case "person":
            guard context.allowsPerson else {
                throw place.error("There is no person here: the rule is asked once a household.")
            }
            usesPerson = true
            return .person(0)
        case "people":
            let register = try takeRegister(place)
            return .people(
                register: register,
                condition: try truth(true, place),
                element: .person(register)
            )
        case "on": return try fact(.on, .visit, register: 0, place)
        case "event_day": return try eventDay(place)
        default:
            let known =
                ["visit", "household", "param", "person", "people", "on", "event_day"]
                + variables.keys.sorted()
            throw place.error("\(name) is not known here." + hint(name, known))
        }
    }

    private func takeRegister(_ place: TextPlace) throws(ConditionError) -> Int32 {
        guard nextRegister < Program.registers else {
            throw place.error("Macros over people are nested too deeply.")
        }
        return nextRegister
    }

    private mutating func eventDay(_ place: TextPlace) throws(ConditionError) -> Typed {
        for name in ["moved_on", "died_on", "deceased", "newborn", "born"] {
            if let id = FactID(name), context.registry[id] != nil { facts.insert(id) }
        }
        facts.formUnion([.event, .on])
        return .date(try emit(.eventDay, at: place))
    }

    private mutating func member(
        _ target: SyntaxNode,
        _ name: String,
        _ place: TextPlace
    ) throws(ConditionError) -> Typed {
        let typed = try check(target)
        switch typed {
        case .scope("param"): return try parameter(name, place)
        case .scope("visit"): return try fact(name, .visit, register: 0, place)
        case .scope: return try fact(name, .household, register: 0, place)
        case .person(let register): return try fact(name, .person, register: register, place)
        default:
            throw place.error("\(typed.typeName.capitalizedFirst) has no field \(name).")
        }
    }

    private mutating func fact(
        _ name: String,
        _ scope: FactScope,
        register: Int32,
        _ place: TextPlace
    ) throws(ConditionError) -> Typed {
        guard let id = FactID(name), let definition = context.registry[id],
            definition.scope == scope
        else {
            if let other = FactID(name).flatMap({ context.registry[$0] }) {
                throw place.error(
                    "\(name) is a fact of the \(other.scope.rawValue); "
                        + "write \(other.scope.rawValue).\(name)."
                )
            }
            let names = context.registry.ordered.filter { $0.scope == scope }
            throw place.error(
                "\(name) is no fact of the \(scope.rawValue)."
                    + hint(name, names.map(\.id.description))
            )
        }
        return try fact(id, scope, register: register, place)
    }

    private mutating func fact(
        _ id: FactID,
        _ scope: FactScope,
        register: Int32,
        _ place: TextPlace
    ) throws(ConditionError) -> Typed {
        guard let definition = context.registry[id], let home = context.registry.place(of: id)
        else { throw place.error("\(id) is not in the registry.") }
        facts.insert(id)
        let word = Int32(home.word)
        let isPerson = scope == .person
        if case .choices(let words) = definition.type {
            return .set(word, register: isPerson ? register : -1, words: words)
        }
        if case .bool = definition.type {
            return .bool(
                try emit(isPerson ? .personBool : .sharedBool, a: word, b: register, at: place)
            )
        }
        let step = try emit(
            isPerson ? .personNumber : .sharedNumber,
            a: word,
            b: register,
            at: place
        )
        return switch definition.type {
        case .integer: .integer(step)
        case .date: .date(step)
        case .code: .word(step, .code)
        case .languageTag: .word(step, .languageTag)
        case .choice(let words): .word(step, .position(words))
        case .bool, .choices: .bool(step)
        }
    }

    private mutating func parameter(
        _ name: String,
        _ place: TextPlace
    ) throws(ConditionError) -> Typed {
        guard let parameter = context.parameters[name] else {
            throw place.error(
                "There is no parameter \(name)."
                    + hint(name, context.parameters.parameters.keys.sorted())
            )
        }
        let position = program.parameters.firstIndex(of: name) ?? program.parameters.count
        if position == program.parameters.count { program.parameters.append(name) }
        let index = Int32(position)
        return switch parameter.type {
        case .bool: .bool(try emit(.parameterBool, a: index, at: place))
        case .integer: .integer(try emit(.parameterNumber, a: index, b: -1, at: place))
        case .date: .date(try emit(.parameterNumber, a: index, b: -1, at: place))
        case .string: .textParameter(index)
        }
    }

    func hint(_ word: String, _ words: [String]) -> String {
        Suggestion.nearest(to: word, in: words).map { " Did you mean \($0)?" } ?? ""
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
