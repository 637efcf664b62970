package import Catalog
import Vocabulary

/// Which items of a plan may be filed now, by how the entries stand that their systems need first.
///
/// An item is filed when each entry of the plan that its system needs first, for the same person or the
/// household, is filed with it, was filed earlier in the visit, is done, is not needed, or will be done at
/// the counter today. Otherwise it is not filed: nothing would entitle the resident to it yet. Of entries
/// that are undecided one at least must apply, where no other does.
package struct PrerequisiteRule: Sendable {
    /// How an entry of the plan stands.
    package enum Standing: Hashable, Sendable {
        /// It would be filed now.
        case toBeFiled
        /// It was filed earlier in the visit.
        case filed(EarlierItem)
        /// It is not filed, and has this fate.
        case unfiled(FateAssignment)
    }

    /// What comes before an item that may be filed.
    package struct Way: Hashable, Sendable {
        /// Entries that are filed with it.
        package var after: [PlanKey] = []
        /// Items that were filed earlier in the visit.
        package var earlier: [EarlierItem] = []
        /// Whether its system needs an act at the counter that is still to be done.
        package var needsCounterAct = false
    }

    /// What stops an item: an entry that is not filed, with its fate.
    package struct Obstacle: Hashable, Sendable {
        /// The procedure.
        package let procedure: ProcedureID
        /// Its fate; nil where it was filed and withdrawn.
        package let fate: FateAssignment?
    }

    /// What the rule says of an item.
    package enum Verdict: Hashable, Sendable {
        /// It is filed.
        case goes(Way)
        /// It is not, because of these.
        case waits([Obstacle])
    }

    let view: CatalogView
    let plan: [PlannedProcedure]
    let standing: [PlanKey: Standing]
    let named: [ProcedureID: [PlannedProcedure]]

    /// The rule over a plan; entries without a standing stop nothing.
    package init(
        view: CatalogView,
        plan: [PlannedProcedure],
        standing: [PlanKey: Standing]
    ) {
        self.view = view
        self.plan = plan
        self.standing = standing
        named = Dictionary(grouping: plan, by: \.procedure)
    }

    /// The rule over a plan of which nobody has decided anything yet.
    package init(view: CatalogView, untouched plan: [PlannedProcedure], _ initial: InitialFate) {
        let standing = plan.map { entry in
            let stands: Standing =
                entry.goesToCenter ? .toBeFiled : .unfiled(initial.atFiling(entry))
            return (entry.key, stands)
        }
        self.init(
            view: view,
            plan: plan,
            standing: Dictionary(standing) { first, _ in first }
        )
    }

    /// The verdicts on all entries that would be filed; O(entries × prerequisites).
    package func verdicts() -> [PlanKey: Verdict] {
        var verdicts: [PlanKey: Verdict] = [:]
        // The order of a plan has what comes first before what comes after it.
        for entry in plan where standing[entry.key] == .toBeFiled {
            verdicts[entry.key] = verdict(entry, verdicts)
        }
        return verdicts
    }

    private func verdict(
        _ entry: PlannedProcedure,
        _ known: [PlanKey: Verdict]
    ) -> Verdict {
        var judging = Judging()
        for prerequisite in view.procedure(entry.procedure)?.prerequisites ?? []
        where prerequisite.waits != .none {
            for other in named[prerequisite.procedure] ?? []
            where other.key != entry.key && entry.concerns(other) {
                guard let standing = standing[other.key] else { continue }
                if other.outcome == nil {
                    judging.addUndecided(other, standing, prerequisite.waits)
                } else if entry.after.contains(other.procedure), other.binds(prerequisite.waits) {
                    judging.add(other, standing, known[other.key])
                }
            }
        }
        return judging.verdict
    }
}

extension [PrerequisiteRule.Obstacle] {
    /// The procedures that stop an item, each once.
    package var procedures: [ProcedureID] {
        reduce(into: []) { known, obstacle in
            if !known.contains(obstacle.procedure) { known.append(obstacle.procedure) }
        }
    }
}

/// One item's prerequisites, gathered one after the other.
private struct Judging {
    private var way = PrerequisiteRule.Way()
    private var obstacles: [PrerequisiteRule.Obstacle] = []
    private var undecided: [PrerequisiteRule.Obstacle] = []
    private var isFounded = false

    var verdict: PrerequisiteRule.Verdict {
        let missing = obstacles.isEmpty && !isFounded ? undecided : obstacles
        return missing.isEmpty ? .goes(way) : .waits(missing)
    }

    mutating func add(
        _ other: PlannedProcedure,
        _ standing: PrerequisiteRule.Standing,
        _ verdict: PrerequisiteRule.Verdict?
    ) {
        isFounded = true
        switch (standing, verdict) {
        case (.toBeFiled, .goes): way.after.append(other.key)
        case (.toBeFiled, .waits(let reasons)): obstacles += reasons
        case (.toBeFiled, nil): return
        case (.filed(let item), _) where item.standing == .withdrawn:
            obstacles.append(.init(procedure: other.procedure, fate: nil))
        case (.filed(let item), _): way.earlier.append(item)
        case (.unfiled(let fate), _) where fate.entitles: return
        case (.unfiled(let fate), _) where other.isToBeDoneAtCounter(fate):
            way.needsCounterAct = true
        case (.unfiled(let fate), _):
            obstacles.append(.init(procedure: other.procedure, fate: fate))
        }
    }

    mutating func addUndecided(
        _ other: PlannedProcedure,
        _ standing: PrerequisiteRule.Standing,
        _ wait: Prerequisite.Wait
    ) {
        guard case .unfiled(let fate) = standing else { return }
        if fate.isDone {
            isFounded = true
        } else if fate.fate == .undecided {
            undecided.append(.init(procedure: other.procedure, fate: fate))
            if other.handling == .atCounter, wait == .atCounter { way.needsCounterAct = true }
        }
    }
}

extension PlannedProcedure {
    /// Whether a system that waits in this way waits for it: not for what nobody files or does here.
    func binds(_ wait: Prerequisite.Wait) -> Bool {
        switch handling {
        case .center, .section: outcome != .exOfficio && outcome != .referral
        case .atCounter: wait == .atCounter
        case .outside, .none: false
        }
    }

    /// Whether the resident can have it done while waiting.
    fileprivate func isToBeDoneAtCounter(_ fate: FateAssignment) -> Bool {
        handling == .atCounter && (fate.fate == .sent || fate.fate == .open)
    }
}

extension FateAssignment {
    /// Whether it leaves nothing undone that another system could need.
    var entitles: Bool {
        isDone || fate == .notNeeded || fate == .filed
    }
}

extension CatalogView {
    /// Why an item cannot be filed although somebody wants it to be.
    package func refusal(
        of entry: PlannedProcedure,
        _ obstacles: [PrerequisiteRule.Obstacle]
    ) -> FilingRefusal {
        let names = obstacles.procedures.map { id in
            procedure(id)?.name ?? Localized(same: id.description)
        }
        let ja = names.map { "「\($0.ja)」" }.joined()
        let en = names.map { "“\($0.en)”" }.joined(separator: ", ")
        return FilingRefusal(
            "fates.\(entry.procedure)",
            ja: "先に\(ja)が必要なので、まだ提出できません。先のものを提出するか、別の扱いを選んでください。",
            en: "It cannot be filed before \(en); file that too, or choose another fate."
        )
    }
}
