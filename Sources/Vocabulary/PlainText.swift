/// Why a text is not accepted, and where.
///
/// The sentence repeats nothing of the text.
package struct TextRefusal: Error, Hashable, Sendable {
    /// What is wrong with the text.
    package enum Reason: Hashable, Sendable {
        case empty
        case controlCharacter
        /// A mark that changes the direction of writing, by which a text shows other than it is.
        case directionMark
        case tooManyBytes(limit: Int)
        case tooManyCharacters(limit: Int)
    }

    /// What is wrong.
    package let reason: Reason
    /// The character at fault, counted from 1; nil when the whole text is.
    package let position: Int?

    /// A refusal for this reason, at a character counted from 1.
    package init(_ reason: Reason, position: Int? = nil) {
        self.reason = reason
        self.position = position
    }

    /// What is wrong and what to do, in one sentence.
    package func message(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var english: String {
        let place = position.map { " at character \($0)" } ?? ""
        return switch reason {
        case .empty: "The text is empty; write something."
        case .controlCharacter: "An invisible control character stands\(place); remove it."
        case .directionMark: "A mark that reverses writing stands\(place); remove it."
        case .tooManyBytes(let limit): "The text is longer than \(limit) bytes; shorten it."
        case .tooManyCharacters(let limit):
            "The text is longer than \(limit) characters; shorten it."
        }
    }

    private var japanese: String {
        let place = position.map { "\($0)文字目に" } ?? ""
        return switch reason {
        case .empty: "空です。入力してください。"
        case .controlCharacter: "\(place)見えない制御文字があります。取り除いてください。"
        case .directionMark: "\(place)文字の向きを変える記号があります。取り除いてください。"
        case .tooManyBytes(let limit): "\(limit)バイトを超えています。短くしてください。"
        case .tooManyCharacters(let limit): "\(limit)文字を超えています。短くしてください。"
        }
    }
}

/// Why a text cannot be kept or shown safely, or nil when it can.
///
/// Control characters, line and paragraph separators and marks of direction are refused; with line
/// breaks allowed, line feeds, carriage returns and tabs pass, with marks allowed all but controls.
/// O(n), after the limit O(1).
package func refusalOfControls(
    _ text: String,
    limitBytes: Int,
    allowsLineBreaks: Bool = false,
    allowsMarks: Bool = false
) -> TextRefusal? {
    guard text.utf8.count <= limitBytes else {
        return TextRefusal(.tooManyBytes(limit: limitBytes))
    }
    for (position, character) in text.enumerated() {
        for scalar in character.unicodeScalars {
            if allowsMarks, scalar.properties.generalCategory != .control { continue }
            if let reason = TextRefusal.Reason(of: scalar, allowsLineBreaks) {
                return TextRefusal(reason, position: position + 1)
            }
        }
    }
    return nil
}

extension TextRefusal.Reason {
    fileprivate init?(of scalar: Unicode.Scalar, _ allowsLineBreaks: Bool) {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D:
            if allowsLineBreaks { return nil }
            self = .controlCharacter
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: self = .controlCharacter
        case 0x202A...0x202E, 0x2066...0x2069: self = .directionMark
        default: return nil
        }
    }
}

extension String {
    /// The text without white space around it; what is inside stays as it is.
    package var withoutBlanksAround: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
