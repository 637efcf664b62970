import Eligibility
import Testing
import Vocabulary

@Suite("The next question and the reasons in words")
struct AskingTests {
    private let people = #", "people": [{"id": "p1"}, {"id": "p2"}]"#

    private func household(_ rest: String) throws -> Household {
        try SmallWorld.household(
            #"{"event": "move-in", "office": "121002", "on": "2026-04-06"\#(rest)}"#
        )
    }

    private func choose(_ household: Household, _ texts: [String]) throws -> QuestionChoice? {
        let entries = try texts.flatMap { text in
            try household.people.map {
                QuestionEntry(try SmallWorld.condition(text), person: $0.id)
            }
        }
        return NextQuestion.choose(
            among: entries,
            frame: SmallWorld.frame(household),
            registry: SmallWorld.registry
        )
    }

    @Test("The fact that settles most is asked, of everybody whom it concerns")
    func most() throws {
        let texts = ["person.moves && household.dogs > 0", "person.moves && household.sewer"]

        let choice = try choose(household(people), texts)

        #expect(choice?.asks == [SmallWorld.ask("moves", "p1"), SmallWorld.ask("moves", "p2")])
        #expect(choice?.decides == [0, 1, 2, 3])
    }

    @Test("Nothing is asked on which nothing depends")
    func irrelevant() throws {
        let known = #", "people": [{"id": "p1", "moves": false}, {"id": "p2", "moves": true}]"#

        let choice = try choose(household(known), ["person.moves && person.cover == \"left\""])

        #expect(choice?.asks == [SmallWorld.ask("cover", "p2")])
    }

    @Test("Nothing is asked when everything is decided or only the unknowable is left")
    func done() throws {
        let text = ["household.sewer"]

        #expect(try choose(household(people + #", "facts": {"sewer": true}"#), text) == nil)
        #expect(
            try choose(household(people + #", "facts": {"sewer": {"uncertain": true}}"#), text)
                == nil
        )
    }

    @Test("Answering what is asked decides every rule", arguments: 0..<6)
    func ends(seed: Int) throws {
        var expressions = ExpressionDice(UInt64(seed), dates: false)
        let texts = (0..<12).map { _ in expressions.expression(2) }
        var dice = HouseholdDice(UInt64(seed))
        var household = dice.household(2, known: 0, complete: true)
        var rounds = 0
        while let choice = try choose(household, texts) {
            #expect(!choice.asks.isEmpty && !choice.decides.isEmpty)
            for reference in choice.asks {
                let definition = try #require(SmallWorld.registry[reference.fact])
                #expect(household[reference] == .unknown)
                household.set(reference, to: .known(dice.answer(definition)))
            }
            rounds += 1
            try #require(rounds < 20)
        }
        for text in texts {
            for person in household.people {
                let condition = try SmallWorld.condition(text)
                #expect(
                    SmallWorld.frame(household).verdict(condition, person: person.id) != .unknown
                )
            }
        }
    }

    @Test("Reasons are sentences about the facts, and a failure says what would change it")
    func sentences() throws {
        let household = try household(
            #", "people": [{"id": "p1", "born": "2000-05-02", "moves": true}]"#
        )
        let frame = SmallWorld.frame(household)
        let condition = try SmallWorld.condition("person.moves && age(person.born, on) < 18")

        let evaluation = frame.evaluate(condition, person: PersonID("p1"))
        let reasons = Explanation.sentences(
            evaluation.because,
            household: household,
            registry: SmallWorld.registry,
            language: .ja
        )
        let change = frame.counterfactual(condition, person: PersonID("p1"))

        #expect(evaluation.verdict == .fails)
        #expect(reasons == ["p1：「born」→ 2000年5月2日"])
        #expect(change?.reference == SmallWorld.ask("born", "p1"))
        #expect(change?.value == .date(PartialDay(SmallWorld.day("2008-04-07"))))
    }
}
