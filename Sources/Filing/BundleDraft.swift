package import Catalog
import Eligibility
package import Vocabulary

/// A submission worked out, before anything is written: what is filed, what becomes of the rest.
package struct BundleDraft: Sendable {
    /// An item that will be filed.
    package struct Item: Sendable {
        /// The entry of the plan.
        package let entry: PlannedProcedure
        /// The owning system.
        package let system: SystemID
        /// Compact JSON with sorted keys.
        package let record: String
        /// Places of the items of this bundle that come first; always smaller than its own.
        package let after: [Int]
        /// Items of earlier filings of the visit that come first.
        package let earlier: [EarlierItem]
        /// How many different persons must check it, 0 to 2.
        package let checks: Int

        /// How many of the items before it their systems have not accepted yet.
        package var waitingFor: Int { after.count + earlier.count(where: \.isAwaited) }
    }

    /// An entry of the plan that is not filed with this bundle.
    package struct Other: Sendable {
        /// The entry of the plan.
        package let entry: PlannedProcedure
        /// What became of it.
        package let fate: FateAssignment
        /// What the register must have before it can be done at the counter.
        package var awaited: [ProcedureID] = []
    }

    /// A field that forms ask for and nobody wrote, with the procedures whose forms they are.
    package struct Gap: Hashable, Sendable {
        /// What forms ask for and nobody wrote.
        package let missing: MissingField
        /// The procedures whose forms ask for it.
        package var procedures: [ProcedureID]
    }

    /// The items, in order.
    package let items: [Item]
    /// The procedures that were not filed, in order.
    package let others: [Other]
    /// What forms ask for and nobody wrote.
    package let missing: [Gap]
}

/// Works a submission out: routing has said what applies, the desk what became of it.
package struct BundleDrafting: Sendable {
    /// What holds at the office on the day.
    package let view: CatalogView
    /// The fates of what nobody decided about.
    package let initial: InitialFate
    /// Which items wait for a person.
    package let checks: CheckPolicy
    /// Whether the protection switch is on.
    package let isProtected: Bool

    /// Everything that the draft depends on besides the submission itself.
    package init(
        view: CatalogView,
        now: Instant,
        received: Instant? = nil,
        checks: CheckPolicy,
        isProtected: Bool
    ) {
        self.view = view
        initial = InitialFate(view: view, now: now, received: received)
        self.checks = checks
        self.isProtected = isProtected
    }

    /// The draft; refused when a fate fits nothing of the plan, or a form lacks what it must have.
    ///
    /// `settled` are fates that a desk chose earlier; fates of the submission win over them. `earlier` are
    /// the items of former filings of the visit.
    package func draft(
        _ request: SubmissionRequest,
        plan: [PlannedProcedure],
        settled: [PlanKey: FateAssignment] = [:],
        earlier: [PlanKey: EarlierItem] = [:]
    ) throws(FilingRefusal) -> BundleDraft {
        let chosen = try chosenFates(request, plan)
        var standing: [PlanKey: PrerequisiteRule.Standing] = [:]
        for entry in plan {
            if let wish = chosen[entry.key], wish.fate != .filed {
                standing[entry.key] = .unfiled(try initial.chosen(wish, for: entry))
                continue
            }
            standing[entry.key] =
                if let item = earlier[entry.key] {
                    .filed(item)
                } else if chosen[entry.key] == nil, let fate = settled[entry.key] {
                    .unfiled(fate)
                } else if entry.goesToCenter {
                    .toBeFiled
                } else {
                    .unfiled(initial.atFiling(entry))
                }
        }
        let rule = PrerequisiteRule(view: view, plan: plan, standing: standing)
        let (verdicts, awaited) = (rule.verdicts(), rule.counterWaits())
        for (key, obstacles) in awaited {
            guard let wish = chosen[key], wish.reason == nil,
                case .unfiled(let fate) = standing[key],
                fate.isDone
            else { continue }
            throw view.refusalOfDone(key, obstacles)
        }
        var filed: [(PlannedProcedure, PrerequisiteRule.Way)] = []
        var others: [BundleDraft.Other] = []
        for entry in plan {
            switch (verdicts[entry.key], standing[entry.key]) {
            case (.goes(let way), _): filed.append((entry, way))
            case (.waits(let obstacles), _):
                if chosen[entry.key] != nil { throw view.refusal(of: entry, obstacles) }
                others.append(.init(entry: entry, fate: initial.waiting(entry, for: obstacles)))
            case (nil, .unfiled(let fate)):
                others.append(initial.other(entry, fate, awaiting: awaited[entry.key] ?? []))
            case (nil, _): others.append(.init(entry: entry, fate: .init(finished: .filed)))
            }
        }
        return try draft(request, filed: filed, others: others)
    }

    /// The fates that were chosen, entry by entry.
    ///
    /// A fate names a procedure, and is that of the persons for whom it applies: for whom it is undecided
    /// somebody still has to find out. Only where it is undecided for all is the fate theirs.
    private func chosenFates(
        _ request: SubmissionRequest,
        _ plan: [PlannedProcedure]
    ) throws(FilingRefusal) -> [PlanKey: FateRequest] {
        var chosen: [PlanKey: FateRequest] = [:]
        for (procedure, wish) in request.fates {
            let entries = plan.filter { $0.procedure == procedure }
            let decided = entries.filter { $0.outcome != nil }
            guard !entries.isEmpty else {
                throw FilingRefusal(
                    "fates.\(procedure)",
                    ja: "この手続は今回の一覧にありません。",
                    en: "This procedure is not part of the plan."
                )
            }
            guard wish.fate != .filed || entries.contains(where: \.goesToCenter) else {
                throw FilingRefusal(
                    "fates.\(procedure)",
                    ja: "この手続はセンターに提出するものではありません。別の扱いを選んでください。",
                    en: "The center does not take this procedure; choose another fate."
                )
            }
            guard wish.fate != .doneAtCounter || !decided.isEmpty else {
                throw FilingRefusal(
                    "fates.\(procedure)",
                    ja: "要るかどうかがまだ決まっていません。先に不足している事実を確かめてください。",
                    en: "Whether it applies is not decided yet; find out the missing facts first."
                )
            }
            for entry in decided.isEmpty ? entries : decided { chosen[entry.key] = wish }
        }
        return chosen
    }

    private func draft(
        _ request: SubmissionRequest,
        filed: [(entry: PlannedProcedure, way: PrerequisiteRule.Way)],
        others: [BundleDraft.Other]
    ) throws(FilingRefusal) -> BundleDraft {
        let mapping = FormMapping(
            view: view,
            household: request.household,
            record: request.record
        )
        var items: [BundleDraft.Item] = []
        var gaps: [BundleDraft.Gap] = []
        let isUncertain = request.household.isUnsureOfProtection
        let places = Dictionary(
            filed.enumerated().map { ($0.element.entry.key, $0.offset) }
        ) { first, _ in first }
        for (entry, way) in filed {
            guard let procedure = view.procedure(entry.procedure) else { continue }
            let mapped = try mapping.map(procedure, people: entry.people)
            Self.note(mapped.missing, of: entry.procedure, in: &gaps)
            let needed = checks.checks(
                for: procedure,
                about: entry.people,
                mapped: mapped,
                mapping: mapping,
                rules: view.layer.checks,
                isProtected: isProtected
            )
            items.append(
                BundleDraft.Item(
                    entry: entry,
                    system: procedure.system,
                    record: mapped.text,
                    after: way.after.compactMap { places[$0] }.sorted(),
                    earlier: way.earlier,
                    // A counter act that the system needs first is a check that the desk gives when it is done.
                    // Who does not know whether they must be protected is looked at before anything leaves.
                    checks: max(needed, way.needsCounterAct || isUncertain ? 1 : 0)
                )
            )
        }
        return BundleDraft(items: items, others: others, missing: gaps)
    }

    private static func note(
        _ missing: [MissingField],
        of procedure: ProcedureID,
        in gaps: inout [BundleDraft.Gap]
    ) {
        for field in missing {
            guard let place = gaps.firstIndex(where: { $0.missing == field }) else {
                gaps.append(BundleDraft.Gap(missing: field, procedures: [procedure]))
                continue
            }
            if !gaps[place].procedures.contains(procedure) {
                gaps[place].procedures.append(procedure)
            }
        }
    }
}
