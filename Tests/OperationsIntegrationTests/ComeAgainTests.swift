import CounterFlow
import Filing
import Operations
import Stores
import Testing
import Vocabulary

@Suite("Whoever comes by an appointment") struct ComeAgainTests {
    private static func come(
        by code: BookingCode?,
        _ house: House,
        _ patch: JSONValue = [:]
    ) async throws -> VisitID {
        try await OpenVisit(house.premises)(
            .init(household: try house.household(patch), appointment: code),
            by: House.concierge
        ).get().visit
    }

    private static func list(_ house: House) async throws -> ListDeskEntries.List {
        try await ListDeskEntries(house.premises)("nursery", by: House.clerk).get()
    }

    @Test(
        "goes on with the visit during which it was booked, and its desk knows that they are there"
    )
    func goesOn() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            let slots = try await house.openSlots(1)
            let code = try await house.booking(slots[0], key: "a", visit: visit).code
            #expect(try await Self.list(house).arrived.isEmpty)
            let count = try await house.one("SELECT count(*) FROM hitomado.visit")
            let again = try await Self.come(by: code, house)
            #expect(again == visit)
            #expect(try await house.one("SELECT count(*) FROM hitomado.visit") == count)
            let there = try await Self.list(house)
            #expect(there.arrived.map(\.visit) == [visit] && there.expected.isEmpty)
            #expect(there.arrived.first?.steps.map(\.step) == [.arrived])
            #expect(there.appointments.map(\.visit) == [visit])
            #expect(there.appointments.map(\.state) == [.arrived])
        }
    }

    @Test("goes on with it whatever the door was told it is about, and again after a mistake")
    func whateverTheEvent() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            let slots = try await house.openSlots(1)
            let code = try await house.booking(slots[0], key: "a", visit: visit).code
            #expect(try await Self.come(by: code, house, ["event": ["birth"]]) == visit)
            _ = try await MarkArrival(house.premises).takeBack(code, by: House.clerk).get()
            let back = try await Self.list(house)
            #expect(back.arrived.isEmpty && back.expected.map(\.visit) == [visit])
            #expect(try await house.show(visit).stage.isOpen)
            #expect(try await Self.come(by: code, house, ["event": ["birth"]]) == visit)
            #expect(try await Self.list(house).arrived.map(\.visit) == [visit])
        }
    }

    @Test("stands at the desk as arrived, too, where a clerk notes it in the book")
    func inTheBook() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            let slots = try await house.openSlots(1)
            let code = try await house.booking(slots[0], key: "a", visit: visit).code
            let shown = try await MarkArrival(house.premises).arrived(code, by: House.clerk).get()
            #expect(shown.visit == visit && shown.state == .arrived)
            #expect(try await Self.list(house).arrived.map(\.visit) == [visit])
        }
    }

    @Test("is protected in the visit that was booked for even where that has nothing left to do")
    func protectionOfTheEarlier() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            let slots = try await house.openSlots(1)
            let code = try await house.booking(slots[0], key: "a", visit: visit).code
            let target = MarkDeskEntry.Target(visit: visit, entry: "nursery.p2")
            let mark = MarkDeskEntry(house.premises)
            _ = try await mark(.arrived, target, at: "nursery", by: House.clerk).get()
            _ = try await mark(.done(.notEligible), target, at: "nursery", by: House.clerk).get()
            let asks: JSONValue = ["facts": ["protection_requested": true]]
            let other = try await Self.come(by: code, house, asks)
            #expect(other != visit)
            #expect(try await house.show(visit).clearance.isMasked)
        }
    }

    @Test("is protected in the visit that goes on as soon as they say so at the door")
    func protection() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            let slots = try await house.openSlots(1)
            let code = try await house.booking(slots[0], key: "a", visit: visit).code
            let asks: JSONValue = ["facts": ["protection_requested": true]]
            #expect(try await Self.come(by: code, house, asks) == visit)
            #expect(try await house.show(visit).clearance.isMasked)
        }
    }

    @Test("leaves nobody in the queue when the arrival was noted by mistake")
    func takenBack() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(1)
            let code = try await house.booking(slots[0], key: "a").code
            let visit = try await Self.come(by: code, house)
            _ = try await MarkArrival(house.premises).takeBack(code, by: House.clerk).get()
            #expect(try await house.show(visit).stage == .abandoned)
            let second = try await Self.come(by: code, house)
            #expect(second != visit)
            _ = try await CallVisit(house.premises)(second, by: House.clerk).get()
            _ = try await MarkArrival(house.premises).takeBack(code, by: House.clerk).get()
            #expect(try await house.show(second).stage.isOpen, "somebody works on it")
        }
    }
}
