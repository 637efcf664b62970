/// A JSON value that keeps the order of members, the text of numbers and the bytes of strings.
package enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

// MARK: - Parts

extension JSONValue {
    /// Whether the value is null.
    package var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The truth value, when it is one.
    package var asBool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The number, when it is one.
    package var asNumber: JSONNumber? {
        if case .number(let value) = self { value } else { nil }
    }

    /// The whole number, when the value is one of 64 bits.
    package var asInt: Int64? { asNumber?.int }

    /// The string, when it is one.
    package var asString: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The elements, when it is an array.
    package var asArray: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The object, when it is one.
    package var asObject: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }

    /// The member of an object; nil when there is none or the value is no object.
    package subscript(key: String) -> JSONValue? { asObject?[key] }

    /// The element of an array; nil when there is none or the value is no array.
    package subscript(position: Int) -> JSONValue? {
        guard let array = asArray, array.indices.contains(position) else { return nil }
        return array[position]
    }

    /// A number from a whole number.
    package static func int(_ value: some BinaryInteger & Sendable) -> JSONValue {
        .number(JSONNumber(Int64(value)))
    }
}

// MARK: - Equality

extension JSONValue: Hashable {
    /// Values are equal when strings agree in their UTF-8 bytes and numbers in their text.
    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): utf8Equal(left, right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(UInt8(0))
        case .bool(let value): hasher.combine(value)
        case .number(let value): hasher.combine(value)
        case .string(let value): hasher.combine(UTF8Bytes(value))
        case .array(let value): hasher.combine(value)
        case .object(let value): hasher.combine(value)
        }
    }
}

// MARK: - Literals

// No nil literal: `object[key] = nil` removes a member, and must not be read as `.null`.
extension JSONValue: ExpressibleByBooleanLiteral {
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }
}

extension JSONValue: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements.map { JSONObject.Member(key: $0.0, value: $0.1) }))
    }
}
