package import Vocabulary

/// Refuses a My Number wherever it stands, before anything else looks at the values.
package enum MyNumberGuard {
    /// Refuses when a text, a key or a number anywhere in the value contains a My Number.
    ///
    /// O(n). The path names the place; neither it nor the sentence repeats a digit of it.
    package static func check(
        _ value: JSONValue,
        at path: String = ""
    ) throws(FilingRefusal) {
        switch value {
        case .null, .bool: return
        case .number(let number): try check(number.literal, at: path)
        case .string(let text): try check(text, at: path)
        case .array(let elements):
            for (position, element) in elements.enumerated() {
                try check(element, at: "\(path)[\(position)]")
            }
        case .object(let object):
            for member in object.members {
                let inner = joinedPath(path, shownKey(member.key))
                try check(member.key, at: inner)
                try check(member.value, at: inner)
            }
        }
    }

    private static func check(_ text: String, at path: String) throws(FilingRefusal) {
        guard MyNumberDetector.containsMyNumber(text) else { return }
        throw FilingRefusal(
            path,
            ja: "個人番号(マイナンバー)と思われる12桁の番号が含まれています。番号は登録できません。取り除いてください。",
            en: "This holds what looks like a My Number; the number is never kept. Remove it."
        )
    }
}
