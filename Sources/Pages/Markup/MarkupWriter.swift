import Vocabulary

/// Writes markup into one byte buffer and escapes every text on the way.
struct MarkupWriter {
    private(set) var bytes: [UInt8] = []
    let language: Language

    init(language: Language) {
        self.language = language
        bytes.reserveCapacity(32_768)
    }

    mutating func write(_ markup: Markup) {
        switch markup {
        case .nothing: break
        case .text(let text): escape(text)
        case .localized(let text): escape(text[language])
        case .japanese(let text): writeJapanese(text)
        case .trusted(let trusted): append(trusted.literal)
        case .element(let tag, let attributes, let content):
            open(tag.name, attributes)
            write(content)
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
            escape(text)
        } else {
            append("<span lang=\"ja\">")
            escape(text)
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
