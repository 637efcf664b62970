package import Vocabulary

/// A value of a fact.
package enum FactValue: Hashable, Sendable {
    case bool(Bool)
    case integer(Int)
    case choice(String)
    /// The words that are in the set, in the order of the registry.
    case choices([String])
    case date(PartialDay)
    case code(MunicipalityCode)
    /// `none` or a language tag, as given.
    case languageTag(String)
}

/// What is known of a fact.
package enum Answer: Hashable, Sendable {
    /// Not asked yet; may become known or uncertain.
    case unknown
    /// Asked, and the resident does not know; decides nothing and is not asked again.
    case uncertain
    /// Answered.
    case known(FactValue)

    var isUnknown: Bool { if case .unknown = self { true } else { false } }

    var isUncertain: Bool { if case .uncertain = self { true } else { false } }
}

extension [FactID: Answer] {
    /// The answers that are not `unknown`; nothing is copied where all are.
    var withoutUnknown: [FactID: Answer] {
        values.contains(where: \.isUnknown) ? filter { !$0.value.isUnknown } : self
    }
}

extension FactValue {
    /// The value as JSON writes it.
    package var json: JSONValue {
        switch self {
        case .bool(let value): .bool(value)
        case .integer(let value): .int(value)
        case .choice(let word): .string(word)
        case .choices(let words): .array(words.map(JSONValue.string))
        case .date(let day): .string(day.description)
        case .code(let code): .string(code.description)
        case .languageTag(let tag): .string(tag)
        }
    }
}
