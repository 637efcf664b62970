package import Eligibility
package import Vocabulary

/// One procedure as it holds in one municipality: national base and overlays already joined.
///
/// Immutable and shared by reference, so that editions of the catalog hold the same one.
package final class Procedure: Sendable {
    package let id: ProcedureID
    /// Code of the national list, `NH01`.
    package let code: String
    package let name: Localized
    /// Life events that bring it up; empty when every event does.
    package let lifeEvents: [LifeEventID]
    package let everyEvent: Bool
    package let system: SystemID
    package let authority: Authority
    package let legalBasis: String
    package let filed: FilingUnit
    /// Default with exceptions; an exception without outcome says that it does not apply.
    package let rule: Rule<Outcome>
    /// Rules out quickly whom the rule does not concern.
    package let sieve: RuleSieve
    /// Why an exception holds, by its id, where the catalog says so.
    package let exceptionReasons: [String: Localized]
    /// Items of the same plan that cover it, where the outcome is `deemed`.
    package let deemedBy: [ProcedureID]
    /// The outcome where none of `deemedBy` is in the plan.
    package let outcomeAlone: Outcome?
    package let exclusiveWith: [ProcedureID]
    package let deadline: DeadlineRule?
    package let effective: EffectiveRule?
    package let documents: [DocumentGroup]
    /// What the law asks besides; decides nothing.
    package let deskExamines: [Localized]
    package let prerequisites: [Prerequisite]
    package let desk: Localized
    /// The sections its desk names: the parts between `/`.
    package let sections: [Substring]
    package let specialist: Bool
    /// A counter fixed for this procedure; nil leaves it to the policy.
    package let counter: CounterKind?
    package let channels: [Channel]
    package let handling: Handling
    package let instrument: Instrument
    package let form: FormID?
    package let agents: AgentRules
    package let fee: Fee
    package let minutes: HandlingMinutes
    package let check: CheckClass
    package let outputs: [Output]
    /// Keys that the owning system gives back, `resident_key`.
    package let returns: [String]
    /// Cases a year, where known; for screening.
    package let yearlyVolume: Int?
    package let validFrom: CalendarDay?
    package let validTo: CalendarDay?
    package let recordedOn: CalendarDay?
    package let sources: [SourceAspect: SourceMark]
    /// Where the definition begins, and where each of its keys stands (an overlay's file included).
    package let position: SourcePosition
    package let positions: [String: SourcePosition]

    /// Reads a procedure; nil when something without which it cannot stand is missing.
    init?(_ map: MapReader, _ context: ReadingContext) {
        let parts = ProcedureParts(map, context)
        position = map.position
        positions = map.positions
        code = map.text("code")
        name = map.localized("name")
        lifeEvents = parts.lifeEvents
        everyEvent = parts.everyEvent
        authority = map.choice("authority") ?? .municipality
        legalBasis = map.text("legal_basis")
        filed = parts.filed
        deemedBy = parts.procedures("deemed_by")
        outcomeAlone = map.optionalChoice("outcome_alone")
        exclusiveWith = parts.procedures("exclusive_with")
        let isPersonal = parts.filed != .household
        let deadline = map.map("deadline") { context.deadline($0, allowsPerson: isPersonal) }
        self.deadline = deadline
        effective = map.map("effective") {
            context.effective($0, besides: deadline, allowsPerson: isPersonal)
        }
        documents = parts.documents
        deskExamines = map.list("desk_examines") { $0.localized("desk_examines", context.log) }
        prerequisites = parts.prerequisites
        desk = map.localized("desk")
        sections = desk.ja.split(separator: "/")
        specialist = map.bool("specialist", default: false)
        counter = map.optionalChoice("counter")
        channels = parts.channels
        handling = map.choice("handling") ?? .none
        instrument = map.choice("instrument") ?? .data
        form = parts.form
        agents = parts.agents
        fee = context.fee(map)
        minutes = parts.minutes
        check = map.choice("check", default: .none)
        outputs = parts.outputs
        returns = map.texts("returns")
        yearlyVolume = map.optionalInt("yearly_volume", in: 0...10_000_000)
        validFrom = map.day("valid_from")
        validTo = map.day("valid_to")
        recordedOn = map.day("recorded_on")
        sources = parts.sources
        // Only now, when every key was read, so that all its faults are told at once.
        guard let id = parts.id, let system = parts.system, let rule = parts.rule else {
            return nil
        }
        self.id = id
        self.system = system
        self.rule = rule.rule
        sieve = RuleSieve(rule.rule)
        exceptionReasons = rule.reasons
    }

    /// Whether the procedure exists on a day.
    package func isValid(on day: CalendarDay) -> Bool {
        validFrom ?? .earliest <= day && day <= validTo ?? .latest
    }

    /// Whether a life event brings it up.
    package func belongs(to event: LifeEventID) -> Bool {
        everyEvent || lifeEvents.contains(event)
    }

    /// Every condition with the key under which it stands.
    package var conditions: [(key: String, condition: Condition)] {
        var all = [("rule", rule.applies)]
        all += rule.exceptions.map { ("rule", $0.when) }
        all += documents.compactMap { group in group.when.map { ("documents", $0) } }
        all += channels.compactMap { channel in channel.when.map { ("channels", $0) } }
        all += (deadline?.anchor?.conditions ?? []).map { ("deadline", $0) }
        return all
    }

    /// Where a key stands, or the whole definition.
    package func place(_ key: String) -> SourcePosition { positions[key] ?? position }
}
