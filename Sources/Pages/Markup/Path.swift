/// A path on this server; what comes from outside is percent-encoded, so no other scheme or host fits in.
package struct Path: Hashable, Sendable {
    /// The path as it stands in a link, starting with `/`.
    package let text: String

    private init(text: String) {
        self.text = text
    }

    /// A path of our own, starting with one `/`.
    package init(_ literal: StaticString) {
        text = literal.description
        precondition(text.hasPrefix("/") && !text.hasPrefix("//"), "a path starts with one slash")
    }

    /// A path that came with a request, or nil where it could lead to another host.
    package init?(received text: String) {
        let allowed = text.utf8.allSatisfy { (33...126).contains($0) && $0 != UInt8(ascii: "\\") }
        guard allowed, text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count <= 1000 else {
            return nil
        }
        self.text = text
    }

    static func / (path: Path, segment: some LosslessStringConvertible) -> Path {
        let slash = path.text == "/" ? "" : "/"
        return Path(text: path.text + slash + percentEncoded(segment.description))
    }

    /// The path with one more query parameter.
    func with(_ name: StaticString, _ value: String) -> Path {
        let mark = text.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        return Path(text: "\(text)\(mark)\(name.description)=\(Self.percentEncoded(value))")
    }

    /// The path with the place on the page to show first.
    func at(_ fragment: String) -> Path {
        Path(text: text + Self.fragment(fragment))
    }

    /// The link to an element of the same page.
    static func fragment(_ id: String) -> String { "#\(percentEncoded(id))" }

    /// Everything but the unreserved characters of RFC 3986 as `%XX`.
    ///
    /// A browser takes `%2E%2E` for a step up, so a segment of dots only becomes one that names nothing.
    private static func percentEncoded(_ text: String) -> String {
        if text == "." || text == ".." { return "_" }
        var encoded = ""
        for byte in text.utf8 {
            if isUnreserved(byte) {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += byte < 16 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
