import Eligibility

/// Finds a place inside a scalar again in the file it came from.
///
/// YAML folds lines and drops indentation, but keeps every character that is not blank; so the place
/// is found by counting those. Exact for plain and block scalars, near for quoted ones with escapes.
enum SourceText {
    static func place(
        of error: ConditionError,
        in node: YAMLNode,
        text: String
    ) -> SourcePosition {
        guard case .scalar(let value, let style) = node.content else { return node.position }
        var passed = inkBefore(line: error.line, column: error.column, in: value)
        var line = node.position.line + (style == .block ? 1 : 0)
        var column = style == .block ? 1 : node.position.column + (style == .quoted ? 1 : 0)
        var scalars = Array(text.unicodeScalars)[start(line: line, column: column, in: text)...]
        while let scalar = scalars.popFirst() {
            if scalar == "\n" {
                line += 1
                column = 1
                continue
            }
            if !scalar.properties.isWhitespace {
                if passed == 0 { break }
                passed -= 1
            }
            column += 1
        }
        return SourcePosition(file: node.position.file, line: line, column: column)
    }

    /// How many characters that are not blank stand before a place of the value.
    private static func inkBefore(line: Int, column: Int, in value: String) -> Int {
        var ink = 0
        var (currentLine, currentColumn) = (1, 1)
        for scalar in value.unicodeScalars {
            if (currentLine, currentColumn) >= (line, column) { break }
            if scalar == "\n" {
                currentLine += 1
                currentColumn = 1
                continue
            }
            if !scalar.properties.isWhitespace { ink += 1 }
            currentColumn += 1
        }
        return ink
    }

    private static func start(line: Int, column: Int, in text: String) -> Int {
        var (currentLine, currentColumn, offset) = (1, 1, 0)
        for scalar in text.unicodeScalars {
            if (currentLine, currentColumn) >= (line, column) { break }
            currentColumn += 1
            if scalar == "\n" {
                currentLine += 1
                currentColumn = 1
            }
            offset += 1
        }
        return offset
    }
}
