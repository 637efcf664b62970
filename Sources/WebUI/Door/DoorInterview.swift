import Catalog
import Eligibility
import Pages
import Routing
import Vocabulary

/// The interview at the door as far as it got; everything it knows travels in the form.
struct DoorInterview {
    /// With the appointment, which the first page asks: three.
    static let questionsMaximum = 3
    /// Not a fact of the registry: whether the papers that nothing goes on without are here.
    static let brought = "papers_brought"

    let household: Household
    let needs: Needs
    let problems: [Problem]
    private let catalog: Catalog
    private let language: Language
    private let form: FormFields
    private let isStarted: Bool
    private let rejected: [FactReference: RejectedAnswer]
    /// Fields that were asked after the first page, in order.
    private let asked: [String]
    private let next: DoorQuestion?
    private let papers: [String]

    init(_ context: StaffContext, site: Site) {
        var form = context.form
        var asked = form.all("asked")
        let catalog = site.catalog
        // A step back forgets the last answer; before the first question it leads to the start.
        let goesBack = form["act"] == "back"
        if goesBack, let last = asked.popLast() { form = form.without([last, "\(last).state"]) }
        let isStart = form.fields.isEmpty || (goesBack && asked.isEmpty && form["act"] == "back")
        let chosen = catalog.lifeEvents.map(\.id).filter {
            form.all("fact.event").contains($0.description)
        }
        var household = Household(
            event: chosen,
            office: context.session.office,
            on: site.today,
            people: [],
            peopleComplete: false
        )
        var answers = AnswerFields(form, registry: catalog.facts)
        answers.apply(to: &household)
        needs = Needs(
            wheelchair: form.all("need").contains("wheelchair"),
            quietRoom: form.all("need").contains("quiet"),
            interpreter: form["fact.interpreter"].flatMap { $0.isEmpty ? nil : $0 }
        )
        let asksForProtection =
            form.all("need").contains("protection") || chosen.contains(LifeEventID("protection"))
        if asksForProtection, let fact = FactID("protection_requested") {
            household.set(FactReference(fact: fact), to: .known(.bool(true)))
        }
        self.household = household
        self.catalog = catalog
        self.form = form
        self.asked = asked
        self.rejected = answers.rejected
        language = context.language
        isStarted = !isStart && !chosen.isEmpty
        problems = Self.problems(isStart: isStart, chosen, answers.rejected)
        let questions = Questions(
            household: household,
            catalog: catalog,
            language: context.language,
            asked: asked,
            papersAnswer: form["fact.\(Self.brought)"],
            rejected: answers.rejected
        )
        papers = isStarted ? questions.blockingPapers : []
        next = isStarted ? questions.next(blocking: papers) : nil
    }

    private static func problems(
        isStart: Bool,
        _ chosen: [LifeEventID],
        _ rejected: [FactReference: RejectedAnswer]
    ) -> [Problem] {
        if isStart { return [] }
        if chosen.isEmpty {
            let message = Localized(ja: "用件を選んでください。", en: "Choose what the visit is about.")
            return [Problem(field: "event", message: message)]
        }
        return rejected.map { reference, answer in
            Problem(field: FactInput.field(of: reference), message: answer.message)
        }.sorted { $0.field < $1.field }
    }

    /// Whether nothing is left to ask at the door.
    var isComplete: Bool { isStarted && problems.isEmpty && next == nil }

    /// What the visit keeps besides the facts.
    var circumstances: JSONValue {
        guard var object = needs.json.asObject else { return [:] }
        if let brought = form["fact.\(Self.brought)"], !papers.isEmpty {
            object["papers_brought"] = .string(brought)
        }
        return .object(object)
    }

    var page: DoorPage {
        DoorPage(
            step: next.map(DoorPage.Step.question) ?? .start(start),
            carried: next.map(carried) ?? [],
            needs: doorNeeds,
            problems: problems
        )
    }

    private var start: DoorStart {
        let events = catalog.lifeEvents.map { Choice($0.id.description, $0.name) }
        let common = 10
        return DoorStart(
            events: Array(events.prefix(common)),
            otherEvents: Array(events.dropFirst(common)),
            chosen: Set(household.event.map(\.description)),
            booked: form["fact.booked"].flatMap { ["yes": true, "no": false][$0] }
        )
    }

    private var doorNeeds: DoorNeeds {
        DoorNeeds(
            interpreter: needs.interpreter ?? "",
            interpreters: Needs.languages.map { Choice($0.tag, $0.name) },
            wheelchair: needs.wheelchair,
            quietRoom: needs.quietRoom,
            protection: form.all("need").contains("protection")
        )
    }

    /// A question that is asked again, because its answer could not be read, counts once.
    private func askedWith(_ question: DoorQuestion) -> [String] {
        asked.last == question.input.field ? asked : asked + [question.input.field]
    }

    /// Everything that was said so far, and which question comes now.
    private func carried(_ question: DoorQuestion) -> [HiddenValue] {
        let said = form.fields.filter { field in
            (field.name == "need" || field.name.hasPrefix("fact."))
                && field.name != question.input.field
                && field.name != "\(question.input.field).uncertain"
        }
        return said.map { HiddenValue(name: $0.name, value: $0.value) }
            + askedWith(question).map { HiddenValue(name: "asked", value: $0) }
    }
}

/// Which question the door asks next.
private struct Questions {
    let household: Household
    let catalog: Catalog
    let language: Language
    let asked: [String]
    let papersAnswer: String?
    let rejected: [FactReference: RejectedAnswer]

    private var router: Routing.Router { Routing.Router(catalog: catalog) }

    /// Papers without which nothing goes on, as far as the answers tell.
    var blockingPapers: [String] {
        let presumed = router.presumed(household)
        return router.plan(for: presumed, language: language).papersOfFirstStop
    }

    func next(blocking papers: [String]) -> DoorQuestion? {
        // What could not be read is asked again, as the same question.
        if let again = rejected.keys.first(where: { asked.last == FactInput.field(of: $0) }) {
            return question(about: again, number: asked.count + 1)
        }
        let hasAppointment = FactID("booked").map { household.facts[$0] == .known(.bool(true)) }
        let left = DoorInterview.questionsMaximum - 1 - asked.count
        guard hasAppointment != true, left > 0 else { return nil }
        let asksPapers = !papers.isEmpty && papersAnswer == nil
        if left > (asksPapers ? 1 : 0), let asks = doorAsks {
            return question(about: asks, number: asked.count + 2)
        }
        return asksPapers ? paperQuestion(papers, number: asked.count + 2) : nil
    }

    /// The fact to ask: of those that one sentence collects, one that a touch answers.
    private var doorAsks: FactReference? {
        let open = router.doorQuestion(for: household, language: language)?.asks.filter {
            !asked.contains(FactInput.field(of: $0))
        }
        return open?.first { isTouch($0) } ?? open?.first
    }

    private func isTouch(_ reference: FactReference) -> Bool {
        switch catalog.facts[reference.fact]?.type {
        case .bool, .choice: true
        default: false
        }
    }

    private func question(about reference: FactReference, number: Int) -> DoorQuestion? {
        catalog.facts[reference.fact].map { definition in
            DoorQuestion(
                input: FactInput(
                    reference,
                    definition,
                    in: household,
                    rejected: rejected[reference]
                ),
                number: number,
                ofAtMost: DoorInterview.questionsMaximum
            )
        }
    }

    private func paperQuestion(_ papers: [String], number: Int) -> DoorQuestion {
        let list = papers.joined(separator: language == .ja ? "、" : ", ")
        return DoorQuestion(
            input: FactInput(
                fact: DoorInterview.brought,
                question: Localized(
                    ja: "必ず必要な書類をお持ちですか",
                    en: "Do you have the essential papers with you?"
                ),
                support: Localized(same: list),
                kind: .flag
            ),
            number: number,
            ofAtMost: DoorInterview.questionsMaximum
        )
    }
}
