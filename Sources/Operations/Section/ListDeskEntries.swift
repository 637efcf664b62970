import Catalog
import CounterFlow
import Filing
package import Stores
package import Vocabulary

/// Lists what routing sent to a desk: who is there, who is to come, and what was ended today.
package struct ListDeskEntries: Sendable {
    /// The list of a desk.
    package struct List: Sendable {
        /// The office.
        package let office: MunicipalityCode
        /// The desk.
        package let desk: DeskPlace
        /// Who is there, the longest waiting first.
        package let arrived: [DeskEntry]
        /// Who is to come or to be called, the most pressing first.
        package let expected: [DeskEntry]
        /// What was ended today, the latest first.
        package let ended: [DeskEntry]
        /// Who is booked here today, by the clock; none of those who cancelled.
        package let appointments: [ShownAppointment]
        /// Whether the desk has more visits than are listed; the longest unmoved are left out.
        package let isCut: Bool
        /// The desks to which an entry can be sent on.
        package let others: [DeskPlace]
        /// What those who took steps are called.
        package let names: StaffNames
    }

    /// Most visits of one list.
    package static let visitsMaximum = DeskEntries.visitsMaximum

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The list of a desk of the own office; each visit in it leaves its audit row, once an hour.
    package func callAsFunction(
        _ desk: String,
        of office: MunicipalityCode? = nil,
        by acting: Acting
    ) async throws -> Result<List, Refusal> {
        try await premises.perform(.listDeskEntries, acting) { context in
            let office = try context.deskOffice(office)
            let desk = try context.desk(desk, of: office)
            let found = try await context.entries(at: desk, of: office)
            let entries = found.all.map(\.entry)
            let people = entries.flatMap(\.steps).flatMap { [$0.by, $0.undoneBy ?? $0.by] }
            return List(
                office: office,
                desk: desk,
                arrived: entries.filter { $0.state == .arrived }
                    .sorted { ($0.since, $0.visit.number) < ($1.since, $1.visit.number) },
                expected: entries.filter { $0.state.isOpen && $0.state != .arrived }
                    .sorted { $0.urgency < $1.urgency },
                ended: entries.filter { !$0.state.isOpen }
                    .sorted { ($0.since, $0.visit.number) > ($1.since, $1.visit.number) },
                appointments: try await context.appointmentsOfToday(at: desk, of: office),
                isCut: found.isCut,
                others: context.desks(of: office).filter { $0.id != desk.id },
                names: try await context.staff.names(of: people)
            )
        }
    }
}

extension ActContext {
    /// Who is booked at a desk today; who is there waits for that, whatever the plan says.
    fileprivate func appointmentsOfToday(
        at desk: DeskPlace,
        of office: MunicipalityCode
    ) async throws -> [ShownAppointment] {
        guard !desk.isOther, let id = DeskID(desk.id) else { return [] }
        let today = now.dayInJapan
        return try await bookings.list(
            office,
            id,
            from: Instant(dayInJapan: today, minuteOfDay: 0),
            until: Instant(dayInJapan: today.adding(days: 1), minuteOfDay: 0),
            atMost: ListDeskEntries.visitsMaximum,
            audit: audit()
        ).filter { $0.state != .cancelled }.map { ShownAppointment($0, to: acting, isListed: true) }
    }
}

extension DeskEntry {
    fileprivate var urgency: (Instant, Int64) { (dueAt ?? since, visit.number) }
}
