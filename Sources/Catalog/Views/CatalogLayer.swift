package import Eligibility
package import Vocabulary

/// The catalog as one territory has it: the base with the overlays of prefecture and municipality.
package final class CatalogLayer: Sendable {
    /// `national`, `prefectures/12` or `municipalities/121002`.
    package let name: String
    /// Every procedure, whatever the day, in the order of plans.
    package let procedures: [Procedure]
    package let forms: [FormID: Form]
    /// How forms are printed, in the order of their names.
    package let formLayouts: [FormLayout]
    package let policy: CounterPolicy
    package let screening: ScreeningPolicy
    package let calendar: MunicipalCalendar
    package let parameters: [Parameter]
    /// Systems in the order of the registry.
    package let systems: [SystemDefinition]
    package let layouts: [LayoutID: Layout]
    package let checks: [CheckRule]
    /// How the extract of the residence record is laid out; nil where there is none.
    package let register: RegisterLayout?
    /// The documents by which people show who they are.
    package let identity: [IdentityKind]
    /// Certificates with their fees, and grounds on which fees are waived.
    package let fees: CounterFees
    /// Offices whose desks the catalog knows.
    package let offices: [MunicipalityCode: ServiceOffice]
    /// What holds in each span of days without change, ascending.
    package let editions: [CatalogEdition]

    let nodes: CatalogTree.Territory
    private let byID: [ProcedureID: Procedure]
    private let byCode: [String: Procedure]
    private let systemsByID: [SystemID: SystemDefinition]

    init(_ parts: LayerParts, firstEdition: Int) {
        name = parts.name
        nodes = parts.nodes
        procedures = parts.procedures
        forms = parts.forms
        formLayouts = parts.formLayouts.values.sorted { $0.id < $1.id }
        policy = parts.policy
        screening = parts.screening
        calendar = parts.calendar
        parameters = parts.parameters
        systems = parts.systems
        layouts = parts.layouts
        checks = parts.checks
        register = parts.register
        identity = parts.identity
        fees = parts.fees
        offices = parts.offices
        byID = Dictionary(procedures.map { ($0.id, $0) }) { first, _ in first }
        byCode = Dictionary(procedures.map { ($0.code, $0) }) { first, _ in first }
        systemsByID = Dictionary(systems.map { ($0.id, $0) }) { first, _ in first }
        editions = CatalogEdition.all(of: parts, firstIndex: firstEdition)
    }

    package func procedure(_ id: ProcedureID) -> Procedure? { byID[id] }

    package func procedure(code: String) -> Procedure? { byCode[code] }

    package func system(_ id: SystemID) -> SystemDefinition? { systemsByID[id] }

    /// The edition in force on a day; O(log editions).
    package func edition(on day: CalendarDay) -> CatalogEdition {
        var low = 0
        var high = editions.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if editions[middle].from <= day { low = middle } else { high = middle - 1 }
        }
        return editions[low]
    }
}

/// What a layer holds during a span of days in which nothing changes.
package final class CatalogEdition: Sendable {
    /// Place among all editions of the catalog, for tables kept beside it.
    package let index: Int
    /// First and last day.
    package let from: CalendarDay
    package let to: CalendarDay
    /// The procedures that exist on these days, in the order of plans.
    package let procedures: [Procedure]
    package let parameters: ParameterValues
    /// Name of its layer.
    package let layerName: String

    private init(index: Int, from: CalendarDay, to: CalendarDay, parts: LayerParts) {
        self.index = index
        self.from = from
        self.to = to
        procedures = parts.procedures.filter { $0.isValid(on: from) }
        parameters = parts.table.values(on: from)
        layerName = parts.name
    }

    fileprivate static func all(of parts: LayerParts, firstIndex: Int) -> [CatalogEdition] {
        var starts: Set<CalendarDay> = [.earliest]
        for procedure in parts.procedures {
            if let from = procedure.validFrom { starts.insert(from) }
            if let to = procedure.validTo { starts.insert(to.adding(days: 1)) }
        }
        for entry in parts.parameters.flatMap(\.dated.entries) {
            starts.insert(entry.from)
            if let to = entry.to { starts.insert(to.adding(days: 1)) }
        }
        let sorted = starts.sorted()
        return sorted.enumerated().map { place, from in
            let next = sorted.indices.contains(place + 1) ? sorted[place + 1] : nil
            return CatalogEdition(
                index: firstIndex + place,
                from: from,
                to: next?.adding(days: -1) ?? .latest,
                parts: parts
            )
        }
    }
}
