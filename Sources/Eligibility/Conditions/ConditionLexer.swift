/// The words and signs of an expression.
enum Token: Hashable, Sendable {
    case integer(Int)
    case string(String)
    case name(String)
    case sign(String)
    case end
}

/// Cuts an expression into tokens; O(n).
struct ConditionLexer {
    /// Longest expression in bytes.
    static let bytesMaximum = 16_384

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var place = TextPlace()

    private init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// All tokens with their places, closed by `end`.
    static func tokens(
        of text: String
    ) throws(ConditionError) -> [(token: Token, place: TextPlace)] {
        guard text.utf8.count <= bytesMaximum else {
            throw TextPlace().error("The expression is longer than \(bytesMaximum) bytes.")
        }
        var lexer = ConditionLexer(text)
        var tokens: [(token: Token, place: TextPlace)] = []
        while true {
            lexer.skipBlanks()
            let place = lexer.place
            let token = try lexer.next()
            tokens.append((token, place))
            if token == .end { return tokens }
        }
    }

    private var current: Unicode.Scalar? {
        position < scalars.count ? scalars[position] : nil
    }

    private func peek(_ distance: Int) -> Unicode.Scalar? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    private mutating func step() {
        if current == "\n" {
            place.line += 1
            place.column = 1
        } else {
            place.column += 1
        }
        position += 1
    }

    private mutating func skipBlanks() {
        while let scalar = current {
            if scalar == "/", peek(1) == "/" {
                while let rest = current, rest != "\n" {
                    _ = rest
                    step()
                }
            } else if scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" {
                step()
            } else {
                return
            }
        }
    }

    private mutating func next() throws(ConditionError) -> Token {
        guard let scalar = current else { return .end }
        switch scalar {
        case "a"..."z", "A"..."Z", "_": return name()
        case "0"..."9": return try integer()
        case "\"", "'": return try string(closing: scalar)
        default: return try sign(scalar)
        }
    }

    private mutating func name() -> Token {
        var text = ""
        while let scalar = current, Self.isNamePart(scalar) {
            text.unicodeScalars.append(scalar)
            step()
        }
        return .name(text)
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: false
        }
    }

    private mutating func integer() throws(ConditionError) -> Token {
        let start = place
        var digits = ""
        while let scalar = current, Self.isNamePart(scalar) {
            digits.unicodeScalars.append(scalar)
            step()
        }
        guard let value = Int(digits) else {
            throw start.error("Write whole decimal numbers of at most 18 digits.")
        }
        return .integer(value)
    }

    private mutating func string(closing quote: Unicode.Scalar) throws(ConditionError) -> Token {
        let start = place
        step()
        var text = ""
        while let scalar = current, scalar != "\n" {
            step()
            if scalar == quote { return .string(text) }
            if scalar == "\\" {
                guard let escaped = current, "\\\"'".unicodeScalars.contains(escaped) else {
                    throw place.error("Only \\\\, \\\" and \\' may follow a backslash.")
                }
                text.unicodeScalars.append(escaped)
                step()
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        throw start.error("This string is not closed in its line.")
    }

    private mutating func sign(_ scalar: Unicode.Scalar) throws(ConditionError) -> Token {
        let two = String(scalar) + (peek(1).map(String.init) ?? "")
        if ["&&", "||", "==", "!=", "<=", ">="].contains(two) {
            step()
            step()
            return .sign(two)
        }
        switch scalar {
        case "(", ")", "[", "]", ",", ".", "!", "<", ">", "-":
            step()
            return .sign(String(scalar))
        case "&", "|", "=":
            throw place.error("Write \(scalar)\(scalar) here.")
        case "?", ":", "+", "*", "/", "%", "{", "}":
            throw place.error("\(scalar) is no part of this language.")
        default:
            throw place.error("This character is no part of the language.")
        }
    }
}
