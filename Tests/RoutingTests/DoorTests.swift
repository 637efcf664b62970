import Catalog
import Eligibility
import Testing
import Vocabulary

import Routing

@Suite("The papers that the door asks for") struct DoorTests {
    private func papers(_ facts: String) throws -> DoorPapers {
        let catalog = try TestCatalog.shared.get()
        let text = """
            {"event": ["move-in"], "office": "121011", "on": "2026-04-06", "facts": {\(facts)}}
            """
        let household = try HouseholdText(registry: catalog.facts).household(
            file: Array(text.utf8)
        )
        return Router(catalog: catalog).doorPapers(for: household, language: .en)
    }

    @Test("are one of two while an open answer only chooses between them")
    func either() throws {
        let papers = try papers(#""previous_place": "other-prefecture""#)
        #expect(papers.fact?.description == "paperless_move_out")
        #expect(papers.ways.map(\.answer) == [false, true])
        #expect(papers.ways.first?.papers == ["Moving-out certificate"])
        #expect(papers.ways.last?.papers == ["My Number card and its four-digit PIN"])
        #expect(papers.notes.contains { $0.contains("certificate in its place") })
        let waiting = papers.waiting.map(\.description)
        #expect(waiting.contains("move-in-notification-paper"))
        #expect(waiting.contains("move-in-notification-card"))
        #expect(!waiting.contains("waste-sorting-guidance"))
    }

    @Test("are one once the answer is given, and none before the place is known")
    func settled() throws {
        let card = try papers(#""previous_place": "same-prefecture", "paperless_move_out": true"#)
        #expect(card.fact == nil && card.ways.map(\.answer) == [nil])
        #expect(card.waiting.map(\.description).contains("my-number-card-continued-use"))
        #expect(try papers("").ways.isEmpty)
        #expect(try papers(#""previous_place": "same-ward""#).ways.isEmpty)
    }
}
