import Pages

/// The fields of a form as they were sent, in order; a name may stand several times.
struct FormFields: Sendable {
    private(set) var fields: [(name: String, value: String)] = []
    private var places: [String: [Int]] = [:]

    init() {}

    init(_ fields: [(name: String, value: String)]) {
        self.fields = fields
        for (place, field) in fields.enumerated() { places[field.name, default: []].append(place) }
    }

    /// The last value of a name; nil where it was not sent.
    subscript(name: String) -> String? {
        places[name]?.last.map { fields[$0].value }
    }

    /// All values of a name in order.
    func all(_ name: String) -> [String] {
        places[name]?.map { fields[$0].value } ?? []
    }

    func has(_ name: String) -> Bool { places[name] != nil }
}

extension FormFields {
    /// The fields of a body in `application/x-www-form-urlencoded`.
    ///
    /// Refused are wrong escapes, bytes that are no UTF-8, control characters but line ends, and more than
    /// the limits allow.
    init(urlEncoded bytes: some Collection<UInt8>, limits: WebLimits) throws(WebError) {
        var fields: [(name: String, value: String)] = []
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            guard fields.count < limits.formFields else { throw WebError(.tooLarge) }
            let parts = pair.split(
                separator: UInt8(ascii: "="),
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            let name = try Self.decoded(parts[0], limit: 200)
            let value = parts.count > 1 ? try Self.decoded(parts[1], limit: limits.valueBytes) : ""
            fields.append((name, value))
        }
        self.init(fields)
    }

    private static func decoded(
        _ bytes: some Collection<UInt8>,
        limit: Int
    ) throws(WebError) -> String {
        var decoded: [UInt8] = []
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = hexValue(rest.next()), let low = hexValue(rest.next()) else {
                    throw .unreadableForm
                }
                decoded.append(high << 4 | low)
            default: decoded.append(byte)
            }
            guard decoded.count <= limit else { throw WebError(.tooLarge) }
        }
        return try text(decoded)
    }

    /// Bytes as the text of a field; refused where they are no UTF-8, or hold control characters.
    static func text(_ bytes: some Collection<UInt8>) throws(WebError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self), !hasControls(text) else {
            throw .unreadableForm
        }
        return withPlainLineEnds(text)
    }

    private static func hexValue(_ byte: UInt8?) -> UInt8? {
        switch byte {
        case .some(let byte) where (48...57).contains(byte): byte - 48
        case .some(let byte) where (65...70).contains(byte): byte - 55
        case .some(let byte) where (97...102).contains(byte): byte - 87
        default: nil
        }
    }

    private static func hasControls(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            scalar.properties.generalCategory == .control
                && scalar != "\r" && scalar != "\n" && scalar != "\t"
        }
    }

    /// Browsers send every line end as two characters, whatever was typed.
    private static func withPlainLineEnds(_ text: String) -> String {
        guard text.utf8.contains(13) else { return text }
        var plain = String.UnicodeScalarView()
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                plain.append("\n")
            } else if scalar != "\n" || before != "\r" {
                plain.append(scalar)
            }
            before = scalar
        }
        return String(plain)
    }
}

extension FormFields {
    /// The fields with one more.
    func with(_ name: String, _ value: String) -> FormFields {
        FormFields(fields + [(name: name, value: value)])
    }

    /// The fields without those of these names.
    func without(_ names: Set<String>) -> FormFields {
        FormFields(fields.filter { !names.contains($0.name) })
    }
}
