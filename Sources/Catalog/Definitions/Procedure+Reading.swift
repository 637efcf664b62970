import Eligibility
import Vocabulary

/// The structured keys of a procedure, read before it is put together.
struct ProcedureParts {
    let map: MapReader
    let context: ReadingContext
    let id: ProcedureID?
    let system: SystemID?
    let filed: FilingUnit
    let everyEvent: Bool
    let lifeEvents: [LifeEventID]
    let rule: (rule: Rule<Outcome>, reasons: [String: Localized])?
    let form: FormID?

    init(_ map: MapReader, _ context: ReadingContext) {
        self.map = map
        self.context = context
        id = context.newName(map.required("id"), "procedure")
        system = map.required("system").flatMap {
            context.reference($0, "system", in: context.known.systems)
        }
        filed = map.choice("filed") ?? .together
        let events = map.requiredList("life_events") { $0 }
        everyEvent = events.contains { $0.text == "all" }
        lifeEvents = everyEvent ? [] : events.compactMap(context.lifeEvent)
        form = map.node("form").flatMap {
            context.reference($0, "form", in: context.known.forms)
        }
        rule = context.rule(map, allowsPerson: filed != .household)
    }

    private var log: FindingLog { context.log }
    private var allowsPerson: Bool { filed != .household }

    func procedures(_ key: String) -> [ProcedureID] {
        map.list(key) { context.reference($0, "procedure", in: context.known.procedures) }
    }

    var documents: [DocumentGroup] {
        let groups = map.list("documents") { node in
            node.map("document group", log) { map in
                context.documentGroup(map, allowsPerson: allowsPerson).map { ($0, map.position) }
            }
        }
        context.reportTwins(groups.map { ($0.0.id, $0.1) }, "document group")
        return groups.map(\.0)
    }

    var prerequisites: [Prerequisite] {
        map.list("prerequisites") { node in
            node.map("prerequisite", log) { context.prerequisite($0) }
        }
    }

    var channels: [Channel] {
        map.list("channels") { node in
            node.map("channel", log) { context.channel($0, allowsPerson: allowsPerson) }
        }
    }

    var outputs: [Output] {
        map.list("outputs") { node in node.map("output", log) { context.output($0) } }
    }

    var agents: AgentRules {
        let rules: AgentRules? = map.map("agents") { map in
            let rules = AgentRules(who: map.choices("who"), mandateFor: map.choices("mandate_for"))
            if map.has("who"), rules.who.isEmpty {
                log.error(
                    map.place("who"),
                    "`who` is empty, so nobody may file; name who may, such as `self`"
                )
            }
            return rules
        }
        return rules ?? AgentRules(who: [.oneself], mandateFor: [])
    }

    var minutes: HandlingMinutes {
        map.requiredMap("minutes") { context.minutes($0) }
            ?? HandlingMinutes(
                accept: 0,
                input: 0,
                check: 0,
                deliver: 0,
                extraPerson: 0,
                spread: 0
            )
    }

    var sources: [SourceAspect: SourceMark] {
        map.requiredMap("sources") { context.sources($0) } ?? [:]
    }
}

extension ReadingContext {
    /// Default, outcome and exceptions of a procedure.
    func rule(
        _ procedure: MapReader,
        allowsPerson: Bool
    ) -> (rule: Rule<Outcome>, reasons: [String: Localized])? {
        let outcome: Outcome? = procedure.choice("outcome")
        var reasons: [String: Localized] = [:]
        return procedure.requiredMap("rule") { map in
            let applies = map.required("applies").flatMap {
                condition($0, allowsPerson: allowsPerson)
            }
            let exceptions = map.list("exceptions") { node in
                node.map("exception", log) {
                    exception($0, allowsPerson: allowsPerson, reasons: &reasons)
                }
            }
            guard let applies, let outcome else { return nil }
            let rule = Rule(applies: applies, outcome: outcome, exceptions: exceptions)
            return (rule, reasons)
        }
    }

    private func exception(
        _ map: MapReader,
        allowsPerson: Bool,
        reasons: inout [String: Localized]
    ) -> RuleException<Outcome>? {
        let id = map.text("id")
        if reasons[id] != nil { log.error(map.position, "two exceptions are named `\(id)`") }
        reasons[id] = map.optionalLocalized("because")
        let when = map.required("when").flatMap { condition($0, allowsPerson: allowsPerson) }
        let then = map.required("then").flatMap(exceptionResult)
        guard let when, let then else { return nil }
        return RuleException(id: id, when: when, then: then.outcome)
    }

    private func exceptionResult(_ node: YAMLNode) -> (outcome: Outcome?, Void)? {
        if node.text == "does-not-apply" { return (nil, ()) }
        let words = ["does-not-apply"] + Outcome.allCases.map(\.rawValue)
        guard let text = node.text, let outcome = Outcome(rawValue: text) else {
            let hint = Suggestion.sentence(for: node.text ?? "", among: words)
            let all = words.joined(separator: ", ")
            log.error(
                node.position,
                "`then` must be one of \(all), but here is \(node.kind)\(hint)"
            )
            return nil
        }
        return (outcome, ())
    }
}
