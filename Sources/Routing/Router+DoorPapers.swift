package import Catalog
package import Eligibility
package import Vocabulary

/// The papers without which nothing goes on at the counter where a visit begins.
package struct DoorPapers: Hashable, Sendable {
    /// Papers of which all are needed.
    package struct Way: Hashable, Sendable {
        /// As residents read them; never empty.
        package let papers: [String]
        /// What having them says of ``DoorPapers/fact``; nil where there is only one way.
        package let answer: Bool?
        /// That answer in words.
        package let meaning: String?
    }

    /// Any one of them is enough; empty where no paper blocks.
    package let ways: [Way]
    /// The fact that the paper at hand settles; nil where the answers have settled it.
    package let fact: FactID?
    /// What the catalog says of these papers besides: what serves instead, where to get them.
    package let notes: [String]
    /// The procedures that wait for them, those that come after among these.
    package let waiting: Set<ProcedureID>

    /// No paper blocks.
    package static let none = DoorPapers(ways: [], fact: nil, notes: [], waiting: [])
}

extension Router {
    /// The papers without which nothing goes on, as far as the answers tell.
    ///
    /// Where one answer is open that only chooses between two papers, both stand there: whoever shows one of
    /// them has answered. Cost: up to three plans.
    package func doorPapers(for household: Household, language: Language) -> DoorPapers {
        let plan = plan(for: presumed(household), language: language)
        let settled = plan.blockedAtFirstStop
        if !settled.isEmpty {
            let way = DoorPapers.Way(papers: settled.papers, answer: nil, meaning: nil)
            return papers([way], of: settled, fact: nil, plan, language)
        }
        let asks = doorQuestion(for: household, language: language)?.asks ?? []
        for ask in asks where isFlag(ask) {
            let answers = [false, true].map { alternative(ask, $0, household, language) }
            let ways = answers.compactMap(\.way)
            guard ways.count == 2, ways[0].papers != ways[1].papers else { continue }
            return papers(ways, of: answers.flatMap(\.items), fact: ask.fact, plan, language)
        }
        return .none
    }

    private func isFlag(_ reference: FactReference) -> Bool {
        catalog.facts[reference.fact]?.type == .bool
    }

    /// The papers that one answer would bring up, and the items that ask for them.
    private func alternative(
        _ ask: FactReference,
        _ answer: Bool,
        _ household: Household,
        _ language: Language
    ) -> (way: DoorPapers.Way?, items: [PlanItem]) {
        var household = household
        household.set(ask, to: .known(.bool(answer)))
        let items = plan(for: presumed(household), language: language).blockedAtFirstStop
        guard !items.isEmpty else { return (nil, []) }
        let meaning = catalog.facts[ask.fact]?.phrases.values[answer ? "true" : "false"]
        let way = DoorPapers.Way(
            papers: items.papers,
            answer: answer,
            meaning: meaning?[language]
        )
        return (way, items)
    }

    private func papers(
        _ ways: [DoorPapers.Way],
        of items: [PlanItem],
        fact: FactID?,
        _ plan: Plan,
        _ language: Language
    ) -> DoorPapers {
        let view = catalog.view(office: plan.office, on: plan.on)
        var notes: [String] = []
        var waiting = Set(items.map(\.procedure))
        for group in items.compactMap({ view.procedure($0.procedure) }).flatMap(\.documents)
        where group.blocking {
            let kinds = group.anyOf.joined().compactMap { catalog.document($0)?.note }
            notes += ([group.note].compactMap { $0 } + kinds).map { $0[language] }
        }
        // Plans are in an order in which nothing stands before what it waits for.
        for item in plan.items {
            let before = view.procedure(item.procedure)?.prerequisites.map(\.procedure) ?? []
            if !waiting.isDisjoint(with: before) { waiting.insert(item.procedure) }
        }
        return DoorPapers(ways: ways, fact: fact, notes: notes.uniqued(), waiting: waiting)
    }
}

extension Plan {
    /// The items that ask for a blocking paper at the counter where the visit begins.
    fileprivate var blockedAtFirstStop: [PlanItem] {
        let unified = items.filter { $0.counter.kind == .unified }
        return (unified.isEmpty ? items : unified).filter { item in
            item.documents.contains(where: \.isBlocking)
        }
    }
}

extension [PlanItem] {
    /// Their blocking papers, each once.
    fileprivate var papers: [String] {
        flatMap(\.documents).filter(\.isBlocking).map(\.text).uniqued()
    }
}
