import Yams

/// Reads the text of one file into nodes that know where they stand.
///
/// Anchors and aliases are refused before the text is parsed, because a few of them can grow without
/// bound; tags and keys that are no plain text are refused too.
struct YAMLParser {
    let file: String
    let log: FindingLog

    /// The one value of the file, or nil when there is none or it cannot be read.
    func parse(_ text: String) -> YAMLNode? {
        guard text.utf8.count <= CatalogLimits.fileBytes else {
            log.error(position(1), "the file is larger than 1 MiB; split it into several files")
            return nil
        }
        guard let anchor = Self.anchorLine(text) else { return compose(text) }
        log.error(
            position(anchor),
            "anchors and aliases (&name, *name) are not supported; write the value out"
        )
        return nil
    }

    private func position(_ line: Int, _ column: Int = 1) -> SourcePosition {
        SourcePosition(file: file, line: max(1, line), column: max(1, column))
    }

    private func compose(_ text: String) -> YAMLNode? {
        // The parser keeps a pointer into the text, which is only sound for text on the heap.
        var padded = text
        if padded.utf8.count < 64 { padded += String(repeating: "\n", count: 64) }
        padded.makeContiguousUTF8()
        do {
            let parser = try Parser(yaml: padded, resolver: .basic, encoding: .utf8)
            guard let root = try parser.singleRoot() else {
                log.error(position(1), "the file is empty")
                return nil
            }
            return node(root, depth: 0)
        } catch let error as YamlError {
            report(error, lines: text.utf8.reduce(1) { $0 + ($1 == 10 ? 1 : 0) })
        } catch {
            log.error(position(1), "the file cannot be read as YAML")
        }
        return nil
    }

    private func report(_ error: YamlError, lines: Int) {
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            // What is missing at the end is shown where it began, and never behind the last line.
            let begun = mark.line >= lines ? context?.mark : nil
            let place = position(
                min(begun?.line ?? mark.line, lines),
                begun?.column ?? mark.column
            )
            log.error(place, "this is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.map { "`\($0)`" }.joined(separator: ", ")
            log.error(
                position(context.mark.line, context.mark.column),
                "\(keys) stands twice in this map; keep one"
            )
        case .reader(let problem, _, _, _):
            log.error(position(1), "this is not YAML: \(problem)")
        default:
            log.error(position(1), "the file cannot be read as YAML")
        }
    }

    private func node(_ node: Node, depth: Int) -> YAMLNode? {
        let place = position(node.mark?.line ?? 1, node.mark?.column ?? 1)
        guard depth <= CatalogLimits.depth else {
            log.error(place, "values are nested more than \(CatalogLimits.depth) deep")
            return nil
        }
        switch node {
        case .scalar(let scalar):
            return YAMLNode(
                position: place,
                content: .scalar(scalar.string, Self.style(scalar.style))
            )
        case .sequence(let sequence):
            let items = sequence.compactMap { self.node($0, depth: depth + 1) }
            return YAMLNode(position: place, content: .list(items))
        case .mapping(let mapping):
            let entries = mapping.compactMap { entry($0.key, $0.value, depth: depth + 1) }
            return YAMLNode(position: place, content: .map(entries))
        case .alias:
            log.error(place, "aliases (*name) are not supported; write the value out")
            return nil
        }
    }

    private static func style(_ style: Node.Scalar.Style) -> YAMLNode.ScalarStyle {
        switch style {
        case .plain, .any: .plain
        case .singleQuoted, .doubleQuoted: .quoted
        case .literal, .folded: .block
        }
    }

    private func entry(_ key: Node, _ value: Node, depth: Int) -> YAMLNode.Entry? {
        let place = position(key.mark?.line ?? 1, key.mark?.column ?? 1)
        guard case .scalar(let scalar) = key else {
            log.error(place, "a key must be a plain word")
            return nil
        }
        guard let value = node(value, depth: depth) else { return nil }
        return YAMLNode.Entry(key: scalar.string, position: place, value: value)
    }

    /// The first line with what looks like an anchor or an alias outside a comment; nil where none.
    ///
    /// A name after `&` or `*` that follows a blank or an opening sign; `a && b` and `a * b` are free.
    static func anchorLine(_ text: String) -> Int? {
        var line = 1
        var before = UInt8(ascii: "\n")
        var mark = false
        var comment = false
        for byte in text.utf8 {
            if mark, !comment, isNameByte(byte) { return line }
            mark = (byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")) && opens(before)
            if byte == UInt8(ascii: "#"), isBlank(before) { comment = true }
            if byte == UInt8(ascii: "\n") {
                line += 1
                comment = false
            }
            before = byte
        }
        return nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    private static func opens(_ byte: UInt8) -> Bool {
        isBlank(byte) || [UInt8]("[{,:\u{FEFF}".utf8).contains(byte)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 45, 95: true
        default: false
        }
    }
}
