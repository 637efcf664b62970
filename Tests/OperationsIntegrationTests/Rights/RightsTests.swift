import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

/// Role × act × place × state of the record, made from the table of rights and nothing else.
@Suite("The table of rights")
struct RightsTests {
    @Test("leaves no door open that it closes, and whoever tries changes and learns nothing")
    func closed() async throws {
        try await RightsWorld.with { world in
            let before = try await world.digest()
            var tried = 0
            for act in ActName.allCases {
                for attempt in act.attempts {
                    for who in Intruder.all where !who.may(act, attempt) {
                        let found = try await attempt.outcomes(world, who.acting(in: world))
                        tried += found.count
                        for (state, outcome) in found {
                            let what = "\(act.rawValue), \(who), \(state)"
                            expectClosed(outcome, to: who, act, attempt, what)
                        }
                    }
                }
            }
            #expect(tried > 12_000, "\(tried)")
            #expect(try await world.digest() == before)
        }
    }

    private func expectClosed(
        _ outcome: Tried,
        to who: Intruder,
        _ act: ActName,
        _ attempt: Attempt,
        _ what: String
    ) {
        if !who.isAllowed(act) {
            #expect(outcome.refusal?.kind == .notAllowed, "\(what): \(outcome.told)")
        } else if attempt.isOfRecord {
            #expect(!outcome.isInside, "\(what): \(outcome.told)")
        } else {
            #expect(outcome.refusal != nil, "\(what): \(outcome.told)")
        }
        #expect(!RightsWorld.secrets.contains(where: outcome.told.contains), "\(what)")
    }

    @Test("shows of other offices and municipalities nothing in anybody's own lists")
    func lists() async throws {
        try await RightsWorld.with { world in
            for act in ActName.allCases where act.isReading {
                for case .own(let attempt) in act.attempts {
                    for who in Intruder.all where who.isAllowed(act) && who.isStranger {
                        let outcome = try await attempt(world, who.acting(in: world))
                        #expect(
                            !RightsWorld.secrets.contains(where: outcome.told.contains),
                            "\(act.rawValue), \(who)"
                        )
                    }
                }
            }
        }
    }

    @Test("opens every door to somebody, so that none is closed for another reason")
    func open() async throws {
        try await RightsWorld.with { world in
            // Protection and deactivation close doors: they are tried last.
            let closing: Set<ActName> = [.setProtection, .deactivateStaff]
            for act in ActName.allCases.filter({ !closing.contains($0) }) + closing {
                for (place, attempt) in act.attempts.enumerated() {
                    if case .entrance = attempt { continue }
                    var isInside = false
                    for who in Intruder.all where who.may(act, attempt) && who.place == .own {
                        world.house.clock.advance(by: .seconds(1))
                        isInside =
                            try await attempt.outcomes(world, who.acting(in: world))
                            .contains { $0.outcome.isInside } || isInside
                    }
                    #expect(isInside, "\(act.rawValue) \(place)")
                }
            }
        }
    }
}

extension Intruder {
    /// Whether the records of the world are none of this person's business.
    fileprivate var isStranger: Bool {
        place == .otherMunicipality || place == .otherOffice && role != .center
    }
}
