/// What a JSON text may cost at most.
package struct JSONLimits: Hashable, Sendable {
    /// Largest text in bytes.
    package var bytes: Int
    /// Most arrays and objects inside each other, the outermost counted; at most 512.
    package var depth: Int

    /// Limits; by default 1 MiB and a depth of 32.
    package init(bytes: Int = 1_048_576, depth: Int = 32) {
        precondition((1...512).contains(depth), "The parser recurses once per level of nesting.")
        self.bytes = bytes
        self.depth = depth
    }
}

/// A strict reader of JSON (RFC 8259): refuses whatever two readers could understand differently.
///
/// Refused beside bad syntax: duplicate keys, a byte order mark, bytes that are not UTF-8, lone
/// surrogates, too much depth and size. One pass over the bytes, O(n).
package enum JSONParser {
    /// The value of a JSON text in UTF-8.
    package static func parse(
        _ bytes: [UInt8],
        limits: JSONLimits = JSONLimits()
    ) throws(JSONError) -> JSONValue {
        do throws(JSONError) {
            var reader = JSONReader(bytes: bytes, depthMaximum: limits.depth)
            guard bytes.count <= limits.bytes else { throw JSONError(.tooLarge, at: limits.bytes) }
            return try reader.document()
        } catch {
            throw error.located(in: bytes)
        }
    }

    /// The value of a JSON text.
    package static func parse(
        _ text: String,
        limits: JSONLimits = JSONLimits()
    ) throws(JSONError) -> JSONValue {
        try parse(Array(text.utf8), limits: limits)
    }
}

/// The place reached in the bytes, and the grammar.
private struct JSONReader {
    let bytes: [UInt8]
    let depthMaximum: Int
    var position = 0

    init(bytes: [UInt8], depthMaximum: Int) {
        self.bytes = bytes
        self.depthMaximum = depthMaximum
    }

    mutating func document() throws(JSONError) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw JSONError(.byteOrderMark, at: 0) }
        skipSpace()
        guard position < bytes.count else { throw JSONError(.empty, at: position) }
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw JSONError(.trailing, at: position) }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        switch try current() {
        case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), 48...57: return .number(try number())
        default: throw JSONError(.valueExpected, at: position)
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
        try open(depth: depth)
        var object = JSONObject()
        if try closes(UInt8(ascii: "}")) { return object }
        while true {
            let start = position
            guard try current() == UInt8(ascii: "\"") else {
                let atEnd = bytes[position] == UInt8(ascii: "}")
                throw JSONError(atEnd ? .trailingComma : .keyExpected, at: position)
            }
            let key = try string()
            skipSpace()
            guard try current() == UInt8(ascii: ":") else {
                throw JSONError(.colonExpected, at: position)
            }
            position += 1
            skipSpace()
            do throws(JSONError) {
                let member = JSONObject.Member(key: key, value: try value(depth: depth))
                guard object.appendNew(member) else { throw JSONError(.duplicateKey, at: start) }
            } catch {
                throw error.inside(key: key)
            }
            if try ends(UInt8(ascii: "}")) { return object }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        try open(depth: depth)
        var elements: [JSONValue] = []
        if try closes(UInt8(ascii: "]")) { return elements }
        while true {
            if try current() == UInt8(ascii: "]") { throw JSONError(.trailingComma, at: position) }
            do throws(JSONError) {
                elements.append(try value(depth: depth))
            } catch {
                throw error.inside(position: elements.count)
            }
            if try ends(UInt8(ascii: "]")) { return elements }
        }
    }

    private mutating func number() throws(JSONError) -> JSONNumber {
        switch JSONNumber.scan(bytes, from: position) {
        case .success(let end):
            let literal = String(decoding: bytes[position..<end], as: UTF8.self)
            position = end
            return JSONNumber(checked: literal)
        case .failure(let fault):
            throw JSONError(fault.reason, at: fault.offset)
        }
    }

    private mutating func word(
        _ word: StaticString,
        _ value: JSONValue
    ) throws(JSONError) -> JSONValue {
        let end = position + word.utf8CodeUnitCount
        guard end <= bytes.count,
            word.withUTF8Buffer({ bytes[position..<end].elementsEqual($0) })
        else { throw JSONError(.valueExpected, at: position) }
        position = end
        return value
    }
}

// MARK: - Punctuation

extension JSONReader {
    private func current() throws(JSONError) -> UInt8 {
        guard position < bytes.count else { throw JSONError(.truncated, at: position) }
        return bytes[position]
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    /// Steps into an array or object.
    private mutating func open(depth: Int) throws(JSONError) {
        guard depth <= depthMaximum else { throw JSONError(.tooDeep, at: position) }
        position += 1
        skipSpace()
    }

    /// Whether an array or object without content ends here; steps behind it.
    private mutating func closes(_ bracket: UInt8) throws(JSONError) -> Bool {
        guard try current() == bracket else { return false }
        position += 1
        return true
    }

    /// Whether the bracket follows; else a comma must, and both are stepped over.
    private mutating func ends(_ bracket: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        let byte = try current()
        guard byte == bracket || byte == UInt8(ascii: ",") else {
            throw JSONError(.commaOrEndExpected, at: position)
        }
        position += 1
        if byte == bracket { return true }
        skipSpace()
        return false
    }
}

// MARK: - Strings

extension JSONReader {
    /// A string; the position is at its opening quote.
    private mutating func string() throws(JSONError) -> String {
        position += 1
        let start = position
        var plain = true
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                defer { position += 1 }
                return plain ? try text(start..<position) : try unescaped(start..<position)
            }
            guard byte >= 0x20 else { throw JSONError(.controlCharacter, at: position) }
            if byte == UInt8(ascii: "\\") {
                plain = false
                position += 1
            }
            position += 1
        }
        throw JSONError(.truncated, at: bytes.count)
    }

    private func text(_ range: Range<Int>) throws(JSONError) -> String {
        do throws(UTF8.ValidationError) {
            return String(copying: try UTF8Span(validating: bytes.span.extracting(range)))
        } catch {
            throw JSONError(.notUTF8, at: range.lowerBound + error.byteOffsets.lowerBound)
        }
    }

    private func unescaped(_ range: Range<Int>) throws(JSONError) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(range.count)
        var at = range.lowerBound
        while at < range.upperBound {
            if bytes[at] == UInt8(ascii: "\\") {
                try decodeEscape(&at, range.upperBound, into: &decoded)
            } else {
                decoded.append(bytes[at])
                at += 1
            }
        }
        if let text = String(validating: decoded, as: UTF8.self) { return text }
        // Escapes give valid bytes only, so the fault is in the text as written.
        _ = try text(range)
        throw JSONError(.notUTF8, at: range.lowerBound)
    }

    private func decodeEscape(
        _ at: inout Int,
        _ end: Int,
        into decoded: inout [UInt8]
    ) throws(JSONError) {
        let start = at
        at += 2
        switch bytes[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            decoded.append(bytes[start + 1])
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"):
            decoded.append(contentsOf: String(Character(try scalar(&at, end, start))).utf8)
        default: throw JSONError(.badEscape, at: start)
        }
    }

    /// The scalar of one `\u` escape or of two that make a surrogate pair.
    private func scalar(
        _ at: inout Int,
        _ end: Int,
        _ start: Int
    ) throws(JSONError) -> Unicode.Scalar {
        let first = try unit(&at, end, start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, at + 2 <= end, bytes[at] == UInt8(ascii: "\\"),
            bytes[at + 1] == UInt8(ascii: "u")
        else { throw JSONError(.loneSurrogate, at: start) }
        let secondStart = at
        at += 2
        let second = try unit(&at, end, secondStart)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw JSONError(.loneSurrogate, at: start) }
        return scalar
    }

    private func unit(_ at: inout Int, _ end: Int, _ start: Int) throws(JSONError) -> UInt32 {
        guard at + 4 <= end else { throw JSONError(.badEscape, at: start) }
        var unit: UInt32 = 0
        for byte in bytes[at..<at + 4] {
            let digit: UInt8? =
                switch byte {
                case 48...57: byte - 48
                case 65...70: byte - 55
                case 97...102: byte - 87
                default: nil
                }
            guard let digit else { throw JSONError(.badEscape, at: start) }
            unit = unit << 4 | UInt32(digit)
        }
        at += 4
        return unit
    }
}
