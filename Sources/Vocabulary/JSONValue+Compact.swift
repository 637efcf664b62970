extension JSONValue {
    /// The value as JSON without spaces and with the fewest escapes; strings keep their exact bytes.
    ///
    /// With sorted keys (by UTF-8 bytes) the text is canonical: equal values give equal texts.
    package func compact(sortedKeys: Bool = true) -> String {
        String(decoding: compactBytes(sortedKeys: sortedKeys), as: UTF8.self)
    }

    /// The bytes of `compact(sortedKeys:)` in UTF-8.
    package func compactBytes(sortedKeys: Bool = true) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        writeCompact(into: &bytes, sortedKeys: sortedKeys)
        return bytes
    }

    /// Appends the bytes of `compact(sortedKeys:)`, for many values into one buffer.
    package func writeCompact(into bytes: inout [UInt8], sortedKeys: Bool = true) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(true): bytes.append(contentsOf: "true".utf8)
        case .bool(false): bytes.append(contentsOf: "false".utf8)
        case .number(let number): bytes.append(contentsOf: number.literal.utf8)
        case .string(let text): Self.write(text, into: &bytes)
        case .array(let elements): Self.write(elements, into: &bytes, sortedKeys)
        case .object(let object): Self.write(object, into: &bytes, sortedKeys)
        }
    }

    private static func write(
        _ elements: [JSONValue],
        into bytes: inout [UInt8],
        _ sortedKeys: Bool
    ) {
        bytes.append(UInt8(ascii: "["))
        for (position, element) in elements.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            element.writeCompact(into: &bytes, sortedKeys: sortedKeys)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private static func write(
        _ object: JSONObject,
        into bytes: inout [UInt8],
        _ sortedKeys: Bool
    ) {
        var members = object.members
        if sortedKeys { members.sort { utf8Precedes($0.key, $1.key) } }
        bytes.append(UInt8(ascii: "{"))
        for (position, member) in members.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            write(member.key, into: &bytes)
            bytes.append(UInt8(ascii: ":"))
            member.value.writeCompact(into: &bytes, sortedKeys: sortedKeys)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func write(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.contains(where: needsEscape) {
            for byte in text.utf8 { writeEscaped(byte, into: &bytes) }
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func writeEscaped(_ byte: UInt8, into bytes: inout [UInt8]) {
        guard needsEscape(byte) else { return bytes.append(byte) }
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        default:
            bytes.append(contentsOf: byte < 0x10 ? "u000".utf8 : "u001".utf8)
            bytes.append(contentsOf: String(byte & 0x0F, radix: 16).utf8)
        }
    }
}
