extension EraDate {
    /// Longest text in bytes that is looked at.
    private static let textMaximum = 128

    /// A date from its long form (令和8年4月6日, 昭和25年4月) or short form (R8.4.6, S25/04).
    ///
    /// Digits and letters may be full-width, spaces stand anywhere, and 元 is year 1.
    package init(_ text: String) throws(Refusal) {
        guard text.utf8.count <= Self.textMaximum else { throw .notADate }
        var rest = Self.plain(text)[...]
        guard let (era, isLong) = Self.era(&rest) else { throw .notADate }
        let marks = isLong ? ["年", "月", "日"] : [".", ".", ""]
        var numbers: [Int] = []
        for mark in marks where !rest.isEmpty {
            guard let number = Self.number(&rest, allowsFirst: numbers.isEmpty) else {
                throw .notADate
            }
            numbers.append(number)
            let isLast = !isLong && rest.isEmpty
            guard isLast || rest.starts(with: Array(mark.unicodeScalars)) else { throw .notADate }
            if !isLast { rest = rest.dropFirst(mark.unicodeScalars.count) }
            if !isLong, !isLast, rest.isEmpty { throw .notADate }
        }
        guard rest.isEmpty, let year = numbers.first else { throw .notADate }
        try self.init(
            era: era,
            year: year,
            month: numbers.count > 1 ? numbers[1] : nil,
            day: numbers.count > 2 ? numbers[2] : nil
        )
    }

    /// The scalars without spaces, in ASCII where full-width, with one separator.
    private static func plain(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.compactMap { scalar in
            switch scalar.value {
            case 0x2E, 0x2F, 0x2D, 0xFF0E, 0xFF0F, 0xFF0D, 0x30FB, 0x2212, 0x2010: "."
            case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
            default: scalar.properties.isWhitespace ? nil : scalar
            }
        }
    }

    /// Steps over the era; `isLong` when it is written in kanji or as one squared character.
    private static func era(
        _ rest: inout ArraySlice<Unicode.Scalar>
    ) -> (era: Era, isLong: Bool)? {
        for era in Era.allCases {
            let name = Array(era.name.unicodeScalars)
            if rest.starts(with: name) {
                rest = rest.dropFirst(name.count)
                return (era, true)
            }
        }
        guard let first = rest.popFirst() else { return nil }
        switch first {
        case "㍾": return (.meiji, true)
        case "㍽": return (.taisho, true)
        case "㍼": return (.showa, true)
        case "㍻": return (.heisei, true)
        case "㋿": return (.reiwa, true)
        default:
            let letter = first.properties.uppercaseMapping
            guard let era = Era.allCases.first(where: { String($0.letter) == letter }) else {
                return nil
            }
            return (era, false)
        }
    }

    /// Steps over one to four digits, or 元 for 1.
    private static func number(
        _ rest: inout ArraySlice<Unicode.Scalar>,
        allowsFirst: Bool
    ) -> Int? {
        if allowsFirst, rest.first == "元" {
            rest = rest.dropFirst()
            return 1
        }
        let digits = rest.prefix { ("0"..."9").contains($0) }
        guard (1...4).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        return digits.reduce(0) { $0 * 10 + Int($1.value - 48) }
    }
}
