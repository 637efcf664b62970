import Testing
import Vocabulary

@Suite("The reading of a name")
struct KanaReadingTests {
    @Test(
        "becomes full-width katakana",
        arguments: [
            ("チバ ハナコ", "チバ　ハナコ"), ("ちば　はなこ", "チバ　ハナコ"), ("ﾁﾊﾞ ﾊﾅｺ", "チバ　ハナコ"),
            ("ﾊﾟｰｼｰ", "パーシー"), ("は\u{309A}", "パ"), ("ヴィ", "ヴィ"), ("ｳﾞｨ", "ヴィ"),
            ("マリア･ルイサ", "マリア・ルイサ"),
            ("ゔ", "ヴ"), ("を", "ヲ"), ("カ゛", "ガ"),
        ]
    )
    func converted(input: String, kana: String) throws {
        #expect(try utf8Equal(KanaReading(input).text, kana))
    }

    @Test(
        "is refused with the place at fault",
        arguments: [
            ("", .empty, nil), ("　・", .empty, nil), ("チバ花子", .notKana, 3), ("チバ1", .notKana, 3),
            ("ーチ", .strayMark, 1), ("チ　ー", .strayMark, 3), ("チ・ー", .strayMark, 3),
            ("ア゛", .strayMark, 2), ("ナ\u{309A}", .strayMark, 1), ("チバ\n", .notKana, 3),
            ("コ-ヒ-", .notKana, 2), ("チバ\u{E0100}", .notKana, 2),
        ] as [(String, KanaRefusal.Reason, Int?)]
    )
    func refused(input: String, reason: KanaRefusal.Reason, position: Int?) {
        let refusal = #expect(throws: KanaRefusal.self) { try KanaReading(input) }

        #expect(refusal?.reason == reason)
        #expect(refusal?.position == position)
        #expect(refusal?.message(in: .ja).contains("花") == false)
    }

    @Test("has a limit")
    func limit() throws {
        _ = try KanaReading(String(repeating: "ガ", count: 128))
        for kana in ["ア", "ｱ", "か\u{3099}"] {
            let refusal = #expect(throws: KanaRefusal.self) {
                try KanaReading(String(repeating: kana, count: 129))
            }
            #expect(refusal?.reason == .tooLong)
        }
    }
}
