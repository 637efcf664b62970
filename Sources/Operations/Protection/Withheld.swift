import Filing
import Vocabulary

extension JSONValue {
    /// Where the sign for something withheld stands as if it were a value; nil where it does not.
    func placeOfWithheld(at path: String) -> String? {
        if let text = asString { return Clearance.isSign(text) ? path : nil }
        if let list = asArray {
            return list.enumerated().lazy
                .compactMap { $0.element.placeOfWithheld(at: "\(path).\($0.offset + 1)") }.first
        }
        return asObject?.members.lazy
            .compactMap { $0.value.placeOfWithheld(at: "\(path).\($0.key)") }.first
    }
}

extension FilingRefusal {
    /// The refusal of a sign that would overwrite what it stands for.
    static func withheld(_ path: String) -> FilingRefusal {
        FilingRefusal(
            path,
            ja: "支援措置により伏せられた表示がそのまま書かれています。この項目を除くか、実際の値を書いてください。",
            en: "This is the sign for something withheld; leave the field out, or write its value."
        )
    }
}
