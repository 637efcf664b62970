package import Vocabulary

/// A household laid out for evaluation: made once, it evaluates any number of rules.
///
/// Making one is O(facts × people); evaluating reads it only, so that it can be shared.
package struct HouseholdFrame: Sendable {
    package let household: Household
    let registry: FactRegistry
    /// What is known.
    let world: PartialWorld
    /// The same with nothing known but the visit's office and day.
    let blank: PartialWorld
    /// Words whose fact the resident does not know.
    private let uncertain: Set<Int>

    /// Lays a household out; `parameters` are those in force on the day that matters.
    ///
    /// `piecesMaximum` limits what one evaluation looks at; past it Kleene logic decides.
    package init(
        _ household: Household,
        registry: FactRegistry,
        parameters: ParameterValues = .none,
        piecesMaximum: Int = HouseholdFrame.piecesMaximum
    ) {
        self.household = household
        self.registry = registry
        var blank = PartialWorld(
            listed: household.people.count,
            further: 1,
            household: household,
            registry: registry,
            parameters: parameters
        )
        blank.piecesMaximum = piecesMaximum
        self.blank = blank
        var world = blank
        world.adopt(household, registry)
        self.world = world
        uncertain = Self.uncertainWords(household, registry, world)
    }

    /// Pieces of the completions that one evaluation looks at in a household of few.
    package static let piecesMaximum = 8_000

    private static func uncertainWords(
        _ household: Household,
        _ registry: FactRegistry,
        _ world: PartialWorld
    ) -> Set<Int> {
        var words: Set<Int> = []
        for (fact, answer) in household.facts where answer.isUncertain {
            if let place = registry.place(of: fact) { words.insert(place.word) }
        }
        for (position, person) in household.people.enumerated() {
            for (fact, answer) in person.answers where answer.isUncertain {
                guard let place = registry.place(of: fact) else { continue }
                words.insert(world.base(of: position) + place.word)
            }
        }
        return words
    }

    /// The day of the event, when it is known: of the move, the first death or birth, else the visit.
    package var eventDay: CalendarDay? {
        let days = world.eventDayInterval
        return days.isPoint ? CalendarDay(daysSinceEpoch: Int(days.low)) : nil
    }

    /// The day of the event for one person: of the own birth or death, else of the event.
    ///
    /// Nil while it is not known to the day. The day of the visit is never taken for that of a birth or
    /// a death of which nobody is listed.
    package func eventDay(of person: PersonID?) -> CalendarDay? {
        guard case .person(let bool, let date, _) = world.eventDay else { return eventDay }
        let isListed = (0..<world.listed).contains { world.low[world.base(of: $0) + bool] == 1 }
        guard isListed else { return nil }
        guard let base = person.flatMap(position(of:)).map(world.base(of:)),
            world.low[base + bool] == 1
        else { return eventDay }
        let days = world.interval(base + date)
        return days.isPoint ? CalendarDay(daysSinceEpoch: Int(days.low)) : nil
    }

    // MARK: Words and references

    /// The fact of a word; nil for a word that is read but never asked.
    func reference(ofWord word: Int) -> FactReference {
        if word < world.sharedWords {
            return FactReference(fact: registry.fact(ofWord: word, isPerson: false).id)
        }
        let offset = word - world.sharedWords
        let person = world.personWords == 0 ? world.listed : offset / world.personWords
        guard person < world.listed else { return FactReference(fact: .peopleComplete) }
        return FactReference(
            fact: registry.fact(ofWord: offset % world.personWords, isPerson: true).id,
            person: household.people[person].id
        )
    }

    /// The fact of a word that is no further person's.
    func definition(ofWord word: Int) -> FactDefinition {
        guard word >= world.sharedWords else {
            return registry.fact(ofWord: word, isPerson: false)
        }
        let offset = (word - world.sharedWords) % world.personWords
        return registry.fact(ofWord: offset, isPerson: true)
    }

    /// How many words the fact has whose first this is.
    func width(ofHome word: Int) -> Int {
        if case .choices(let words) = definition(ofWord: word).type {
            return max(1, (words.count + 63) / 64)
        }
        return 1
    }

    /// The first word of a fact, or nil when there is no such fact or person.
    func word(of reference: FactReference) -> (word: Int, count: Int)? {
        guard let place = registry.place(of: reference.fact) else { return nil }
        guard let person = reference.person else { return (place.word, place.words) }
        guard let position = position(of: person) else { return nil }
        return (world.base(of: position) + place.word, place.words)
    }

    /// The position of a person in the household; O(people).
    package func position(of person: PersonID) -> Int? {
        household.people.firstIndex { $0.id == person }
    }

    func registers(_ person: PersonID?, isNeeded: Bool) -> Registers {
        registers(at: isNeeded ? person.flatMap(position(of:)) : nil, isNeeded: isNeeded)
    }

    func registers(at position: Int?, isNeeded: Bool) -> Registers {
        var registers = Registers(repeating: 0)
        guard isNeeded else { return registers }
        guard let position, household.people.indices.contains(position) else {
            preconditionFailure("a rule about a person is evaluated for a listed person")
        }
        registers[0] = Int32(position)
        return registers
    }

    func isUncertain(_ reference: FactReference) -> Bool {
        guard !uncertain.isEmpty, let home = word(of: reference) else { return false }
        return uncertain.contains(home.word)
    }

    func isUncertain(atWord word: Int) -> Bool { uncertain.contains(word) }
}

// MARK: - Evaluation

extension HouseholdFrame {
    /// The verdict alone: the fast path, without reasons and needs.
    ///
    /// `person` must be listed when the condition uses one.
    package func verdict(_ condition: Condition, person: PersonID? = nil) -> Verdict {
        verdict(condition, registers(person, isNeeded: condition.usesPerson))
    }

    /// The verdict alone, about the person at a position.
    package func verdict(_ condition: Condition, at position: Int?) -> Verdict {
        verdict(condition, registers(at: position, isNeeded: condition.usesPerson))
    }

    private func verdict(_ condition: Condition, _ registers: Registers) -> Verdict {
        switch world.truth(condition.program.root, condition.program, registers) {
        case .yes: return .holds
        case .no: return .fails
        case .open: break
        }
        let decision = Decision(applies: condition.program)
        var solver = solver(decision, registers)
        let possible = solver.possible()
        guard possible.isSingle, possible.isProven else { return .unknown }
        return possible.results == 1 ? .fails : .holds
    }

    /// The verdict of a condition with what it rests on or still needs.
    ///
    /// `person` must be listed when the condition uses one.
    package func evaluate(_ condition: Condition, person: PersonID? = nil) -> Evaluation {
        let registers = registers(person, isNeeded: condition.usesPerson)
        let outcome = resolve(Decision(applies: condition.program), registers)
        let verdict: Verdict = outcome.result.map { $0 == 0 ? .fails : .holds } ?? .unknown
        return Evaluation(
            verdict: verdict,
            needs: outcome.needs,
            uncertain: outcome.uncertain,
            because: outcome.because,
            missingParameters: outcome.missing,
            capped: outcome.isCapped
        )
    }

    /// What a rule with its exceptions comes to, decided as one.
    ///
    /// `person` must be listed when the rule uses one.
    package func evaluate<Outcome>(
        _ rule: Rule<Outcome>,
        person: PersonID? = nil
    ) -> RuleEvaluation<Outcome> {
        let registers = registers(person, isNeeded: rule.usesPerson)
        return evaluation(rule, resolve(rule.decision, registers), registers)
    }

    func evaluation<Outcome>(
        _ rule: Rule<Outcome>,
        _ outcome: Resolution,
        _ registers: Registers
    ) -> RuleEvaluation<Outcome> {
        let decision = decision(rule, outcome.result)
        let isKeptOut = world.truth(at: 0, rule.decision, registers) == .no
        let cited = rule.exceptions.indices.filter {
            !isKeptOut && world.truth(at: $0 + 1, rule.decision, registers) == .yes
        }
        return RuleEvaluation(
            decision: decision,
            needs: outcome.needs,
            uncertain: outcome.uncertain,
            because: outcome.because,
            exceptions: cited.map { rule.exceptions[$0].id },
            missingParameters: outcome.missing,
            capped: outcome.isCapped,
            work: outcome.work
        )
    }

    /// What a rule comes to, alone: the fast path, without reasons and needs.
    ///
    /// About the person at a position, which a rule that uses a person requires.
    package func decision<Outcome>(
        _ rule: Rule<Outcome>,
        at position: Int?
    ) -> RuleDecision<Outcome> {
        let registers = registers(at: position, isNeeded: rule.usesPerson)
        let kleene = rule.decision.possible { world.truth(at: $0, rule.decision, registers) }
        if kleene.nonzeroBitCount == 1 {
            return decision(rule, UInt8(kleene.trailingZeroBitCount))
        }
        var solver = solver(rule.decision, registers)
        let possible = solver.possible()
        let isDecided = possible.isSingle && possible.isProven
        return decision(rule, isDecided ? UInt8(possible.results.trailingZeroBitCount) : nil)
    }

    private func decision<Outcome>(
        _ rule: Rule<Outcome>,
        _ result: UInt8?
    ) -> RuleDecision<Outcome> {
        switch result {
        case nil: .undecided
        case Decision.conflict: .conflict
        case let result?: rule.outcomes[Int(result)].map(RuleDecision.applies) ?? .doesNotApply
        }
    }

    func solver(_ decision: Decision, _ registers: Registers) -> Solver {
        Solver(world: world, decision: decision, registers: registers, registry: registry)
    }

    func resolve(_ decision: Decision, _ registers: Registers) -> Resolution {
        var findings = Findings()
        return resolve(decision, registers, &findings)
    }

    func decided(
        _ results: UInt64,
        _ decision: Decision,
        _ registers: Registers
    ) -> Resolution {
        var resolution = Resolution(result: UInt8(results.trailingZeroBitCount))
        let justifier = Justifier(
            frame: self,
            decision: decision,
            registers: registers,
            results: results
        )
        resolution.because = justifier.because()
        return resolution
    }
}
