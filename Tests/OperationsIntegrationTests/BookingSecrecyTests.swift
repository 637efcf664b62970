import Catalog
import CounterFlow
import Operations
import Stores
import Testing
import Vocabulary

@Suite("Who is booked")
struct BookingSecrecyTests {
    private static let neighbour = House.acting([.clerk], actor: "hana", office: House.hanamigawa)

    @Test(
        "is seen by the own office only; a code tells another office no more than where it is good"
    )
    func otherOffice() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(2)
            let code = try await house.booking(slots[0], key: "a").code
            let find = FindAppointment(house.premises)
            #expect(try await find.show(code, by: Self.neighbour).failure?.kind == .notFound)
            guard
                case .elsewhere(let office, _) = try await find(.code(code), by: Self.neighbour)
                    .get()
            else {
                Issue.record("the other office found it")
                return
            }
            #expect(office == House.chuo)
            let named = try await find(.name("カツラギ", on: House.monday), by: Self.neighbour).get()
            guard case .here(let found) = named else { return }
            #expect(found.isEmpty)
            let day = try await ListBookings(house.premises).day(
                House.monday,
                of: House.nursery,
                at: House.chuo,
                by: Self.neighbour
            )
            #expect(day.failure?.kind == .notAllowed)
            let moved = try await MoveAppointment(house.premises)(
                code,
                to: slots[1],
                by: Self.neighbour
            )
            #expect(moved.failure?.kind == .notFound)
            let cancelled = try await CancelAppointment(house.premises)(code, by: Self.neighbour)
            #expect(cancelled.failure?.kind == .notFound)
            #expect(try await find.show(code, by: House.center).failure?.kind == .notAllowed)
        }
    }

    @Test("is found by code, by name and day, by name and telephone, and every look is noted")
    func search() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(2)
            let code = try await house.booking(slots[0], key: "a").code
            _ = try await house.booking(slots[1], "佐藤 次郎", key: "b")
            let find = FindAppointment(house.premises)
            func codes(_ search: FindAppointment.Search) async throws -> [BookingCode] {
                guard case .here(let found) = try await find(search, by: House.concierge).get()
                else {
                    return []
                }
                return found.map(\.code)
            }
            #expect(try await codes(.code(code)) == [code])
            #expect(try await codes(.name("葛", on: House.monday)) == [code])
            #expect(try await codes(.name("ｶﾂﾗｷﾞ", on: House.monday)).contains(code))
            #expect(try await codes(.name("葛", on: House.monday.adding(days: 1))).isEmpty)
            #expect(try await codes(.nameWithTelephone("葛", "0432455111")) == [code])
            #expect(try await codes(.nameWithTelephone("葛", "0432455112")).isEmpty)
            // Six looks, and of those by name a row more for each who was found.
            #expect(try await house.audits(.findAppointment) == "10")
            let empty = try await find(.name(" ", on: House.monday), by: House.clerk)
            #expect(empty.failure?.path == "query")
            let number = try await find(.name("123456789018", on: House.monday), by: House.clerk)
            #expect(number.failure?.path == "query")
        }
    }

    @Test("may hold a My Number nowhere")
    func myNumber() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(1)
            var request = House.request(slots[0], "1234-5678-9018", key: "a")
            request.reading = "123456789018"
            request.telephone = "1234 5678 9018"
            request.note = "番号は１２３４５６７８９０１８"
            let refused = try await BookAppointment(house.premises)(request, by: House.clerk)
                .failure
            #expect(refused?.all.map(\.path) == ["name", "reading", "telephone", "note"])
            #expect(refused?.sentence(in: .ja).contains("1234") == false)
            #expect(try await house.one("SELECT count(*) FROM hitomado.appointment") == "0")
        }
    }

    @Test(
        "is withheld from concierges where the visit is protected, and no telephone is shown to anybody"
    )
    func protected() async throws {
        try await House.with { house in
            let visit = try await house.open()
            let slots = try await house.openSlots(2)
            let code = try await house.booking(slots[0], key: "a", visit: visit).code
            try await SetProtection(house.premises)(visit, by: House.clerk).get()
            let find = FindAppointment(house.premises)
            let atDoor = try await find.show(code, by: House.concierge).get().appointment
            #expect(atDoor.name == nil && atDoor.reading == nil && atDoor.telephone == nil)
            #expect(atDoor.isMasked)
            let atDesk = try await find.show(code, by: House.clerk).get().appointment
            #expect(atDesk.name != nil && atDesk.telephone == nil)
            let named = try await find(.name("葛", on: House.monday), by: House.concierge).get()
            guard case .here(let found) = named else { return }
            #expect(found.isEmpty, "a name tells that there is an appointment")
            let listed = try await house.book(by: House.concierge).appointments
            #expect(listed.count == 1 && listed[0].name == nil)
            let byClerk = try await house.book(by: House.clerk).appointments
            #expect(byClerk.count == 1 && byClerk[0].name == nil, "a list is read along")
        }
    }

    @Test("comes to the visit that the door opens by the appointment, in one act")
    func door() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(1)
            let code = try await house.booking(slots[0], key: "a").code
            let open = OpenVisit(house.premises)
            let request = OpenVisit.Request(household: try house.household(), appointment: code)
            let visit = try await open(request, by: House.concierge).get().visit
            let shown = try await house.show(visit)
            #expect(shown.appointments.map(\.code) == [code])
            #expect(shown.appointments.first?.state == .arrived)
            let listed = try await ListDesk(house.premises)(by: House.clerk).get()
            #expect(listed.first?.bookedAt == shown.appointments.first?.slot.startsAt)
            // Once more by the same code: nothing is opened.
            let before = try await house.counts()
            #expect(try await open(request, by: House.concierge).failure?.kind == .conflict)
            #expect(try await house.counts() == before)
            _ = try await MarkArrival(house.premises).takeBack(code, by: House.clerk).get()
            #expect(try await house.show(visit).appointments.map(\.state) == [.booked])
        }
    }
}
