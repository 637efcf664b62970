import HTTPTypes
import Operations
import Pages
import Stores
import Testing
import Vocabulary

@Suite("The help at the screens")
struct HelpTests {
    @Test("mentions every act that the table of permissions gives a role, by its own words")
    func acts() async throws {
        try await OpenHouse.with { house in
            let browser = Browser(house.client)
            for role in StaffRole.allCases {
                try await browser.get("/help/\(role.rawValue)")
                #expect(browser.status.code == 200)
                for act in ActName.allCases {
                    let isMentioned = browser.html.contains("id=\"act-\(act.rawValue)\"")
                    #expect(isMentioned == Permission.allows(act, [role]), "\(role) \(act)")
                }
                #expect(!browser.html.contains("そのほかの操作"), "an act has no words: \(role)")
            }
        }
    }

    @Test("is read without signing in, and each of its links leads somewhere")
    func links() async throws {
        try await OpenHouse.with { house in
            let stranger = Browser(house.client)
            for audience in HelpAudience.allCases {
                try await stranger.get("/help/\(audience.rawValue)")
                #expect(stranger.status.code == 200)
            }
            try await stranger.get("/help/nobody")
            #expect(stranger.status.code == 404)
            let reader = try await house.signedIn()
            let paths = HelpAudience.allCases.flatMap { $0.tasks.compactMap(\.path) }
            for path in Set(paths.map(\.text)) {
                try await reader.get(path)
                #expect(reader.status.code == 200 && reader.path == path, "\(path)")
            }
        }
    }
}
