/// The lines and curves of one glyph, as a TrueType font describes them.
///
/// A contour is a ring of points. Between two points on the line runs a straight line; a point off the line bends
/// it; between two points off the line lies one on it, halfway.
struct GlyphContours {
    private struct Point {
        var x: Int
        var y: Int
        let isOnLine: Bool
    }

    private var contours: [[Point]] = []

    /// How far the top of the square lies above the line of writing, in units of the font.
    private static let ascent = 1802

    /// The contours in the bytes of a glyph; nil where they are not those of a simple one.
    init?(_ bytes: [UInt8]) {
        guard let count = bytes.word(at: 0), count < 0x8000 else { return nil }
        var ends: [Int] = []
        for contour in 0..<count {
            guard let end = bytes.word(at: 10 + 2 * contour), end >= (ends.last ?? -1) else {
                return nil
            }
            ends.append(end)
        }
        let total = (ends.last ?? -1) + 1
        guard let instructions = bytes.word(at: 10 + 2 * count) else { return nil }
        var place = 12 + 2 * count + instructions
        guard let flags = Self.flags(bytes, total, &place),
            let across = Self.coordinates(bytes, flags, short: 0x02, same: 0x10, &place),
            let up = Self.coordinates(bytes, flags, short: 0x04, same: 0x20, &place)
        else { return nil }
        var start = 0
        for end in ends {
            contours.append(
                (start..<(end + 1)).map {
                    Point(x: across[$0], y: Self.ascent - up[$0], isOnLine: flags[$0] & 1 == 1)
                }
            )
            start = end + 1
        }
    }

    private static func flags(_ bytes: [UInt8], _ total: Int, _ place: inout Int) -> [UInt8]? {
        var flags: [UInt8] = []
        while flags.count < total {
            guard place < bytes.count else { return nil }
            let flag = bytes[place]
            place += 1
            flags.append(flag)
            if flag & 0x08 != 0 {
                guard place < bytes.count else { return nil }
                flags += repeatElement(flag, count: Int(bytes[place]))
                place += 1
            }
        }
        return flags.count == total ? flags : nil
    }

    /// Each coordinate is said by how far it lies from the one before.
    private static func coordinates(
        _ bytes: [UInt8],
        _ flags: [UInt8],
        short: UInt8,
        same: UInt8,
        _ place: inout Int
    ) -> [Int]? {
        var (values, value): ([Int], Int) = ([], 0)
        for flag in flags {
            if flag & short != 0 {
                guard place < bytes.count else { return nil }
                value += (flag & same != 0 ? 1 : -1) * Int(bytes[place])
                place += 1
            } else if flag & same == 0 {
                guard let step = bytes.word(at: place) else { return nil }
                value += step < 0x8000 ? step : step - 0x1_0000
                place += 2
            }
            values.append(value)
        }
        return values
    }

    /// The data of an SVG path.
    var path: String { contours.map(Self.path).joined() }

    private static func path(_ ring: [Point]) -> String {
        guard let first = ring.first, let last = ring.last else { return "" }
        let start = first.isOnLine ? first : last.isOnLine ? last : middle(first, last)
        var path = "M\(start.x) \(start.y)"
        var bend: Point?
        for point in ring.dropFirst(first.isOnLine ? 1 : 0) + [start] {
            switch (bend, point.isOnLine) {
            case (nil, true): path += "L\(point.x) \(point.y)"
            case (nil, false): bend = point
            case (let corner?, true):
                path += "Q\(corner.x) \(corner.y) \(point.x) \(point.y)"
                bend = nil
            case (let corner?, false):
                let between = middle(corner, point)
                path += "Q\(corner.x) \(corner.y) \(between.x) \(between.y)"
                bend = point
            }
        }
        return path + "Z"
    }

    private static func middle(_ one: Point, _ other: Point) -> Point {
        Point(x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, isOnLine: true)
    }
}
