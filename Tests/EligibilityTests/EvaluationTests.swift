import Eligibility
import Testing
import Vocabulary

@Suite("What is decided, and on what")
struct EvaluationTests {
    private func evaluate(
        _ text: String,
        _ rest: String = "",
        event: String = "move-in"
    ) throws -> Evaluation {
        let json = #"{"event": "\#(event)", "office": "121002", "on": "2026-04-06"\#(rest)}"#
        let household = try SmallWorld.household(json)
        return SmallWorld.frame(household).evaluate(
            try SmallWorld.condition(text),
            person: household.people.first?.id
        )
    }

    @Test("x or not x holds while x is unknown")
    func tautology() throws {
        let evaluation = try evaluate("household.sewer || !household.sewer")

        #expect(evaluation.verdict == .holds)
        #expect(evaluation.because.isEmpty)
        #expect(!evaluation.capped)
    }

    @Test("A year of birth decides an age when every day of it agrees")
    func interval() throws {
        let text = "age(person.born, on) < 18"
        let old = try evaluate(text, #", "people": [{"id": "p1", "born": "1950"}]"#)
        let open = try evaluate(text, #", "people": [{"id": "p1", "born": "2008"}]"#)

        #expect(old.verdict == .fails)
        #expect(old.because == [SmallWorld.ask("born", "p1")])
        #expect(open.verdict == .unknown)
        #expect(open.needs == [SmallWorld.ask("born", "p1")])
    }

    @Test("What the resident does not know decides nothing and is not asked again")
    func uncertain() throws {
        let evaluation = try evaluate(
            "household.sewer && household.dogs > 0",
            #", "facts": {"sewer": {"uncertain": true}}"#
        )

        #expect(evaluation.verdict == .unknown)
        #expect(evaluation.needs == [SmallWorld.ask("dogs")])
        #expect(evaluation.uncertain == [SmallWorld.ask("sewer")])
    }

    @Test("Nobody has something only when everybody is listed")
    func openHousehold() throws {
        let text = "!people.exists(p, p.moves)"
        let people = #", "people": [{"id": "p1", "moves": false}]"#
        let closed = try evaluate(text, people)
        let open = try evaluate(text, people + #", "people_complete": false"#)

        #expect(closed.verdict == .holds)
        #expect(closed.because.contains(FactReference(fact: .peopleComplete)))
        #expect(open.verdict == .unknown)
        #expect(open.needs == [FactReference(fact: .peopleComplete)])
    }

    @Test("The event's day is that of the move, of the death, of the birth, else of the visit")
    func eventDay() throws {
        func day(_ event: String, _ rest: String) throws -> CalendarDay? {
            let json = #"{"event": "\#(event)", "office": "121002", "on": "2026-04-06"\#(rest)}"#
            return SmallWorld.frame(try SmallWorld.household(json)).eventDay
        }
        let death = #"{"id": "p2", "deceased": true, "died_on": "2026-04-02"}"#

        #expect(try day("move-in", "") == nil)
        #expect(
            try day("move-in", #", "facts": {"moved_on": "2026-04-01"}"#)?.description
                == "2026-04-01"
        )
        #expect(
            try day("death", #", "people": [{"id": "p1", "deceased": false}, \#(death)]"#)?
                .description == "2026-04-02"
        )
        #expect(try day("death", #", "people": [{"id": "p1"}, \#(death)]"#) == nil)
        #expect(try day("certificate", "")?.description == "2026-04-06")
    }

    @Test("An unknown move decides an age that no possible day changes")
    func relation() throws {
        let people = #", "people": [{"id": "p1", "born": "1985-05-02"}]"#
        let text = "household.moved_on <= on && age(person.born, event_day) >= 75"

        let evaluation = try evaluate(text, people)

        #expect(evaluation.verdict == .fails)
        #expect(evaluation.because == [SmallWorld.ask("born", "p1")])
    }

    @Test("A parameter without a value on the day is named and never replaced")
    func parameter() throws {
        let household = try SmallWorld.household(
            #"{"event": "birth", "office": "121002", "on": "2024-07-31", "people": [{"id": "p1", "born": "2020-01-01"}]}"#
        )
        let condition = try SmallWorld.condition("age(person.born, on) <= param.age_limit")

        let evaluation = SmallWorld.frame(household).evaluate(condition, person: PersonID("p1"))

        #expect(evaluation.verdict == .unknown)
        #expect(evaluation.missingParameters == ["age_limit"])
        #expect(evaluation.needs.isEmpty)
    }

    @Test("Adding facts never changes what is decided", arguments: 0..<10)
    func monotone(seed: Int) throws {
        for round in 0..<30 {
            let number = UInt64(seed * 100 + round)
            var expressions = ExpressionDice(number, dates: true)
            let condition = try SmallWorld.condition(expressions.expression(3))
            var dice = HouseholdDice(number)
            var household = dice.household(2, known: 20, complete: round % 2 == 0)
            var decided: Verdict = .unknown
            let person = PersonID("p1")
            for definition in SmallWorld.definitions.reversed() {
                let persons = definition.scope == .person ? household.people.map(\.id) : []
                for owner in definition.scope == .person ? persons.map(Optional.some) : [nil] {
                    let reference = FactReference(fact: definition.id, person: owner)
                    guard household[reference] == .unknown else { continue }
                    household.set(reference, to: .known(dice.answer(definition)))
                    let verdict = SmallWorld.frame(household).verdict(condition, person: person)
                    #expect(decided == .unknown || verdict == decided, "\(condition)")
                    decided = verdict
                }
            }
        }
    }

    @Test("Any expression has a value or says what it needs")
    func values() throws {
        let household = try SmallWorld.household(
            #"{"event": "birth", "office": "121002", "on": "2026-04-06", "facts": {"dogs": 2}, "people": [{"id": "p1", "cover": "left", "moves": true}, {"id": "p2", "moves": false}]}"#
        )
        let frame = SmallWorld.frame(household)
        func value(_ text: String) throws -> ValueEvaluation {
            frame.value(of: try Expression(text, context: SmallWorld.context))
        }

        #expect(try value("household.dogs").value == 2)
        #expect(try value("add_months(date(\"2026-01-31\"), 1)").value == "2026-02-28")
        #expect(try value("school_year(date(\"2019-04-01\"), on)").value == 2)
        #expect(try value("people.filter(p, p.moves).map(p, p.cover)").value == ["left"])
        #expect(try value("size(people)").value == 2)
        #expect(try value("people.map(p, p.cover)").value == nil)
        #expect(try value("people.map(p, p.cover)").needs == [SmallWorld.ask("cover", "p2")])
        #expect(try value("visit.wants").needs == [SmallWorld.ask("wants")])
        #expect(try value("true || household.sewer").value == true)
    }
}
