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
        var places: [UTF8Bytes: Int] = [:]
        var papers: [(text: String, isBlocking: Bool, procedures: [ProcedureID])] = []
        for item in items {
            for paper in item.documents {
                let key = UTF8Bytes(paper.text)
                let place = places[key] ?? papers.count
                if place == papers.count {
                    places[key] = place
                    papers.append((paper.text, false, []))
                }
                if paper.isBlocking { papers[place].isBlocking = true }
                papers[place].procedures.append(item.procedure)
            }
        }
        return papers.map { paper in
            PlannedDocument(
                document: paper.text,
                isBlocking: paper.isBlocking,
                procedures: paper.procedures.uniqued()
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
        return system.map { Phrase.alreadyHeld($0.name, language) }
    }
}
