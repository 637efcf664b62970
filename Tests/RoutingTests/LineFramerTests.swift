import Testing

import Routing

@Suite("Lines of a stream")
struct LineFramerTests {
    private func frame(_ text: String, chunk: Int, bytesMaximum: Int = 8) -> [LineFramer.Line] {
        var framer = LineFramer(bytesMaximum: bytesMaximum)
        let bytes = Array(text.utf8)
        var lines: [LineFramer.Line] = []
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            lines += framer.lines(bytes[start..<min(start + chunk, bytes.count)])
        }
        if let last = framer.end() { lines.append(last) }
        return lines
    }

    private func line(_ number: Int, _ text: String?) -> LineFramer.Line {
        LineFramer.Line(number: number, bytes: text.map { Array($0.utf8) })
    }

    @Test("are the same however the bytes arrive", arguments: 1...9)
    func chunks(_ chunk: Int) {
        let found = frame("one\n\nthree\n12345678\n123456789\nlast", chunk: chunk)
        #expect(
            found == [
                line(1, "one"), line(2, ""), line(3, "three"), line(4, "12345678"), line(5, nil),
                line(6, "last"),
            ]
        )
    }

    @Test("end with their line feed; nothing follows the last one")
    func finalLineFeed() {
        #expect(frame("a\n", chunk: 4) == [line(1, "a")])
        #expect(frame("", chunk: 4).isEmpty)
    }

    @Test("that are blank keep their places, so that answers pair with lines", arguments: 1...4)
    func blank(_ chunk: Int) {
        let found = frame("\na\n \t\r\nb\n\n", chunk: chunk)
        #expect(
            found == [line(1, ""), line(2, "a"), line(3, " \t\r"), line(4, "b"), line(5, "")]
        )
        #expect(found.map(\.isBlank) == [true, false, true, false, true])
        #expect(frame("a\n  ", chunk: chunk) == [line(1, "a"), line(2, "  ")])
    }

    @Test("over the limit are not kept, whatever their length")
    func overlong() {
        var framer = LineFramer(bytesMaximum: 4)
        let flood = [UInt8](repeating: 65, count: 1 << 16)
        for _ in 0..<64 { #expect(framer.lines(flood[...]).isEmpty) }
        #expect(framer.lines([10, 66, 10]) == [line(1, nil), line(2, "B")])
    }

    @Test("over the limit at the end of the input are still reported")
    func overlongLast() {
        #expect(frame("12345", chunk: 2, bytesMaximum: 4) == [line(1, nil)])
    }
}
