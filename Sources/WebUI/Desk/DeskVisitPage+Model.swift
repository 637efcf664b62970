import Catalog
import Eligibility
import Filing
import Pages
import Routing
import Vocabulary

/// What was typed at the desk and could not be taken over.
struct DeskDraft {
    var rejected: [FactReference: RejectedAnswer] = [:]
    var drafts = [PersonDraft()]
    var problems: [Problem] = []
    /// Fates that were chosen and are not kept yet.
    var fates: [PlanKey: FateChoice] = [:]
    var lane = Vocabulary.Lane.waiting
}

extension DeskVisitPage {
    /// The console for a visit as it stands, or with what was typed into it.
    init(
        _ visit: VisitSheet,
        catalog: Catalog,
        language: Language,
        today: CalendarDay,
        draft: DeskDraft = DeskDraft()
    ) {
        let household = visit.household
        let view = catalog.view(office: household.office, on: household.on)
        let plan = Router(catalog: catalog).plan(for: household, language: language)
        let names = HouseholdNames(household, registry: catalog.facts, record: visit.record)
        let sheet = PlanSheet(visit, plan: plan, view: view, names: names, typed: draft.fates)
        let questions = DeskQuestions(plan, household, catalog.facts, sheet, draft)
        let record = RecordSheet(
            view: view,
            household: household,
            record: visit.record,
            names: names
        )
        self.init(
            visit: DeskVisit(
                events: household.event.map { catalog.lifeEvent($0)?.name ?? .init(same: "\($0)") },
                on: household.on,
                flags: visit.flags,
                version: visit.version,
                submissionKey: "desk:\(visit.id):\(visit.version)",
                nextQuestion: questions.next,
                answers: questions.shared,
                people: household.people.map { person in
                    DeskPerson(
                        id: person.id.description,
                        label: names[person.id],
                        name: names.name(of: person.id),
                        relationship: questions.input(HouseholdNames.relationship, person.id),
                        born: questions.input(.born, person.id),
                        answers: questions.answers(about: person.id)
                    )
                },
                drafts: draft.drafts,
                relationships: HouseholdNames.choices(catalog.facts),
                peopleComplete: household.peopleComplete,
                plan: sheet.items(problems: draft.problems, today: today),
                minutes: Int(plan.visit.minutes.rounded(.up)),
                minutesAtSeparateCounters: Int(
                    plan.visit.minutesAtSeparateCounters.rounded(.up)
                ),
                papers: PaperSheet(plan: plan, sheet: sheet, seen: visit.circumstances).checks,
                record: record.groups(for: sheet.toBeFiled, problems: draft.problems),
                lane: Pages.Lane(rawValue: draft.lane.rawValue) ?? .waiting
            ),
            subject: visit.subject,
            problems: draft.problems + questions.problems
        )
    }
}

/// The questions that matter for a plan: what undecided procedures need, and what was answered.
struct DeskQuestions {
    let household: Household
    let registry: FactRegistry
    private let relevant: Set<FactReference>
    private let rejected: [FactReference: RejectedAnswer]
    /// What is wrong with fields, answers among them.
    private let draftProblems: [Problem]
    let next: FactInput?

    init(
        _ plan: Plan,
        _ household: Household,
        _ registry: FactRegistry,
        _ sheet: PlanSheet,
        _ draft: DeskDraft
    ) {
        self.household = household
        self.registry = registry
        rejected = draft.rejected
        draftProblems = draft.problems
        let needs = Set(plan.undecided.flatMap(\.needs))
        let asks = plan.nextQuestion?.asks ?? []
        relevant = needs.union(asks).union(rejected.keys)
        let question = asks.first { $0.fact != .peopleComplete && household[$0] == .unknown }
        next = question.flatMap { reference in
            registry[reference.fact].map { definition in
                var input = FactInput(
                    reference,
                    definition,
                    in: household,
                    rejected: draft.rejected[reference],
                    decides: plan.nextQuestion?.decides.map(sheet.name) ?? []
                )
                input.tell(draft.problems)
                if let person = reference.person {
                    let who = sheet.names[person]
                    input.support = Localized(ja: "\(who.ja)について", en: "About: \(who.en)")
                }
                return input
            }
        }
    }

    /// Facts of the visit and the household, in the order of the registry.
    var shared: [FactInput] { inputs(nil, scopes: [.visit, .household]) }

    /// Facts about a person besides relationship and birth.
    func answers(about person: PersonID) -> [FactInput] {
        inputs(person, scopes: [.person]).filter {
            $0.fact != HouseholdNames.relationship?.description
                && $0.fact != FactID.born.description
        }
    }

    private func inputs(_ person: PersonID?, scopes: Set<FactScope>) -> [FactInput] {
        registry.ordered.filter { scopes.contains($0.scope) }.compactMap { definition in
            let reference = FactReference(fact: definition.id, person: person)
            let isBuiltIn = [FactID.event, .office, .on, .peopleComplete].contains(definition.id)
            let matters = relevant.contains(reference) || household[reference] != .unknown
            guard matters, !isBuiltIn else { return nil }
            var input = FactInput(
                reference,
                definition,
                in: household,
                rejected: rejected[reference]
            )
            input.tell(draftProblems)
            return input
        }
    }

    /// The question about a fact that every person has.
    func input(_ fact: FactID?, _ person: PersonID) -> FactInput {
        guard let fact, let definition = registry[fact] else {
            return FactInput(fact: "", question: Localized(same: ""), kind: .code)
        }
        let reference = FactReference(fact: fact, person: person)
        var input = FactInput(
            reference,
            definition,
            in: household,
            rejected: rejected[reference]
        )
        input.tell(draftProblems)
        if fact == HouseholdNames.relationship {
            input.kind = .choice(HouseholdNames.choices(registry))
        }
        return input
    }

    /// Where answers could not be read.
    var problems: [Problem] {
        rejected.map { reference, rejected in
            Problem(field: FactInput.field(of: reference), message: rejected.message)
        }.sorted { $0.field < $1.field }
    }
}

extension FactInput {
    /// Takes the problem that names this question, unless it has one of its own.
    fileprivate mutating func tell(_ problems: [Problem]) {
        problem = problem ?? problems.first { $0.field == elementID }?.message
    }
}

/// The papers that a plan asks for, and what the clerk found.
struct PaperSheet {
    let checks: [PaperCheck]

    init(plan: Plan, sheet: PlanSheet, seen: JSONValue) {
        let found = seen["papers"]
        checks = plan.documents.map { paper in
            let key = Self.key(paper, sheet)
            return PaperCheck(
                key: key,
                name: Localized(same: paper.document),
                neededFor: paper.procedures.map(sheet.name),
                state: found?[key]?.asString.flatMap { .init(rawValue: $0) } ?? .open
            )
        }
    }

    /// The same paper has the same key in every language: its place among the papers of a procedure.
    private static func key(_ paper: PlannedDocument, _ sheet: PlanSheet) -> String {
        guard let first = paper.procedures.first,
            let item = sheet.plan.items.first(where: { $0.procedure == first }),
            let place = item.documents.firstIndex(where: { $0.text == paper.document })
        else { return "paper" }
        return "\(first).\(place)"
    }

    /// What the form says of papers, over what was known.
    static func read(_ form: FormFields, into circumstances: JSONValue) -> JSONValue {
        var object = circumstances.asObject ?? JSONObject()
        var papers = object["papers"]?.asObject ?? JSONObject()
        for (name, value) in form.fields where name.hasPrefix("paper.") {
            guard PaperCheck.State(rawValue: value) != nil else { continue }
            papers[String(name.dropFirst("paper.".count))] = .string(value)
        }
        object["papers"] = .object(papers)
        return .object(object)
    }
}
