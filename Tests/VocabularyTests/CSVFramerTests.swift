import Testing
import Vocabulary

@Suite("CSV that arrives in pieces")
struct CSVFramerTests {
    private static func rows(_ text: String, cut: Int) throws -> [[String]] {
        let bytes = Array(text.utf8)
        var framer = CSVFramer()
        var rows: [[String]] = []
        for start in stride(from: 0, to: bytes.count, by: cut) {
            let piece = bytes[start..<min(start + cut, bytes.count)]
            rows += try framer.rows(in: piece).map(\.fields)
        }
        if let last = try framer.end() { rows.append(last.fields) }
        return rows
    }

    @Test("gives the same rows wherever it is cut", arguments: 1...9)
    func cuts(length: Int) throws {
        let text = "\u{FEFF}\"氏,名\",\"二\"\"重\"\r\n葛\u{E0100}城,\r\n\r\n\"行\n替え\",x\n,最後"
        let whole = [["氏,名", "二\"重"], ["葛\u{E0100}城", ""], ["行\n替え", "x"], ["", "最後"]]
        #expect(try Self.rows(text, cut: length) == whole)
    }

    @Test("numbers rows by the line where they begin, whatever ends the lines")
    func lines() throws {
        for end in ["\n", "\r\n", "\r"] {
            var framer = CSVFramer()
            let rows = try framer.rows(in: "a\(end)\"b\nb\"\(end)\(end)c\(end)".utf8)
            #expect(rows.map(\.line) == [1, 2, 5])
            #expect(try framer.end() == nil)
        }
    }

    @Test(
        "is refused with its line where it is no CSV",
        arguments: [
            ("a,b\nc\"d,e\n", CSVFramer.Fault.Kind.strayQuote),
            ("a,b\n\"c\"d,e\n", .strayQuote),
            ("a,b\n\"c,d\n", .openQuote),
        ]
    )
    func faults(text: String, kind: CSVFramer.Fault.Kind) {
        #expect(Self.fault(Array(text.utf8)) == "\(kind) 2")
    }

    @Test("is refused where it is not UTF-8, or a row without an end")
    func limits() {
        #expect(Self.fault([0x8E, 0x81, 0x0A]) == "notUTF8 1")
        let long = [UInt8](repeating: 0x61, count: CSVFramer.rowBytesMaximum + 1)
        #expect(Self.fault(long) == "tooLong 1")
        let wide = [UInt8](repeating: 0x2C, count: CSVFramer.fieldsMaximum + 1)
        #expect(Self.fault(wide) == "tooLong 1")
    }

    /// What is wrong and on which line; nil where nothing is.
    private static func fault(_ bytes: [UInt8]) -> String? {
        var framer = CSVFramer()
        do throws(CSVFramer.Fault) {
            _ = try framer.rows(in: bytes)
            _ = try framer.end()
            return nil
        } catch {
            return "\(error.kind) \(error.line)"
        }
    }
}
