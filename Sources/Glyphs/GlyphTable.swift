/// All characters that can be picked, as `catalog/glyphs.tsv` has them.
///
/// One line a code point; what is found is made of its bytes only then, so that 59,000 characters load in
/// milliseconds.
package struct GlyphTable: Sendable {
    /// A code point with what it is searched by; readings and variants stay in the bytes.
    struct Row: Sendable {
        let base: Unicode.Scalar
        let radical: UInt8
        let strokes: UInt8
        let number: Int32
        let readings: Range<Int>
        let variants: Range<Int>
    }

    let bytes: [UInt8]
    let rows: [Row]

    /// A table without a character.
    package static let empty = GlyphTable(bytes: [], rows: [])

    private init(bytes: [UInt8], rows: [Row]) {
        self.bytes = bytes
        self.rows = rows
    }

    /// Which line of a table cannot be read, counted from 1.
    package struct Unreadable: Error, Hashable {
        package let line: Int
    }

    /// Reads a table; lines with `#` before them are passed over.
    ///
    /// Throws ``Unreadable`` for the first line that is none. O(n).
    package init(_ bytes: [UInt8]) throws(Unreadable) {
        var rows: [Row] = []
        var (start, line) = (0, 1)
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if bytes[start] != UInt8(ascii: "#"), start < end {
                guard let row = Row(bytes, start..<end) else { throw Unreadable(line: line) }
                rows.append(row)
            }
            (start, line) = (end + 1, line + 1)
        }
        self.init(bytes: bytes, rows: rows)
    }
}

extension GlyphTable.Row {
    /// The row in one line of a table; nil where it is none.
    fileprivate init?(_ bytes: [UInt8], _ line: Range<Int>) {
        var cells: [Range<Int>] = []
        var start = line.lowerBound
        for place in line where bytes[place] == UInt8(ascii: "\t") {
            cells.append(start..<place)
            start = place + 1
        }
        cells.append(start..<line.upperBound)
        guard cells.count == 6,
            let base = numeral(bytes[cells[0]], radix: 16).flatMap({ Unicode.Scalar(UInt32($0)) }),
            let radical = numeral(bytes[cells[1]]), (1...Radical.count).contains(radical),
            let strokes = numeral(bytes[cells[2]]), (1...255).contains(strokes),
            cells[4].isEmpty || numeral(bytes[cells[4]]) != nil
        else { return nil }
        self.base = base
        self.radical = UInt8(radical)
        self.strokes = UInt8(strokes)
        number = Int32(numeral(bytes[cells[4]]) ?? 0)
        readings = cells[3]
        variants = cells[5]
    }
}

/// A number that is written in ASCII; nil where it is none, or longer than any of the table.
func numeral(_ digits: ArraySlice<UInt8>, radix: Int = 10) -> Int? {
    guard (1...7).contains(digits.count) else { return nil }
    var value = 0
    for digit in digits {
        let worth: Int
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): worth = Int(digit) - 0x30
        case UInt8(ascii: "A")...UInt8(ascii: "F"): worth = Int(digit) - 0x37
        default: return nil
        }
        guard worth < radix else { return nil }
        value = value * radix + worth
    }
    return value
}
