import Vocabulary

/// The account into which a benefit is paid: codes of bank and branch, type, number, holder.
enum BankAccount {
    private static let digits = [
        "bank": 4, "bank_code": 4, "branch": 3, "branch_code": 3, "number": 7,
    ]
    private static let texts = ["type": 20, "holder": 100, "holder_kana": 100]

    /// Refuses what is not such an account; parts may be missing, as long as one is there.
    static func check(_ value: JSONValue, at path: String) throws(FilingRefusal) {
        guard let object = value.asObject, !object.isEmpty else {
            throw FilingRefusal(
                path,
                ja: "口座を bank、branch、type、number、holder をもつオブジェクトで書いてください。",
                en: "Write the account as an object with bank, branch, type, number and holder."
            )
        }
        for member in object.members {
            let place = joinedPath(path, shownKey(member.key))
            if let count = digits[member.key] {
                let text = member.value.asString ?? ""
                guard text.utf8.count == count, text.utf8.allSatisfy(FormatRule.isDigit) else {
                    throw FilingRefusal(
                        place,
                        ja: "半角数字\(count)桁で書いてください。",
                        en: "Write exactly \(count) digits."
                    )
                }
            } else if let limit = texts[member.key] {
                try checkText(member.value, limit, at: place)
            } else {
                throw FilingRefusal(
                    place,
                    ja: "口座にこの項目はありません。",
                    en: "An account has no such part."
                )
            }
        }
    }

    private static func checkText(
        _ value: JSONValue,
        _ limit: Int,
        at path: String
    ) throws(FilingRefusal) {
        guard let text = value.asString else {
            throw FilingRefusal(path, ja: "文字列を書いてください。", en: "Write a string here.")
        }
        if let refusal = refusalOfControls(text, limitBytes: limit * 16) {
            throw FilingRefusal(path, refusal)
        }
        guard text.count <= limit else {
            throw FilingRefusal(path, TextRefusal(.tooManyCharacters(limit: limit)))
        }
    }
}
