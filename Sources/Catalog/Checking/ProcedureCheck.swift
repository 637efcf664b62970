import Eligibility
import Vocabulary

/// Checks each procedure of a layer on its own, and its code among the others.
struct ProcedureCheck {
    let layer: CatalogLayer
    let log: FindingLog

    func run() {
        for procedure in layer.procedures {
            checkSources(procedure)
            checkOutcome(procedure)
            checkHandling(procedure)
            checkParameters(procedure)
            checkTexts(procedure)
            checkDays(procedure)
            checkName(procedure)
        }
        checkCodes()
    }

    /// Every claim says how well it is known; an estimate never claims a duty unnoticed.
    private func checkSources(_ procedure: Procedure) {
        var wanted: [SourceAspect] = [.rule, .system, .fee, .minutes]
        if procedure.deadline != nil { wanted.append(.deadline) }
        if !procedure.documents.isEmpty { wanted.append(.documents) }
        for aspect in wanted where procedure.sources[aspect] == nil {
            log.error(
                procedure.place("sources"),
                "`\(procedure.id)` does not say how well `\(aspect.rawValue)` is known; "
                    + "add `\(aspect.rawValue): S`, `L` or `E` under `sources`"
            )
        }
        for aspect in SourceAspect.allCases {
            guard let mark = procedure.sources[aspect], mark.mark == .seen, mark.from == nil else {
                continue
            }
            log.warning(
                procedure.place("sources"),
                "`\(aspect.rawValue)` of `\(procedure.id)` is marked as seen, but not where; "
                    + "add `from`"
            )
        }
        if procedure.sources[.rule]?.mark == .estimate, procedure.rule.outcome == .duty {
            log.note(
                procedure.place("rule"),
                "`\(procedure.id)` is a duty whose rule is an estimate; its plan will say so"
            )
        }
    }

    private func checkOutcome(_ procedure: Procedure) {
        let outcomes = [procedure.rule.outcome] + procedure.rule.exceptions.compactMap(\.then)
        let canBeDeemed = outcomes.contains(.deemed)
        if canBeDeemed, procedure.deemedBy.isEmpty {
            log.error(
                procedure.place("outcome"),
                "`\(procedure.id)` can be deemed, but `deemed_by` names no item that covers it"
            )
        }
        if canBeDeemed, procedure.outcomeAlone == nil {
            log.error(
                procedure.place("outcome"),
                "`\(procedure.id)` can be deemed; say with `outcome_alone` what it is by itself"
            )
        }
        if !canBeDeemed, !procedure.deemedBy.isEmpty {
            log.warning(
                procedure.place("deemed_by"),
                "`deemed_by` has no effect, because no outcome of `\(procedure.id)` is deemed"
            )
        }
    }

    private func checkHandling(_ procedure: Procedure) {
        if procedure.handling == .center, procedure.form == nil {
            log.error(
                procedure.place("handling"),
                "`\(procedure.id)` goes to the center, so it needs a `form`"
            )
        }
        guard let system = layer.system(procedure.system) else { return }
        if procedure.handling == .center, system.kind == .outside {
            log.error(
                procedure.place("handling"),
                "`\(procedure.id)` goes to the center, but \(system.id) is an outside body"
            )
        }
        for key in procedure.returns where !system.returns.contains(key) {
            log.error(
                procedure.place("returns"),
                "`\(procedure.id)` returns `\(key)`, which the system \(system.id) does not give"
            )
        }
    }

    /// A parameter has a value on every day on which the procedure exists.
    private func checkParameters(_ procedure: Procedure) {
        let used = procedure.conditions.flatMap { use in
            use.condition.parameters.sorted().map { (use.key, $0) }
        }
        for (key, name) in used {
            guard let parameter = layer.parameters.first(where: { $0.name == name }),
                let first = parameter.firstDay, first > procedure.validFrom ?? .earliest
            else { continue }
            let since = procedure.validFrom.map { "from \($0) on" } ?? "without a first day"
            log.error(
                procedure.place(key),
                "`\(procedure.id)` exists \(since), but `param.\(name)` has no value before "
                    + "\(first); give it an earlier value or the procedure a later `valid_from`"
            )
        }
    }

    private func checkTexts(_ procedure: Procedure) {
        let texts = [("name", procedure.name), ("desk", procedure.desk)]
        for (key, text) in texts where text.ja.isEmpty || text.en.isEmpty {
            log.error(
                procedure.place(key),
                "`\(key)` of `\(procedure.id)` is empty in one language; write it in both"
            )
        }
    }

    private func checkDays(_ procedure: Procedure) {
        if let from = procedure.validFrom, let to = procedure.validTo, to < from {
            log.error(procedure.place("valid_to"), "`valid_to` lies before `valid_from`")
        }
    }

    /// A code is a word, and nothing covers itself.
    private func checkName(_ procedure: Procedure) {
        let isWord = procedure.code.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || $0 == UInt8(ascii: "-")
        }
        if !isWord || procedure.code.isEmpty || procedure.code.utf8.count > 20 {
            log.error(
                procedure.place("code"),
                "the code `\(procedure.code)` of `\(procedure.id)` must be 1 to 20 capital letters, "
                    + "digits and hyphens, such as JK01"
            )
        }
        if procedure.deemedBy.contains(procedure.id) {
            log.error(
                procedure.place("deemed_by"),
                "`\(procedure.id)` is deemed by itself; name the procedure that covers it"
            )
        }
        if case .period(let period, _, _)? = procedure.deadline?.term, period.count == 0,
            procedure.rule.outcome == .duty
        {
            log.warning(
                procedure.place("deadline"),
                "the duty `\(procedure.id)` ends on the day from which it is counted (`count: 0`); "
                    + "write how many days there are"
            )
        }
    }

    /// A code belongs to one procedure at a time.
    private func checkCodes() {
        var byCode: [String: [Procedure]] = [:]
        for procedure in layer.procedures {
            for other in byCode[procedure.code] ?? []
            where overlap(procedure, other) && !areVariants(procedure, other) {
                log.error(
                    procedure.place("code"),
                    "the code \(procedure.code) belongs already to `\(other.id)` at "
                        + "\(other.place("code")); give it another code, or write `variant_of: "
                        + "\(other.id)` where it is another form of that"
                )
            }
            byCode[procedure.code, default: []].append(procedure)
        }
    }

    private func areVariants(_ one: Procedure, _ other: Procedure) -> Bool {
        one.variantOf == other.id || other.variantOf == one.id
    }

    private func overlap(_ left: Procedure, _ right: Procedure) -> Bool {
        left.validFrom ?? .earliest <= right.validTo ?? .latest
            && right.validFrom ?? .earliest <= left.validTo ?? .latest
    }
}
