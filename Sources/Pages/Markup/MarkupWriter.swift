import Vocabulary

/// Writes markup into one byte buffer and escapes every text on the way.
struct MarkupWriter {
    private(set) var bytes: [UInt8] = []
    let language: Language
    /// Inside elements whose text can have no elements in it, or that are marked as Japanese themselves.
    private var holdsPlainText = false
    /// Whether the text is what somebody edits, and goes back as it is.
    private var isEdited = false

    init(language: Language) {
        self.language = language
        bytes.reserveCapacity(32_768)
    }

    mutating func write(_ markup: Markup) {
        switch markup {
        case .nothing: break
        case .text(let text): writeText(text)
        case .localized(let text): writeText(text[language])
        case .japanese(let text): writeJapanese(text)
        case .trusted(let trusted): append(trusted.literal)
        case .element(let tag, let attributes, let content):
            open(tag.name, attributes)
            let outer = (holdsPlainText, isEdited)
            holdsPlainText =
                outer.0 || language != .ja && (tag.holdsPlainText || attributes.areJapanese)
            isEdited = outer.1 || tag.isEdited
            write(content)
            (holdsPlainText, isEdited) = outer
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

    /// Text of a page; what is Japanese in another language, such as the name of a law, is marked so that
    /// screen readers speak it instead of spelling it.
    private mutating func writeText(_ text: String) {
        guard language != .ja, text.utf8.contains(where: { $0 > 0x7F }) else {
            return show(text)
        }
        var rest = text.unicodeScalars[...]
        while let first = rest.first {
            let isJapanese = first.isJapanese
            let end = rest.firstIndex { $0.isJapanese != isJapanese } ?? rest.endIndex
            let run = String(rest[..<end])
            if isJapanese { writeJapanese(run) } else { show(run) }
            rest = rest[end...]
        }
    }

    private mutating func writeJapanese(_ text: String) {
        if language == .ja || holdsPlainText {
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

extension Tag {
    /// Whether nothing but text may stand in it.
    fileprivate var holdsPlainText: Bool {
        ["option", "title", "textarea"].contains(name.description)
    }
}

extension [Attribute] {
    /// Whether they say that the text is Japanese.
    fileprivate var areJapanese: Bool {
        contains { attribute in
            guard case .text(let text) = attribute.value, utf8Equal(text, Language.ja.rawValue)
            else { return false }
            return attribute.name.description == "lang"
        }
    }
}

extension Unicode.Scalar {
    /// Kana, kanji with their variation selectors, and the signs written among them.
    fileprivate var isJapanese: Bool {
        switch value {
        case 0x3000...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF,
            0x20000...0x323AF, 0xE0100...0xE01EF:
            true
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// Embeddings, overrides and isolates with their ends.
    fileprivate var turnsDirection: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}
