/// Signs that people write in more than one way.
enum WrittenSign {
    /// The letter, figure or sign in half width.
    static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }

    /// Whether it is typed for a hyphen between numbers; the long mark of katakana is one of them.
    static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x7E, 0xAD, 0x2010...0x2015, 0x2043, 0x2212, 0x2500, 0x2501, 0x301C, 0x30FC,
            0xFE58, 0xFE63, 0xFF70:
            true
        default: false
        }
    }

    /// Whether it is a figure in half width.
    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        (0x30...0x39).contains(scalar.value)
    }
}
