// A My Number (個人番号) has twelve digits, the last a check digit, and people write it in many ways:
// full-width, in groups of four, with dashes of every kind. What is decided here:
//
// * A group is an unbroken run of digits. Invisible characters inside it do not break it; it may be
//   in any decimal digits of Unicode, circled digits or kanji digits (〇一二…).
// * A group of exactly twelve digits is tested. A longer one is another number (a corporate number has
//   thirteen) and no window inside it is tested; it also joins nothing.
// * Shorter groups join when only one to four spaces, punctuation marks or symbols stand between them;
//   a letter, a kanji or a quotation mark separates. Joined groups are tested when they sum to twelve
//   digits and are the whole chain, or are all the groups that one kind of separator joins, or are
//   equally long with one kind of separator. So `1234-5678-9018` is found in any company, and
//   `260-8722 043-245-5111` is not cut into windows of a postcode and a telephone number.
// * Not reported: a telephone number behind `+81`, a day and a time (`2026-04-06 12:34`), twelve zeros.
//
// One other number of twelve digits in eleven has a valid check digit by accident and is reported too:
// asking once too often is better than keeping one.

/// Finds a My Number (個人番号) in any text, so that the text can be refused.
///
/// Values of records are to be tested one by one, not glued together. Never gives the number away.
package enum MyNumberDetector {
    /// Whether the text contains twelve digits with a valid check digit, however they are written.
    ///
    /// O(n).
    package static func containsMyNumber(_ text: String) -> Bool {
        guard text.utf8.count >= 12 else { return false }
        var chain = DigitChain()
        for scalar in text.unicodeScalars {
            switch DigitRole(of: scalar) {
            case .digit(let digit): chain.append(digit: digit)
            case .separator(let kind): if chain.append(separator: kind) { return true }
            case .invisible: continue
            case .other: if chain.finish() { return true }
            }
        }
        return chain.finish()
    }

    /// Whether the last of twelve digits is the check digit of the others.
    ///
    /// From the right of the eleven, weights 2 to 7 and 2 to 6; 11 less the remainder by 11, or 0 when
    /// the remainder is 0 or 1 (Order of the Ministry of Internal Affairs No. 85 of 2014, article 5).
    package static func hasValidCheckDigit(_ digits: some RandomAccessCollection<UInt8>) -> Bool {
        guard digits.count == 12, let check = digits.last else { return false }
        var sum = 0
        for (position, digit) in digits.dropLast().reversed().enumerated() {
            sum += Int(digit) * (position < 6 ? position + 2 : position - 4)
        }
        let remainder = sum % 11
        return Int(check) == (remainder <= 1 ? 0 : 11 - remainder)
    }
}

// MARK: - Characters

/// What one scalar means for a number written in a text.
private enum DigitRole {
    case digit(UInt8)
    case separator(SeparatorKind)
    case invisible
    case other

    init(of scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x30...0x39: self = .digit(UInt8(scalar.value - 0x30))
        case 0x41...0x5A, 0x61...0x7A, 0x22, 0x27: self = .other
        case 0x20, 0x09...0x0D, 0x3000: self = .separator(.space)
        case 0x2D, 0x30FC, 0xFF70, 0x2212, 0xFF0D, 0x2500, 0x2501: self = .separator(.dash)
        case 0x2B, 0xFF0B: self = .separator(.plus)
        case 0x2E, 0xFF0E, 0x30FB, 0xFF65, 0xB7, 0x3002: self = .separator(.dot)
        case 0x3041...0x30FF: self = .other
        case 0x4E00...0x9FFF: self = Self.kanjiDigits[scalar].map { .digit($0) } ?? .other
        default: self.init(byPropertiesOf: scalar)
        }
    }

    private init(byPropertiesOf scalar: Unicode.Scalar) {
        if scalar.value == 0x3007 {
            self = .digit(0)
            return
        }
        let properties = scalar.properties
        if let type = properties.numericType, type != .numeric, let value = properties.numericValue,
            (0...9).contains(value)
        {
            self = .digit(UInt8(value))
            return
        }
        switch properties.generalCategory {
        case .format, .nonspacingMark, .enclosingMark, .control: self = .invisible
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .separator(.space)
        case .dashPunctuation: self = .separator(.dash)
        case .connectorPunctuation, .otherPunctuation, .openPunctuation, .closePunctuation,
            .mathSymbol, .modifierSymbol, .otherSymbol:
            self = .separator(.mark(scalar))
        default: self = .other
        }
    }

    private static let kanjiDigits: [Unicode.Scalar: UInt8] = [
        "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
}

/// What joins two groups of digits; dashes of all shapes are one kind.
private enum SeparatorKind: Equatable {
    case space
    case dash
    case dot
    case plus
    case mark(Unicode.Scalar)
}

// MARK: - Chains

/// Groups of digits with nothing but separators between them.
private struct DigitChain {
    private var digits: [UInt8] = []
    private var groups: [Range<Int>] = []
    /// The kind of separator before each group.
    private var links: [SeparatorKind?] = []
    private var pending: SeparatorKind?
    private var separators = 0
    private var inGroup = false

    private static let length = 12
    private static let separatorsMaximum = 4

    mutating func append(digit: UInt8) {
        if inGroup, let last = groups.indices.last {
            groups[last] = groups[last].lowerBound..<groups[last].upperBound + 1
        } else {
            groups.append(digits.count..<digits.count + 1)
            links.append(pending)
            inGroup = true
        }
        digits.append(digit)
        pending = nil
        separators = 0
    }

    /// Takes a separator; whether it ended a chain with a My Number.
    mutating func append(separator kind: SeparatorKind) -> Bool {
        let group = inGroup ? groups.last : nil
        inGroup = false
        separators += 1
        // A space beside a dash is layout; the dash joins.
        if pending == nil || pending == .space || kind == .plus { pending = kind }
        let overlong = group.map { $0.count > Self.length } ?? false
        guard overlong || separators > Self.separatorsMaximum else { return false }
        let found = finish()
        pending = kind
        return found
    }

    /// Ends the chain; whether it holds a My Number.
    mutating func finish() -> Bool {
        defer { self = DigitChain() }
        if let last = groups.last, last.count > Self.length {
            groups.removeLast()
            links.removeLast()
            digits.removeLast(last.count)
        }
        guard digits.count >= Self.length else { return false }
        return isMyNumber(groups[...]) || holdsWholeGroup || holdsUnit || holdsEqualGroups
    }

    private var holdsWholeGroup: Bool {
        groups.indices.contains { isMyNumber(groups[$0...$0]) }
    }

    /// Whether all the groups joined by one kind of separator are a My Number.
    private var holdsUnit: Bool {
        var start = 0
        for position in groups.indices.dropFirst() {
            let next = position + 1
            let continues = next < groups.count && links[next] == links[position]
            if continues { continue }
            if isMyNumber(groups[start...position]) { return true }
            start = position
        }
        return false
    }

    /// Whether equally long groups, joined by one kind of separator, are a My Number.
    private var holdsEqualGroups: Bool {
        groups.indices.contains { start in
            let length = groups[start].count
            let end = start + Self.length / length
            guard Self.length.isMultiple(of: length), end <= groups.count else { return false }
            let window = groups[start..<end]
            guard window.allSatisfy({ $0.count == length }),
                links[start..<end].dropFirst().allSatisfy({ $0 == links[start + 1] })
            else { return false }
            return isMyNumber(window)
        }
    }

    private func isMyNumber(_ groups: ArraySlice<Range<Int>>) -> Bool {
        guard let first = groups.first, let last = groups.last else { return false }
        let number = digits[first.lowerBound..<last.upperBound]
        guard number.count == Self.length, number.contains(where: { $0 != 0 }),
            MyNumberDetector.hasValidCheckDigit(number)
        else { return false }
        let international = links[groups.startIndex] == .plus && number.starts(with: [8, 1])
        return !international && !isMoment(groups)
    }

    /// Whether the groups read as a day and a time of the day, `2026-04-06 12:34`.
    private func isMoment(_ groups: ArraySlice<Range<Int>>) -> Bool {
        guard groups.map(\.count) == [4, 2, 2, 2, 2] else { return false }
        let parts = groups.map { digits[$0].reduce(0) { $0 * 10 + Int($1) } }
        return (1800...2199).contains(parts[0]) && (1...12).contains(parts[1])
            && (1...31).contains(parts[2]) && parts[3] <= 24 && parts[4] <= 59
    }
}
