import Pages
import Testing
import Vocabulary

@Suite("The help") struct HelpTests {
    @Test(
        "has a page with tasks for every role, and one for residents",
        arguments: HelpAudience.allCases
    )
    func pages(_ audience: HelpAudience) {
        #expect(!audience.tasks.isEmpty)
        for task in audience.tasks {
            #expect(!task.steps.isEmpty && !task.title.ja.isEmpty && !task.title.en.isEmpty)
        }
        #expect(Set(Role.allCases.map { HelpAudience($0) }).count == Role.allCases.count)
        let hasRole = audience != .remote && audience != .resident
        #expect((audience.role != nil) == hasRole)
    }

    @Test("names no key that its page has not", arguments: HelpAudience.allCases)
    func keys(_ audience: HelpAudience) throws {
        let fixtures = Fixtures().all
        for key in audience.tasks.flatMap(\.keys) {
            let pages = fixtures.filter { $0.page.title.ja == key.page.ja }
            #expect(!pages.isEmpty, "no page is called \(key.page.ja)")
            let isThere = try pages.contains { fixture in
                let page = try ParsedPage(fixture.html(in: .ja))
                return page.elements.contains { $0["accesskey"] == String(key.key) }
            }
            #expect(isThere, "\(key.page.en) has no key \(key.key)")
        }
    }

    @Test("is linked from the head of every page, by its key", arguments: Rendering.all)
    func linked(_ rendering: Rendering) throws {
        let page = try ParsedPage(rendering.html)
        let links = page.all("a").filter { page.elements[$0]["href"] == Paths.help.text }
            .filter { page.elements[$0]["accesskey"] == String(HelpKey.ofEveryPage) }
        #expect(links.count == 1)
    }
}
