import Catalog
import Eligibility
import Vocabulary

/// Says which papers an item asks for, and joins those of a whole plan.
struct PaperPlanner {
    let view: CatalogView
    let frame: HouseholdFrame
    let language: Language

    /// The papers of an item; a group whose condition is not known yet says "if it applies".
    func papers(of procedure: Procedure, people: [PersonID]) -> [RequiredPaper] {
        let isEstimate = procedure.sources[.documents]?.mark == .estimate
        return procedure.documents.compactMap { group in
            let verdict = verdict(group, people: people)
            guard verdict != .fails else { return nil }
            var text = words(group)
            if verdict == .unknown { text += Phrase.ifItApplies[language] }
            if let holder = holder(group) { text += holder }
            return RequiredPaper(
                text: text,
                isBlocking: group.blocking && verdict == .holds && !isEstimate
            )
        }
    }

    /// Every paper once with the procedures that ask for it, in the order of the plan.
    func union(_ items: [PlanItem]) -> [PlannedDocument] {
        var order: [String] = []
        var procedures: [String: [ProcedureID]] = [:]
        var blocking: Set<String> = []
        for item in items {
            for paper in item.documents {
                if procedures[paper.text] == nil { order.append(paper.text) }
                procedures[paper.text, default: []].append(item.procedure)
                if paper.isBlocking { blocking.insert(paper.text) }
            }
        }
        return order.map { text in
            PlannedDocument(
                document: text,
                isBlocking: blocking.contains(text),
                procedures: (procedures[text] ?? []).uniqued()
            )
        }
    }

    /// Holds when it holds for one of the people: the paper is then needed for that one.
    private func verdict(_ group: DocumentGroup, people: [PersonID]) -> Verdict {
        guard let when = group.when else { return .holds }
        guard when.usesPerson else { return frame.verdict(when) }
        let verdicts = people.map { frame.verdict(when, person: $0) }
        if verdicts.contains(.holds) { return .holds }
        return verdicts.contains(.unknown) ? .unknown : .fails
    }

    private func words(_ group: DocumentGroup) -> String {
        let choices = group.anyOf.map { all in
            all.map { view.catalog.document($0)?.name[language] ?? $0.description }
                .joined(separator: Phrase.and[language])
        }
        return choices.joined(separator: Phrase.or[language])
    }

    private func holder(_ group: DocumentGroup) -> String? {
        let system = group.heldBy.flatMap { view.system($0) }
        return system.map { Phrase.alreadyHeld($0.name)[language] }
    }
}
