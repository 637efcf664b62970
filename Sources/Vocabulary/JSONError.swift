/// Why bytes are not acceptable JSON, where, and in a sentence.
///
/// The sentence repeats nothing of the input; the path repeats keys only, and those only when harmless.
package struct JSONError: Error, Hashable, Sendable {
    /// What is wrong; the raw value is a stable code for programs and translations.
    package enum Reason: String, Hashable, Sendable {
        case tooLarge = "too_large"
        case tooDeep = "too_deep"
        case byteOrderMark = "byte_order_mark"
        case notUTF8 = "not_utf8"
        case empty
        case truncated
        case trailing
        case valueExpected = "value_expected"
        case keyExpected = "key_expected"
        case colonExpected = "colon_expected"
        case commaOrEndExpected = "comma_or_end_expected"
        case trailingComma = "trailing_comma"
        case duplicateKey = "duplicate_key"
        case leadingZero = "leading_zero"
        case digitMissing = "digit_missing"
        case controlCharacter = "control_character"
        case badEscape = "bad_escape"
        case loneSurrogate = "lone_surrogate"
    }

    /// What is wrong.
    package let reason: Reason
    /// Bytes before the fault.
    package let offset: Int
    /// Line of the fault, counted from 1; lines end with a line feed.
    package private(set) var line = 1
    /// Column of the fault, counted from 1 in Unicode scalars.
    package private(set) var column = 1
    /// Where in the value the fault is, as `people[0].born`; empty at the top.
    package private(set) var path = ""

    init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// What is wrong and what to do, in one English sentence.
    package var message: String { message(in: .en) }

    /// What is wrong and what to do, in one sentence.
    package func message(in language: Language) -> String {
        switch language {
        case .ja: reason.japanese
        case .en: reason.english
        }
    }
}

extension JSONError: CustomStringConvertible {
    package var description: String {
        let place = "line \(line), column \(column)" + (path.isEmpty ? "" : ", at \(path)")
        return "\(place): \(message)"
    }
}

// MARK: - Place

extension JSONError {
    func inside(key: String) -> JSONError {
        var error = self
        let harmless = Self.isHarmless(key)
        let plain = key.utf8.allSatisfy { $0 >= 0x80 || $0 == 0x5F || $0.isLetterOrDigit }
        let step = !harmless ? "[?]" : plain ? key : "[\"\(key)\"]"
        let glue = path.isEmpty || path.first == "[" ? "" : "."
        error.path = step + glue + path
        return error
    }

    func inside(position: Int) -> JSONError {
        var error = self
        error.path = "[\(position)]" + (path.isEmpty || path.first == "[" ? "" : ".") + path
        return error
    }

    // A path is shown and logged: nothing long and nothing invisible.
    private static func isHarmless(_ key: String) -> Bool {
        guard (1...64).contains(key.utf8.count) else { return false }
        return key.unicodeScalars.allSatisfy {
            switch $0.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: false
            default: $0 != "\"" && $0 != "\\"
            }
        }
    }

    /// The error with its line and column counted in the bytes that were parsed.
    func located(in bytes: [UInt8]) -> JSONError {
        var error = self
        for byte in bytes.prefix(offset) {
            if byte == 0x0A {
                error.line += 1
                error.column = 1
            } else if byte & 0xC0 != 0x80 {
                error.column += 1
            }
        }
        if MyNumberDetector.containsMyNumber(path) { error.path = "[?]" }
        return error
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        self &- 48 < 10 || (self | 0x20) &- 97 < 26
    }
}
