/// A value of a YAML file that knows where it stands.
struct YAMLNode: Sendable {
    let position: SourcePosition
    let content: Content

    enum Content: Sendable {
        case scalar(String, ScalarStyle)
        case list([YAMLNode])
        case map([Entry])
    }

    /// How a scalar was written; only a plain one can be a number, a truth value or nothing.
    enum ScalarStyle: Sendable {
        case plain
        case quoted
        /// Text on the lines below its mark, `|` or `>`.
        case block
    }

    /// A key of a map with its value.
    struct Entry: Sendable {
        let key: String
        let position: SourcePosition
        let value: YAMLNode
    }

    /// Nothing written, `~` or `null`.
    var isNull: Bool {
        guard case .scalar(let text, .plain) = content else { return false }
        return text.isEmpty || text == "~" || text == "null"
    }

    var entries: [Entry]? {
        if case .map(let entries) = content { entries } else { nil }
    }

    var list: [YAMLNode]? {
        if case .list(let nodes) = content { nodes } else { nil }
    }

    /// The text of a scalar, however it was written.
    var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// How the value is named in messages.
    var kind: String {
        switch content {
        case .scalar("", .plain): "nothing"
        case .scalar(let text, .plain): "`\(text.prefix(40))`"
        case .scalar(let text, _): "the text \"\(text.prefix(40))\""
        case .list: "a list"
        case .map: "a map"
        }
    }
}
