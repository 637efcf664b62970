/// Kana in one shape: full-width katakana, with voiced marks composed.
enum KanaFolding {
    /// Katakana of a hiragana or half-width katakana; voiced marks as combining marks; else unchanged.
    static func katakana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x3041...0x3096, 0x309D...0x309E: shifted(scalar, by: 0x60)
        case 0xFF66...0xFF9D: halfWidth[Int(scalar.value - 0xFF66)]
        case 0xFF9E, 0x309B: voicedMark
        case 0xFF9F, 0x309C: halfVoicedMark
        default: scalar
        }
    }

    /// The katakana of a plain one with a combining mark, or nil when there is none.
    static func composed(
        _ base: Unicode.Scalar,
        with mark: Unicode.Scalar
    ) -> Unicode.Scalar? {
        switch (base.value, mark) {
        case (0x30A6, voicedMark): "ヴ"
        case (0x30EF...0x30F2, voicedMark): shifted(base, by: 8)
        case (0x30FD, voicedMark): "ヾ"
        case (0x30AB...0x30C1, voicedMark) where base.value % 2 == 1: shifted(base, by: 1)
        case (0x30C4...0x30C8, voicedMark) where base.value % 2 == 0: shifted(base, by: 1)
        case (0x30CF...0x30DB, voicedMark) where base.value % 3 == 0: shifted(base, by: 1)
        case (0x30CF...0x30DB, halfVoicedMark) where base.value % 3 == 0: shifted(base, by: 2)
        default: nil
        }
    }

    /// The large katakana of a small one; else unchanged.
    static func large(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE:
            shifted(scalar, by: 1)
        case 0x30F5: "カ"
        case 0x30F6: "ケ"
        case 0x31F0...0x31FF: phonetic[Int(scalar.value - 0x31F0)]
        default: scalar
        }
    }

    static let voicedMark: Unicode.Scalar = "\u{3099}"
    static let halfVoicedMark: Unicode.Scalar = "\u{309A}"

    private static let halfWidth = Array(
        "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
            .unicodeScalars
    )
    private static let phonetic = Array("クシストヌハヒフヘホムラリルレロ".unicodeScalars)

    private static func shifted(_ scalar: Unicode.Scalar, by offset: UInt32) -> Unicode.Scalar {
        Unicode.Scalar(scalar.value + offset) ?? scalar
    }
}
