import Eligibility
import Testing
import Vocabulary

@Suite("An evaluation that may look at little")
struct BudgetTests {
    private static func frame(_ household: Household, pieces: Int) -> HouseholdFrame {
        HouseholdFrame(
            household,
            registry: SmallWorld.registry,
            parameters: SmallWorld.parameters.values(on: household.on),
            piecesMaximum: pieces
        )
    }

    private struct Trial {
        let text: String
        let household: Household
        let condition: Condition
    }

    private static func trials(_ seed: Int, people: Int) throws -> [Trial] {
        try (0..<40).map { round in
            let number = UInt64(seed * 17_000 + round)
            var expressions = ExpressionDice(number, dates: false)
            var dice = HouseholdDice(number)
            let text = expressions.expression(3)
            let household = dice.household(people, known: 45, complete: true)
            return Trial(
                text: text,
                household: household,
                condition: try SmallWorld.condition(text)
            )
        }
    }

    @Test("never contradicts the completions, and asks for all that matters", arguments: 0..<4)
    func sound(seed: Int) throws {
        var tried = 0
        for trial in try Self.trials(seed, people: 2) {
            let person = trial.household.people[0].id
            guard
                let all = CompletionTests.completions(trial.household, trial.condition, limit: 300)
            else { continue }
            let tree = try ConditionParser.parse(trial.text)
            let results = Set(all.map { Oracle(household: $0.household).holds(tree, person: 0) })
            let exact = Self.frame(trial.household, pieces: 8_000)
                .evaluate(trial.condition, person: person)
            for pieces in [0, 1, 2, 5, 20] {
                let little = Self.frame(trial.household, pieces: pieces)
                    .evaluate(trial.condition, person: person)
                switch little.verdict {
                case .holds: #expect(results == [true], "\(trial.text) \(pieces)")
                case .fails: #expect(results == [false], "\(trial.text) \(pieces)")
                case .unknown: break
                }
                if little.verdict != exact.verdict { #expect(little.verdict == .unknown) }
                if little.verdict == .unknown {
                    #expect(Set(little.needs).isSuperset(of: exact.needs), "\(trial.text)")
                }
            }
            tried += 1
        }
        #expect(tried > 10)
    }

    @Test("says the same every time", arguments: 0..<4)
    func identical(seed: Int) throws {
        for trial in try Self.trials(seed, people: 12) {
            let evaluations = (0..<2).map { _ in
                SmallWorld.frame(trial.household).evaluate(
                    trial.condition,
                    person: trial.household.people[3].id
                )
            }
            #expect(evaluations[0] == evaluations[1])
        }
    }

    @Test("of a crowd known alike looks at no more than of a few", arguments: [9, 30, 100])
    func crowd(people: Int) throws {
        let rule = Rule(
            applies: try SmallWorld.condition(
                """
                person.moves && people.exists(c, c != person && age(c.born, event_day) < 18)
                && (household.sewer || people.exists(c, c.moves && legal_age(c.born, event_day) > 18))
                """
            ),
            outcome: true
        )
        func work(_ count: Int) throws -> (pieces: Int, needs: [Int]) {
            let household = Household(
                event: [LifeEventID("move-in")],
                office: SmallWorld.office,
                on: HouseholdDice.on,
                people: (1...count).map { Person(id: PersonID("p\($0)")) }
            )
            let all = SmallWorld.frame(household).evaluate(rule, at: Array(0..<count))
                .map(\.evaluation)
            #expect(all.allSatisfy { $0.decision == .undecided && !$0.capped })
            return (all.map(\.work).reduce(0, +), all.map(\.needs.count))
        }
        let few = try work(8)
        let crowd = try work(people)
        #expect(few.pieces > 0)
        #expect(crowd.pieces == few.pieces)
        // Everybody may be the one who moves, and the one whose age matters.
        #expect(Set(crowd.needs) == [2 * people + 2])
    }
}
