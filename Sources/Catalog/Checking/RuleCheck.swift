import Eligibility
import Vocabulary

/// Tries each rule: whether it can hold, and whether two of its exceptions can disagree.
struct RuleCheck {
    let catalog: Catalog
    let layer: CatalogLayer
    let day: CalendarDay
    let log: FindingLog

    func run() {
        // What the base says of its own procedures is not said again of every municipality.
        let base = layer.name == "national" ? nil : catalog.national
        for procedure in layer.procedures where base?.procedure(procedure.id) !== procedure {
            checkPossible(procedure)
            checkExceptions(procedure)
        }
    }

    private func witness(_ procedure: Procedure) -> WitnessSearch {
        WitnessSearch(
            events: procedure.everyEvent ? catalog.lifeEvents.map(\.id) : procedure.lifeEvents,
            office: office,
            day: max(day, procedure.validFrom ?? .earliest),
            usesPerson: procedure.filed != .household,
            registry: catalog.facts,
            parameters: layer.parameters(on: max(day, procedure.validFrom ?? .earliest))
        )
    }

    /// An office of the layer, or for the base the first of all codes.
    private var office: MunicipalityCode? {
        layer.offices.keys.min() ?? (11_000..<12_000).lazy.compactMap(MunicipalityCode.init).first
    }

    private func checkPossible(_ procedure: Procedure) {
        switch witness(procedure).possibility(procedure.rule.applies) {
        case .impossible:
            log.warning(
                procedure.place("rule"),
                "`\(procedure.id)` can never apply with its life events; look at its rule"
            )
        case .capped:
            log.warning(
                procedure.place("rule"),
                "the rule of `\(procedure.id)` is too large to be decided exactly; "
                    + "some cases stay undecided that could be decided"
            )
        case .household, .notFound: break
        }
    }

    private func checkExceptions(_ procedure: Procedure) {
        let exceptions = procedure.rule.exceptions
        for (place, left) in exceptions.enumerated() {
            for right in exceptions.dropFirst(place + 1) where left.then != right.then {
                checkPair(left, right, procedure)
            }
        }
    }

    private func checkPair(
        _ left: RuleException<Outcome>,
        _ right: RuleException<Outcome>,
        _ procedure: Procedure
    ) {
        let text = [procedure.rule.applies, left.when, right.when]
            .map { "(\($0.text))" }.joined(separator: " && ")
        let context = ConditionContext(
            registry: catalog.facts,
            parameters: layer.parameterTable,
            allowsPerson: procedure.filed != .household
        )
        guard let both = try? Condition(text, context: context) else { return }
        let names = "the exceptions `\(left.id)` and `\(right.id)` of `\(procedure.id)`"
        switch witness(procedure).search(both) {
        case .household(let household):
            log.error(
                procedure.place("rule"),
                "\(names) disagree and can both hold, for example in \(household.description); "
                    + "narrow one of them"
            )
        case .notFound, .capped:
            log.warning(
                procedure.place("rule"),
                "\(names) disagree, and it is not proved that they never both hold"
            )
        case .impossible: break
        }
    }
}
