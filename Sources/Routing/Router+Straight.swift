package import Catalog
package import Eligibility
import Vocabulary

/// A visit that the door sends past the unified counter: the desks where it goes instead.
package struct StraightWay: Hashable, Sendable {
    /// A desk with what is done there.
    package struct Stop: Hashable, Sendable {
        /// Name of the desk in Japanese, as entries carry it.
        package let desk: String
        /// What is done there.
        package let procedures: [ProcedureID]
    }

    /// The desks in order; never empty.
    package let stops: [Stop]
}

extension Router {
    /// The way of a visit that needs no unified counter; nil where it begins there.
    ///
    /// Nobody is sent past it while something that it may take is open, unless the visitor said
    /// (`cameFor`) what it is about.
    package func straightWay(
        for household: Household,
        cameFor: ProcedureID?
    ) -> StraightWay? {
        let view = view(of: household)
        let plan = plan(for: presumed(household), language: .ja)
        let planned = plan.visit.stops.filter { $0.kind != .none && $0.kind != .outside }
        var stops = planned.map { ($0.kind, $0.desk, $0.items) }
        if let procedure = cameFor.flatMap({ view.procedure($0) }) {
            let kind = view.counter(for: procedure, outcome: procedure.rule.outcome).kind
            let desk = view.desk(for: procedure, kind: kind)?.name ?? procedure.desk
            stops.append((kind, desk.ja, [procedure.id]))
        } else if startsUnified(household, plan, planned.first?.kind, view) {
            return nil
        }
        let straight = stops.allSatisfy { $0.0 == .individual || $0.0 == .appointment }
        guard straight, !stops.isEmpty else { return nil }
        return StraightWay(
            stops: stops.compactMap { _, desk, items in
                desk.map { StraightWay.Stop(desk: $0, procedures: items) }
            }
        )
    }

    /// Whether the unified counter must look first at what nobody knows yet.
    package func startsUnified(
        _ household: Household,
        _ plan: Plan,
        _ first: CounterKind?,
        _ view: CatalogView
    ) -> Bool {
        if first == nil || first == .unified { return true }
        guard household.people.isEmpty else { return false }
        return plan.undecided.contains { entry in
            view.procedure(entry.procedure).map {
                view.counter(for: $0, outcome: $0.rule.outcome).kind == .unified
            } ?? false
        }
    }

    private func view(of household: Household) -> CatalogView {
        catalog.view(office: household.office, on: household.on)
    }
}
