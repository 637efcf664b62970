import Catalog
package import Eligibility
package import Vocabulary

/// What the front door asks: only what settles the counter and the papers without which nothing goes on.
extension Router {
    /// The question that the door asks next; nil once the counter and those papers are settled.
    ///
    /// Facts about persons are never asked there: the desk asks them with the whole household.
    package func doorQuestion(for household: Household, language: Language) -> PlannedQuestion? {
        let presumed = presumed(household)
        let view = catalog.view(office: household.office, on: household.on)
        return Planner(household: presumed, view: view, language: language).doorQuestion()
    }

    /// The household with what the door takes for granted of whoever stands there.
    ///
    /// One person, the householder, who moves with a move and has moved in by now: nobody can notify a move
    /// before it. A card is taken to come with its PIN. Whatever else is personal counts as not known.
    /// For routing at the door only: nothing of it is kept.
    package func presumed(_ household: Household) -> Household {
        guard household.people.isEmpty else { return household }
        var answers: [FactID: Answer] = [:]
        for definition in catalog.facts.ordered where definition.scope == .person {
            answers[definition.id] = Self.presumption(definition.id, household) ?? .uncertain
        }
        return Household(
            event: household.event,
            office: household.office,
            on: household.on,
            facts: presumedFacts(household),
            people: [Person(id: PersonID("p1"), answers: answers)],
            peopleComplete: false
        )
    }

    private func presumedFacts(_ household: Household) -> [FactID: Answer] {
        var facts = household.facts
        let days = [
            FactID("moved_on"), FactID("planned_move_on"),
            catalog.facts.eventDay(of: household.event),
        ]
        for day in days.compactMap(\.self) where facts[day] == nil {
            facts[day] = .known(.date(PartialDay(household.on)))
        }
        return facts
    }

    private static func presumption(_ fact: FactID, _ household: Household) -> Answer? {
        switch fact.description {
        case "relationship": .known(.choice("head"))
        case "moves", "card_pin_known": .known(.bool(true))
        case "deceased", "newborn": .known(.bool(false))
        case "from_abroad": comesFromAbroad(household)
        case "my_number_card": card(household)
        default: nil
        }
    }

    /// Who moved out by card has a card.
    private static func card(_ household: Household) -> Answer? {
        let byCard = FactID("paperless_move_out").flatMap { household.facts[$0] }
        return byCard == .known(.bool(true)) ? .known(.choice("valid")) : nil
    }

    private static func comesFromAbroad(_ household: Household) -> Answer {
        guard let place = FactID("previous_place"), let answer = household.facts[place] else {
            return .unknown
        }
        return .known(.bool(answer == .known(.choice("abroad"))))
    }
}

extension Planner {
    fileprivate func doorQuestion() -> PlannedQuestion? {
        let verdicts = verdicts()
        // Whoever may need the unified counter starts there; the rest is settled at the desk.
        let startsUnified = verdicts.contains { verdict in
            !(verdict.applying.isEmpty && verdict.open.isEmpty) && kind(verdict) == .unified
        }
        var entries: [QuestionEntry] = []
        var procedures: [ProcedureID] = []
        for verdict in verdicts {
            let isBlocking = verdict.procedure.documents.contains(where: \.blocking)
            let isAtFirstStop = !startsUnified || kind(verdict) == .unified
            guard isAtFirstStop, isBlocking || !startsUnified else { continue }
            for (person, needs, _) in verdict.open {
                entries.append(
                    QuestionEntry(
                        verdict.procedure.rule,
                        person: person,
                        weight: isBlocking ? 3 : 1,
                        needs: needs
                    )
                )
                procedures.append(verdict.procedure.id)
            }
        }
        let registry = view.catalog.facts
        guard
            let choice = NextQuestion.choose(among: entries, frame: frame, registry: registry)
        else { return nil }
        let asks = choice.asks.filter { $0.person == nil && $0.fact != .peopleComplete }
        guard let first = asks.first else { return nil }
        return PlannedQuestion(
            asks: asks,
            text: (registry[first.fact]?.question ?? choice.text)[language],
            decides: choice.decides.map { procedures[$0] }.uniqued()
        )
    }

    private func kind(_ verdict: ProcedureVerdicts) -> CounterKind {
        view.counter(for: verdict.procedure, outcome: verdict.procedure.rule.outcome).kind
    }
}
