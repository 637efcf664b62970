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

    /// Rows enough for most families, where nobody is entered yet.
    fileprivate var rowsForAFamily: [PersonDraft] {
        drafts + Array(repeating: PersonDraft(), count: max(0, 4 - drafts.count))
    }
}

extension DeskVisitPage {
    /// The console for a visit with its plan as it stands, or with what was typed into it.
    init(_ sheet: PlanSheet, site: Site, language: Language, draft: DeskDraft = DeskDraft()) {
        let (visit, plan, names) = (sheet.visit, sheet.plan, sheet.names)
        let household = visit.household
        let catalog = site.catalog
        let questions = DeskQuestions(sheet, language, draft)
        let record = RecordSheet(sheet).groups(for: sheet.toBeFiled, problems: draft.problems)
        self.init(
            visit: DeskVisit(
                events: household.event.map { catalog.lifeEvent($0)?.name ?? .init(same: "\($0)") },
                on: household.on,
                flags: visit.flags,
                version: visit.version,
                submissionKey: "desk:\(visit.id):\(visit.version)",
                nextQuestions: questions.next,
                decides: questions.decides,
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
                drafts: household.people.isEmpty ? draft.rowsForAFamily : draft.drafts,
                relationships: HouseholdNames.choices(catalog.facts),
                peopleComplete: household.peopleComplete,
                plan: sheet.items(problems: draft.problems, today: site.today),
                duplicates: visit.duplicates.map {
                    DuplicateNote($0, names: names, site: site)
                },
                minutes: Int(plan.visit.minutes.rounded(.up)),
                minutesAtSeparateCounters: Int(
                    plan.visit.minutesAtSeparateCounters.rounded(.up)
                ),
                papers: PaperSheet(plan: plan, sheet: sheet, seen: visit.circumstances).checks,
                record: record,
                lane: Pages.Lane(rawValue: draft.lane.rawValue) ?? .waiting
            ),
            subject: visit.subject,
            problems: questions.problems + draft.problems.map(record.telling)
        )
    }
}

extension [RecordGroup] {
    /// The problem with whose datum it is and which, as the summary at the top tells it.
    func telling(_ problem: Problem) -> Problem {
        for group in self {
            guard let field = group.fields.first(where: { $0.field == problem.field }) else {
                continue
            }
            let name = group.name(of: field)
            return Problem(
                field: problem.field,
                message: Localized(
                    ja: "\(name.ja):\(problem.message.ja)",
                    en: "\(name.en): \(problem.message.en)"
                )
            )
        }
        return problem
    }
}

/// The questions that matter for a plan: what undecided procedures need, and what was answered.
struct DeskQuestions {
    /// How many answers are asked for at once, unless one question alone asks for more.
    private static let answersAtOnce = 24

    let household: Household
    let registry: FactRegistry
    /// The questions that the page asks now.
    let next: [AskedQuestion]
    /// What these questions decide.
    let decides: [Localized]
    private let relevant: Set<FactReference>
    private let rejected: [FactReference: RejectedAnswer]
    /// What is wrong with fields, answers among them.
    private let draftProblems: [Problem]
    private let names: HouseholdNames

    init(
        _ sheet: PlanSheet,
        _ language: Language,
        _ draft: DeskDraft
    ) {
        household = sheet.visit.household
        registry = sheet.view.catalog.facts
        names = sheet.names
        rejected = draft.rejected
        draftProblems = draft.problems
        let questions = Router(catalog: sheet.view.catalog).deskQuestions(
            for: household,
            planned: sheet.plan,
            language: language,
            answersAtOnce: Self.answersAtOnce
        )
        let asks = questions.flatMap(\.asks)
        relevant = Set(sheet.plan.undecided.flatMap(\.needs)).union(asks).union(rejected.keys)
        next = Self.grouped(asks, household, registry, sheet.names, draft)
        var decided: [Localized] = []
        for name in questions.flatMap(\.decides).map(sheet.name) where !decided.contains(name) {
            decided.append(name)
        }
        decides = decided
    }

    /// One question a fact, with a control for each person whom it is open for.
    private static func grouped(
        _ asks: [FactReference],
        _ household: Household,
        _ registry: FactRegistry,
        _ names: HouseholdNames,
        _ draft: DeskDraft
    ) -> [AskedQuestion] {
        var order: [FactID] = []
        var answers: [FactID: [AskedQuestion.Answer]] = [:]
        for ask in asks where ask.fact != .peopleComplete && household[ask] == .unknown {
            guard let definition = registry[ask.fact] else { continue }
            if answers[ask.fact] == nil { order.append(ask.fact) }
            var input = FactInput(ask, definition, in: household, rejected: draft.rejected[ask])
            input.tell(draft.problems)
            answers[ask.fact, default: []].append(
                AskedQuestion.Answer(who: ask.person.map(names.full), input: input)
            )
        }
        return order.compactMap { fact in
            guard let asked = answers[fact], let question = registry[fact]?.question else {
                return nil
            }
            return AskedQuestion(text: question, answers: asked)
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
            return input(definition, reference)
        }
    }

    /// The question as it is answered now, with what is wrong about the answer that was typed.
    private func input(_ definition: FactDefinition, _ reference: FactReference) -> FactInput {
        var input = FactInput(
            reference,
            definition,
            in: household,
            rejected: rejected[reference]
        )
        input.tell(draftProblems)
        return input
    }

    /// The question about a fact that every person has.
    func input(_ fact: FactID?, _ person: PersonID) -> FactInput {
        guard let fact, let definition = registry[fact] else {
            return FactInput(fact: "", question: Localized(same: ""), kind: .code)
        }
        let reference = FactReference(fact: fact, person: person)
        var input = input(definition, reference)
        if fact == HouseholdNames.relationship {
            input.kind = .choice(HouseholdNames.choices(registry))
        }
        return input
    }

    /// Where answers could not be read.
    var problems: [Problem] {
        rejected.map { reference, rejected in
            let who = reference.person.map { names[$0] }
            let question = registry[reference.fact]?.question ?? Localized(same: "")
            return Problem(
                field: FactInput.field(of: reference),
                message: Localized(
                    ja: "\(who.map { $0.ja + "の" } ?? "")「\(question.ja)」:\(rejected.message.ja)",
                    en: "\(question.en)\(who.map { " (\($0.en))" } ?? ""): \(rejected.message.en)"
                )
            )
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
