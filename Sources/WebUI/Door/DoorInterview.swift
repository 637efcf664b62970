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
    private let papers: DoorPapers

    init(_ context: StaffContext, site: Site) {
        var form = context.form
        // Said to have one, and none was found: the questions go on as without.
        let without = form[DoorAppointment.chosenField] == DoorAppointment.without
        if without { form = form.without(["fact.booked"]).with("fact.booked", "no") }
        var asked = form.all("asked")
        let catalog = site.catalog
        // The last one asked is on the screen: a step back forgets it and the answer before it.
        let goesBack = form["act"] == "back"
        if goesBack, let shown = asked.popLast() { form = form.without(answerTo: shown) }
        let isStart = form.fields.isEmpty || (goesBack && asked.isEmpty)
        if goesBack, let last = asked.popLast() { form = form.without(answerTo: last) }
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
        var answers = AnswerFields(Self.withPaperAtHand(form), registry: catalog.facts)
        answers.apply(to: &household)
        needs = Needs(
            wheelchair: form.all("need").contains("wheelchair"),
            quietRoom: form.all("need").contains("quiet"),
            interpreter: form["fact.interpreter"].flatMap { $0.isEmpty ? nil : $0 }
        )
        let asksForProtection =
            form.all("need").contains("protection") || chosen.contains(LifeEventID("protection"))
        if asksForProtection {
            household.set(FactReference(fact: .protectionRequested), to: .known(.bool(true)))
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
            isSettled: form["fact.\(CameFor.field)"].map { $0 != "?" } ?? false,
            rejected: answers.rejected
        )
        papers = isStarted ? questions.blockingPapers : .none
        next = isStarted ? questions.next(blocking: papers) : nil
    }

    /// The form with the answer that a paper stands for, `paperless_move_out.yes` where the card is shown.
    private static func withPaperAtHand(_ form: FormFields) -> FormFields {
        let parts = form["fact.\(brought)"]?.split(separator: ".") ?? []
        guard parts.count == 2 else { return form }
        return FormFields(form.fields + [(name: "fact.\(parts[0])", value: String(parts[1]))])
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

    /// Whether it is to be asked which appointment somebody has.
    var asksAppointment: Bool {
        isStarted && problems.isEmpty && form["fact.booked"] == "yes"
    }

    /// The page that asks it, with everything that was said so far.
    func page(asking appointment: DoorAppointment) -> DoorPage {
        let said = form.fields.filter { $0.name == "need" || $0.name.hasPrefix("fact.") }
        return DoorPage(
            step: .appointment(appointment),
            carried: said.map { HiddenValue(name: $0.name, value: $0.value) },
            needs: doorNeeds
        )
    }

    /// Whether nothing is left to ask at the door.
    var isComplete: Bool { isStarted && problems.isEmpty && next == nil }

    /// What the visit keeps besides the facts.
    var circumstances: JSONValue {
        guard var object = needs.json.asObject else { return [:] }
        if let brought = form["fact.\(Self.brought)"], !papers.ways.isEmpty {
            // Which paper it was stands among the answers.
            object["papers_brought"] = .string(["no", "?"].contains(brought) ? brought : "yes")
        }
        if let reason = form["fact.\(CameFor.field)"], let procedure = ProcedureID(reason),
            catalog.view(office: household.office, on: household.on).procedure(procedure) != nil
        {
            object[CameFor.field] = .string(reason)
        }
        return .object(object)
    }

    /// Which procedure the visitor named.
    var cameFor: ProcedureID? {
        circumstances[CameFor.field]?.asString.flatMap { ProcedureID($0) }
    }

    /// Whether the visitor comes back with a paper.
    var lacksPaper: Bool { circumstances["papers_brought"]?.asString == "no" }

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
    /// A longer choice is a list to read, not a touch.
    private static let choicesMaximum = 9

    let household: Household
    let catalog: Catalog
    let language: Language
    let asked: [String]
    let papersAnswer: String?
    /// Whether the visitor said which procedure it is about, or that it is none of the common ones.
    let isSettled: Bool
    let rejected: [FactReference: RejectedAnswer]

    private var router: Routing.Router { Routing.Router(catalog: catalog) }

    var blockingPapers: DoorPapers { router.doorPapers(for: household, language: language) }

    func next(blocking papers: DoorPapers) -> DoorQuestion? {
        // What could not be read is asked again, as the same question.
        if let again = rejected.keys.first(where: { asked.last == FactInput.field(of: $0) }) {
            return question(about: again, number: asked.count + 1)
        }
        let hasAppointment = FactID("booked").map { household.facts[$0] == .known(.bool(true)) }
        let left = DoorInterview.questionsMaximum - 1 - asked.count
        // Without the paper nothing else matters at the door.
        guard hasAppointment != true, left > 0, papersAnswer != "no", !isSettled else {
            return nil
        }
        let asksPapers = !papers.ways.isEmpty && papersAnswer == nil
        // A paper at hand answers two questions at once.
        let isNext = asksPapers && (papers.fact != nil || left == 1)
        let asks = isNext ? nil : doorAsks(but: papers.fact)
        if let asks, isTouch(asks) { return question(about: asks, number: asked.count + 2) }
        if asksPapers { return paperQuestion(papers, number: asked.count + 2) }
        // What takes more than a touch can wait for the desk; what they came for tells the counter.
        return asks == nil ? nil : whichProcedure
    }

    /// Which of a few procedures it is about; nil where it was asked, or where that is no question.
    private var whichProcedure: DoorQuestion? {
        let view = catalog.view(office: household.office, on: household.on)
        let plan = router.plan(for: router.presumed(household), language: language)
        let choices = CameFor.choices(plan, view)
        let input = FactInput(
            fact: CameFor.field,
            question: Localized(
                ja: "どの手続のご用件ですか",
                en: "Which procedure is it about?"
            ),
            kind: .choice(choices)
        )
        guard !choices.isEmpty, !asked.contains(input.field) else { return nil }
        return DoorQuestion(
            input: input,
            number: asked.count + 2,
            ofAtMost: DoorInterview.questionsMaximum
        )
    }

    /// The fact to ask: of those that one sentence collects, one that a touch answers.
    private func doorAsks(but settled: FactID?) -> FactReference? {
        let open = router.doorQuestion(for: household, language: language)?.asks.filter {
            $0.fact != settled && !asked.contains(FactInput.field(of: $0))
        }
        return open?.first { isTouch($0) } ?? open?.first
    }

    private func isTouch(_ reference: FactReference) -> Bool {
        switch catalog.facts[reference.fact]?.type {
        case .bool: true
        case .choice(let words): words.count <= Self.choicesMaximum
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

    private func paperQuestion(_ papers: DoorPapers, number: Int) -> DoorQuestion {
        let input = papers.fact.map { whichPaper(papers, $0) } ?? hasPapers(papers)
        return DoorQuestion(input: input, number: number, ofAtMost: DoorInterview.questionsMaximum)
    }

    private func hasPapers(_ papers: DoorPapers) -> FactInput {
        FactInput(
            fact: DoorInterview.brought,
            question: Localized(
                ja: "必ず必要な書類をお持ちですか",
                en: "Do you have the essential papers with you?"
            ),
            support: Localized(same: papers.ways.map { $0.list(language) }.joined()),
            kind: .flag
        )
    }

    private func whichPaper(_ papers: DoorPapers, _ fact: FactID) -> FactInput {
        let ways = papers.ways.map { way in
            Choice(
                "\(fact).\(way.answer == true ? "yes" : "no")",
                Localized(same: way.name(language))
            )
        }
        let none = Choice("no", Localized(ja: "どちらもない", en: "Neither"))
        return FactInput(
            fact: DoorInterview.brought,
            question: Localized(
                ja: "どちらの書類をお持ちですか",
                en: "Which of these papers do you have with you?"
            ),
            support: Localized(
                ja: "どちらか一つが必ず必要です。",
                en: "One of them is essential."
            ),
            kind: .choice(ways + [none])
        )
    }
}

extension DoorPapers.Way {
    /// Its papers in one line.
    func list(_ language: Language) -> String {
        papers.joined(separator: language == .ja ? "、" : ", ")
    }

    /// Its papers with what they stand for.
    func name(_ language: Language) -> String {
        guard let meaning else { return list(language) }
        return language == .ja
            ? "\(list(language))(\(meaning))" : "\(list(language)) (\(meaning))"
    }
}

extension FormFields {
    /// The form before a question was answered.
    fileprivate func without(answerTo field: String) -> FormFields {
        without([field, "\(field).state", "\(field).uncertain"])
    }
}
