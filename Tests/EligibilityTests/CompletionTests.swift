import Eligibility
import Testing
import Vocabulary

@Suite("Verdicts under every completion")
struct CompletionTests {
    /// Every completion of what an expression reads, or nil when there are too many to try.
    static func completions(
        _ household: Household,
        _ condition: Condition,
        limit: Int
    ) -> [(household: Household, person: PersonID)]? {
        var unknowns: [(FactReference, [FactValue])] = []
        var dice = HouseholdDice(1)
        dice.learn(household)
        func note(_ definition: FactDefinition, _ person: PersonID?) {
            let reference = FactReference(fact: definition.id, person: person)
            guard condition.facts.contains(definition.id), household[reference] == .unknown
            else { return }
            unknowns.append((reference, dice.values(definition)))
        }
        for definition in SmallWorld.definitions where definition.scope != .person {
            note(definition, nil)
        }
        for person in household.people {
            for definition in SmallWorld.definitions where definition.scope == .person {
                note(definition, person.id)
            }
        }
        var all = [household]
        for (reference, values) in unknowns {
            guard all.count * values.count <= limit else { return nil }
            all = all.flatMap { base in
                values.map { value in
                    var completed = base
                    completed.set(reference, to: .known(value))
                    return completed
                }
            }
        }
        return all.map { ($0, household.people[0].id) }
    }

    /// The completions with up to some further persons added.
    static func opened(_ household: Household, _ condition: Condition, further: Int) -> [Household]
    {
        let definitions = SmallWorld.definitions.filter {
            $0.scope == .person && condition.facts.contains($0.id)
        }
        var kinds: [[FactID: Answer]] = [[:]]
        for definition in definitions {
            kinds = kinds.flatMap { kind in
                HouseholdDice(1).values(definition).map { value in
                    kind.merging([definition.id: .known(value)]) { $1 }
                }
            }
        }
        func more(_ people: [Person], from start: Int, left: Int) -> [[Person]] {
            var sets = [people]
            guard left > 0 else { return sets }
            for kind in start..<kinds.count {
                let person = Person(id: PersonID("x\(left)"), answers: kinds[kind])
                sets += more(people + [person], from: kind, left: left - 1)
            }
            return sets
        }
        guard kinds.count <= 8 else { return [] }
        return more(household.people, from: 0, left: further).map { people in
            Household(
                event: household.event,
                office: household.office,
                on: household.on,
                facts: household.facts,
                people: people
            )
        }
    }

    private func check(
        _ text: String,
        _ household: Household,
        _ all: [Household],
        needsExact: Bool,
        isSampled: Bool = false
    ) throws {
        let condition = try SmallWorld.condition(text)
        let tree = try ConditionParser.parse(text)
        let evaluation = SmallWorld.frame(household).evaluate(
            condition,
            person: household.people[0].id
        )
        let results = all.map { Oracle(household: $0).holds(tree, person: 0) }
        let expected: Verdict =
            results.allSatisfy { $0 } ? .holds : results.contains(true) ? .unknown : .fails
        if evaluation.capped {
            #expect(evaluation.verdict == .unknown, "\(text) \(household.json().compact())")
            return
        }
        // Of two unknown days not all pairs are tried: then a difference may not be met.
        if isSampled, evaluation.verdict == .unknown { return }
        #expect(
            evaluation.verdict == expected,
            "\(text) \(household.json().compact())"
        )
        #expect(evaluation.needs.isEmpty == (expected != .unknown))
        if needsExact, expected == .unknown {
            let needs = Self.essential(household, all, results)
            #expect(
                Set(evaluation.needs) == needs,
                "\(text) \(household.json().compact())"
            )
        }
        if expected != .unknown { try checkReason(condition, household, evaluation) }
    }

    /// Facts whose value alone makes a difference between two completions.
    private static func essential(
        _ household: Household,
        _ all: [Household],
        _ results: [Bool]
    ) -> Set<FactReference> {
        let byAnswers = Dictionary(zip(all, results)) { first, _ in first }
        var essential: Set<FactReference> = []
        var references: [FactReference] = []
        for definition in SmallWorld.definitions {
            if definition.scope == .person {
                references += household.people.map {
                    FactReference(fact: definition.id, person: $0.id)
                }
            } else {
                references.append(FactReference(fact: definition.id))
            }
        }
        for reference in references where household[reference] == .unknown {
            var seen: [Household: Bool] = [:]
            for (completed, result) in byAnswers {
                var rest = completed
                rest.set(reference, to: .unknown)
                if let other = seen[rest], other != result {
                    essential.insert(reference)
                    break
                }
                seen[rest] = result
            }
        }
        return essential
    }

    /// The reason decides alone, and no fact can be left out of it.
    private func checkReason(
        _ condition: Condition,
        _ household: Household,
        _ evaluation: Evaluation
    ) throws {
        func verdict(_ facts: [FactReference]) -> Verdict {
            var bare = Household(
                event: household.event,
                office: household.office,
                on: household.on,
                people: household.people.map { Person(id: $0.id) },
                peopleComplete: facts.contains(FactReference(fact: .peopleComplete))
            )
            for fact in facts { bare.set(fact, to: household[fact]) }
            return SmallWorld.frame(bare).verdict(condition, person: household.people[0].id)
        }
        #expect(verdict(evaluation.because) == evaluation.verdict)
        for fact in evaluation.because where fact.fact != .event {
            #expect(
                verdict(evaluation.because.filter { $0 != fact }) == .unknown,
                "\(condition) could do without \(fact) \(household.json().compact())"
            )
        }
    }

    @Test("are the same as trying every completion", arguments: 0..<CompletionTests.seeds)
    func words(seed: Int) throws {
        var tried = 0
        for round in 0..<40 {
            var expressions = ExpressionDice(UInt64(seed * 1000 + round), dates: false)
            let text = expressions.expression(3)
            var dice = HouseholdDice(UInt64(seed * 1000 + round))
            let household = dice.household(2, known: 55, complete: true)
            let condition = try SmallWorld.condition(text)
            guard let all = Self.completions(household, condition, limit: 300) else { continue }
            tried += 1
            try check(text, household, all.map(\.household), needsExact: true)
        }
        #expect(tried > 10)
    }

    @Test("are the same where people are known alike", arguments: 0..<CompletionTests.seeds)
    func alike(seed: Int) throws {
        var tried = 0
        for round in 0..<60 {
            let number = UInt64(seed * 13_000 + round)
            var expressions = ExpressionDice(number, dates: false)
            let text = expressions.expression(3)
            guard text.contains("people") else { continue }
            var dice = HouseholdDice(number)
            let household = dice.household(5, known: 12, complete: true)
            let condition = try SmallWorld.condition(text)
            guard let all = Self.completions(household, condition, limit: 1_000) else { continue }
            tried += 1
            try check(text, household, all.map(\.household), needsExact: true)
        }
        #expect(tried > 2)
    }

    @Test("are the same with days unknown", arguments: 0..<CompletionTests.seeds)
    func dates(seed: Int) throws {
        var tried = 0
        for round in 0..<25 {
            var expressions = ExpressionDice(UInt64(seed * 7000 + round), dates: true)
            let text = expressions.expression(2)
            var dice = HouseholdDice(UInt64(seed * 7000 + round))
            let household = dice.household(1 + round % 2, known: 80, complete: true)
            let condition = try SmallWorld.condition(text)
            guard let all = Self.completions(household, condition, limit: 1_200) else { continue }
            tried += 1
            try check(text, household, all.map(\.household), needsExact: true)
        }
        #expect(tried > 3)
    }

    @Test(
        "count on further persons while the household is open",
        arguments: 0..<CompletionTests.seeds
    )
    func open(seed: Int) throws {
        var tried = 0
        for round in 0..<40 {
            var expressions = ExpressionDice(UInt64(seed * 9000 + round), dates: false)
            let text = expressions.expression(3)
            let condition = try SmallWorld.condition(text)
            guard text.contains("people") else { continue }
            var dice = HouseholdDice(UInt64(seed * 9000 + round))
            let household = dice.household(1, known: 70, complete: false)
            guard let all = Self.completions(household, condition, limit: 8) else { continue }
            let more = all.flatMap { Self.opened($0.household, condition, further: 3) }
            guard !more.isEmpty else { continue }
            tried += 1
            try check(text, household, more, needsExact: false)
        }
        #expect(tried > 0)
    }

    @Test("are sound with two days unknown", arguments: 0..<CompletionTests.seeds)
    func pairs(seed: Int) throws {
        var tried = 0
        for round in 0..<20 {
            let number = UInt64(seed * 11_000 + round)
            var expressions = ExpressionDice(number, dates: true)
            let text = expressions.expression(2)
            var dice = HouseholdDice(number)
            let household = dice.household(2, known: 40, complete: true)
            let condition = try SmallWorld.condition(text)
            let all = Self.sample(household, condition, &dice)
            tried += 1
            try check(text, household, all, needsExact: false, isSampled: true)
        }
        #expect(tried > 10)
    }

    /// Some completions by chance.
    static func sample(
        _ household: Household,
        _ condition: Condition,
        _ dice: inout HouseholdDice
    ) -> [Household] {
        dice.learn(household)
        return (0..<100).map { _ in
            var completed = household
            for definition in SmallWorld.definitions where condition.facts.contains(definition.id) {
                let isPerson = definition.scope == .person
                let persons: [PersonID?] = isPerson ? household.people.map(\.id) : [nil]
                for person in persons {
                    let reference = FactReference(fact: definition.id, person: person)
                    guard household[reference] == .unknown else { continue }
                    completed.set(reference, to: .known(dice.answer(definition)))
                }
            }
            return completed
        }
    }

    static let seeds = 4
}
