import Foundation
import Pages
import Testing
import Vocabulary

/// A page in a language; one argument of the tests below.
struct Rendering: Sendable, CustomTestStringConvertible {
    let fixture: Fixture
    let language: Language

    var testDescription: String { "\(fixture.name).\(language.rawValue)" }
    var html: String { fixture.html(in: language) }

    static let all = Fixtures().all.flatMap { fixture in
        Language.allCases.map { Rendering(fixture: fixture, language: $0) }
    }
}

@Suite("Every page") struct EveryPageTests {
    @Test("equals its golden file", arguments: Rendering.all)
    func golden(_ rendering: Rendering) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
        let file = folder.appending(path: "\(rendering.testDescription).html")
        // Asset names change with every change of style, which is not a change of the page.
        let page = rendering.html
            .replacing(Asset.styles.path.text, with: "/assets/hitomado.css")
            .replacing(Asset.script.path.text, with: "/assets/hitomado.js")
            .replacing(Asset.icon.path.text, with: "/assets/hitomado.svg")
            .replacing("><", with: ">\n<")
        if ProcessInfo.processInfo.environment["HITOMADO_GOLDEN"] == "write" {
            try Data(page.utf8).write(to: file)
        }
        let golden = try Data(contentsOf: file)
        #expect(golden == Data(page.utf8), "write anew with HITOMADO_GOLDEN=write and look at it")
    }

    @Test("posts with the token of the session, or only searches", arguments: Rendering.all)
    func forms(_ rendering: Rendering) throws {
        let page = try ParsedPage(rendering.html)
        for index in page.all("form") {
            let form = page.elements[index]
            let action = try #require(form["action"])
            #expect(action.hasPrefix("/"))
            let isSearch = form["method"] == "get" && form["role"] == "search"
            #expect(form["method"] == "post" || isSearch)
            let tokens = page.all("input").filter {
                page.elements[$0]["name"] == "csrf" && page.ancestors(of: $0).contains(index)
            }
            #expect(tokens.count == (isSearch ? 0 : 1), "\(action)")
        }
        for index in page.all("button") where page.elements[index]["type"] == "submit" {
            #expect(page.ancestors(of: index).contains { page.elements[$0].tag == "form" })
        }
    }

    @Test("labels every control, and every reference leads to an element", arguments: Rendering.all)
    func labels(_ rendering: Rendering) throws {
        let page = try ParsedPage(rendering.html)
        let ids = page.elements.compactMap { $0["id"] }
        #expect(Set(ids).count == ids.count, "an id stands twice")
        let labelled = Set(page.all("label").compactMap { page.elements[$0]["for"] })
        for index in page.all("input", "select", "textarea") {
            let control = page.elements[index]
            if control["type"] == "hidden" { continue }
            let id = try #require(control["id"])
            #expect(labelled.contains(id), "\(id) has no label")
            #expect(control["name"] != nil)
        }
        for element in page.elements {
            let references = ["for", "aria-labelledby", "aria-describedby"].compactMap {
                element[$0]
            }
            for id in references.flatMap({ $0.split(separator: " ") }) {
                #expect(ids.contains(String(id)), "nothing is called \(id)")
            }
            if let order = element["tabindex"] { #expect(["0", "-1"].contains(order)) }
        }
        for problem in rendering.fixture.page.problems {
            #expect(ids.contains(problem.field), "the problem's field \(problem.field) is missing")
        }
    }

    @Test("has no style or script of its own and links inside only", arguments: Rendering.all)
    func noInlineCode(_ rendering: Rendering) throws {
        let page = try ParsedPage(rendering.html)
        #expect(page.all("style").isEmpty)
        for index in page.all("script") {
            #expect(page.elements[index]["src"]?.hasPrefix("/assets/") == true)
            #expect(page.elements[index].text.isEmpty)
        }
        for element in page.elements {
            #expect(element["style"] == nil)
            #expect(!element.attributes.contains { $0.name.hasPrefix("on") })
            for link in ["href", "src", "action", "formaction"].compactMap({ element[$0] }) {
                let isInside = link.hasPrefix("/") && !link.hasPrefix("//")
                #expect(isInside || link.hasPrefix("#"), "\(link)")
            }
        }
    }

    @Test("has landmarks, one first heading, no skipped rank, captions", arguments: Rendering.all)
    func landmarks(_ rendering: Rendering) throws {
        let page = try ParsedPage(rendering.html)
        #expect(page.all("main").count == 1)
        #expect(page.all("header").count == 1)
        #expect(page.all("footer").count == 1)
        #expect(page.all("h1").count == 1)
        #expect(page.elements.first?["lang"] == rendering.language.rawValue)
        var rank = 0
        let isSummary = Set(
            page.elements.indices.filter { page.elements[$0]["id"] == "error-summary" }
        )
        for index in page.all("h1", "h2", "h3", "h4") {
            if !isSummary.isDisjoint(with: page.ancestors(of: index)) { continue }
            let next = Int(page.elements[index].tag.dropFirst()) ?? 0
            #expect(next <= rank + 1, "\(page.elements[index].text)")
            rank = next
        }
        for index in page.all("th") { #expect(page.elements[index]["scope"] != nil) }
        #expect(page.all("caption").count == page.all("table").count)
    }

    @Test("says that the back office is simulated, and only then", arguments: Rendering.all)
    func simulation(_ rendering: Rendering) {
        let sentence = Localized(
            ja: "模擬の基幹システムが動いています。本番ではありません。",
            en: "A simulated back office is running. This is not the real system."
        )[rendering.language]
        var frame = rendering.fixture.frame
        frame.language = rendering.language
        frame.isSimulated = false

        let real = String(decoding: rendering.fixture.page.rendered(in: frame), as: UTF8.self)

        #expect(rendering.html.contains(sentence))
        #expect(!real.contains(sentence))
    }

    @Test("says whose it is when it shows somebody's data", arguments: Rendering.all)
    func subject(_ rendering: Rendering) throws {
        guard let subject = rendering.fixture.page.subject else { return }
        let page = try ParsedPage(rendering.html)
        let shown = page.elements.filter { $0["class"] == "subject__visit" }.map(\.text)
        #expect(shown == ["\(subject.visit)"])
    }

    @Test("stays small enough for a slow line", arguments: Rendering.all)
    func size(_ rendering: Rendering) {
        let limit = rendering.fixture.name.hasPrefix("desk-visit") ? 128 * 1024 : 48 * 1024
        #expect(rendering.html.utf8.count < limit)
    }

    @Test("leaves no Japanese unmarked in English", arguments: Fixtures().all.map(\.name))
    func languages(_ name: String) throws {
        let fixture = try #require(Fixtures().all.first { $0.name == name })
        let page = try ParsedPage(fixture.html(in: .en))
        for (index, element) in page.elements.enumerated() {
            let chain = ([index] + page.ancestors(of: index)).map { page.elements[$0] }
            let language = chain.lazy.compactMap { $0["lang"] }.first
            let values = element.attributes.filter { $0.name != "value" }.map { $0.value ?? "" }
            let texts = (language == "ja" ? [] : [element.text]) + values
            // What a person typed stays as it is: controls carry no language.
            if element.tag == "textarea" || element.tag == "html" { continue }
            for text in texts {
                #expect(!text.unicodeScalars.contains { Self.isJapanese($0) }, "\(text)")
            }
        }
    }

    private static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
        (0x3000...0x9FFF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
    }
}
