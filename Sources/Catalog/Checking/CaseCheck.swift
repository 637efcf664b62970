import Eligibility
import Vocabulary

/// Checks that the households of the cases can be read, and that their codes are those of procedures.
struct CaseCheck {
    let catalog: Catalog
    let log: FindingLog

    func run() {
        let codes = Set(catalog.layers.flatMap { $0.procedures.map(\.code) })
        for tried in catalog.cases {
            do throws(HouseholdError) {
                _ = try Household(json: tried.household, registry: catalog.facts)
            } catch {
                log.error(
                    tried.position,
                    "the household of this case is refused at `\(error.path)`: \(error.message.en)"
                )
            }
            let named =
                tried.items.map { ($0.code, $0.position) }
                + tried.absent.map { ($0.code, $0.position) }
                + (tried.undecided ?? []).map { ($0, tried.position) }
            for (code, position) in named where !codes.contains(code) {
                let hint = Suggestion.sentence(for: code, among: codes.sorted())
                log.error(position, "no procedure has the code `\(code)`\(hint)")
            }
        }
    }
}
