import Pages
import Testing
import Vocabulary

@Suite("A database for practice") struct PracticeTests {
    private static func isMarked(_ html: String) throws -> Bool {
        let page = try ParsedPage(html)
        let marks = page.all("svg").filter { page.elements[$0]["class"] == "practice-mark" }
        let says = page.all("text").filter {
            !page.ancestors(of: $0).filter(marks.contains).isEmpty
        }
        return marks.count == 1 && says.count == 3
            && says.allSatisfy { page.elements[$0].text == "練習 PRACTICE" }
    }

    @Test("is marked across every page and print, and a real one on none", arguments: Rendering.all)
    func marked(_ rendering: Rendering) throws {
        var frame = rendering.fixture.frame
        frame.language = rendering.language
        for isPractice in [true, false] {
            frame.isPractice = isPractice
            let html = String(decoding: rendering.fixture.page.rendered(in: frame), as: UTF8.self)
            #expect(try Self.isMarked(html) == isPractice)
            #expect(html.contains("class=\"practice\"") == isPractice)
        }
    }

    @Test("is marked on its emergency packs")
    func packs() throws {
        for isPractice in [true, false] {
            let document = EmergencyDocument(
                office: Localized(ja: "練習区", en: "Practice"),
                day: .earliest,
                catalog: "sha256:0",
                madeAt: Instant(microseconds: 0),
                isPractice: isPractice,
                numbers: [],
                lists: [],
                forms: []
            )
            let html = String(decoding: document.rendered(), as: UTF8.self)
            #expect(html.contains("練習 PRACTICE") == isPractice)
        }
    }
}
