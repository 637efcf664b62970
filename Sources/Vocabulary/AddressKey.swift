/// The key in which two writings of one address meet: 千葉港一丁目２番３号 and 千葉港1-2-3.
///
/// Numbers are in ASCII digits, also where they stand in kanji before 丁目, 番地, 番, 号, 条 or 階 or beside a
/// hyphen; what divides two numbers (丁目, 番, 号, の, hyphens of every kind, a space) is one hyphen, and what
/// only ends one is dropped; 大字 is dropped; everything else folds as in ``FoldedKey``. Only for comparing,
/// never as the address: it knows no places, so it takes an address with and without its prefecture for two,
/// and 一番町 for 1番町.
package struct AddressKey: Hashable, Sendable {
    /// The folded text; may be empty.
    package let text: String

    /// Folds an address.
    ///
    /// O(n).
    package init(_ address: String) {
        var folding = AddressFolding(address)
        text = folding.folded()
    }

    package static func == (left: AddressKey, right: AddressKey) -> Bool {
        utf8Equal(left.text, right.text)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(UTF8Bytes(text))
    }
}

extension AddressKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "an address key of \(text.count) characters" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Steps over an address and writes its key.
private struct AddressFolding {
    /// What a part of an address is to the next one.
    private enum Part {
        case number(Int)
        /// What can divide two numbers; a link, such as a hyphen, has numbers on both sides.
        case divider(isLink: Bool)
        case words(String.UnicodeScalarView)
    }

    private var rest: ArraySlice<Unicode.Scalar>
    private var parts: [Part] = []

    init(_ address: String) {
        rest = address.unicodeScalars.map(WrittenSign.halfWidth)[...]
    }

    mutating func folded() -> String {
        while !rest.isEmpty { step() }
        var key = ""
        var isAfterNumber = false
        for part in parts {
            switch part {
            case .number(let number):
                key += isAfterNumber ? "-\(number)" : "\(number)"
                isAfterNumber = true
            case .divider: continue
            case .words(let words):
                key += FoldedKey(String(words)).text
                isAfterNumber = false
            }
        }
        return key
    }

    // MARK: Reading

    private mutating func step() {
        if let number = Self.digits(rest) {
            add(.number(number.value), number.length)
            countStep()
        } else if let number = KanjiNumber(rest), isCounted(number.length) {
            add(.number(number.value), number.length)
            countStep()
        } else if Self.isSpace(rest[rest.startIndex]) {
            add(.divider(isLink: false), 1)
        } else if isAfterNumber, let length = linkLength {
            add(.divider(isLink: true), length)
        } else if rest.starts(with: Self.section) {
            add(nil, Self.section.count)
        } else {
            addWord(rest.removeFirst())
        }
    }

    /// Steps over what counts the number before it.
    private mutating func countStep() {
        guard let counter = Self.counters.first(where: { rest.starts(with: $0) }) else { return }
        add(.divider(isLink: false), counter.count)
    }

    private var isAfterNumber: Bool {
        for part in parts.reversed() {
            switch part {
            case .divider: continue
            case .number: return true
            case .words: return false
            }
        }
        return false
    }

    /// How long a hyphen or a の is that has a number behind it, or nothing.
    private var linkLength: Int? {
        let length = rest.prefix { WrittenSign.isHyphen($0) || Self.isSpace($0) }.count
        if length > 0 {
            let behind = rest.dropFirst(length)
            return behind.isEmpty || Self.isNumeral(behind.first) ? length : nil
        }
        return Self.beginsWithLink(rest) ? 1 : nil
    }

    /// Whether what stands around a number in kanji says that it is one.
    private func isCounted(_ length: Int) -> Bool {
        let behind = rest.dropFirst(length)
        if Self.counters.contains(where: { behind.starts(with: $0) }) { return true }
        if Self.beginsWithLink(behind) { return true }
        guard case .divider(let isLink)? = parts.last, isAfterNumber else { return false }
        return isLink || behind.isEmpty
    }

    /// Whether a text begins with a hyphen or a の and goes on with a number.
    private static func beginsWithLink(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = text.first, links.contains(first) || WrittenSign.isHyphen(first) else {
            return false
        }
        return isNumeral(text.dropFirst().first)
    }

    private mutating func add(_ part: Part?, _ length: Int) {
        if let part { parts.append(part) }
        rest = rest.dropFirst(length)
    }

    private mutating func addWord(_ scalar: Unicode.Scalar) {
        if case .words(var words)? = parts.last {
            words.append(scalar)
            parts[parts.count - 1] = .words(words)
        } else {
            parts.append(.words(String.UnicodeScalarView([scalar])))
        }
    }

    // MARK: Scalars

    /// What counts a number, the longest first.
    private static let counters = ["丁目", "番地", "号室", "号棟", "番", "号", "丁", "条", "階"]
        .map { Array($0.unicodeScalars) }
    private static let links: Set<Unicode.Scalar> = ["の", "ノ", "之"]
    private static let section = Array("大字".unicodeScalars)

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace
    }

    private static func isNumeral(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return WrittenSign.isDigit(scalar) || KanjiNumber.isNumeral(scalar)
    }

    /// A run of up to nine digits; longer ones are words.
    private static func digits(_ scalars: ArraySlice<Unicode.Scalar>) -> (value: Int, length: Int)?
    {
        let run = scalars.prefix(while: WrittenSign.isDigit)
        guard (1...9).contains(run.count) else { return nil }
        return (run.reduce(0) { $0 * 10 + Int($1.value - 0x30) }, run.count)
    }
}
