import Catalog
import CounterFlow
import Operations
import Stores
import Testing
import Vocabulary

/// Short ways into the booking book of the tests' house.
extension House {
    static let nursery: DeskID = "nursery"
    static let monday = CalendarDay("2026-04-06") ?? .earliest

    /// Opens slots of the nursery desk on this Monday from 13:00; their numbers in order.
    func openSlots(
        _ count: Int = 2,
        capacity: Int = 1,
        on day: CalendarDay = monday,
        desk: DeskID = nursery,
        by clerk: Acting = clerk
    ) async throws -> [SlotID] {
        let office = try #require(clerk.office)
        let pattern = try OpeningPattern(
            weekdays: [day.weekday],
            from: 780,
            until: 780 + 30 * count,
            minutes: 30,
            capacity: capacity
        )
        let request = OpenSlots.Request(
            office: office,
            desk: desk,
            pattern: pattern,
            from: day,
            through: day
        )
        _ = try await OpenSlots(premises)(request, by: clerk).get()
        return try await book(day, desk: desk, by: clerk).slots.map(\.id)
    }

    /// A day of a desk's book.
    func book(
        _ day: CalendarDay = monday,
        desk: DeskID = nursery,
        by acting: Acting = clerk
    ) async throws -> ListBookings.Day {
        let office = try #require(acting.office)
        return try await ListBookings(premises).day(day, of: desk, at: office, by: acting).get()
    }

    static func request(
        _ slot: SlotID,
        _ name: String = "葛\u{E0100}城 花子",
        key: String,
        visit: VisitID? = nil
    ) -> BookAppointment.Request {
        BookAppointment.Request(
            slot: slot,
            name: name,
            reading: "カツラギ ハナコ",
            telephone: "043-245-5111",
            channel: .telephone,
            visit: visit,
            key: key
        )
    }

    /// Books somebody in.
    func booking(
        _ slot: SlotID,
        _ name: String = "葛\u{E0100}城 花子",
        key: String,
        visit: VisitID? = nil,
        procedures: [ProcedureID] = [],
        by acting: Acting = clerk
    ) async throws -> ShownAppointment {
        var request = Self.request(slot, name, key: key, visit: visit)
        if !procedures.isEmpty { request.procedures = procedures }
        return try await BookAppointment(premises)(request, by: acting).get()
    }

    /// How many audit rows an act left.
    func audits(_ act: ActName) async throws -> String? {
        try await one("SELECT count(*) FROM hitomado.audit WHERE act = '\(act.rawValue)'")
    }
}
