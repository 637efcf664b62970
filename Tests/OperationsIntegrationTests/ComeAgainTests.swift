import Catalog
import CounterFlow
import Filing
import Operations
import Stores
import TestSupport
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

    @Test("goes on with it though its desk has ended all it had, or has sent it on")
    func nothingLeftThere() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            let slots = try await house.openSlots(2)
            let code = try await house.booking(slots[0], key: "a", visit: visit).code
            let target = MarkDeskEntry.Target(visit: visit, entry: "nursery.p2")
            let mark = MarkDeskEntry(house.premises)
            _ = try await mark(.sentOn(to: "welfare"), target, at: "nursery", by: House.clerk).get()
            #expect(try await Self.come(by: code, house) == visit)
            let procedure: ProcedureID = "nursery"
            let about = try await house.booking(
                slots[1],
                key: "b",
                visit: visit,
                procedures: [procedure]
            ).code
            #expect(try await Self.come(by: about, house) == visit)
            let welfare = try await ListDeskEntries(house.premises)("welfare", by: House.clerk)
                .get()
            #expect(welfare.arrived.map(\.visit) == [visit], "where the desk has sent it since")
        }
    }

    @Test("has not failed to come while the appointment lies ahead, and may come after that")
    func tooEarlyToMiss() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            let slots = try await house.openSlots(1)
            let booked = try await house.booking(slots[0], key: "a", visit: visit)
            let target = MarkDeskEntry.Target(visit: visit, entry: "nursery.p2")
            let mark = MarkDeskEntry(house.premises)
            let early = try await mark(.didNotCome(), target, at: "nursery", by: House.clerk)
            #expect(early.failure?.kind == .conflict)
            house.clock.advance(by: Desk.now.duration(to: booked.slot.startsAt) + .seconds(60))
            _ = try await mark(.didNotCome(), target, at: "nursery", by: House.clerk).get()
            #expect(try await Self.list(house).expected.map(\.state) == [.absent])
            #expect(try await Self.come(by: booked.code, house) == visit)
            #expect(try await Self.list(house).arrived.map(\.visit) == [visit])
        }
    }

    @Test("leaves what the desk has noted itself, and is not taken back once the desk went on")
    func theDesksOwn() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            let slots = try await house.openSlots(1)
            let code = try await house.booking(slots[0], key: "a", visit: visit).code
            let target = MarkDeskEntry.Target(visit: visit, entry: "nursery.p2")
            let mark = MarkDeskEntry(house.premises)
            let arrival = MarkArrival(house.premises)
            _ = try await mark(.arrived, target, at: "nursery", by: House.clerk).get()
            house.clock.advance(by: .seconds(60))
            #expect(try await Self.come(by: code, house) == visit)
            _ = try await arrival.takeBack(code, by: House.clerk).get()
            #expect(try await Self.list(house).arrived.map(\.visit) == [visit])
            _ = try await mark(.undo, target, at: "nursery", by: House.clerk).get()
            house.clock.advance(by: .seconds(60))
            #expect(try await Self.come(by: code, house) == visit)
            _ = try await mark(.done(.accepted), target, at: "nursery", by: House.clerk).get()
            #expect(try await arrival.takeBack(code, by: House.clerk).failure?.kind == .conflict)
        }
    }

    @Test("is protected in the visit that was booked for even where that has ended")
    func protectionOfTheEarlier() async throws {
        try await House.with(checks: .none) { house in
            let visit = try await house.file().visit
            let slots = try await house.openSlots(1)
            let code = try await house.booking(slots[0], key: "a", visit: visit).code
            try await house.run("UPDATE hitomado.visit SET state = 'closed', closed_at = now()")
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
            let shown = try await house.show(visit)
            #expect(shown.clearance.isMasked)
            #expect(shown.household["facts"]?["protection_requested"] == true)
        }
    }

    @Test("stays protected when the arrival is taken back and they come again")
    func protectionStays() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(1)
            let code = try await house.booking(slots[0], key: "a").code
            let asks: JSONValue = ["facts": ["protection_requested": true]]
            let first = try await Self.come(by: code, house, asks)
            _ = try await MarkArrival(house.premises).takeBack(code, by: House.clerk).get()
            let second = try await Self.come(by: code, house)
            #expect(second != first)
            #expect(try await house.show(second).clearance.isMasked)
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
            let late = try await MarkArrival(house.premises).takeBack(code, by: House.clerk)
            #expect(late.failure?.kind == .conflict, "somebody works on it")
            #expect(try await house.show(second).stage.isOpen)
        }
    }
}
