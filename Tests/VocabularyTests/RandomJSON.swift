import Vocabulary

/// Random JSON values with the strings that go wrong in practice.
enum RandomJSON {
    private static let texts = [
        "", "a", "名前", "神", "\u{FA19}", "é", "e\u{301}", "葛\u{E0100}", "\"\\/", "\u{0}\u{1F}\n\t",
        "😀", "\u{10FFFF}", "key with space", "ｶﾞ", "\u{2028}",
    ]
    private static let numbers = ["0", "-0", "1.50", "1e400", "-12", "9223372036854775808", "2E-3"]

    static func value(_ chance: inout SeededGenerator, depth: Int) -> JSONValue {
        switch chance.below(depth > 0 ? 7 : 5) {
        case 0: .null
        case 1: .bool(chance.below(2) == 0)
        case 2:
            JSONNumber(literal: numbers[chance.below(numbers.count)]).map { .number($0) } ?? .null
        case 3, 4: .string(text(&chance))
        case 5: .array((0..<chance.below(5)).map { _ in value(&chance, depth: depth - 1) })
        default: .object(object(&chance, depth: depth - 1))
        }
    }

    private static func object(_ chance: inout SeededGenerator, depth: Int) -> JSONObject {
        var object = JSONObject()
        for _ in 0..<chance.below(chance.below(10) == 0 ? 40 : 5) {
            object[text(&chance)] = value(&chance, depth: depth)
        }
        return object
    }

    private static func text(_ chance: inout SeededGenerator) -> String {
        (0..<chance.below(3)).map { _ in texts[chance.below(texts.count)] }.joined()
    }
}
