import Testing
import Vocabulary

@Suite("A plain text")
struct PlainTextTests {
    @Test(
        "is refused with any mark that changes the direction of writing",
        arguments: [0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069]
            as [UInt32]
    )
    func direction(value: UInt32) throws {
        let mark = Character(try #require(Unicode.Scalar(value)))

        let refusal = refusalOfControls("備考\(mark)欄", limitBytes: 100, allowsLineBreaks: true)

        #expect(refusal == TextRefusal(.directionMark, position: 3))
    }

    @Test("may have line breaks and tabs only where they are allowed")
    func lineBreaks() {
        let text = "一行目\r\n二行目\t終"

        #expect(refusalOfControls(text, limitBytes: 100, allowsLineBreaks: true) == nil)
        #expect(
            refusalOfControls(text, limitBytes: 100)
                == TextRefusal(.controlCharacter, position: 4)
        )
        #expect(refusalOfControls("a\u{1B}[31m", limitBytes: 9, allowsLineBreaks: true) != nil)
    }

    @Test("has a limit in bytes, and the refusal names it")
    func limit() {
        #expect(refusalOfControls("千葉", limitBytes: 6) == nil)
        let refusal = refusalOfControls("千葉市", limitBytes: 6)
        #expect(refusal == TextRefusal(.tooManyBytes(limit: 6)))
        #expect(refusal?.message(in: .ja).contains("6バイト") == true)
        #expect(refusal?.message(in: .en).contains("6 bytes") == true)
    }
}
