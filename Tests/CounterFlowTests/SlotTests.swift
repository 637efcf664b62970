import CounterFlow
import Testing
import Vocabulary

@Suite("The slots of a desk")
struct SlotTests {
    static let hours: [[Range<Int>]] = [
        [], [540..<720, 780..<1020], [540..<1020], [], [540..<1020], [540..<1020], [],
    ]

    static func day(_ text: String) -> CalendarDay { CalendarDay(text) ?? .earliest }

    static func at(_ text: String) -> Instant {
        Instant("\(text)+09:00") ?? Instant(microseconds: 0)
    }

    private static func pattern(_ weekdays: Set<Int> = [1, 2, 3, 4, 5]) throws -> OpeningPattern {
        try OpeningPattern(weekdays: weekdays, from: 540, until: 1020, minutes: 60, capacity: 2)
    }

    @Test("leave out closed days, closed hours and hours over noon")
    func closed() throws {
        let slots = try Self.pattern().slots(
            from: Self.day("2026-05-04"),
            through: Self.day("2026-05-11"),
            calendar: .standard,
            hours: Self.hours
        )
        // 4 to 6 May are holidays; the desk is closed on Wednesdays and receives nobody over noon on Mondays.
        let days = Set(slots.map(\.startsAt.dayInJapan)).sorted()
        #expect(days == [Self.day("2026-05-07"), Self.day("2026-05-08"), Self.day("2026-05-11")])
        let monday = slots.filter { $0.startsAt.dayInJapan == Self.day("2026-05-11") }
        #expect(monday.map { $0.startsAt.minuteOfDayInJapan / 60 } == [9, 10, 11, 13, 14, 15, 16])
    }

    @Test("never lie outside hours, on closed days or over one another, whatever the pattern")
    func property() throws {
        var dice = SeededGenerator(seed: 20_260_406)
        var opened = 0
        for _ in 0..<400 {
            let from = Int.random(in: 0...1300, using: &dice)
            guard
                let pattern = try? OpeningPattern(
                    weekdays: Set((0...6).filter { _ in Bool.random(using: &dice) }),
                    from: from,
                    until: Int.random(in: from...1440, using: &dice),
                    minutes: Int.random(in: 1...250, using: &dice),
                    capacity: Int.random(in: 0...60, using: &dice)
                )
            else { continue }
            let first = Self.day("2026-01-01").adding(days: Int.random(in: 0...700, using: &dice))
            let last = first.adding(days: Int.random(in: 0...89, using: &dice))
            guard
                let slots = try? pattern.slots(
                    from: first,
                    through: last,
                    calendar: .standard,
                    hours: Self.hours
                )
            else { continue }
            opened += slots.count
            #expect(slots.count <= OpeningPattern.slotsMaximum)
            for (slot, next) in zip(slots, slots.dropFirst()) {
                #expect(!slot.overlaps(next) && slot.startsAt < next.startsAt)
            }
            for slot in slots {
                let (day, begin) = (slot.startsAt.dayInJapan, slot.startsAt.minuteOfDayInJapan)
                #expect(MunicipalCalendar.standard.isOpen(day) && (first...last).contains(day))
                #expect(pattern.weekdays.contains(day.weekday) && slot.minutes == pattern.minutes)
                #expect(begin >= pattern.from && begin + slot.minutes <= pattern.until)
                #expect(
                    Self.hours[day.weekday].contains {
                        $0.lowerBound <= begin && begin + slot.minutes <= $0.upperBound
                    }
                )
            }
        }
        #expect(opened > 1_000, "the dice made too little")
    }

    @Test("are refused in a sentence where a pattern gives none, or too many")
    func refusals() throws {
        let calendar = MunicipalCalendar.standard
        func refusal(_ from: String, _ through: String, _ weekdays: Set<Int>) -> [PatternRefusal]? {
            do {
                _ = try Self.pattern(weekdays).slots(
                    from: Self.day(from),
                    through: Self.day(through),
                    calendar: calendar,
                    hours: Self.hours
                )
                return nil
            } catch {
                return (error as? PatternRefusals)?.all
            }
        }
        #expect(refusal("2026-04-06", "2026-04-05", [1]) == [.backwards])
        #expect(refusal("2026-04-06", "2026-07-06", [1]) == [.tooManyDays])
        #expect(refusal("2026-04-11", "2026-04-12", [0, 6]) == [.noSlot])
        #expect(refusal("2026-04-06", "2026-07-04", [1]) == nil)
        do {
            _ = try OpeningPattern(weekdays: [], from: 600, until: 610, minutes: 300, capacity: 0)
            Issue.record("the pattern was taken")
        } catch {
            #expect(error.all == [.noWeekday, .minutes, .capacity, .hours])
        }
        let short = try OpeningPattern(
            weekdays: [1, 2, 3, 4, 5],
            from: 0,
            until: 1440,
            minutes: 5,
            capacity: 1
        )
        let allDay = Array(repeating: [0..<1440], count: 7)
        do {
            _ = try short.slots(
                from: Self.day("2026-04-06"),
                through: Self.day("2026-04-30"),
                calendar: calendar,
                hours: allDay
            )
            Issue.record("too many slots were taken")
        } catch {
            #expect(error.all == [.tooManySlots])
        }
    }

    @Test("are offered in order, without those that are full, closed or have begun")
    func nextFree() {
        func slot(_ time: String, taken: Int, isClosed: Bool = false) -> SlotStanding {
            SlotStanding(
                span: SlotSpan(startsAt: Self.at("2026-04-06T\(time):00"), minutes: 30),
                capacity: 2,
                taken: taken,
                isClosed: isClosed
            )
        }
        let book = [
            slot("13:00", taken: 1), slot("09:00", taken: 0), slot("10:00", taken: 2),
            slot("11:00", taken: 0, isClosed: true), slot("10:30", taken: 1),
        ]
        let free = book.nextFree(after: Self.at("2026-04-06T09:00:00"), atMost: 2)
        #expect(free.map(\.span.startsAt.minuteOfDayInJapan) == [630, 780])
    }
}

@Suite("The alarm of a booking book")
struct FirstFreeTests {
    @Test(
        "counts office days only",
        arguments: [
            ("2026-04-06T15:00:00", 0), ("2026-04-07T09:00:00", 1), ("2026-04-13T09:00:00", 5),
            ("2026-05-07T09:00:00", 19),
        ]
    )
    func officeDays(first: String, days: Int) {
        let first = FirstFree(
            first: SlotTests.at(first),
            hasBook: true,
            now: SlotTests.at("2026-04-06T10:00:00"),
            calendar: .standard
        )
        guard case .at(_, let counted) = first else {
            Issue.record("the place was not found")
            return
        }
        #expect(counted == days)
        #expect(first.isAlarm(moreThan: 5) == (days > 5))
    }

    @Test("rings where nothing is free, and not where no book is kept")
    func nothing() {
        let now = SlotTests.at("2026-04-06T10:00:00")
        let full = FirstFree(first: nil, hasBook: true, now: now, calendar: .standard)
        let none = FirstFree(first: nil, hasBook: false, now: now, calendar: .standard)
        #expect(full == .full && full.isAlarm(moreThan: 60))
        #expect(none == .noBook && !none.isAlarm(moreThan: 0))
    }
}
