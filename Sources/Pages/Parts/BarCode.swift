/// A text as a bar code (Code 39), which every hand scanner types like a keyboard.
///
/// For digits and capital letters only. Drawn in modules: 1 wide for a thin line, 3 for a thick one.
struct BarCode {
    /// Nine lines and gaps in turn of each sign, `w` the thick ones; the star stands at both ends.
    private static let patterns: [UInt8: StaticString] = [
        UInt8(ascii: "0"): "nnnwwnwnn", UInt8(ascii: "1"): "wnnwnnnnw",
        UInt8(ascii: "2"): "nnwwnnnnw", UInt8(ascii: "3"): "wnwwnnnnn",
        UInt8(ascii: "4"): "nnnwwnnnw", UInt8(ascii: "5"): "wnnwwnnnn",
        UInt8(ascii: "6"): "nnwwwnnnn", UInt8(ascii: "7"): "nnnwnnwnw",
        UInt8(ascii: "8"): "wnnwnnwnn", UInt8(ascii: "9"): "nnwwnnwnn",
        UInt8(ascii: "A"): "wnnnnwnnw", UInt8(ascii: "B"): "nnwnnwnnw",
        UInt8(ascii: "C"): "wnwnnwnnn", UInt8(ascii: "D"): "nnnnwwnnw",
        UInt8(ascii: "E"): "wnnnwwnnn", UInt8(ascii: "F"): "nnwnwwnnn",
        UInt8(ascii: "G"): "nnnnnwwnw", UInt8(ascii: "H"): "wnnnnwwnn",
        UInt8(ascii: "I"): "nnwnnwwnn", UInt8(ascii: "J"): "nnnnwwwnn",
        UInt8(ascii: "K"): "wnnnnnnww", UInt8(ascii: "L"): "nnwnnnnww",
        UInt8(ascii: "M"): "wnwnnnnwn", UInt8(ascii: "N"): "nnnnwnnww",
        UInt8(ascii: "O"): "wnnnwnnwn", UInt8(ascii: "P"): "nnwnwnnwn",
        UInt8(ascii: "Q"): "nnnnnnwww", UInt8(ascii: "R"): "wnnnnnwwn",
        UInt8(ascii: "S"): "nnwnnnwwn", UInt8(ascii: "T"): "nnnnwnwwn",
        UInt8(ascii: "U"): "wwnnnnnnw", UInt8(ascii: "V"): "nwwnnnnnw",
        UInt8(ascii: "W"): "wwwnnnnnn", UInt8(ascii: "X"): "nwnnwnnnw",
        UInt8(ascii: "Y"): "wwnnwnnnn", UInt8(ascii: "Z"): "nwwnwnnnn",
        UInt8(ascii: "*"): "nwnnwnwnn",
    ]
    /// What stays white on both sides, and the height, in modules.
    private static let margin = 10
    private static let height = 40

    /// Where each line begins and how wide it is.
    private let lines: [(start: Int, width: Int)]
    private let width: Int

    /// Nil for a text with a sign that the code has not, or without any.
    init?(_ text: String) {
        guard !text.isEmpty, !text.utf8.contains(UInt8(ascii: "*")) else { return nil }
        var (lines, place) = ([(start: Int, width: Int)](), Self.margin)
        for sign in "*\(text)*".utf8 {
            guard let pattern = Self.patterns[sign] else { return nil }
            pattern.withUTF8Buffer { elements in
                for (index, element) in elements.enumerated() {
                    let wide = element == UInt8(ascii: "w") ? 3 : 1
                    if index.isMultiple(of: 2) { lines.append((place, wide)) }
                    place += wide
                }
            }
            // A thin gap between two signs.
            place += 1
        }
        self.lines = lines
        width = place - 1 + Self.margin
    }

    /// The drawing; what it says stands beside it as text.
    var markup: Markup {
        HTML.svg(
            .class("bar-code"),
            .decorative,
            Attribute("viewBox", "0 0 \(width) \(Self.height)")
        ) {
            lines.map { line in
                HTML.rect(
                    .length("x", line.start),
                    .length("y", 0),
                    .length("width", line.width),
                    .length("height", Self.height)
                )
            }
        }
    }
}
