package import Eligibility
package import Vocabulary

/// What holds at one office on one day; a cheap value over what the catalog has prepared.
package struct CatalogView: Sendable {
    package let catalog: Catalog
    package let edition: CatalogEdition
    package let layer: CatalogLayer
    package let office: MunicipalityCode
    /// The municipality the office belongs to.
    package let municipality: MunicipalityCode
    package let day: CalendarDay

    init(
        catalog: Catalog,
        layer: CatalogLayer,
        office: MunicipalityCode,
        municipality: MunicipalityCode,
        day: CalendarDay
    ) {
        self.catalog = catalog
        self.layer = layer
        edition = layer.edition(on: day)
        parameters = layer.parameters(on: day)
        self.office = office
        self.municipality = municipality
        self.day = day
    }

    /// The procedures that exist on the day, in the order of plans.
    package var procedures: [Procedure] { edition.procedures }
    /// The parameters' values on the day.
    package let parameters: ParameterValues
    package var calendar: MunicipalCalendar { layer.calendar }

    /// A procedure that exists on the day.
    package func procedure(_ id: ProcedureID) -> Procedure? {
        layer.procedure(id).flatMap { $0.isValid(on: day) ? $0 : nil }
    }

    package func procedure(code: String) -> Procedure? {
        layer.procedure(code: code).flatMap { $0.isValid(on: day) ? $0 : nil }
    }

    package func form(of procedure: Procedure) -> Form? {
        procedure.form.flatMap { layer.forms[$0] }
    }

    package func system(_ id: SystemID) -> SystemDefinition? { layer.system(id) }

    package func layout(of system: SystemDefinition) -> Layout? { layer.layouts[system.layout] }
}

// MARK: - Desks

extension CatalogView {
    /// The office with its desks, where the catalog knows them.
    package var serviceOffice: ServiceOffice? { layer.offices[office] }

    /// Name of the office: its own, its ward's or its municipality's; nil where not known.
    package var officeName: Localized? {
        if let name = serviceOffice?.name { return name }
        if let known = catalog.municipalities[municipality] {
            return known.wards.first { $0.code == office }?.name ?? known.name
        }
        return catalog.designatedCities.first { $0.code == office }?.name
    }

    /// The counter that the policy gives a procedure, and why.
    package func counter(
        for procedure: Procedure,
        outcome: Outcome
    ) -> (kind: CounterKind, reason: CounterPolicy.Reason) {
        layer.policy.counter(for: procedure, outcome: outcome)
    }

    /// The desk of this office for a procedure; nil where the office's desks are not known.
    package func desk(for procedure: Procedure, kind: CounterKind) -> ServiceDesk? {
        serviceOffice?.desk(for: procedure, kind: kind)
    }

    /// When a desk is open on the day; empty on closed days.
    package func openingHours(of desk: ServiceDesk) -> [OpeningHours.Span] {
        calendar.isOpen(day) ? desk.hours.spans(weekday: day.weekday) : []
    }
}
