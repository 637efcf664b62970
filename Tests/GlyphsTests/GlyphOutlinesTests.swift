import Glyphs
import Testing

/// A font of one glyph, made by hand: a square with one bent corner.
private enum SmallFont {
    private static func word(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }

    private static func long(_ value: Int) -> [UInt8] { word(value >> 16) + word(value & 0xFFFF) }

    // Four points: three on the line, and one off it; the second and third say their way in one byte.
    static let outline: [UInt8] =
        word(1) + word(0) + word(0) + word(100) + word(100) + word(3) + word(0)
        + [0x01, 0x33, 0x35, 0x00]
        + word(0) + [100] + word(-100) + word(1802) + [100]
        + word(-1902)

    static func bytes(name: String = "mj026190") -> [UInt8] {
        let head = [UInt8](repeating: 0, count: 50) + word(1) + word(0)
        let loca = long(0) + long(0) + long(outline.count)
        let post =
            long(0x20000) + [UInt8](repeating: 0, count: 28) + word(2) + word(0) + word(258)
            + [UInt8(name.utf8.count)] + Array(name.utf8)
        let parts = [("glyf", outline), ("head", head), ("loca", loca), ("post", post)]
        var (directory, body): ([UInt8], [UInt8]) = ([], [])
        for (tag, part) in parts {
            directory += Array(tag.utf8) + long(0) + long(12 + 64 + body.count) + long(part.count)
            body += part
        }
        return long(0x10000) + word(4) + [UInt8](repeating: 0, count: 6) + directory + body
    }

    static func outlines(_ bytes: [UInt8]) -> GlyphOutlines? {
        GlyphOutlines { offset, count in
            offset >= 0 && count >= 0 && offset + count <= bytes.count
                ? Array(bytes[offset..<(offset + count)]) : nil
        }
    }
}

@Suite("The outlines of a font") struct GlyphOutlinesTests {
    @Test("are the path of the glyph that has the number in its name, from the top down")
    func path() throws {
        let font = try #require(SmallFont.outlines(SmallFont.bytes()))
        #expect(font.path(of: 26190) == "M0 0L100 0L100 -100Q0 1802 0 0Z")
        #expect(font.path(of: 26191) == nil)
    }

    @Test("are none where a glyph's name is no number")
    func names() throws {
        let font = try #require(SmallFont.outlines(SmallFont.bytes(name: "aj026190")))
        #expect(font.path(of: 26190) == nil)
    }

    @Test("are none of a file that is cut off anywhere, and no crash")
    func cutOff() {
        let whole = SmallFont.bytes()
        for count in 0..<whole.count {
            let font = SmallFont.outlines(Array(whole.prefix(count)))
            _ = font?.path(of: 26190)
        }
        #expect(SmallFont.outlines([]) == nil)
        #expect(GlyphOutlines.none.path(of: 26190) == nil)
    }

    @Test("are no crash where any byte is another one")
    func spoiled() {
        let whole = SmallFont.bytes()
        for place in whole.indices {
            for value in [UInt8(0), 1, 0x7F, 0xFF] {
                var bytes = whole
                bytes[place] = value
                _ = SmallFont.outlines(bytes)?.path(of: 26190)
            }
        }
    }
}
