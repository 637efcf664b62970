/// How wide a text stands in print, and how it is broken into lines; lengths in hundredths of a millimetre.
///
/// Widths are those of Noto Sans CJK JP, rounded up, so that what fits here fits on paper.
package enum PrintedText {
    /// A text broken into lines that fit, with the size of its type.
    package struct Fitted: Hashable, Sendable {
        /// The lines; joined they are the text again.
        package let lines: [String]
        /// Height of the type.
        package let size: Int

        /// A value of these parts.
        package init(lines: [String], size: Int) {
            self.lines = lines
            self.size = size
        }
    }

    /// Smallest type that people can be asked to read on paper, 6 points.
    package static let smallest = 212
    private static let step = 20
    // Of the size, in hundredths.
    private static let lineHeight = 125

    /// Height that so many lines take.
    package static func height(ofLines count: Int, size: Int) -> Int {
        size + (count - 1) * size * lineHeight / 100
    }

    /// The text in the largest type in which all of it fits; nil where it does not even in the smallest.
    package static func fit(
        _ text: String,
        width: Int,
        height: Int,
        largest: Int,
        smallest: Int = smallest
    ) -> Fitted? {
        var size = largest
        while size >= smallest {
            let lines = lines(of: text, width: width, size: size)
            let isNarrow = lines.allSatisfy { self.width(of: $0, size: size) <= width }
            if isNarrow, self.height(ofLines: lines.count, size: size) <= height {
                return Fitted(lines: lines, size: size)
            }
            size = size > smallest ? max(smallest, size - step) : 0
        }
        return nil
    }

    /// The lines of a text, broken between any two characters of Japanese and at the blanks of Latin text.
    package static func lines(of text: String, width: Int, size: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for part in parts(of: text, width: width * 1000 / size) {
            let next = thousandths(of: part)
            if !line.isEmpty, (used + next) * size > width * 1000 {
                lines.append(line)
                (line, used) = ("", 0)
            }
            line += part
            used += next
        }
        return lines + [line]
    }

    /// How wide a text stands in a size.
    package static func width(of text: String, size: Int) -> Int {
        (thousandths(of: text) * size + 999) / 1000
    }

    /// What may not be torn apart; a word wider than a line is torn all the same.
    private static func parts(of text: String, width: Int) -> [String] {
        var parts: [String] = []
        for character in text {
            let isBound =
                parts.last?.last.map { last in
                    notAtStart.contains(character) || last.isLatin && character.isLatin
                } ?? false
            if isBound, let last = parts.last,
                thousandths(of: last) + thousandths(of: character) <= width
            {
                parts[parts.count - 1].append(character)
            } else {
                parts.append(String(character))
            }
        }
        return parts
    }

    private static let notAtStart: Set<Character> = [
        "、", "。", "，", "．", "）", ")", "」", "』", "ー", "・",
    ]

    private static func thousandths(of text: String) -> Int {
        text.reduce(0) { $0 + thousandths(of: $1) }
    }

    private static func thousandths(of character: Character) -> Int {
        character.unicodeScalars.map(thousandths).max() ?? 0
    }

    private static func thousandths(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        // Marks and selectors stand on what is before them.
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: 0
        case 0xFF61...0xFF9F: 500
        case 0x20...0x7E: latin(scalar)
        case 0x80...0x24F: 720
        default: 1000
        }
    }

    private static func latin(_ scalar: Unicode.Scalar) -> Int {
        switch Character(scalar) {
        case " ", "i", "j", "l", "I", "!", "'", ",", ".", ":", ";", "|", "(", ")", "[", "]": 360
        case "m", "w", "M", "W", "@", "%", "&": 980
        case "A"..."Z": 740
        case "0"..."9", "-": 560
        default: 640
        }
    }
}

extension Character {
    /// Whether it belongs to a word of Latin text, which is broken at its blanks only.
    fileprivate var isLatin: Bool {
        unicodeScalars.allSatisfy { (0x21...0x24F).contains($0.value) }
    }
}
