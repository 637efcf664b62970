/// The shapes of characters, read from a font file (TrueType) at the moment when they are to be drawn.
///
/// A page that draws them itself shows the variant that was meant, whatever fonts a terminal has. Glyphs are
/// found by the names that IPAmj Mincho gives them, which are numbers of the character information base.
/// Only simple outlines are drawn; that font has no others. A file that is no such font has no shapes.
package struct GlyphOutlines: Sendable {
    /// Gives bytes of the file; nil where they are beyond its end.
    package typealias Reading = @Sendable (_ offset: Int, _ count: Int) -> [UInt8]?

    private let read: Reading
    private let glyphTable: Range<Int>
    /// Where each glyph begins, and the end of the last.
    private let places: [Int]
    /// Which glyph draws a number.
    private let glyphs: [Int: Int]

    /// No shape at all, where there is no font.
    package static let none = GlyphOutlines()

    private init() {
        read = { _, _ in nil }
        (glyphTable, places, glyphs) = (0..<0, [], [:])
    }

    /// The shapes of a file; nil where it is no TrueType font with names.
    package init?(_ read: @escaping Reading) {
        guard let head = read(0, 12), let count = head.word(at: 4),
            let directory = read(12, 16 * count)
        else { return nil }
        var tables: [String: Range<Int>] = [:]
        for place in 0..<count {
            guard let start = directory.long(at: 16 * place + 8),
                let size = directory.long(at: 16 * place + 12)
            else { return nil }
            let tag = directory[(16 * place)..<(16 * place + 4)]
            tables[String(decoding: tag, as: UTF8.self)] = start..<(start + size)
        }
        guard let outlines = tables["glyf"], let locations = tables["loca"],
            let names = tables["post"], let header = tables["head"],
            let headBytes = read(header.lowerBound, header.count),
            let isLong = headBytes.word(at: 50),
            let locaBytes = read(locations.lowerBound, locations.count),
            let postBytes = read(names.lowerBound, names.count)
        else { return nil }
        self.read = read
        glyphTable = outlines
        places = stride(from: 0, to: locaBytes.count, by: isLong == 1 ? 4 : 2).compactMap {
            isLong == 1 ? locaBytes.long(at: $0) : locaBytes.word(at: $0).map { $0 * 2 }
        }
        glyphs = Self.numbers(postBytes)
    }

    /// The outline of a character, in a square of ``side`` units, as the data of an SVG path; nil where it has none.
    package func path(of number: Int) -> String? {
        guard let glyph = glyphs[number], glyph + 1 < places.count,
            places[glyph] < places[glyph + 1], places[glyph + 1] <= glyphTable.count,
            let bytes = read(
                glyphTable.lowerBound + places[glyph],
                places[glyph + 1] - places[glyph]
            )
        else { return nil }
        return GlyphContours(bytes).map { $0.path }
    }

    /// The side of the square in which a shape is drawn.
    package static let side = 2048

    /// Which glyph has a name like `mj026190`, by the number in it.
    private static func numbers(_ post: [UInt8]) -> [Int: Int] {
        guard post.long(at: 0) == 0x0002_0000, let count = post.word(at: 32) else { return [:] }
        var names: [Range<Int>] = []
        var place = 34 + 2 * count
        while place < post.count {
            let end = place + 1 + Int(post[place])
            guard end <= post.count else { break }
            names.append((place + 1)..<end)
            place = end
        }
        var numbers: [Int: Int] = [:]
        for glyph in 0..<count {
            // The first 258 names are those of every font.
            guard let index = post.word(at: 34 + 2 * glyph), index >= 258,
                index - 258 < names.count
            else { continue }
            let name = post[names[index - 258]]
            if name.starts(with: Array("mj".utf8)), let number = numeral(name.dropFirst(2)) {
                numbers[number] = glyph
            }
        }
        return numbers
    }
}

extension [UInt8] {
    /// The number in two bytes; nil beyond the end.
    func word(at place: Int) -> Int? {
        place >= 0 && place + 2 <= count ? Int(self[place]) << 8 | Int(self[place + 1]) : nil
    }

    /// The number in four bytes; nil beyond the end.
    func long(at place: Int) -> Int? {
        guard let high = word(at: place), let low = word(at: place + 2) else { return nil }
        return high << 16 | low
    }
}
