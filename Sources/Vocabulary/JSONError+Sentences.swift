extension JSONError.Reason {
    /// The sentence in English.
    var english: String {
        switch self {
        case .tooLarge: "The JSON text is larger than allowed; send less at once."
        case .tooDeep: "Arrays and objects are nested too deeply; flatten the value."
        case .byteOrderMark: "The text starts with a byte order mark; save it as UTF-8 without one."
        case .notUTF8: "A byte here is not UTF-8; save the text as UTF-8."
        case .empty: "The text is empty; a JSON value is expected."
        case .truncated: "The JSON text ends too early; a string, array or object is not closed."
        case .trailing: "Something follows after the JSON value; remove it."
        case .valueExpected:
            "A JSON value is expected here: object, array, string, number, true, false or null."
        case .keyExpected: "A key in double quotes is expected here."
        case .colonExpected: "A colon is expected after the key."
        case .commaOrEndExpected: "A comma or the closing bracket is expected here."
        case .trailingComma: "A comma stands before the closing bracket; remove it."
        case .duplicateKey: "The same key occurs twice in one object; keep one of them."
        case .leadingZero: "A number starts with a superfluous zero; write codes as strings."
        case .digitMissing: "A digit is missing in this number."
        case .controlCharacter:
            "A control character stands inside a string; write it as an escape or remove it."
        case .badEscape: "A backslash in a string is followed by no escape that JSON knows."
        case .loneSurrogate: "Half of a surrogate pair stands alone; both halves are needed."
        }
    }

    /// The sentence in Japanese.
    var japanese: String {
        switch self {
        case .tooLarge: "JSONが大きすぎます。分けて送ってください。"
        case .tooDeep: "配列とオブジェクトの入れ子が深すぎます。浅くしてください。"
        case .byteOrderMark: "先頭にBOMがあります。BOMなしのUTF-8で保存してください。"
        case .notUTF8: "UTF-8でないバイトがあります。UTF-8で保存してください。"
        case .empty: "空です。JSONの値が必要です。"
        case .truncated: "JSONが途中で終わっています。閉じていない文字列、配列、オブジェクトがあります。"
        case .trailing: "JSONの値の後に余分なものがあります。取り除いてください。"
        case .valueExpected: "ここにはJSONの値が必要です。"
        case .keyExpected: "ここには二重引用符で囲んだキーが必要です。"
        case .colonExpected: "キーの後にコロンが必要です。"
        case .commaOrEndExpected: "ここにはコンマか閉じ括弧が必要です。"
        case .trailingComma: "閉じ括弧の前に余分なコンマがあります。取り除いてください。"
        case .duplicateKey: "同じキーが一つのオブジェクトに二度あります。一つにしてください。"
        case .leadingZero: "数が余分な0で始まっています。符号や番号は文字列で書いてください。"
        case .digitMissing: "数の数字が足りません。"
        case .controlCharacter: "文字列の中に制御文字があります。取り除くかエスケープしてください。"
        case .badEscape: "文字列の中に、JSONにないエスケープがあります。"
        case .loneSurrogate: "サロゲートの片方だけがあります。両方が必要です。"
        }
    }
}
