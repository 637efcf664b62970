extension PartialDay {
    /// Longest text in bytes that is looked at.
    private static let textMaximum = 128

    /// A day as people write it, in full or in part: `S60.5.2`, 昭和六十年五月二日生, `1985/5/2`, `19850502`,
    /// `S600502`, `R8-4`, 二〇〇〇年; nil when it is none.
    ///
    /// Width, the kind of hyphen, blanks and numerals in kanji make no difference. Two figures are never taken
    /// for a western year.
    package init?(written text: String) {
        guard text.utf8.count <= Self.textMaximum else { return nil }
        let plain = Self.plain(text)
        if let western = Self.western(plain) {
            self = western
        } else if let day = try? EraDate(Self.separated(plain)).partialDay {
            self = day
        } else {
            return nil
        }
    }

    /// The text in half width, with figures for numerals in kanji, one mark between numbers and no blanks.
    private static func plain(_ text: String) -> String {
        var rest = text.unicodeScalars.map(WrittenSign.halfWidth)[...]
        var plain = String.UnicodeScalarView()
        while let scalar = rest.first {
            if let number = KanjiNumber(rest) {
                plain.append(contentsOf: String(number.value).unicodeScalars)
                rest = rest.dropFirst(number.length)
                continue
            }
            rest = rest.dropFirst()
            if scalar.properties.isWhitespace {
                // A blank divides numbers, and nothing else.
                let next = rest.first { !$0.properties.isWhitespace }
                let isBetween = isFigure(plain.last) && isFigure(next)
                if isBetween { plain.append(".") }
            } else if WrittenSign.isHyphen(scalar) || marks.contains(scalar) {
                plain.append(".")
            } else {
                plain.append(scalar)
            }
        }
        return trimmed(String(plain))
    }

    /// Marks that divide year, month and day besides hyphens.
    private static let marks: Set<Unicode.Scalar> = [".", "/", ",", "・", "･", "、", "。", "｡"]

    private static func isFigure(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return WrittenSign.isDigit(scalar) || KanjiNumber.isNumeral(scalar)
    }

    /// Without the words around it: 西暦2000年4月1日生まれ.
    private static func trimmed(_ text: String) -> String {
        var rest = text[...]
        if rest.hasPrefix("西暦") { rest = rest.dropFirst(2) }
        for end in ["生まれ", "生"] where rest.hasSuffix(end) { rest = rest.dropLast(end.count) }
        return String(rest)
    }

    private static func western(_ text: String) -> PartialDay? {
        if text.utf8.count == 8, let number = Int(text), number > 0 {
            return PartialDay(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        }
        let marks: Set<Character> = [".", "年", "月", "日"]
        let parts = text.split { marks.contains($0) }
        let numbers = parts.compactMap { Int($0) }
        guard (1...3).contains(parts.count), numbers.count == parts.count,
            let year = numbers.first, year > 999
        else { return nil }
        return PartialDay(
            year: year,
            month: numbers.count > 1 ? numbers[1] : nil,
            day: numbers.count > 2 ? numbers[2] : nil
        )
    }

    /// `S600502`, `S.60.5.2` and 昭和60.5.2 as `S60.5.2`.
    private static func separated(_ text: String) -> String {
        let text = withLetter(text)
        guard let first = text.first, first.isASCII, first.isLetter else { return text }
        let rest = text.dropFirst().drop { $0 == "." }
        let figures = Array(rest)
        guard figures.count == 6, figures.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            return "\(first)\(rest)"
        }
        let parts = [figures[0..<2], figures[2..<4], figures[4..<6]].map { String($0) }
        return "\(first)\(parts.joined(separator: "."))"
    }

    /// An era in kanji by its letter, where no 年 follows.
    private static func withLetter(_ text: String) -> String {
        guard !text.contains("年") else { return text }
        for (era, squared) in zip(Era.allCases, ["㍾", "㍽", "㍼", "㍻", "㋿"]) {
            for name in [era.name, squared] where text.hasPrefix(name) {
                return "\(era.letter)\(text.dropFirst(name.count))"
            }
        }
        return text
    }
}
