import Eligibility
import Vocabulary

/// Checks that every office of a municipality with desks can serve every procedure.
struct DeskCheck {
    let catalog: Catalog
    let layer: CatalogLayer
    let log: FindingLog

    func run() {
        guard layer.name.hasPrefix("municipalities/"), !layer.offices.isEmpty,
            let code = MunicipalityCode(String(layer.name.dropFirst("municipalities/".count))),
            let municipality = catalog.municipalities[code]
        else { return }
        let expected = municipality.wards.isEmpty ? [code] : municipality.wards.map(\.code)
        for office in expected where layer.offices[office] == nil {
            log.error(
                municipality.position,
                "the office \(office) has no desks; add counters/\(office).yaml"
            )
        }
        for office in layer.offices.values.sorted(by: { $0.code < $1.code }) {
            if !expected.contains(office.code), office.code != code {
                log.error(
                    place(of: office),
                    "the office \(office.code) is no ward of \(municipality.name.en)"
                )
            }
            checkDesks(of: office)
            checkSections(of: office)
        }
    }

    /// A section that no procedure names is a slip: what was meant falls to another desk.
    private func checkSections(of office: ServiceOffice) {
        let known = Set(layer.procedures.flatMap { $0.sections.map(String.init) })
        for desk in office.desks {
            for section in desk.serves?.sections ?? []
            where !known.contains(where: { $0.hasPrefix(section) }) {
                let hint = Suggestion.sentence(for: section, among: known.sorted())
                log.warning(
                    desk.position,
                    "no procedure names the section `\(section)` of the desk `\(desk.id)`"
                        + (hint.isEmpty ? "; remove it" : hint)
                )
            }
        }
    }

    private func place(of office: ServiceOffice) -> SourcePosition {
        SourcePosition(file: "\(layer.name)/counters/\(office.code).yaml")
    }

    /// One finding for all procedures of a section that no desk takes.
    private func checkDesks(of office: ServiceOffice) {
        var missing: [String: [String]] = [:]
        for procedure in layer.procedures {
            let kind = layer.policy.counter(
                for: procedure,
                outcome: procedure.rule.outcome
            ).kind
            guard needsDesk(kind), office.desk(for: procedure, kind: kind) == nil else { continue }
            missing["\(kind.rawValue) desk for \(procedure.desk.ja)", default: []]
                .append(procedure.code)
        }
        for (desk, codes) in missing.sorted(by: { $0.key < $1.key }) {
            log.error(
                place(of: office),
                "the office \(office.code) has no \(desk) (\(codes.joined(separator: ", ")))"
            )
        }
    }

    private func needsDesk(_ kind: CounterKind) -> Bool {
        switch kind {
        case .unified, .individual: true
        case .remote, .appointment, .online, .post, .pickUp, .outside, .none: false
        }
    }
}
