import Vocabulary

extension JSONValue {
    /// The value with every text emptied that holds a My Number: what was refused is not shown again.
    var withoutMyNumbers: JSONValue {
        switch self {
        case .string(let text): MyNumberDetector.containsMyNumber(text) ? "" : self
        case .array(let items): .array(items.map(\.withoutMyNumbers))
        case .object(let object):
            .object(
                JSONObject(
                    object.members.map {
                        JSONObject.Member(key: $0.key, value: $0.value.withoutMyNumbers)
                    }
                )
            )
        default: self
        }
    }
}

extension String {
    /// The text, or nothing where it holds a My Number: what was refused is not shown again.
    var withoutMyNumber: String { MyNumberDetector.containsMyNumber(self) ? "" : self }
}
