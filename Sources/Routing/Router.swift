package import Catalog
package import Eligibility
package import Vocabulary

/// Turns a household's facts into the plan of its visit.
///
/// Pure and deterministic: the same catalog and household give the same bytes. Cost: one evaluation of
/// each rule of the household's life events for each person.
package struct Router: Sendable {
    package let catalog: Catalog

    package init(catalog: Catalog) {
        self.catalog = catalog
    }

    /// The plan of a visit with its sentences in one language.
    package func plan(for household: Household, language: Language) -> Plan {
        let view = catalog.view(office: household.office, on: household.on)
        let planner = Planner(household: household, view: view, language: language)
        return planner.plan()
    }
}

/// The work on one household.
struct Planner {
    let household: Household
    let view: CatalogView
    let language: Language
    let frame: HouseholdFrame
    /// The positions of the frame's people in the order in which they were listed.
    private let order: [Int]
    let deadlines: DeadlineCalculator
    let counters: CounterChooser
    let papers: PaperPlanner

    init(household: Household, view: CatalogView, language: Language) {
        self.household = household
        self.view = view
        self.language = language
        let frame = HouseholdFrame(
            household.inOrderOfNames,
            registry: view.catalog.facts,
            parameters: view.parameters
        )
        self.frame = frame
        order = household.people.compactMap { frame.position(of: $0.id) }
        deadlines = DeadlineCalculator(
            household: household,
            calendar: view.calendar,
            eventDay: frame.eventDay(of:),
            verdict: { frame.verdict($0, person: $1) }
        )
        counters = CounterChooser(view: view, frame: frame, language: language)
        papers = PaperPlanner(view: view, frame: frame, language: language)
    }

    func plan() -> Plan {
        let exclusion = Exclusion(verdicts())
        let verdicts = exclusion.verdicts
        let whole = verdicts.flatMap(\.applying)
        let all = whole.flatMap { divided($0, whole, verdicts) }
        let waits = all.map { coverNeeds($0, all, verdicts) }
        let found = zip(all, waits).filter { $0.1 == nil }.map(\.0)
        let waiting = zip(all, waits).compactMap { applying, needs in
            needs.map { self.waiting(applying, needs: $0) }
        }
        let present = Set(found.map(\.procedure.id))
        let items = ordered(
            found.map {
                item(for: $0, among: found, present: present, exclusion.alternatives)
            }
        )
        let visit = VisitPlanner(minutesBetweenCounters: minutesBetweenCounters).outline(items)
        return Plan(
            event: household.event,
            office: household.office,
            on: household.on,
            catalog: view.catalog.hash,
            items: items,
            undecided: verdicts.flatMap { undecided($0) } + waiting,
            documents: papers.union(items),
            visit: visit,
            nextQuestion: question(verdicts)
        )
    }

    func verdicts() -> [ProcedureVerdicts] {
        candidates.map { ProcedureVerdicts($0, frame: frame, order: order) }
    }

    /// The procedures that the life events bring up, in the catalog's order.
    private var candidates: [Procedure] {
        // A move to another ward is a move within the city too; `previous_place` tells them apart.
        let within = LifeEventID("move-within")
        let wards = LifeEventID("ward-change")
        let events = household.event.contains(wards) ? household.event + [within] : household.event
        return view.procedures.filter { procedure in events.contains { procedure.belongs(to: $0) } }
    }

    private var minutesBetweenCounters: Double {
        guard case .integer(let minutes)? = view.parameters.values["minutes_between_counters"]
        else {
            return 0
        }
        return Double(minutes)
    }
}

// MARK: - Items

extension Planner {
    private func item(
        for found: Applying,
        among all: [Applying],
        present: Set<ProcedureID>,
        _ alternatives: [ProcedureID: [Applying]]
    ) -> PlanItem {
        let procedure = found.procedure
        let covering = covering(found, all)
        let outcome = outcome(found, isCovered: covering != nil)
        return PlanItem(
            procedure: procedure.id,
            code: procedure.code,
            people: found.people,
            outcome: outcome,
            counter: counters.counter(for: procedure, outcome: outcome, people: found.people),
            // What is only told of is done by another body, whoever does it where it applies.
            handling: outcome == .referral ? .outside : procedure.handling,
            instrument: procedure.instrument,
            because: because(
                found,
                covering: covering,
                present: present,
                alternatives[procedure.id] ?? []
            ),
            deskExamines: procedure.deskExamines.map { $0[language] },
            legalBasis: procedure.legalBasis,
            deadline: procedure.deadline.flatMap { deadlines.deadline($0, people: found.people) },
            effectiveFrom: procedure.effective.flatMap {
                deadlines.effectiveFrom($0, people: found.people)
            },
            after: before(found, all),
            documents: papers.papers(of: procedure, people: found.people),
            feeYen: fee(procedure, outcome: outcome),
            minutes: minutes(procedure, people: found.people.count)
        )
    }

    private func waiting(_ found: Applying, needs: [FactReference]) -> UndecidedEntry {
        UndecidedEntry(
            procedure: found.procedure.id,
            code: found.procedure.code,
            people: found.people,
            needs: needs,
            because: [
                Phrase.coverNotKnown[language],
                Phrase.legalBasis(found.procedure.legalBasis, language),
            ]
        )
    }

    private func outcome(_ found: Applying, isCovered: Bool) -> Outcome {
        let plain = found.outcome
        if plain == .deemed, !isCovered { return found.procedure.outcomeAlone ?? .duty }
        // What rests on an estimate never claims a duty by itself.
        if plain == .duty, found.procedure.restsOnEstimate { return .recommended }
        return plain
    }

    private func before(_ found: Applying, _ all: [Applying]) -> [ProcedureID] {
        found.procedure.prerequisites.map(\.procedure).filter { name in
            all.contains { $0.procedure.id == name && $0.shares(found) }
        }.uniqued()
    }

    private func fee(_ procedure: Procedure, outcome: Outcome) -> Int? {
        procedure.fee.yen(at: view.counter(for: procedure, outcome: outcome).kind)
    }

    private func minutes(_ procedure: Procedure, people: Int) -> PlannedMinutes {
        let minutes = procedure.minutes
        let more = Double(max(0, people - 1)) * minutes.extraPerson
        return PlannedMinutes(
            accept: minutes.accept + more,
            input: minutes.input,
            check: minutes.check,
            deliver: minutes.deliver
        )
    }

    private func ordered(_ items: [PlanItem]) -> [PlanItem] {
        ItemOrder.sorted(PlanItem.predecessors(items)).map { items[$0] }
    }
}

// MARK: - Reasons

extension Planner {
    private func because(
        _ found: Applying,
        covering: Procedure?,
        present: Set<ProcedureID>,
        _ alternatives: [Applying]
    ) -> [String] {
        let procedure = found.procedure
        var sentences = explained(found.because)
        sentences += found.exceptions.compactMap { procedure.exceptionReasons[$0]?[language] }
        if let covering { sentences.append(Phrase.coveredBy(covering.name, language)) }
        sentences += alternatives.filter(found.shares)
            .map { Phrase.insteadOf($0.procedure.name, language) }
        if let missing = missingPrerequisites(procedure, present) {
            sentences.append(Phrase.prerequisiteMissing(missing, language))
        }
        if let sentence = unknownLastDay(found) { sentences.append(sentence) }
        if let text = procedure.deadline?.text { sentences.append(Phrase.deadline(text, language)) }
        if let text = procedure.deadline?.consequence { sentences.append(text[language]) }
        if procedure.restsOnEstimate { sentences.append(Phrase.estimate[language]) }
        sentences.append(Phrase.legalBasis(procedure.legalBasis, language))
        return sentences.uniqued()
    }

    /// Why no last day is told, or none of some of its people, though the procedure has one.
    private func unknownLastDay(_ found: Applying) -> String? {
        guard let anchor = found.procedure.deadline?.anchor,
            let missing = deadlines.missing(anchor, people: found.people)
        else { return nil }
        let registry = view.catalog.facts
        let questions = registry.ordered.filter { missing.contains($0.id) }.map(\.question)
        return Phrase.lastDayNotKnown(questions, language)
    }

    /// Names of what at least one of is required first, when none is part of the plan.
    private func missingPrerequisites(
        _ procedure: Procedure,
        _ present: Set<ProcedureID>
    ) -> [Localized]? {
        let required = procedure.prerequisites.filter { !$0.ifPresent }.map(\.procedure)
        guard !required.isEmpty, present.isDisjoint(with: required) else { return nil }
        return required.compactMap { view.procedure($0)?.name }
    }

    private func explained(_ facts: [FactReference]) -> [String] {
        Explanation.sentences(
            facts,
            household: household,
            registry: view.catalog.facts,
            language: language
        )
    }

    private func undecided(_ verdicts: ProcedureVerdicts) -> [UndecidedEntry] {
        verdicts.undecided.map { open in
            var because: [String] = []
            if open.isConflict { because.append(Phrase.staffDecides[language]) }
            if open.isRivalOpen { because.append(Phrase.rivalNotKnown[language]) }
            if !open.needs.isEmpty { because.append(Phrase.notKnownYet[language]) }
            if !open.uncertain.isEmpty { because.append(Phrase.residentUnsure[language]) }
            because += open.missingParameters.map { Phrase.parameterMissing($0, language) }
            because.append(Phrase.legalBasis(verdicts.procedure.legalBasis, language))
            return UndecidedEntry(
                procedure: verdicts.procedure.id,
                code: verdicts.procedure.code,
                people: open.people,
                needs: open.needs,
                because: because
            )
        }
    }
}

// MARK: - Asking

extension Planner {
    private func question(_ verdicts: [ProcedureVerdicts]) -> PlannedQuestion? {
        var entries: [QuestionEntry] = []
        var procedures: [ProcedureID] = []
        for (number, verdict) in verdicts.enumerated() {
            for (person, needs, like) in verdict.open {
                entries.append(
                    QuestionEntry(
                        verdict.procedure.rule,
                        person: person,
                        weight: verdict.procedure.weight,
                        needs: needs,
                        kind: number * max(1, household.people.count) + like
                    )
                )
                procedures.append(verdict.procedure.id)
            }
        }
        let choice = NextQuestion.choose(
            among: entries,
            frame: frame,
            registry: view.catalog.facts
        )
        return choice.map { choice in
            PlannedQuestion(
                asks: choice.asks,
                text: choice.text[language],
                decides: choice.decides.map { procedures[$0] }.uniqued()
            )
        }
    }
}

extension Procedure {
    /// Whether nobody has checked the rule against a source.
    var restsOnEstimate: Bool { sources[.rule]?.mark == .estimate }

    /// What it costs to leave it undecided: missing a duty is worse than missing a hint.
    fileprivate var weight: Double {
        switch rule.outcome {
        case .duty, .deemed: 3
        case .right: 2
        case .recommended, .exOfficio, .referral: 1
        }
    }
}

extension PlanItem {
    /// Whether two items are about the same person, or one of them about the whole household.
    func shares(_ other: PlanItem) -> Bool {
        isShared(people, other.people)
    }
}
