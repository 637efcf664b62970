import Catalog
import CounterFlow
import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

@Suite("The booking book")
struct BookingTests {
    @Test("Two clerks book the last place at once: one has it, the others are told")
    func lastPlace() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(1, capacity: 2)
            let act = BookAppointment(house.premises)
            let results = try await withThrowingTaskGroup { group in
                for number in 0..<8 {
                    let request = House.request(slots[0], "人\(number)", key: "k\(number)")
                    group.addTask { try await act(request, by: House.clerk) }
                }
                var results: [Result<ShownAppointment, Refusal>] = []
                for try await result in group { results.append(result) }
                return results
            }
            #expect(results.filter { $0.failure == nil }.count == 2)
            #expect(
                results.compactMap(\.failure).allSatisfy {
                    $0.kind == .conflict && $0.path == "slot"
                }
            )
            let slot = try #require(try await house.book().slots.first)
            #expect(slot.standing.taken == 2)
            #expect(try await house.one("SELECT count(*) FROM hitomado.appointment") == "2")
        }
    }

    @Test("The table itself takes nobody beyond the capacity")
    func constraint() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(1)
            _ = try await house.booking(slots[0], key: "a")
            let another = """
                INSERT INTO hitomado.appointment (municipality, code, slot_id, name, name_key, channel,
                    request_key, booked_at, booked_by)
                SELECT municipality, 'ABCDEFGH', slot_id, name, name_key, channel, 'b', booked_at, booked_by
                FROM hitomado.appointment
                """
            await #expect(throws: (any Error).self) { try await house.run(another) }
            #expect(try await house.one("SELECT taken FROM hitomado.appointment_slot") == "1")
        }
    }

    @Test(
        "A visit has one appointment for its matter: a second one at the same desk is refused by its code"
    )
    func secondForVisit() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(2)
            let visit = try await house.open()
            let first = try await house.booking(slots[0], key: "a", visit: visit)
            let second = House.request(slots[1], key: "b", visit: visit)
            let refusal = try await BookAppointment(house.premises)(second, by: House.clerk).failure
            #expect(
                refusal?.kind == .conflict && refusal?.message.en.contains("\(first.code)") == true
            )
            _ = try await CancelAppointment(house.premises)(first.code, by: House.clerk).get()
            #expect(
                try await BookAppointment(house.premises)(second, by: House.clerk).failure == nil
            )
        }
    }

    @Test("A form that is sent twice books once")
    func repetition() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(1, capacity: 3)
            let first = try await house.booking(slots[0], key: "form")
            let again = try await house.booking(slots[0], key: "form")
            #expect(first.code == again.code)
            let other = House.request(slots[0], "別人", key: "form")
            let refused = try await BookAppointment(house.premises)(other, by: House.clerk)
            #expect(refused.failure?.path == "key")
            #expect(try await house.book().slots.first?.standing.taken == 1)
        }
    }

    @Test("Moved, an appointment keeps its code, and its history says where it was")
    func move() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(2)
            let booked = try await house.booking(slots[0], key: "a")
            let move = MoveAppointment(house.premises)
            let moved = try await move(booked.code, to: slots[1], by: House.concierge).get()
            #expect(moved.code == booked.code && moved.slot.id == slots[1])
            #expect(try await house.book().slots.map(\.standing.taken) == [0, 1])
            let found = try await FindAppointment(house.premises).show(booked.code, by: House.clerk)
                .get()
            #expect(found.steps.map(\.step) == [.booked, .moved])
            #expect(found.steps.map(\.startsAt) == [booked.slot.startsAt, moved.slot.startsAt])
            let again = try await house.booking(slots[0], key: "a")
            #expect(again.slot.id == slots[1], "the same form once more is no other content")
            let other = try await house.booking(slots[0], key: "b")
            let full = try await move(other.code, to: slots[1], by: House.clerk)
            #expect(full.failure?.path == "slot")
            #expect(try await house.book().slots.map(\.standing.taken) == [1, 1])
        }
    }

    @Test("Whoever still looks at the old time neither moves nor cancels the appointment")
    func stalePages() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(3)
            let code = try await house.booking(slots[0], key: "a").code
            let move = MoveAppointment(house.premises)
            _ = try await move(code, to: slots[1], seenIn: slots[0], by: House.clerk).get()
            let second = try await move(code, to: slots[2], seenIn: slots[0], by: House.concierge)
            #expect(second.failure?.kind == .stale && second.failure?.path == "slot")
            let cancel = CancelAppointment(house.premises)
            let gone = try await cancel(code, seenIn: slots[0], by: House.concierge)
            #expect(gone.failure?.kind == .stale)
            let mark = MarkArrival(house.premises)
            let came = try await mark.arrived(code, seenIn: slots[0], by: House.concierge)
            #expect(came.failure?.kind == .stale)
            #expect(try await house.book().slots.map(\.standing.taken) == [0, 1, 0])
            _ = try await cancel(code, seenIn: slots[1], by: House.concierge).get()
        }
    }

    @Test("Two that change places at once both end somewhere, and nothing is overbooked")
    func crossing() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(2, capacity: 2)
            let first = try await house.booking(slots[0], key: "a").code
            let second = try await house.booking(slots[1], key: "b").code
            let move = MoveAppointment(house.premises)
            async let one = move(first, to: slots[1], by: House.clerk)
            async let two = move(second, to: slots[0], by: House.clerk)
            let failures = try await [one.failure, two.failure].compactMap { $0 }
            #expect(failures.isEmpty)
            #expect(try await house.book().slots.map(\.standing.taken) == [1, 1])
        }
    }

    @Test("Cancelled, a place is free; restored, it is taken again, unless somebody else has it")
    func cancel() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(1)
            let booked = try await house.booking(slots[0], key: "a")
            let cancel = CancelAppointment(house.premises)
            #expect(try await cancel(booked.code, by: House.clerk).get().state == .cancelled)
            #expect(try await cancel.restore(booked.code, by: House.clerk).get().state == .booked)
            _ = try await cancel(booked.code, by: House.clerk).get()
            let other = try await house.booking(slots[0], key: "b")
            #expect(try await cancel.restore(booked.code, by: House.clerk).failure?.path == "slot")
            #expect(other.state == .booked)
        }
    }

    @Test("Nobody is a no-show before the time; what was noted by mistake is taken back")
    func arrival() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(1)
            let code = try await house.booking(slots[0], key: "a").code
            let mark = MarkArrival(house.premises)
            #expect(try await mark.missed(code, by: House.clerk).failure?.kind == .conflict)
            house.clock.advance(by: .seconds(4 * 3600))
            #expect(try await mark.missed(code, by: House.clerk).get().state == .noShow)
            #expect(try await mark.takeBack(code, by: House.clerk).get().state == .booked)
            #expect(try await mark.arrived(code, by: House.concierge).get().state == .arrived)
            #expect(try await mark.takeBack(code, by: House.concierge).get().state == .booked)
            house.clock.advance(by: .seconds(24 * 3600))
            #expect(try await mark.arrived(code, by: House.clerk).failure?.kind == .conflict)
        }
    }

    @Test("An arrival is not taken back into a slot that was closed since and is still to come")
    func takenBackIntoAClosedSlot() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(1)
            let code = try await house.booking(slots[0], key: "a").code
            let (mark, close) = (MarkArrival(house.premises), CloseSlot(house.premises))
            _ = try await mark.arrived(code, by: House.clerk).get()
            _ = try await close(slots[0], by: House.clerk).get()
            #expect(try await mark.takeBack(code, by: House.clerk).failure?.path == "slot")
            _ = try await close.reopen(slots[0], by: House.clerk).get()
            #expect(try await mark.takeBack(code, by: House.clerk).get().state == .booked)
        }
    }

    @Test("An arrival of another day opens no visit of today")
    func arrivalOfAnotherDay() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(1)
            let code = try await house.booking(slots[0], key: "a").code
            _ = try await MarkArrival(house.premises).arrived(code, by: House.clerk).get()
            house.clock.advance(by: .seconds(24 * 3600))
            let opened = try await OpenVisit(house.premises)(
                .init(household: try house.household(), appointment: code),
                by: House.concierge
            )
            #expect(opened.failure?.kind == .conflict)
        }
    }

    @Test("A book of a desk that the catalog lost is still read, and nothing is added to it")
    func lostDesk() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(1)
            _ = try await house.booking(slots[0], key: "a")
            try await house.run("UPDATE hitomado.appointment_slot SET desk = 'kindergarten'")
            let book = ListBookings(house.premises)
            let strays = try await book.strays(of: House.chuo, by: House.clerk).get()
            #expect(strays == ["kindergarten"])
            let day = try await house.book(desk: "kindergarten")
            #expect(day.book == nil && day.appointments.count == 1)
            let other = House.request(slots[0], key: "b")
            let added = try await BookAppointment(house.premises)(other, by: House.clerk)
            #expect(added.failure?.kind == .notFound)
            let never = try await book.day(
                House.monday,
                of: "no-such",
                at: House.chuo,
                by: House.clerk
            )
            #expect(never.failure?.kind == .notFound)
        }
    }

    @Test("Hours that have passed are not opened; of today only what is not over")
    func passedHours() async throws {
        try await House.with { house in
            house.clock.advance(by: .seconds(3 * 3600 + 45 * 60))
            // It is 13:45: the first of these is over, the second has begun.
            let opened = try await house.openSlots(3)
            #expect(opened.count == 2)
            house.clock.advance(by: .seconds(3600))
            await #expect(throws: Refusal.self) {
                _ = try await house.openSlots(1, desk: "school")
            }
        }
    }

    @Test("Whoever looks at an appointment is noted with its code, whatever the way to it")
    func looks() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(1)
            let code = try await house.booking(slots[0], key: "a").code
            let find = FindAppointment(house.premises)
            _ = try await find(.code(code), by: House.concierge).get()
            _ = try await find(.name("カツラギ", on: House.monday), by: House.concierge).get()
            let shown = try await find.show(code, by: House.clerk).get()
            #expect(shown.looks.map(\.actor) == ["hanako", "jiro", "jiro"])
            #expect(shown.looks.allSatisfy { $0.act == "find-appointment" })
        }
    }

    @Test("A slot closes only when nobody is booked in it, and the refusal says whom to call")
    func close() async throws {
        try await House.with { house in
            let slots = try await house.openSlots(2)
            let code = try await house.booking(slots[0], key: "a").code
            let close = CloseSlot(house.premises)
            let refused = try await close(slots[0], by: House.clerk).failure
            #expect(refused?.kind == .conflict)
            #expect(refused?.message.ja.contains(code.written) == true)
            #expect(refused?.message.ja.contains("葛") == false)
            _ = try await MoveAppointment(house.premises)(code, to: slots[1], by: House.clerk).get()
            _ = try await close(slots[0], by: House.clerk).get()
            let late = try await BookAppointment(house.premises)(
                House.request(slots[0], key: "b"),
                by: House.clerk
            )
            #expect(late.failure?.path == "slot")
            _ = try await close.reopen(slots[0], by: House.clerk).get()
            _ = try await house.booking(slots[0], key: "b")
        }
    }

    @Test("Slots that overlap with others are refused whole, even by two clerks at once")
    func overlap() async throws {
        try await House.with { house in
            _ = try await house.openSlots(2)
            let pattern = try OpeningPattern(
                weekdays: [1],
                from: 600,
                until: 1020,
                minutes: 45,
                capacity: 1
            )
            func request(_ from: String) throws -> OpenSlots.Request {
                OpenSlots.Request(
                    office: House.chuo,
                    desk: House.nursery,
                    pattern: pattern,
                    from: try #require(CalendarDay(from)),
                    through: try #require(CalendarDay(from))
                )
            }
            let act = OpenSlots(house.premises)
            let refused = try await act(try request("2026-04-06"), by: House.clerk).failure
            #expect(refused?.kind == .conflict && refused?.message.ja.contains("13:00") == true)
            #expect(try await house.book().slots.count == 2)
            let past = try await act(try request("2026-03-30"), by: House.clerk).failure
            #expect(past?.path == "from")
            let next = try request("2026-04-13")
            async let one = act(next, by: House.clerk)
            async let two = act(next, by: House.clerk)
            let opened = try await [one, two].filter { $0.failure == nil }
            #expect(opened.count == 1)
        }
    }

    @Test("The first place too far away is an alarm, counted in office days of the desk")
    func alarm() async throws {
        try await House.with { house in
            let book = ListBookings(house.premises)
            func front(_ desk: String) async throws -> ListBookings.Front? {
                try await book.fronts(of: House.chuo, by: House.concierge).get()
                    .first { $0.book.desk.id.description == desk }
            }
            #expect(try await front("nursery")?.first == .noBook)
            let friday = try #require(CalendarDay("2026-04-10"))
            let slots = try await house.openSlots(1, on: friday)
            _ = try await house.openSlots(1, on: friday, desk: "school")
            #expect(try await front("nursery")?.isAlarm == true)
            #expect(try await front("school")?.isAlarm == false)
            house.clock.advance(by: .seconds(86_400))
            #expect(try await front("nursery")?.isAlarm == false)
            _ = try await house.booking(slots[0], key: "a")
            #expect(try await front("nursery")?.first == .full)
            #expect(try await front("nursery")?.isAlarm == true)
        }
    }
}
