package import Catalog
package import Vocabulary

// Cards and certificates need the register updated first: an act at the counter waits until the system
// of what comes first has accepted it. Nothing is kept of that wait; it follows from how the entries stand.

extension PrerequisiteRule {
    /// What each act at the counter waits for, done or not; O(entries × prerequisites).
    ///
    /// An act that follows another act at the counter waits for what that one waits for.
    package func counterWaits() -> [PlanKey: [Obstacle]] {
        var waits: [PlanKey: [Obstacle]] = [:]
        // The order of a plan has what comes first before what comes after it.
        for entry in plan where entry.isCounterAct {
            let found = counterWait(entry, waits)
            if !found.isEmpty { waits[entry.key] = found }
        }
        return waits
    }

    private func counterWait(
        _ entry: PlannedProcedure,
        _ known: [PlanKey: [Obstacle]]
    ) -> [Obstacle] {
        var (awaited, undecided): ([Obstacle], [Obstacle]) = ([], [])
        var isFounded = false
        for prerequisite in view.procedure(entry.procedure)?.prerequisites ?? []
        where prerequisite.waits != .none {
            for other in named[prerequisite.procedure] ?? []
            where other.key != entry.key && entry.concerns(other) {
                guard let standing = standing[other.key] else { continue }
                let isOfRegister = prerequisite.waits == .accepted && other.handling != .atCounter
                if other.outcome == nil {
                    guard isOfRegister, case .unfiled(let fate) = standing,
                        fate.fate == .undecided
                    else { continue }
                    undecided.append(Obstacle(procedure: other.procedure, fate: fate))
                } else if entry.after.contains(other.procedure) {
                    if other.isCounterAct {
                        awaited += standing.isAccepted ? [] : known[other.key] ?? []
                    } else if isOfRegister, other.binds(.accepted) {
                        isFounded = true
                        if !standing.isAccepted { awaited.append(standing.obstacle(other)) }
                    }
                }
            }
        }
        return awaited.isEmpty && !isFounded ? undecided : awaited
    }
}

extension PrerequisiteRule.Standing {
    /// Whether the register has it, or nothing has to come to it.
    fileprivate var isAccepted: Bool {
        switch self {
        case .toBeFiled: false
        case .filed(let item): item.standing == .accepted
        case .unfiled(let fate): fate.entitles
        }
    }

    fileprivate func obstacle(_ entry: PlannedProcedure) -> PrerequisiteRule.Obstacle {
        guard case .unfiled(let fate) = self else {
            return .init(procedure: entry.procedure, fate: nil)
        }
        return .init(procedure: entry.procedure, fate: fate)
    }
}

extension PlannedProcedure {
    /// Whether the resident has it done while waiting.
    fileprivate var isCounterAct: Bool {
        handling == .atCounter && outcome != nil && outcome != .exOfficio && outcome != .referral
    }
}

extension CatalogLayer {
    /// The systems that must have taken procedures in, by their names.
    package func registers(of procedures: [ProcedureID]) -> Localized {
        var systems: [SystemID] = []
        for id in procedures {
            if let system = procedure(id)?.system, !systems.contains(system) {
                systems.append(system)
            }
        }
        let names = systems.map { system($0)?.name ?? Localized(same: $0.description) }
        return Localized(
            ja: names.map(\.ja).joined(separator: "・"),
            en: names.map(\.en).joined(separator: ", ")
        )
    }
}

extension CatalogView {
    /// What an act at the counter waits for, in a sentence; nil where it waits for nothing.
    package func wait(for procedures: [ProcedureID]) -> Localized? {
        guard !procedures.isEmpty else { return nil }
        let register = layer.registers(of: procedures)
        let names = procedures.map { procedure($0)?.name ?? Localized(same: $0.description) }
        return Localized(
            ja: "\(register.ja)の反映待ち(先に\(names.map { "「\($0.ja)」" }.joined()))",
            en:
                "Waits for the register (\(register.en)): \(names.map(\.en).joined(separator: ", "))"
        )
    }

    /// Why an act at the counter cannot have been done yet.
    package func refusalOfDone(
        _ entry: PlanKey,
        _ obstacles: [PrerequisiteRule.Obstacle]
    ) -> FilingRefusal {
        let names = obstacles.procedures.map { id in
            procedure(id)?.name ?? Localized(same: id.description)
        }
        let register = layer.registers(of: obstacles.procedures)
        let ja = names.map { "「\($0.ja)」" }.joined()
        let en = names.map { "\u{201C}\($0.en)\u{201D}" }.joined(separator: ", ")
        return FilingRefusal(
            "fates.\(entry.procedure)",
            ja:
                "\(ja)が\(register.ja)に反映されるまでは「窓口で完了」にできません。反映を待って記録するか、担当窓口の一覧で理由を書いて完了にしてください。",
            en:
                "It cannot be done before \(en) is in the register (\(register.en)). Note it after that, or end it in the list of its desk with the reason."
        )
    }
}
