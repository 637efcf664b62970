/// What was saved of a form when its page was made, as short marks that travel in the form itself.
///
/// A page that shows again what was typed and not kept marks what is saved all the same, so that what was typed
/// stays known as typed.
///
/// It can tell whether a control showed certain values, and never which; so it repeats nobody's data. Two of
/// 2^36 marks being the same by chance would take another's value for an untouched one.
package struct ShownForm: Sendable {
    /// The hidden field that carries it; a form may carry several.
    package static let field = "shown"
    /// Characters of one hidden value, well below what a server takes.
    static let charactersMaximum = 12_000
    private static let markCharacters = 6

    private let marks: Set<String>

    /// What these controls show; where they hold what was typed besides, `saved` are the controls without it.
    ///
    /// A control that only what was typed brought onto the page was empty before.
    package init(_ controls: [FormControl], saved: [FormControl]? = nil) {
        let values = Dictionary((saved ?? controls).map { ($0.name, $0.values) }) { $1 }
        marks = Set(
            controls.flatMap { control in
                let before = values[control.name].map { [$0] } ?? [[], [""]]
                return [Self.mark(control.name, nil)]
                    + before.map { Self.mark(control.name, $0) }
            }
        )
    }

    /// What a form carried back; whatever is no mark is left out.
    package init(carried values: [String]) {
        var marks: Set<String> = []
        for value in values {
            var rest = Substring(value)
            while rest.utf8.count >= Self.markCharacters {
                marks.insert(String(rest.prefix(Self.markCharacters)))
                rest = rest.dropFirst(Self.markCharacters)
            }
        }
        self.marks = marks
    }

    /// True where nothing is known of what was shown.
    package var isEmpty: Bool { marks.isEmpty }

    /// Whether a control was there at all.
    package func had(_ name: String) -> Bool { marks.contains(Self.mark(name, nil)) }

    /// Whether a control was there with just these values.
    package func had(_ name: String, _ values: [String]) -> Bool {
        marks.contains(Self.mark(name, values))
    }

    /// The hidden values that carry it.
    var carried: [HiddenValue] {
        let all = Array(marks.sorted().joined().utf8)
        return stride(from: 0, to: all.count, by: Self.charactersMaximum).map { start in
            let part = all[start..<min(start + Self.charactersMaximum, all.count)]
            return HiddenValue(name: Self.field, value: String(decoding: part, as: UTF8.self))
        }
    }

    /// FNV-1a over the name and the values with separators, 36 bits of it in six letters.
    private static func mark(_ name: String, _ values: [String]?) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        for byte in name.utf8 { add(byte) }
        add(values == nil ? 0 : 1)
        for value in values ?? [] {
            for byte in value.utf8 { add(byte) }
            add(2)
        }
        hash ^= hash >> 32
        let letters = (0..<markCharacters).map { place in
            alphabet[Int(hash >> UInt64(place * 6) & 63)]
        }
        return String(decoding: letters, as: UTF8.self)
    }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8
    )
}
