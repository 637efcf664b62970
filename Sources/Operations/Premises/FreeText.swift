import Vocabulary

/// What people write in their own words: limited, without controls and without a My Number.
enum FreeText {
    /// The text without blanks around it; nil where nothing was written.
    static func checked(
        _ text: String,
        at path: String,
        atMost maximum: Int
    ) throws(Refusal) -> String? {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return nil }
        let written = String(scalars[first...last])
        guard !MyNumberDetector.containsMyNumber(written) else {
            throw Refusal.invalid(
                path,
                ja: "個人番号（マイナンバー）は書けません。番号を消してください。",
                en: "A My Number may not be written here; take it out."
            )
        }
        // The tables count code points too, not what a reader takes for one character.
        guard written.unicodeScalars.count <= maximum,
            refusalOfControls(written, limitBytes: maximum * 16) == nil
        else {
            throw Refusal.invalid(
                path,
                ja: "\(maximum)文字以内で、改行や制御文字を入れずに書いてください。",
                en:
                    "Write at most \(maximum) characters, without line breaks or control characters."
            )
        }
        return written
    }
}
