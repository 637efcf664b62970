import Eligibility
import Testing
import Vocabulary

@Suite("A default with exceptions")
struct RuleTests {
    private func rule(_ exceptions: [(String, String?)]) throws -> Rule<String> {
        Rule(
            applies: try SmallWorld.condition("household.sewer"),
            outcome: "duty",
            exceptions: try exceptions.enumerated().map { position, exception in
                RuleException(
                    id: "e\(position)",
                    when: try SmallWorld.condition(exception.0),
                    then: exception.1
                )
            }
        )
    }

    private func evaluate(_ rule: Rule<String>, _ facts: String) throws -> RuleEvaluation<String> {
        let household = try SmallWorld.household(
            #"{"event": "birth", "office": "121002", "on": "2026-04-06", "facts": {\#(facts)}}"#
        )
        return SmallWorld.frame(household).evaluate(rule)
    }

    @Test("An exception that is true gives its result")
    func one() throws {
        let rule = try rule([("visit.booked", nil), ("household.dogs > 1", "right")])

        let out = try evaluate(rule, #""sewer": true, "booked": true, "dogs": 0"#)
        let changed = try evaluate(rule, #""sewer": true, "booked": false, "dogs": 2"#)

        #expect(out.decision == .doesNotApply)
        #expect(out.exceptions == ["e0"])
        #expect(changed.decision == .applies("right"))
        #expect(
            changed.because
                == [SmallWorld.ask("booked"), SmallWorld.ask("sewer"), SmallWorld.ask("dogs")]
                .sorted(by: changed.because)
        )
    }

    @Test("Two that agree are both cited, two that disagree leave it to the staff")
    func two() throws {
        let agreeing = try rule([("visit.booked", "right"), ("household.dogs > 1", "right")])
        let disagreeing = try rule([("visit.booked", nil), ("household.dogs > 1", "right")])
        let facts = #""sewer": true, "booked": true, "dogs": 2"#

        let both = try evaluate(agreeing, facts)
        let conflict = try evaluate(disagreeing, facts)

        #expect(both.decision == .applies("right"))
        #expect(both.exceptions == ["e0", "e1"])
        #expect(conflict.decision == .conflict)
        #expect(conflict.needs.isEmpty)
    }

    @Test("An unknown exception that changes nothing leaves the common result")
    func common() throws {
        let same = try rule([("visit.booked", "duty")])
        let other = try rule([("visit.booked", "right")])

        #expect(try evaluate(same, #""sewer": true"#).decision == .applies("duty"))
        let open = try evaluate(other, #""sewer": true"#)
        #expect(open.decision == .undecided)
        #expect(open.needs == [SmallWorld.ask("booked")])
        #expect(try evaluate(other, #""sewer": false"#).decision == .doesNotApply)
    }

    @Test("Conditions are decided together, not one by one")
    func together() throws {
        let rule = try rule([("visit.booked", "right"), ("!visit.booked", "right")])

        let evaluation = try evaluate(rule, #""sewer": true"#)

        #expect(evaluation.decision == .applies("right"))
        #expect(evaluation.because == [SmallWorld.ask("sewer")])
    }

    @Test("The result is the same as trying every completion", arguments: 0..<4)
    func oracle(seed: Int) throws {
        var tried = 0
        for round in 0..<40 {
            let number = UInt64(seed * 500 + round)
            var expressions = ExpressionDice(number, dates: false)
            let texts = (0..<3).map { _ in expressions.expression(1) }
            let conditions = try texts.map { try SmallWorld.condition($0) }
            let outcomes: [String?] = [nil, "duty", "right"]
            let thens = (0..<2).map { _ in expressions.dice.pick(outcomes) }
            let rule = Rule(
                applies: conditions[0],
                outcome: "duty",
                exceptions: zip(conditions.dropFirst(), thens).map {
                    RuleException(id: $0.text, when: $0, then: $1)
                }
            )
            var dice = HouseholdDice(number)
            let household = dice.household(2, known: 60, complete: true)
            let whole = try SmallWorld.condition(
                texts.map { "(\($0) || true)" }.joined(separator: " && ")
            )
            guard let all = CompletionTests.completions(household, whole, limit: 300) else {
                continue
            }
            tried += 1
            let trees = try texts.map { try ConditionParser.parse($0) }
            let results = Set(all.map { result(trees, thens, $0.household) })
            let evaluation = SmallWorld.frame(household).evaluate(rule, person: PersonID("p1"))
            let expected = results.count == 1 ? results.first : .undecided
            #expect(evaluation.decision == expected, "\(texts) \(household.json().compact())")
        }
        #expect(tried > 5)
    }

    private func result(
        _ trees: [SyntaxNode],
        _ thens: [String?],
        _ household: Household
    ) -> RuleDecision<String> {
        let truths = trees.map { Oracle(household: household).holds($0, person: 0) }
        guard truths[0] else { return .doesNotApply }
        let results = Set(zip(truths.dropFirst(), thens).filter(\.0).map(\.1))
        if results.count > 1 { return .conflict }
        guard let only = results.first else { return .applies("duty") }
        return only.map(RuleDecision.applies) ?? .doesNotApply
    }
}

extension [FactReference] {
    /// The same references in the order of another list.
    fileprivate func sorted(by other: [FactReference]) -> [FactReference] {
        sorted { (other.firstIndex(of: $0) ?? 99) < (other.firstIndex(of: $1) ?? 99) }
    }
}
