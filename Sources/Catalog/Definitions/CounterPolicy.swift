package import Eligibility
package import Vocabulary

/// Which kind of counter takes a procedure where nothing else is said.
package struct CounterPolicy: Hashable, Sendable {
    /// Whether the unified counter takes procedures that need a specialist.
    package let unifiedTakesSpecialist: Bool
    /// Beginnings of section names whose procedures the unified counter takes.
    package let unifiedSections: [String]
    package let byHandling: [Handling: CounterKind]
    package let byOutcome: [Outcome: CounterKind]
    package let otherwise: CounterKind

    /// Why a kind was chosen.
    package enum Reason: Hashable, Sendable {
        /// The catalog fixes it for this procedure.
        case fixed
        /// Its outcome decides, such as guidance to an outside body.
        case outcome
        /// Its handling decides.
        case handling
        /// No specialist is needed, and its desk names this section.
        case unifiedSection(String)
        /// A specialist of the section is needed.
        case specialist
        /// Its desk names no section of the unified counter.
        case otherSection
    }

    /// The counter of a procedure with this outcome, and why.
    package func counter(
        for procedure: Procedure,
        outcome: Outcome
    ) -> (kind: CounterKind, reason: Reason) {
        if let counter = procedure.counter { return (counter, .fixed) }
        if let kind = byOutcome[outcome] { return (kind, .outcome) }
        if let kind = byHandling[procedure.handling] { return (kind, .handling) }
        if procedure.specialist, !unifiedTakesSpecialist { return (otherwise, .specialist) }
        let section = procedure.sections.lazy.compactMap { part in
            self.unifiedSections.first { part.hasPrefix($0) }
        }.first
        return section.map { (.unified, .unifiedSection($0)) } ?? (otherwise, .otherSection)
    }
}

/// The thresholds that make a procedure fit for the unified counter.
package struct ScreeningPolicy: Hashable, Sendable {
    /// Systems whose procedures are taken whole, whatever the thresholds say.
    package let wholeSystems: Set<SystemID>
    package let wholeProcedures: Set<ProcedureID>
    /// Most minutes of accepting for one person.
    package let acceptMinutesMax: Double?
    /// Whether procedures that need a specialist pass.
    package let takesSpecialist: Bool
    /// Life events that tie a procedure to the counter; any event where empty.
    package let coreLifeEvents: [LifeEventID]
    /// Handlings that pass; any where empty.
    package let handlings: [Handling]
    /// Fewest cases a year; a procedure of unknown volume passes.
    package let yearlyVolumeMin: Int?
}

/// Which items wait for a person's check.
package struct CheckRule: Sendable {
    package let id: String
    package let check: CheckClass
    package let name: Localized
    /// Only these procedures; any where nil.
    package let procedures: Set<ProcedureID>?
    package let systems: Set<SystemID>?
    /// The record of the item carries one of these fields; not asked where nil.
    package let fields: [FieldID]?
    /// The item is about a protected person; not asked where nil.
    package let protected: Bool?
    package let condition: Condition?
}

// MARK: - Reading

extension ReadingContext {
    func counterPolicy(_ map: MapReader) -> CounterPolicy {
        _ = map.text("id")
        let unified = map.requiredMap("unified") { map in
            (map.bool("specialist", default: false), map.texts("sections"))
        }
        return CounterPolicy(
            unifiedTakesSpecialist: unified?.0 ?? false,
            unifiedSections: unified?.1 ?? [],
            byHandling: map.map("by_handling") { kinds($0) } ?? [:],
            byOutcome: map.map("by_outcome") { kinds($0) } ?? [:],
            otherwise: map.choice("otherwise", default: .individual)
        )
    }

    private func kinds<Key: WordChoice & Hashable>(_ map: MapReader) -> [Key: CounterKind] {
        var kinds: [Key: CounterKind] = [:]
        for word in map.keys {
            if let key = Key(rawValue: word) {
                kinds[key] = map.optionalChoice(word)
            } else {
                let words = Key.allCases.map(\.rawValue)
                let hint = Suggestion.sentence(for: word, among: words)
                let all = words.joined(separator: ", ")
                log.error(map.place(word), "`\(word)` is not one of \(all)\(hint)")
            }
        }
        return kinds
    }

    func screening(_ map: MapReader) -> ScreeningPolicy {
        _ = map.text("id")
        let whole = map.map("taken_whole") { map in
            (
                Set(map.list("systems") { reference($0, "system", in: known.systems) }),
                Set(map.list("procedures") { reference($0, "procedure", in: known.procedures) })
            )
        }
        let policy = map.requiredMap("thresholds") { map in
            ScreeningPolicy(
                wholeSystems: whole?.0 ?? [],
                wholeProcedures: whole?.1 ?? [],
                acceptMinutesMax: map.node("accept_minutes_max")?
                    .minutes("accept_minutes_max", log),
                takesSpecialist: map.bool("specialist", default: false),
                coreLifeEvents: map.list("core_life_events") { lifeEvent($0) },
                handlings: map.choices("handlings"),
                yearlyVolumeMin: map.optionalInt("yearly_volume_min", in: 0...10_000_000)
            )
        }
        return policy ?? .everything
    }

    func checkRule(_ map: MapReader) -> CheckRule? {
        let id = map.text("id")
        let check: CheckClass? = map.choice("check")
        let name = map.localized("name")
        let rule = map.requiredMap("when") { map -> CheckRule? in
            let rule = CheckRule(
                id: id,
                check: check ?? .none,
                name: name,
                procedures: names(map, "procedures", "procedure", known.procedures),
                systems: names(map, "systems", "system", known.systems),
                fields: names(map, "fields", "field", known.fields).map { $0.sorted() },
                protected: map.node("protected")?.bool("protected", log),
                condition: map.node("condition").flatMap { condition($0) }
            )
            return rule
        }
        return check == nil ? nil : rule
    }

    private func names<Kind>(
        _ map: MapReader,
        _ key: String,
        _ what: String,
        _ known: Set<CatalogKey<Kind>>
    ) -> Set<CatalogKey<Kind>>? {
        guard map.node(key) != nil else { return nil }
        return Set(map.list(key) { reference($0, what, in: known) })
    }
}

extension ScreeningPolicy {
    /// A policy that every procedure passes.
    static let everything = ScreeningPolicy(
        wholeSystems: [],
        wholeProcedures: [],
        acceptMinutesMax: nil,
        takesSpecialist: true,
        coreLifeEvents: [],
        handlings: [],
        yearlyVolumeMin: nil
    )
}
