import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("Who else has a visit open") struct PresenceTests {
    private static let words = "ほかに開いている人"

    /// A second clerk of the office; their acts go past the screens.
    private static func colleague(_ house: OpenHouse) async throws -> Acting {
        try await house.run(
            """
            INSERT INTO hitomado.staff (municipality, login, display_name, roles, office, password_hash)
            VALUES (121002, 'hana', '見川 花', ARRAY['clerk'], 121011, 'scrypt$none')
            """
        )
        return Acting(
            actor: "hana",
            staff: StaffID(number: 2),
            roles: [.clerk],
            municipality: try #require(OpenHouse.municipality),
            office: OpenHouse.office
        )
    }

    @Test("stands on the console by name, and passes by itself when their page does not ask again")
    func passes() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.called(browser)
            try await browser.get("/desk/\(visit)")
            #expect(!browser.html.contains(Self.words), "oneself is nobody else")
            let number = try #require(VisitID(visit))
            let watching = WatchPresence(house.premises)
            let hana = try await Self.colleague(house)
            let seen = try await watching(number, by: hana).get()
            #expect(seen.count == 1)
            try await browser.get("/desk/\(visit)/presence")
            #expect(browser.html.contains(Self.words) && browser.html.contains("見川 花"))
            house.clock.advance(by: .seconds(46))
            try await browser.get("/desk/\(visit)")
            #expect(!browser.html.contains("見川 花"))
        }
    }

    @Test("is nobody's business in another office")
    func elsewhere() async throws {
        try await OpenHouse.with { house in
            let browser = try await house.signedIn()
            let visit = try await Arrival.called(browser)
            let hana = try await Self.colleague(house)
            let elsewhere = Acting(
                actor: hana.actor,
                staff: hana.staff,
                roles: hana.roles,
                municipality: hana.municipality,
                office: MunicipalityCode("121029")
            )
            let refused = try await WatchPresence(house.premises)(
                try #require(VisitID(visit)),
                by: elsewhere
            )
            guard case .failure(let refusal) = refused else {
                Issue.record("another office was told")
                return
            }
            #expect(refusal.kind == .notFound)
        }
    }
}
