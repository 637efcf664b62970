/// A place in an expression.
package struct TextPlace: Hashable, Sendable {
    /// Counted from 1.
    package var line = 1
    /// Counted from 1 in Unicode scalars.
    package var column = 1

    func error(_ message: String) -> ConditionError {
        ConditionError(message, line: line, column: column)
    }
}

/// One node of a parsed expression with its place.
package struct SyntaxNode: Sendable {
    package let kind: SyntaxKind
    package let place: TextPlace
}

/// What an expression is made of, before names and types are known.
package indirect enum SyntaxKind: Sendable {
    case bool(Bool)
    case integer(Int)
    case string(String)
    case name(String)
    case list([SyntaxNode])
    case member(SyntaxNode, String)
    case call(String, [SyntaxNode])
    case method(SyntaxNode, String, [SyntaxNode])
    case not(SyntaxNode)
    case binary(BinaryOperator, SyntaxNode, SyntaxNode)
}

/// The operators between two expressions.
package enum BinaryOperator: String, Sendable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessEqual = "<="
    case greater = ">"
    case greaterEqual = ">="
    case isIn = "in"
}
