/// Cuts a stream of bytes into lines, holding no more than one line of the largest size.
///
/// A value without input or output: chunks go in, lines come out, numbered from 1. The end of the
/// input ends its last line too; nothing follows a final line feed. A blank
/// line is a line: whoever pairs lines with answers by their places finds its refusal there.
package struct LineFramer: Sendable {
    /// A line of the stream.
    package struct Line: Hashable, Sendable {
        /// Counted from 1.
        package let number: Int
        /// Without the line feed; nil for a line over the limit, of which nothing was kept.
        package let bytes: [UInt8]?

        package init(number: Int, bytes: [UInt8]?) {
            self.number = number
            self.bytes = bytes
        }

        /// Whether nothing stands in it.
        package var isBlank: Bool {
            bytes?.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } ?? false
        }
    }

    private let bytesMaximum: Int
    private var pending: [UInt8] = []
    private var isTooLong = false
    private var number = 1

    package init(bytesMaximum: Int) {
        precondition(bytesMaximum > 0, "a line has room for a byte")
        self.bytesMaximum = bytesMaximum
    }

    /// Takes the next bytes; the lines that they end.
    package mutating func lines(_ chunk: ArraySlice<UInt8>) -> [Line] {
        var lines: [Line] = []
        var rest = chunk
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            keep(rest[..<end])
            lines.append(finishLine())
            rest = rest[(end + 1)...]
        }
        keep(rest)
        return lines
    }

    /// The last line, where the input does not end with a line feed.
    package mutating func end() -> Line? {
        pending.isEmpty && !isTooLong ? nil : finishLine()
    }

    private mutating func keep(_ part: ArraySlice<UInt8>) {
        if isTooLong || pending.count + part.count > bytesMaximum {
            isTooLong = true
            pending = []
        } else {
            pending.append(contentsOf: part)
        }
    }

    private mutating func finishLine() -> Line {
        defer {
            pending = []
            isTooLong = false
            number += 1
        }
        return Line(number: number, bytes: isTooLong ? nil : pending)
    }
}
