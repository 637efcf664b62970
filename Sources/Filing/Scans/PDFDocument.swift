// What makes a PDF more than paper is named in its dictionaries: `/JavaScript`, `/Launch`, `/EmbeddedFile` and so on.
// A name may be written with escapes (`/J#61vaScript`), and its dictionary may lie compressed inside another object.
// So the names are looked for in the same document with its objects laid open, which the reader of papers writes.

/// A PDF as bytes: its frame, and the names of its dictionaries.
package struct PDFDocument: Sendable {
    private let bytes: [UInt8]

    /// A document whose beginning, cross-reference and end stand where they must; the rest is read by others.
    package init(checking bytes: [UInt8]) throws(ScanProblem) {
        guard bytes.starts(with: "%PDF-".utf8) else { throw .unknownFormat }
        let tail = Array(bytes.suffix(1024))
        guard let end = tail.ranges(of: Array("%%EOF".utf8)).last,
            let start = tail.ranges(of: Array("startxref".utf8)).last,
            start.upperBound < end.lowerBound
        else { throw .brokenDocument }
        let digits = tail[start.upperBound..<end.lowerBound].filter { !Self.isBlank($0) }
        guard let place = Int(String(decoding: digits, as: UTF8.self)),
            bytes.indices.contains(place)
        else { throw .brokenDocument }
        let first = bytes[place...].first { !Self.isBlank($0) }
        // A table begins with its name, a stream with the number of its object.
        guard let first, first == UInt8(ascii: "x") || (0x30...0x39).contains(first) else {
            throw .brokenDocument
        }
        self.bytes = bytes
    }

    /// A document whose objects were laid open.
    package init(laidOpen bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether it is more than paper: runs, sends, plays, holds files, or hides behind a password.
    ///
    /// O(n).
    package var isActive: Bool {
        var scanner = PDFNameScanner(bytes)
        while let name = scanner.next() {
            if Self.active.contains(name) { return true }
        }
        return false
    }

    private static let active: Set<String> = [
        "JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "XFA",
        "SubmitForm",
        "ImportData", "GoToR", "GoToE", "Rendition", "Movie", "Sound", "Encrypt",
    ]

    fileprivate static func isBlank(_ byte: UInt8) -> Bool {
        [0, 9, 10, 12, 13, 32].contains(byte)
    }

    fileprivate static func isDelimiter(_ byte: UInt8) -> Bool {
        isBlank(byte) || "()<>[]{}/%".utf8.contains(byte)
    }
}

/// The names of a document one after the other, outside strings, comments and the content of streams.
private struct PDFNameScanner {
    let bytes: [UInt8]
    private var place = 0
    /// Whether a dictionary has just ended, so that a stream may begin.
    private var afterDictionary = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> String? {
        while place < bytes.count {
            let byte = bytes[place]
            switch byte {
            case UInt8(ascii: "/"): return name()
            case UInt8(ascii: "("): skipString()
            case UInt8(ascii: "%"): skip { $0 != 10 && $0 != 13 }
            case UInt8(ascii: "s") where afterDictionary && stands("stream"): skipStream()
            default:
                let ends = byte == UInt8(ascii: ">")
                if ends || !PDFDocument.isBlank(byte) { afterDictionary = ends }
                place += 1
            }
        }
        return nil
    }

    private mutating func name() -> String {
        place += 1
        afterDictionary = false
        var name: [UInt8] = []
        while place < bytes.count, !PDFDocument.isDelimiter(bytes[place]) {
            if bytes[place] == UInt8(ascii: "#"), place + 2 < bytes.count,
                let code = UInt8(
                    String(decoding: bytes[place + 1...place + 2], as: UTF8.self),
                    radix: 16
                )
            {
                name.append(code)
                place += 3
            } else {
                name.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// Strings may hold pairs of brackets, and any sign behind a backslash.
    private mutating func skipString() {
        var depth = 0
        afterDictionary = false
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\\"): place += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            place += 1
            if depth == 0 { return }
        }
    }

    private mutating func skipStream() {
        afterDictionary = false
        place += 6
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "e"), stands("endstream") {
                place += 9
                return
            }
            place += 1
        }
    }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while place < bytes.count, condition(bytes[place]) { place += 1 }
    }

    private func stands(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { bytes[place...].starts(with: $0) }
    }
}
