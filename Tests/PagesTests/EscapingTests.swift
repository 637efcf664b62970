import Pages
import Testing
import Vocabulary

@Suite("Text in a page") struct EscapingTests {
    private static let hostile = [
        "<script>alert(1)</script>", "\" onfocus=\"alert(1)", "' x='",
        "</textarea></title></select>",
        "<!--", "&lt;", "&#x3c;", "<", ">", "\"", "'", "&", "]]>", "javascript:alert(1)", "\r\n",
        "\0",
        "`", "=", "/", "\u{2028}", "葛\u{E0100}", "\u{202E}",
    ]

    @Test("never changes what the page is made of", arguments: 1...6)
    func structureSurvives(_ seed: Int) throws {
        let plain = Fixtures().all
        var generator = SeededGenerator(seed: UInt64(seed))
        let attacked = Fixtures(text: { text in
            let pieces = (0...2).compactMap { _ in Self.hostile.randomElement(using: &generator) }
            return text + pieces.joined()
        }).all
        for (plain, attacked) in zip(plain, attacked) {
            for language in Language.allCases {
                let expected = try ParsedPage(plain.html(in: language)).structure.filter(
                    Self.isNoMark
                )
                let found = try ParsedPage(attacked.html(in: language)).structure.filter(
                    Self.isNoMark
                )
                #expect(found == expected, "\(plain.name)")
            }
        }
    }

    /// Marks of the language come and go with the text, and hold nothing but text.
    private static func isNoMark(_ element: String) -> Bool { element != "span lang" }

    @Test("keeps names byte for byte, variation selectors and compatibility ideographs included")
    func namesSurvive() throws {
        let name = "葛\u{E0100}城\u{FA19}\u{3099} O'Brien <&>"
        let page = VisitNamePage(name: name)
        let parsed = try ParsedPage(
            String(decoding: page.rendered(in: Fixtures().frame(Paths.home)), as: UTF8.self)
        )
        let shown = try #require(parsed.elements.first { $0["class"] == "subject__name" })
        #expect(Array(shown.text.utf8) == Array(name.utf8))
    }

    @Test("writes marks that turn the direction out, so that a name shows as it is")
    func directionsShow() throws {
        let page = VisitNamePage(name: "山田\u{202E}郎太\u{2069}")
        let parsed = try ParsedPage(
            String(decoding: page.rendered(in: Fixtures().frame(Paths.home)), as: UTF8.self)
        )
        let shown = try #require(parsed.elements.first { $0["class"] == "subject__name" })
        #expect(shown.text == "山田[U+202E]郎太[U+2069]")
    }

    @Test("in a control is the value that was typed")
    func valuesSurvive() throws {
        let typed = "\nfirst\r\n<b>\"quoted\" & 'single'</b>"
        let page = SignInPage(userName: typed)
        let parsed = try ParsedPage(
            String(decoding: page.rendered(in: Fixtures().frame(Paths.signIn)), as: UTF8.self)
        )
        let input = try #require(parsed.elements.first { $0["id"] == "user" })
        #expect(input["value"]?.utf8.elementsEqual(typed.utf8) == true)
    }
}

/// The smallest page that shows a name.
private struct VisitNamePage: Page {
    let name: String
    var title: Localized { Localized(same: "x") }
    var subject: Subject? {
        Subject(visit: VisitID(number: 1), ticket: nil, name: name, isProtected: false)
    }
    func content(in frame: Frame) -> Markup { .nothing }
}

@Suite("A path") struct PathTests {
    @Test(
        "that came from outside is kept only where it leads inside",
        arguments: ["//evil.example", "https://evil.example", "/\\evil", "x", "", "/a b", "/\u{0}"]
    )
    func refused(_ text: String) {
        #expect(Path(received: text) == nil)
    }

    @Test("keeps what came with a request of ours")
    func accepted() {
        #expect(Path(received: "/desk/V12?x=1")?.text == "/desk/V12?x=1")
    }

    @Test("encodes where it leads back to")
    func encoded() {
        let back = Paths.language(.en, back: Paths.desk(VisitID(number: 12)))
        #expect(back.text == "/language/en?back=%2Fdesk%2FV12")
    }
}

@Suite("A written day") struct WrittenDayTests {
    @Test(
        "names era and weekday",
        arguments: [
            ("2026-04-06", "令和8年4月6日(月)", "6 April 2026"),
            ("2019-05-01", "令和元年5月1日(水)", "1 May 2019"),
            ("2019-04-30", "平成31年4月30日(火)", "30 April 2019"),
            ("1989-01-07", "昭和64年1月7日(土)", "7 January 1989"),
            ("1926-12-25", "昭和元年12月25日(土)", "25 December 1926"),
            ("1850-01-01", "1850年1月1日(火)", "1 January 1850"),
        ]
    )
    func written(_ iso: String, _ ja: String, _ en: String) throws {
        let day = try #require(CalendarDay(iso))
        #expect(day.written == Localized(ja: ja, en: en))
    }
}

@Suite("The script and the styles") struct AssetTests {
    @Test("carry the hash of their content in their names")
    func names() {
        #expect(
            Asset.all.allSatisfy {
                $0.path.text.wholeMatch(of: /\/assets\/hitomado-[0-9a-z]+\.(css|js|svg)/) != nil
            }
        )
    }

    @Test("stay small, load nothing from elsewhere and write no HTML")
    func contents() {
        let script = String(decoding: Asset.script.bytes, as: UTF8.self)
        let styles = String(decoding: Asset.styles.bytes, as: UTF8.self)
        #expect(script.utf8.count < 10_240)
        #expect(styles.utf8.count < 65_536)
        #expect(!styles.contains("url(") && !styles.contains("@import"))
        for banned in ["innerHTML = ", "eval(", "document.write", "http://", "https://"] {
            #expect(!script.contains(banned))
        }
    }
}
