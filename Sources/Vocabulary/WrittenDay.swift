/// A day as people type it: an era date, or digits of a western one, in full or in part.
package enum WrittenDay {
    /// `S60.5.2`, `令和8年4月`, `1985-05-02`, `1985/5/2`, `19850502`, `1985`; nil when it is none.
    package static func read(_ text: String) -> PartialDay? { PartialDay(written: text) }

    /// Full-width letters, digits and signs as ASCII, without spaces: what an input method makes of digits.
    package static func halfWidth(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x3000, 0x09: continue
            case 0xFF01...0xFF5E:
                if let ascii = Unicode.Scalar(scalar.value - 0xFEE0) { plain.append(ascii) }
            case 0x2212, 0x2010: plain.append("-")
            // The long mark of katakana stands for a hyphen only behind a digit.
            case 0x30FC where plain.last.map(isDigit) ?? false: plain.append("-")
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        (48...57).contains(scalar.value)
    }
}
