/// Reads the grammar: `||`, then `&&`, then comparisons, then `!`, then members and calls.
///
/// Recursive descent, O(n); nesting is limited, so no expression exhausts the stack.
package struct ConditionParser {
    /// Deepest nesting of brackets, calls and `!`.
    static let depthMaximum = 48

    private let tokens: [(token: Token, place: TextPlace)]
    private var position = 0
    private var depth = 0

    private init(_ tokens: [(token: Token, place: TextPlace)]) {
        self.tokens = tokens
    }

    /// The tree of a whole expression.
    package static func parse(_ text: String) throws(ConditionError) -> SyntaxNode {
        var parser = ConditionParser(try ConditionLexer.tokens(of: text))
        let tree = try parser.disjunction()
        guard parser.token == .end else {
            throw parser.place.error("The expression should end here; is && or || missing?")
        }
        return tree
    }

    private var token: Token { tokens[position].token }
    private var place: TextPlace { tokens[position].place }

    private mutating func take(_ sign: String) -> Bool {
        guard token == .sign(sign) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ sign: String) throws(ConditionError) {
        guard take(sign) else { throw place.error("\(sign) is expected here.") }
    }

    private mutating func disjunction() throws(ConditionError) -> SyntaxNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthMaximum else {
            throw place.error("The expression is nested too deeply.")
        }
        var parts = [try conjunction()]
        let place = place
        while take("||") { parts.append(try conjunction()) }
        return Self.balanced(.or, parts[...], place)
    }

    private mutating func conjunction() throws(ConditionError) -> SyntaxNode {
        var parts = [try comparison()]
        let place = place
        while take("&&") { parts.append(try comparison()) }
        return Self.balanced(.and, parts[...], place)
    }

    // A long chain becomes a balanced tree, so that its depth stays small.
    private static func balanced(
        _ sign: BinaryOperator,
        _ parts: ArraySlice<SyntaxNode>,
        _ place: TextPlace
    ) -> SyntaxNode {
        if parts.count == 1, let only = parts.first { return only }
        let middle = parts.startIndex + parts.count / 2
        return SyntaxNode(
            kind: .binary(
                sign,
                balanced(sign, parts[..<middle], place),
                balanced(sign, parts[middle...], place)
            ),
            place: place
        )
    }

    private mutating func comparison() throws(ConditionError) -> SyntaxNode {
        let left = try unary()
        let place = place
        guard let sign = takeComparison() else { return left }
        let right = try unary()
        if takeComparison() != nil {
            throw tokens[position - 1].place.error("Join two comparisons with &&.")
        }
        return SyntaxNode(kind: .binary(sign, left, right), place: place)
    }

    private mutating func takeComparison() -> BinaryOperator? {
        let text: String
        switch token {
        case .sign(let sign): text = sign
        case .name("in"): text = "in"
        default: return nil
        }
        guard let sign = BinaryOperator(rawValue: text), sign != .or, sign != .and else {
            return nil
        }
        position += 1
        return sign
    }

    private mutating func unary() throws(ConditionError) -> SyntaxNode {
        let place = place
        if take("!") {
            depth += 1
            defer { depth -= 1 }
            guard depth <= Self.depthMaximum else {
                throw place.error("The expression is nested too deeply.")
            }
            return SyntaxNode(kind: .not(try unary()), place: place)
        }
        if take("-") {
            guard case .integer(let value) = token else {
                throw self.place.error("A number is expected after the minus sign.")
            }
            position += 1
            return SyntaxNode(kind: .integer(-value), place: place)
        }
        return try members()
    }

    private mutating func members() throws(ConditionError) -> SyntaxNode {
        var node = try primary()
        var steps = 0
        while take(".") {
            let place = place
            steps += 1
            guard case .name(let name) = token, steps <= 16 else {
                throw place.error("A name is expected after the dot.")
            }
            position += 1
            if take("(") {
                node = SyntaxNode(kind: .method(node, name, try list(until: ")")), place: place)
            } else {
                node = SyntaxNode(kind: .member(node, name), place: place)
            }
        }
        return node
    }

    private mutating func primary() throws(ConditionError) -> SyntaxNode {
        let place = place
        let token = token
        switch token {
        case .integer(let value):
            position += 1
            return SyntaxNode(kind: .integer(value), place: place)
        case .string(let text):
            position += 1
            return SyntaxNode(kind: .string(text), place: place)
        case .name(let name):
            position += 1
            return try named(name, place)
        case .sign("("):
            position += 1
            let inner = try disjunction()
            try expect(")")
            return inner
        case .sign("["):
            position += 1
            return SyntaxNode(kind: .list(try list(until: "]")), place: place)
        case .end:
            throw place.error("The expression ends too early.")
        case .sign:
            throw place.error("A fact, a value or a bracket is expected here.")
        }
    }

    private mutating func named(
        _ name: String,
        _ place: TextPlace
    ) throws(ConditionError) -> SyntaxNode {
        switch name {
        case "true": return SyntaxNode(kind: .bool(true), place: place)
        case "false": return SyntaxNode(kind: .bool(false), place: place)
        case "in": throw place.error("A value is missing before in.")
        case "null":
            throw place.error("There is no null: a fact that is not known is unknown.")
        default: break
        }
        if take("(") {
            return SyntaxNode(kind: .call(name, try list(until: ")")), place: place)
        }
        return SyntaxNode(kind: .name(name), place: place)
    }

    private mutating func list(until closing: String) throws(ConditionError) -> [SyntaxNode] {
        var elements: [SyntaxNode] = []
        if take(closing) { return elements }
        repeat {
            elements.append(try disjunction())
        } while take(",")
        try expect(closing)
        return elements
    }
}
