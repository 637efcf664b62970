package import Vocabulary

extension FactType {
    /// The value that JSON gives for a fact of this type, or why it is none.
    package func value(of json: JSONValue) -> Result<FactValue, FactRefusal> {
        switch self {
        case .bool:
            Self.require(json.asBool.map(FactValue.bool), .bool)
        case .integer(let range): integer(json, range)
        case .choice(let words): choice(json, words)
        case .choices(let words): choices(json, words)
        case .date(let partial): date(json, partial)
        case .code:
            Self.require(
                json.asString.flatMap { MunicipalityCode($0) }.map(FactValue.code),
                .code
            )
        case .languageTag:
            Self.require(
                json.asString.flatMap { LanguageTag.isWellFormed($0) ? .languageTag($0) : nil },
                .languageTag
            )
        }
    }

    private static func require(
        _ value: FactValue?,
        _ fault: @autoclosure () -> FactFault
    ) -> Result<FactValue, FactRefusal> {
        value.map(Result.success) ?? .failure(FactRefusal(fault: fault()))
    }

    private func integer(
        _ json: JSONValue,
        _ range: ClosedRange<Int>
    ) -> Result<FactValue, FactRefusal> {
        let number = json.asInt.flatMap { Int(exactly: $0) }
        return Self.require(
            number.flatMap { range.contains($0) ? .integer($0) : nil },
            .integer(range)
        )
    }

    private func choice(_ json: JSONValue, _ words: [String]) -> Result<FactValue, FactRefusal> {
        Self.require(
            json.asString.flatMap { words.contains($0) ? .choice($0) : nil },
            .choice(words)
        )
    }

    private func choices(_ json: JSONValue, _ words: [String]) -> Result<FactValue, FactRefusal> {
        guard let elements = json.asArray else {
            return .failure(FactRefusal(fault: .list))
        }
        var given: Set<String> = []
        for (position, element) in elements.enumerated() {
            guard let word = element.asString, words.contains(word) else {
                return .failure(FactRefusal(fault: .choices(words), position: position))
            }
            given.insert(word)
        }
        return .success(.choices(words.filter(given.contains)))
    }

    private func date(_ json: JSONValue, _ partial: Bool) -> Result<FactValue, FactRefusal> {
        let day = json.asString.flatMap { PartialDay($0) }
        return Self.require(
            day.flatMap { partial || $0.whole != nil ? .date($0) : nil },
            .date(partial: partial)
        )
    }
}

/// Why JSON gives no value for a fact, and where in it.
package struct FactRefusal: Error, Hashable, Sendable {
    package let fault: FactFault
    /// The element of the list that is wrong; nil when the value as a whole is.
    package var position: Int?
}

/// Language tags (BCP 47) as far as facts need them: well-formed, compared without case.
enum LanguageTag {
    /// Whether a text is `none` or a well-formed tag of at most 35 bytes.
    static func isWellFormed(_ text: String) -> Bool {
        guard (2...35).contains(text.utf8.count) else { return false }
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, first.count >= 2 || parts.count > 1 else { return false }
        return first.allSatisfy(isLetter)
            && parts.allSatisfy { (1...8).contains($0.count) && $0.allSatisfy(isLetterOrDigit) }
    }

    /// A number that is the same for tags that differ only in case; -1 for tags over 12 bytes.
    ///
    /// Conditions may name tags of up to 12 bytes, so a longer one equals none of them.
    static func number(_ text: String) -> Int64 {
        guard text.utf8.count <= 12 else { return -1 }
        return text.utf8.reduce(0) { sum, byte in
            let lower = isLetter(byte) ? byte | 0x20 : byte
            let digit: UInt8 =
                isLetter(byte) ? lower - 96 : lower == UInt8(ascii: "-") ? 37 : lower - 48 + 27
            return sum * 38 + Int64(digit)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isLetter(byte) || (48...57).contains(byte)
    }
}
