import Testing
import Vocabulary

@Suite("The name of a person")
struct PersonNameTests {
    @Test(
        "is kept byte for byte",
        arguments: [
            "神\u{FA19}", "葛\u{E0100}飾", "e\u{301}", "\u{E9}", "𠮷野", "\u{E000}外字", "Nguyễn Văn Á",
            "ﾀﾅｶ　太郎", "a\u{202E}b", "a\u{2066}b\u{2069}", "a\u{2028}b", "\u{200F}علي",
        ]
    )
    func kept(text: String) throws {
        #expect(try Array(PersonName(text).text.utf8) == Array(text.utf8))
    }

    @Test("is another name when one byte differs")
    func distinct() throws {
        let names = try ["神", "\u{FA19}", "葛", "葛\u{E0100}", "\u{E9}", "e\u{301}"].map {
            try PersonName($0)
        }

        #expect(Set(names).count == names.count)
    }

    @Test(
        "is refused with the place when it cannot be shown as it is",
        arguments: [
            ("", .empty, nil), (" \u{3000}", .empty, nil), ("千\u{0}葉", .controlCharacter, 2),
            ("千葉\n花子", .controlCharacter, 3), ("か\u{3099}\u{7F}", .controlCharacter, 2),
            ("a\u{85}b", .controlCharacter, 2),
        ] as [(String, TextRefusal.Reason, Int?)]
    )
    func refused(text: String, reason: TextRefusal.Reason, position: Int?) {
        #expect(PersonName.refusal(of: text) == TextRefusal(reason, position: position))
        #expect(throws: TextRefusal(reason, position: position)) { try PersonName(text) }
    }

    @Test("has limits in bytes and in characters")
    func limits() {
        let long = String(repeating: "a", count: 129)
        let heavy = String(repeating: "葛\u{E0100}", count: 80)

        #expect(PersonName.refusal(of: String(long.dropLast())) == nil)
        #expect(PersonName.refusal(of: long)?.reason == .tooManyCharacters(limit: 128))
        #expect(PersonName.refusal(of: heavy)?.reason == .tooManyBytes(limit: 512))
    }

    @Test("does not show itself in logs")
    func discreet() throws {
        let name = try PersonName("千葉花子")

        #expect(!"\(name)".contains("花") && !String(reflecting: name).contains("花"))
        #expect(!"\([name])".contains("花") && !"\(name.foldedKey)".contains("花"))
    }

    @Test("meets what is searched for in the folded key", arguments: FoldedKeyTable.meeting)
    func meets(one: String, other: String) {
        #expect(FoldedKey(one) == FoldedKey(other), "\(FoldedKey(one).text)")
    }

    @Test(
        "does not meet another name in the folded key",
        arguments: [("田中", "中田"), ("はは", "ばば"), ("ハ", "パ"), ("大阪", "大坂"), ("an", "am"), ("ー", "")]
    )
    func apart(one: String, other: String) {
        #expect(FoldedKey(one) != FoldedKey(other))
    }

    @Test("folds the same when it is folded already")
    func idempotent() {
        for value: UInt32 in 0x20..<0x30000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = FoldedKey("あ\(scalar)").text
            guard !utf8Equal(FoldedKey(once).text, once) else { continue }
            Issue.record("U+\(String(value, radix: 16))")
        }
    }

    @Test("begins with what has been typed so far")
    func prefix() {
        #expect(FoldedKey("渡邉 花子").starts(with: FoldedKey("渡辺")))
        #expect(!FoldedKey("渡邉 花子").starts(with: FoldedKey("花子")))
    }
}

private enum FoldedKeyTable {
    static let meeting = [
        ("彥坂一郞", "彦坂一郎"), ("佐々木", "佐佐木"), ("緖方", "緒方"), ("籠橋", "篭𣘺"),
        ("髙橋", "高橋"), ("山﨑", "山崎"), ("渡邊", "渡辺"), ("渡邉", "渡辺"), ("齋藤", "斉藤"),
        ("齊藤", "斎藤"), ("\u{FA19}谷", "神谷"), ("\u{FA10}本", "塚本"), ("𠮷田", "吉田"),
        ("濵田", "浜田"), ("葛\u{E0100}西", "葛西"), ("辻\u{FE00}", "辻"), ("サトウ", "さとう"),
        ("ｻﾄｳ", "さとう"), ("ｶﾞﾝﾊﾞ", "がんば"), ("か\u{3099}", "が"), ("キョウコ", "キヨウコ"),
        ("りょう", "リヨウ"), ("茅ヶ崎", "茅ケ崎"), ("Anne-Marie", "ＡＮＮＥ－ｍａｒｉｅ"),
        ("コーヒー", "コ―ヒｰ"), ("千葉　花子", "千葉花子"), ("千葉 花子", "千葉花子"),
        ("マリア・ルイサ", "マリアルイサ"), ("José", "JOSE"), ("Jose\u{301}", "jose"),
        ("Nguyễn", "nguyen"), ("Đặng", "DANG"), ("Strauß", "STRAUSS"), ("ヴァイオレット", "ウ゛アイオレツト"),
        ("\u{2F804}", "你"), ("İnci", "inci"), ("ゐ", "ヰ"), ("ゝ", "ヽ"), ("ぱ", "ﾊﾟ"),
    ]
}
