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
        var rest = Array(html.unicodeScalars)[...]
        let doctype = "<!DOCTYPE html>"
        guard rest.starts(with: doctype.unicodeScalars) else {
            throw Malformed(description: "no document type")
        }
        rest = rest.dropFirst(doctype.unicodeScalars.count)
        var open: [Int] = []
        while let first = rest.first {
            if first == "<" {
                try Self.readTag(&rest, &open, &elements)
            } else {
                let text = Self.take(&rest) { $0 != "<" }
                guard let inside = open.last else { throw Malformed(description: "text outside") }
                elements[inside].text += try Self.decoded(text)
            }
        }
        guard open.isEmpty else { throw Malformed(description: "left open") }
    }

    private static let void: Set<String> = ["br", "input", "link", "meta"]

    private static func readTag(
        _ rest: inout ArraySlice<Unicode.Scalar>,
        _ open: inout [Int],
        _ elements: inout [Element]
    ) throws(Malformed) {
        rest = rest.dropFirst()
        if rest.first == "/" {
            rest = rest.dropFirst()
            let name = take(&rest) { isNameScalar($0) }
            guard rest.popFirst() == ">", let last = open.popLast(), elements[last].tag == name
            else { throw Malformed(description: "</\(name)> does not close the last element") }
            return
        }
        let name = take(&rest) { isNameScalar($0) }
        guard !name.isEmpty else { throw Malformed(description: "a tag without a name") }
        var attributes: [(name: String, value: String?)] = []
        while rest.first == " " { attributes.append(try readAttribute(&rest)) }
        guard rest.popFirst() == ">" else { throw Malformed(description: "<\(name) is not closed") }
        elements.append(Element(tag: name, attributes: attributes, parent: open.last))
        if !void.contains(name) { open.append(elements.count - 1) }
    }

    private static func readAttribute(
        _ rest: inout ArraySlice<Unicode.Scalar>
    ) throws(Malformed) -> (name: String, value: String?) {
        rest = rest.dropFirst()
        let name = take(&rest) { isNameScalar($0) }
        guard !name.isEmpty else { throw Malformed(description: "an attribute without a name") }
        guard rest.first == "=" else { return (name, nil) }
        rest = rest.dropFirst()
        guard rest.popFirst() == "\"" else { throw Malformed(description: "\(name) not quoted") }
        let value = take(&rest) { $0 != "\"" }
        guard rest.popFirst() == "\"" else { throw Malformed(description: "\(name) not ended") }
        return (name, try decoded(value))
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isASCIIHexDigit || ("a"..."z").contains(scalar) || scalar == "-"
    }

    private static func take(
        _ rest: inout ArraySlice<Unicode.Scalar>,
        while condition: (Unicode.Scalar) -> Bool
    ) -> String {
        let taken = rest.prefix(while: condition)
        rest = rest.dropFirst(taken.count)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: taken)
        return String(text)
    }

    private static let entities: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "#13": "\r",
    ]

    private static func decoded(_ text: String) throws(Malformed) -> String {
        var rest = Array(text.unicodeScalars)[...]
        var decoded = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            switch scalar {
            case "<", ">", "\"", "'", "\r", "\0":
                throw Malformed(description: "raw \(scalar.value) in \(text)")
            case "&":
                let name = take(&rest) { $0 != ";" }
                guard rest.popFirst() == ";", let entity = entities[name] else {
                    throw Malformed(description: "raw & in \(text)")
                }
                decoded.append(entity)
            default: decoded.append(scalar)
            }
        }
        return String(decoded)
    }
}
