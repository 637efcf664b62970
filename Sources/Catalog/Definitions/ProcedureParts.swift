package import Eligibility
package import Vocabulary

/// What must come before a procedure.
package struct Prerequisite: Hashable, Sendable {
    /// What the owning system of the later procedure waits for.
    package enum Wait: String, WordChoice, Hashable, Sendable {
        /// The owning system has accepted the earlier one.
        case accepted
        /// The earlier one was done at the counter.
        case atCounter = "at-counter"
        /// Nothing; only the order of the visit.
        case none
    }

    package let procedure: ProcedureID
    /// Counts only when it is part of the same plan; else at least one of the others is required.
    package let ifPresent: Bool
    package let waits: Wait
}

/// A way to file besides the counter that the policy gives.
package struct Channel: Sendable {
    package let kind: CounterKind
    /// Serves a case where this holds; every case where nil.
    package let when: Condition?
    package let via: Localized?
}

/// What a procedure costs, in yen.
package struct Fee: Hashable, Sendable {
    /// Price at every place without a price of its own; nil where it varies.
    package let base: Int?
    /// Prices by counter kind, or `convenience-store`.
    package let byPlace: [String: Int]

    /// The price at a kind of counter; nil where it varies.
    package func yen(at kind: CounterKind) -> Int? { byPlace[kind.rawValue] ?? base }
}

/// Handling minutes for one person, waiting excluded.
package struct HandlingMinutes: Hashable, Sendable {
    package let accept: Double
    package let input: Double
    package let check: Double
    package let deliver: Double
    /// For every further person of the same item.
    package let extraPerson: Double
    /// Standard deviation of the whole.
    package let spread: Double
}

/// Who may file, and who of them needs a written mandate.
package struct AgentRules: Hashable, Sendable {
    package let who: [Filer]
    package let mandateFor: [Filer]
}

/// What is handed to the resident.
package struct Output: Hashable, Sendable {
    package let id: String
    package let name: Localized
}

/// How well one aspect of a procedure is known, and from where.
package struct SourceMark: Hashable, Sendable {
    package let mark: EvidenceMark
    package let from: String?
    package let on: CalendarDay?
    package let note: String?
}

/// The aspects of a procedure that carry a source mark.
package enum SourceAspect: String, WordChoice, Hashable, Sendable {
    case rule
    case law
    case deadline
    case documents
    case system
    case fee
    case minutes
    case outcome
    case online
    case channels
    case namesEn = "names_en"
}

// MARK: - Reading

extension ReadingContext {
    func prerequisite(_ map: MapReader) -> Prerequisite? {
        let procedure = map.required("procedure").flatMap {
            reference($0, "procedure", in: known.procedures)
        }
        let ifPresent = map.bool("if_present", default: false)
        let waits: Prerequisite.Wait = map.choice("waits", default: .accepted)
        return procedure.map { Prerequisite(procedure: $0, ifPresent: ifPresent, waits: waits) }
    }

    func channel(_ map: MapReader, allowsPerson: Bool) -> Channel? {
        let kind: CounterKind? = map.choice("kind")
        let when = map.node("when").flatMap { condition($0, allowsPerson: allowsPerson) }
        let via = map.optionalLocalized("via")
        return kind.map { Channel(kind: $0, when: when, via: via) }
    }

    func fee(_ map: MapReader) -> Fee {
        guard let node = map.node("fee_yen") else {
            if !map.has("fee_yen") {
                log.error(
                    map.position,
                    "the procedure needs the key `fee_yen`; write 0 for free, null where it varies"
                )
            }
            return Fee(base: nil, byPlace: [:])
        }
        guard node.entries != nil else {
            return Fee(base: node.int("fee_yen", in: 0...1_000_000, log), byPlace: [:])
        }
        return node.map("`fee_yen`", log) { Fee(base: nil, byPlace: fees($0)) }
            ?? Fee(base: nil, byPlace: [:])
    }

    private func fees(_ map: MapReader) -> [String: Int] {
        let places = CounterKind.allCases.map(\.rawValue) + ["convenience-store"]
        var prices: [String: Int] = [:]
        for key in map.keys {
            if !places.contains(key) {
                let hint = Suggestion.sentence(for: key, among: places)
                log.error(map.place(key), "there is no place `\(key)` to pay at\(hint)")
            }
            prices[key] = map.optionalInt(key, in: 0...1_000_000)
        }
        return prices
    }

    func minutes(_ map: MapReader) -> HandlingMinutes {
        func value(_ key: String) -> Double { map.required(key)?.minutes(key, log) ?? 0 }
        func optional(_ key: String) -> Double { map.node(key)?.minutes(key, log) ?? 0 }
        return HandlingMinutes(
            accept: value("accept"),
            input: value("input"),
            check: value("check"),
            deliver: value("deliver"),
            extraPerson: optional("extra_person"),
            spread: optional("spread")
        )
    }

    func output(_ map: MapReader) -> Output {
        Output(id: map.text("id"), name: Localized(ja: map.text("ja"), en: map.text("en")))
    }

    func sources(_ map: MapReader) -> [SourceAspect: SourceMark] {
        var marks: [SourceAspect: SourceMark] = [:]
        for aspect in SourceAspect.allCases {
            marks[aspect] = map.node(aspect.rawValue).flatMap(sourceMark)
        }
        return marks
    }

    /// A mark with its source, or the bare letter.
    func sourceMark(_ node: YAMLNode) -> SourceMark? {
        if node.entries == nil {
            let mark: EvidenceMark? = node.choice("mark", log)
            return mark.map { SourceMark(mark: $0, from: nil, on: nil, note: nil) }
        }
        return node.map("source mark", log) { map in
            let mark: EvidenceMark? = map.choice("mark")
            let from = map.optionalText("from")
            let on = map.day("on")
            let note = map.optionalText("note")
            return mark.map { SourceMark(mark: $0, from: from, on: on, note: note) }
        }
    }
}
