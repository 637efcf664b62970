import Vocabulary

/// Writes markup into one byte buffer and escapes every text on the way.
struct MarkupWriter {
    private(set) var bytes: [UInt8] = []
    let language: Language
    /// Whether the text is what somebody edits, and goes back as it is.
    private var isEdited = false

    init(language: Language) {
        self.language = language
        bytes.reserveCapacity(32_768)
    }

    mutating func write(_ markup: Markup) {
        switch markup {
        case .nothing: break
        case .text(let text): show(text)
        case .localized(let text): show(text[language])
        case .japanese(let text): writeJapanese(text)
        case .trusted(let trusted): append(trusted.literal)
        case .element(let tag, let attributes, let content):
            open(tag.name, attributes)
            let outer = isEdited
            isEdited = outer || tag.isEdited
            write(content)
            isEdited = outer
            append("</")
            append(tag.name)
            append(">")
        case .void(let tag, let attributes): open(tag.name, attributes)
        case .group(let parts): for part in parts { write(part) }
        }
    }

    mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func writeJapanese(_ text: String) {
        if language == .ja {
            show(text)
        } else {
            append("<span lang=\"ja\">")
            show(text)
            append("</span>")
        }
    }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        append("<")
        append(name)
        for attribute in attributes { write(attribute) }
        append(">")
    }

    private mutating func write(_ attribute: Attribute) {
        switch attribute.value {
        case .omitted: return
        case .present: writeName(attribute.name)
        case .text(let text): writePair(attribute.name, text)
        case .localized(let text): writePair(attribute.name, text[language])
        }
    }

    private mutating func writeName(_ name: StaticString) {
        append(" ")
        append(name)
    }

    private mutating func writePair(_ name: StaticString, _ text: String) {
        writeName(name)
        append("=\"")
        escape(text)
        append("\"")
    }

    /// Writes a text to be read: marks that turn the direction of writing are written out, so that no
    /// name shows other than it is or reorders what stands beside it.
    private mutating func show(_ text: String) {
        guard !isEdited, text.unicodeScalars.contains(where: \.turnsDirection) else {
            return escape(text)
        }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.turnsDirection {
                plain += "[U+\(String(scalar.value, radix: 16, uppercase: true))]".unicodeScalars
            } else {
                plain.append(scalar)
            }
        }
        escape(String(plain))
    }

    // One table serves text and quoted attribute values alike: it escapes a little more than either needs.
    private mutating func escape(_ text: String) {
        var text = text
        text.withUTF8 { source in
            var start = 0
            for index in source.indices {
                guard let escaped = Self.replacement(of: source[index]) else { continue }
                bytes.append(contentsOf: source[start..<index])
                append(escaped)
                start = index + 1
            }
            bytes.append(contentsOf: source[start...])
        }
    }

    private static func replacement(of byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        // The parser would turn these into line feeds, or into the replacement character.
        case UInt8(ascii: "\r"): "&#13;"
        case 0: ""
        default: nil
        }
    }
}

extension Unicode.Scalar {
    /// Embeddings, overrides and isolates with their ends.
    fileprivate var turnsDirection: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}
