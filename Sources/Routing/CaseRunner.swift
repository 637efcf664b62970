package import Catalog
import Eligibility
import Vocabulary

/// What an executable case of the catalog expected and the plan does not show.
package struct CaseFailure: Hashable, Sendable, CustomStringConvertible {
    /// Where the expectation stands.
    package let position: SourcePosition
    /// Name of the case.
    package let name: String
    /// What was expected and what was found, in one sentence.
    package let sentence: String

    /// `file:line: error: sentence`, as every finding is written.
    package var description: String { "\(position): error: \(name): \(sentence)" }
}

/// Runs executable cases of the catalog against routing.
package struct CaseRunner: Sendable {
    private let router: Router

    package init(router: Router) {
        self.router = router
    }

    /// The cases of the catalog, in the order of the files.
    package var cases: [CatalogCase] { router.catalog.cases }

    /// What fails in all cases, in the order of the files; empty when every case holds.
    package func failures() -> [CaseFailure] {
        cases.flatMap(failures)
    }

    /// What fails in one case.
    package func failures(_ tried: CatalogCase) -> [CaseFailure] {
        do throws(HouseholdError) {
            let registry = router.catalog.facts
            let household = try Household(json: tried.household, registry: registry)
            let plan = router.plan(for: household, language: .ja)
            return CaseComparison(tried: tried, plan: plan).failures
        } catch {
            let sentence = "The household is refused at \(error.path): \(error.message.en)"
            return [CaseFailure(position: tried.position, name: tried.name, sentence: sentence)]
        }
    }
}

/// Holds one plan against what its case expects.
private struct CaseComparison {
    let tried: CatalogCase
    let plan: Plan

    var failures: [CaseFailure] {
        tried.items.compactMap(missing) + tried.absent.compactMap(present) + undecided
    }

    private func missing(_ expected: CatalogCase.ExpectedItem) -> CaseFailure? {
        let ofCode = plan.items.filter { $0.code == expected.code }
        let meant = expected.people.map { together(ofCode, about: Set($0)) } ?? ofCode
        if meant.isEmpty {
            let about = expected.people.map { " about \(list($0))" } ?? ""
            return failure(
                expected.position,
                "\(expected.code)\(about) is missing; the plan has \(shown(ofCode, expected.code))."
            )
        }
        let found = meant.map { differences($0, expected) }
        // Without people any item of the code may be the one; with them, all that are about them.
        let holds =
            expected.people == nil
            ? found.contains(where: \.isEmpty) : found.allSatisfy(\.isEmpty)
        guard !holds, let first = found.first(where: { !$0.isEmpty }) else { return nil }
        return failure(expected.position, "\(expected.code): \(first.joined(separator: "; ")).")
    }

    /// The items that are about these people and nobody else: one for all, or several between them.
    private func together(_ items: [PlanItem], about people: Set<String>) -> [PlanItem] {
        let parts = items.filter { people.isSuperset(of: $0.people.map(\.description)) }
        if people.isEmpty { return parts.filter(\.people.isEmpty) }
        let named = parts.filter { !$0.people.isEmpty }
        return Set(named.flatMap(\.people).map(\.description)) == people ? named : []
    }

    private func differences(_ item: PlanItem, _ expected: CatalogCase.ExpectedItem) -> [String] {
        let json = item.json
        return expected.members.members.compactMap { member in
            let whole = json[member.key] ?? .null
            // A counter may be named by its kind alone.
            let isKind = member.key == "counter" && member.value.asString != nil
            let found = isKind ? whole["kind"] ?? .null : whole
            if agrees(found, member.value) { return nil }
            return "\(member.key) is \(found.compact()) and not \(member.value.compact())"
        }
    }

    /// Whether a value is the expected one; of an object, only the expected members are asked.
    private func agrees(_ found: JSONValue, _ expected: JSONValue) -> Bool {
        guard let members = expected.asObject?.members else { return found == expected }
        return members.allSatisfy { agrees(found[$0.key] ?? .null, $0.value) }
    }

    private func present(_ absent: CatalogCase.AbsentItem) -> CaseFailure? {
        let groups =
            plan.items.filter { absent.means($0.code, $0.procedure) }
            .map { ("applies", $0.people) }
            + plan.undecided.filter { absent.means($0.code, $0.procedure) }
            .map { ("is undecided", $0.people) }
        for (state, people) in groups {
            guard let named = absent.people else {
                return failure(absent.position, "\(absent.code) \(state) although it must not.")
            }
            let standing = people.map(\.description).filter(named.contains)
            if !standing.isEmpty {
                let sentence = "\(absent.code) \(state) for \(list(standing)) although it must not."
                return failure(absent.position, sentence)
            }
        }
        return nil
    }

    private var undecided: [CaseFailure] {
        guard let expected = tried.undecided else { return [] }
        let open = Set(plan.undecided.map(\.code))
        let missing = Set(expected).subtracting(open)
        let unexpected = open.subtracting(expected)
        var sentences: [String] = []
        if !missing.isEmpty { sentences.append("\(list(missing.sorted())) should be undecided") }
        if !unexpected.isEmpty {
            let codes = unexpected.sorted().map { "\($0) (needs \(needs(of: $0)))" }
            sentences.append("\(list(codes)) should be decided")
        }
        if sentences.isEmpty { return [] }
        return [failure(tried.position, sentences.joined(separator: "; ") + ".")]
    }

    private func needs(of code: String) -> String {
        let facts = plan.undecided.filter { $0.code == code }.flatMap(\.needs)
        return facts.isEmpty ? "the staff" : list(facts.map(\.fact.description).uniqued())
    }

    private func shown(_ items: [PlanItem], _ code: String) -> String {
        if items.isEmpty { return "no \(code)" }
        return list(items.map { "it about [\(list($0.people.map(\.description)))]" })
    }

    private func list(_ texts: [String]) -> String { texts.joined(separator: ", ") }

    private func failure(_ position: SourcePosition, _ sentence: String) -> CaseFailure {
        CaseFailure(position: position, name: tried.name, sentence: sentence)
    }
}

extension CatalogCase.AbsentItem {
    /// Whether it is about entries of this code and procedure.
    fileprivate func means(_ code: String, _ procedure: ProcedureID) -> Bool {
        self.code == code && (self.procedure ?? procedure.description) == procedure.description
    }
}
