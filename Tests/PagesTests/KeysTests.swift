import Pages
import Testing
import Vocabulary

@Suite("The keys of a page") struct KeysTests {
    @Test("lead to one control each, and are shown on the console", arguments: Rendering.all)
    func shown(_ rendering: Rendering) throws {
        let page = try ParsedPage(rendering.html)
        let keys = page.elements.compactMap { $0["accesskey"] }
        #expect(Set(keys).count == keys.count, "\(keys)")
        guard !page.all("dialog").isEmpty else { return }
        let hints = Set(
            page.all("kbd").map { page.elements[$0] }.filter { $0["class"] == "key" }.map(\.text)
        )
        for key in keys { #expect(hints.contains(key.uppercased()), "\(key)") }
    }

    @Test("stand in the console's list, each with words, and no other", arguments: Rendering.all)
    func listed(_ rendering: Rendering) throws {
        let page = try ParsedPage(rendering.html)
        guard let dialog = page.all("dialog").first else { return }
        let terms = page.all("dt").filter { page.ancestors(of: $0).contains(dialog) }
        let listed = page.all("kbd").filter { mark in
            !page.ancestors(of: mark).filter(terms.contains).isEmpty
        }.map { page.elements[$0].text }
        let keys = page.elements.compactMap { $0["accesskey"] }
        #expect(Set(listed) == Set(keys.map { "Alt+\($0.uppercased())" }))
        for place in page.all("dd") where page.ancestors(of: place).contains(dialog) {
            #expect(!page.elements[place].text.isEmpty || rendering.language == .en)
        }
    }
}
