/// A place in an expression.
struct TextPlace: Hashable, Sendable {
    var line = 1
    /// Counted from 1 in Unicode scalars.
    var column = 1

    func error(_ message: String) -> ConditionError {
        ConditionError(message, line: line, column: column)
    }
}

/// One node of a parsed expression with its place.
struct SyntaxNode: Sendable {
    let kind: SyntaxKind
    let place: TextPlace
}

/// What an expression is made of, before names and types are known.
indirect enum SyntaxKind: Sendable {
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
enum BinaryOperator: String, Sendable {
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
