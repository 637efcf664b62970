/// What a condition may refer to.
package struct ConditionContext: Sendable {
    package let registry: FactRegistry
    package let parameters: ParameterTable
    /// Whether `person` may be used: the rule is asked person by person.
    package let allowsPerson: Bool

    package init(
        registry: FactRegistry,
        parameters: ParameterTable = ParameterTable(),
        allowsPerson: Bool = true
    ) {
        self.registry = registry
        self.parameters = parameters
        self.allowsPerson = allowsPerson
    }
}

/// Why an expression is refused, and where.
package struct ConditionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what was probably meant, in one English sentence.
    package let message: String
    /// Line of the fault in the expression, counted from 1.
    package let line: Int
    /// Column of the fault in its line, counted from 1 in Unicode scalars.
    package let column: Int

    package init(_ message: String, line: Int, column: Int) {
        self.message = message
        self.line = line
        self.column = column
    }

    package var description: String { "line \(line), column \(column): \(message)" }
}

/// A checked and compiled condition: an expression with a truth value.
///
/// Compiling is O(n) in the length of the text; at most 16 KiB and 4,096 steps.
package struct Condition: Hashable, Sendable, CustomStringConvertible {
    package let text: String
    /// Facts that the condition reads.
    package let facts: Set<FactID>
    /// Parameters that it reads.
    package var parameters: Set<String> { Set(program.parameters) }
    /// Whether it is about one person and must be evaluated for one.
    package let usesPerson: Bool
    let program: Program

    /// The condition of this text; the error names line and column.
    package init(_ text: String, context: ConditionContext) throws(ConditionError) {
        let tree = try ConditionParser.parse(text)
        var checker = ConditionChecker(context: context)
        let root = try checker.bool(tree)
        self.text = text
        facts = checker.facts
        usesPerson = checker.usesPerson
        checker.program.root = root
        checker.program.noteReadOnce()
        checker.program.noteReads()
        program = checker.program
    }

    package static func == (left: Condition, right: Condition) -> Bool {
        left.text == right.text && left.program == right.program
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(text) }

    package var description: String { text }
}

/// Any expression of the language, with a value that need not be a truth value.
package struct Expression: Sendable {
    package let text: String
    /// Facts that the expression reads.
    package let facts: Set<FactID>
    /// Whether it is about one person and must be evaluated for one.
    package let usesPerson: Bool
    let typed: Typed
    let program: Program

    /// The expression of this text; the error names line and column.
    package init(_ text: String, context: ConditionContext) throws(ConditionError) {
        let tree = try ConditionParser.parse(text)
        var checker = ConditionChecker(context: context)
        typed = try checker.check(tree)
        if case .scope(let name) = typed {
            throw tree.place.error("\(name) alone has no value; name one of its fields.")
        }
        self.text = text
        facts = checker.facts
        usesPerson = checker.usesPerson
        checker.program.noteReads()
        program = checker.program
    }
}
