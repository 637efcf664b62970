/// A page taken apart by a reader that accepts only what our writer may write.
struct ParsedPage {
    struct Element {
        let tag: String
        let attributes: [(name: String, value: String?)]
        /// Index of the parent element.
        let parent: Int?
        var text = ""

        subscript(name: String) -> String? {
            attributes.first { $0.name == name }.map { $0.value ?? "" }
        }
    }

    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var elements: [Element] = []

    /// Tags and attribute names in order: what a page is apart from its texts.
    var structure: [String] {
        elements.map { element in
            let names = element.attributes.map(\.name).joined(separator: " ")
            return "\(element.tag) \(names)"
        }
    }

    func ancestors(of index: Int) -> [Int] {
        var chain: [Int] = []
        var next = elements[index].parent
        while let parent = next {
            chain.append(parent)
            next = elements[parent].parent
        }
        return chain
    }

    func all(_ tags: String...) -> [Int] {
        elements.indices.filter { tags.contains(elements[$0].tag) }
    }

    init(_ html: String) throws(Malformed) {
        var rest = Array(html.utf8)[...]
        let doctype = "<!DOCTYPE html>"
        guard rest.starts(with: doctype.utf8) else {
            throw Malformed(description: "no document type")
        }
        rest = rest.dropFirst(doctype.utf8.count)
        var open: [Int] = []
        while let first = rest.first {
            if first == UInt8(ascii: "<") {
                try Self.readTag(&rest, &open, &elements)
            } else {
                let text = Self.take(&rest) { $0 != UInt8(ascii: "<") }
                guard let inside = open.last else { throw Malformed(description: "text outside") }
                elements[inside].text += try Self.decoded(text)
            }
        }
        guard open.isEmpty else { throw Malformed(description: "left open") }
    }

    private static let void: Set<String> = ["br", "input", "link", "meta"]

    private static func readTag(
        _ rest: inout ArraySlice<UInt8>,
        _ open: inout [Int],
        _ elements: inout [Element]
    ) throws(Malformed) {
        rest = rest.dropFirst()
        if rest.first == UInt8(ascii: "/") {
            rest = rest.dropFirst()
            let name = readName(&rest)
            guard rest.popFirst() == UInt8(ascii: ">"), let last = open.popLast(),
                elements[last].tag == name
            else { throw Malformed(description: "</\(name)> does not close the last element") }
            return
        }
        let name = readName(&rest)
        guard !name.isEmpty else { throw Malformed(description: "a tag without a name") }
        var attributes: [(name: String, value: String?)] = []
        while rest.first == UInt8(ascii: " ") { attributes.append(try readAttribute(&rest)) }
        guard rest.popFirst() == UInt8(ascii: ">") else {
            throw Malformed(description: "<\(name) is not closed")
        }
        elements.append(Element(tag: name, attributes: attributes, parent: open.last))
        if !void.contains(name) { open.append(elements.count - 1) }
    }

    private static func readAttribute(
        _ rest: inout ArraySlice<UInt8>
    ) throws(Malformed) -> (name: String, value: String?) {
        rest = rest.dropFirst()
        let name = readName(&rest)
        guard !name.isEmpty else { throw Malformed(description: "an attribute without a name") }
        guard rest.first == UInt8(ascii: "=") else { return (name, nil) }
        rest = rest.dropFirst()
        guard rest.popFirst() == UInt8(ascii: "\"") else {
            throw Malformed(description: "\(name) not quoted")
        }
        let value = take(&rest) { $0 != UInt8(ascii: "\"") }
        guard rest.popFirst() != nil else { throw Malformed(description: "\(name) not ended") }
        return (name, try decoded(value))
    }

    private static func readName(_ rest: inout ArraySlice<UInt8>) -> String {
        let name = take(&rest) { byte in
            switch byte {
            // Drawings have names such as `viewBox`.
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return String(decoding: name, as: UTF8.self)
    }

    private static func take(
        _ rest: inout ArraySlice<UInt8>,
        while condition: (UInt8) -> Bool
    ) -> ArraySlice<UInt8> {
        let end = rest.firstIndex { !condition($0) } ?? rest.endIndex
        defer { rest = rest[end...] }
        return rest[..<end]
    }

    private static let entities: [String: UInt8] = [
        "amp": UInt8(ascii: "&"), "lt": UInt8(ascii: "<"), "gt": UInt8(ascii: ">"),
        "quot": UInt8(ascii: "\""), "#39": UInt8(ascii: "'"), "#13": 13,
    ]

    private static func decoded(_ text: ArraySlice<UInt8>) throws(Malformed) -> String {
        var rest = text
        var decoded: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 13, 0:
                throw Malformed(description: "raw byte \(byte)")
            case UInt8(ascii: "&"):
                let name = String(decoding: take(&rest) { $0 != UInt8(ascii: ";") }, as: UTF8.self)
                guard rest.popFirst() != nil, let entity = entities[name] else {
                    throw Malformed(description: "raw & before \(name.prefix(20))")
                }
                decoded.append(entity)
            default: decoded.append(byte)
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}
