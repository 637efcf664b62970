import Filing
import Testing
import Vocabulary

@Suite("The standing of protection") struct ProtectionStandingTests {
    private typealias Step = ProtectionStanding.Step

    private func standing(
        confirmed: String? = nil,
        liftAsked: String? = nil,
        secondsAgo: Int = 60
    ) throws -> ProtectionStanding {
        let now = try #require(Instant("2026-04-06T01:00:00Z"))
        let earlier = now.adding(.seconds(-3600))
        return ProtectionStanding(
            set: Step("first", at: earlier),
            confirmed: confirmed.map { Step($0, at: earlier) },
            liftAsked: liftAsked.map { Step($0, at: now.adding(.seconds(-secondsAgo))) },
            now: now
        )
    }

    @Test("is nobody's business where nobody is protected")
    func nobody() throws {
        let now = try #require(Instant("2026-04-06T01:00:00Z"))
        let none = ProtectionStanding(set: nil, confirmed: nil, liftAsked: nil, now: now)
        #expect(none.state == .none && !none.isProvisional)
        #expect(!none.mayConfirm("anybody") && !none.mayAskLift && !none.mayLift("anybody"))
    }

    @Test("is provisional until another than who set it confirms")
    func provisional() throws {
        let standing = try standing()
        #expect(standing.state == .provisional && standing.isProvisional)
        #expect(!standing.mayConfirm("first") && standing.mayConfirm("second"))
    }

    @Test("is certain once confirmed, and is confirmed once")
    func confirmed() throws {
        let standing = try standing(confirmed: "second")
        #expect(standing.state == .confirmed && !standing.isProvisional)
        #expect(!standing.mayConfirm("third") && standing.mayAskLift)
    }

    @Test("is lifted by another than who asked, within ten minutes, and not after")
    func lifting() throws {
        let asked = try standing(confirmed: "second", liftAsked: "second", secondsAgo: 600)
        #expect(asked.state == .lifting && !asked.mayAskLift)
        #expect(!asked.mayLift("second") && asked.mayLift("first"))
        let lapsed = try standing(confirmed: "second", liftAsked: "second", secondsAgo: 601)
        #expect(lapsed.state == .confirmed && lapsed.mayAskLift && !lapsed.mayLift("first"))
    }

    @Test("may be confirmed although somebody asked to lift it")
    func confirmedInstead() throws {
        let standing = try standing(liftAsked: "third")
        #expect(standing.state == .lifting && standing.isProvisional)
        #expect(standing.mayConfirm("third") && !standing.mayConfirm("first"))
    }
}
