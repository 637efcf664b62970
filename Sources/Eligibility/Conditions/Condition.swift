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
