package import Vocabulary

extension HouseholdFault {
    /// What is wrong and what to do, in one language throughout.
    package func sentence(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var english: String {
        switch self {
        case .json(let error, let inStream):
            (inStream ? "Column \(error.column): " : "Line \(error.line), column \(error.column): ")
                + error.message(in: .en) + error.limit(in: .en)
        case .lineTooLong(let mebibytes): "The line is longer than \(mebibytes) MiB."
        case .notAnObject: "Write a JSON object with event, office and on."
        case .unknownKey: "This key is not known here; facts stand under facts or in a person."
        case .noDay: "Write the day of the visit as 2026-04-01."
        case .noOffice:
            "Write the office as a municipality code of six digits with a right check digit."
        case .noEvent: "Write at least one life event, as a list."
        case .unknownEvent: "This life event is not in the registry."
        case .factsNotAnObject: "Write the facts as a JSON object."
        case .standsAtTheTop: "This stands at the top, not under facts."
        case .standsInAPerson: "This fact stands in a person."
        case .standsUnderFacts: "This fact stands under facts."
        case .unknownFact(let near):
            "This fact is not in the registry" + (near.map { "; did you mean \($0)?" } ?? ".")
        case .peopleNotAList: "Write the people as a list."
        case .tooManyPeople(let maximum): "At most \(maximum) people fit one household."
        case .idTwice: "Another person has the same id."
        case .nobody: "A household that is complete lists somebody."
        case .personNotAnObject: "Write a person as a JSON object."
        case .noID: "Write an id of 1 to 64 bytes, such as p1."
        case .bornLater: "A birth after the day of the visit is impossible."
        case .notUncertain: "Write a value, null, or {\"uncertain\": true} here."
        case .completeNotABool: "Write true or false here."
        case .value(let fault): fault.english
        }
    }

    private var japanese: String {
        switch self {
        case .json(let error, let inStream):
            (inStream ? "\(error.column)文字目：" : "\(error.line)行目の\(error.column)文字目：")
                + error.message(in: .ja) + error.limit(in: .ja)
        case .lineTooLong(let mebibytes): "1行が\(mebibytes)MiBを超えています。"
        case .notAnObject: "event、office、on をもつJSONのオブジェクトを書いてください。"
        case .unknownKey: "この項目は知られていません。事実は facts か人の中に書きます。"
        case .noDay: "来庁の日を 2026-04-01 の形で書いてください。"
        case .noOffice: "窓口を、検査数字の合う6桁の団体コードで書いてください。"
        case .noEvent: "ライフイベントを1つ以上、配列で書いてください。"
        case .unknownEvent: "このライフイベントは登録簿にありません。"
        case .factsNotAnObject: "facts はJSONのオブジェクトで書いてください。"
        case .standsAtTheTop: "これは facts の中でなく、最上位に書きます。"
        case .standsInAPerson: "この事実は人の中に書きます。"
        case .standsUnderFacts: "この事実は facts の中に書きます。"
        case .unknownFact(let near):
            "この事実は登録簿にありません。" + (near.map { "\($0) のことでしょうか。" } ?? "")
        case .peopleNotAList: "people は配列で書いてください。"
        case .tooManyPeople(let maximum): "1世帯に書けるのは\(maximum)人までです。"
        case .idTwice: "同じ id の人がほかにいます。"
        case .nobody: "全員がそろった世帯には、1人以上を書いてください。"
        case .personNotAnObject: "人はJSONのオブジェクトで書いてください。"
        case .noID: "id を p1 のように1から64バイトで書いてください。"
        case .bornLater: "来庁の日より後の生年月日はありえません。"
        case .notUncertain: "値、null、{\"uncertain\": true} のどれかを書いてください。"
        case .completeNotABool: "true か false を書いてください。"
        case .value(let fault): fault.japanese
        }
    }
}

extension FactFault {
    fileprivate var english: String {
        switch self {
        case .bool: "Write true or false here."
        case .code: "Write a municipality code of six digits with a right check digit, as a string."
        case .languageTag: "Write none or a language tag such as en or zh-Hans."
        case .integer(let range):
            "Write a whole number from \(range.lowerBound) to \(range.upperBound)."
        case .choice(let words): "Write one of: \(Self.list(words))."
        case .list: "Write a list, empty when nothing applies."
        case .choices(let words): "Write only: \(Self.list(words))."
        case .date(let partial):
            partial
                ? "Write a day of the calendar as 2026-04-01, 2026-04 or 2026."
                : "Write a day of the calendar as 2026-04-01."
        }
    }

    fileprivate var japanese: String {
        switch self {
        case .bool: "true か false を書いてください。"
        case .code: "検査数字の合う6桁の団体コードを文字列で書いてください。"
        case .languageTag: "none か、en や zh-Hans のような言語タグを書いてください。"
        case .integer(let range):
            "\(range.lowerBound)から\(range.upperBound)までの整数を書いてください。"
        case .choice(let words): "次のどれかを書いてください：\(Self.list(words))"
        case .list: "配列で書いてください。当てはまるものがなければ空にします。"
        case .choices(let words): "次のものだけを書いてください：\(Self.list(words))"
        case .date(let partial):
            partial
                ? "暦にある日を 2026-04-01、2026-04、2026 のどれかの形で書いてください。"
                : "暦にある日を 2026-04-01 の形で書いてください。"
        }
    }

    private static func list(_ words: [String]) -> String {
        let shown = words.prefix(12).joined(separator: ", ")
        return words.count > 12 ? shown + ", …" : shown
    }
}

extension JSONError {
    /// The limit that was passed, as a sentence to follow the message.
    fileprivate func limit(in language: Language) -> String {
        let (depth, mebibytes) = (JSONLimits().depth, JSONLimits().bytes >> 20)
        switch (reason, language) {
        case (.tooDeep, .en): return " At most \(depth) levels are read."
        case (.tooDeep, .ja): return "深さは\(depth)段までです。"
        case (.tooLarge, .en): return " At most \(mebibytes) MiB is read."
        case (.tooLarge, .ja): return "大きさは\(mebibytes)MiBまでです。"
        default: return ""
        }
    }
}
