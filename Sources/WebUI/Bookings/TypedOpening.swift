import CounterFlow
import Operations
import Pages
import Vocabulary

/// The form by which slots are opened, as it was typed.
struct TypedOpening {
    let first: CalendarDay?
    let last: CalendarDay?
    let pattern: Result<OpeningPattern, PatternRefusals>
    let opening: SlotOpening

    init(_ form: FormFields) {
        func typed(_ name: String) -> String { form[name] ?? "" }
        first = WrittenDay.read(typed("first"))?.whole
        last = WrittenDay.read(typed("through"))?.whole
        let weekdays = Set(form.all("weekday").compactMap { Int($0) })
        func number(_ name: String) -> Int { Int(WrittenDay.halfWidth(typed(name))) ?? 0 }
        pattern = Result { () throws(PatternRefusals) in
            try OpeningPattern(
                weekdays: weekdays,
                from: Self.minutes(typed("from")) ?? -1,
                until: Self.minutes(typed("until")) ?? -1,
                minutes: number("minutes"),
                capacity: number("capacity")
            )
        }
        opening = SlotOpening(
            weekdays: weekdays,
            first: typed("first"),
            last: typed("through"),
            from: typed("from"),
            until: typed("until"),
            minutes: typed("minutes"),
            capacity: typed("capacity"),
            isOpen: true
        )
    }

    /// What cannot be read, at its field.
    var problems: [Problem] {
        var problems: [Problem] = []
        if first == nil { problems.append(.unreadableDay("first")) }
        if last == nil { problems.append(.unreadableDay("through")) }
        if case .failure(let refusals) = pattern {
            problems += refusals.all.map { Problem(field: $0.field, message: $0.message) }
        }
        return problems
    }

    /// `9:00`, `09:00`, `0900` and the same in full width, as minutes since midnight.
    static func minutes(_ text: String) -> Int? {
        let plain = WrittenDay.halfWidth(text)
        let parts = plain.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 1, plain.utf8.count == 4, let number = Int(plain) {
            return clock(number / 100, number % 100)
        }
        guard parts.count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]) else {
            return nil
        }
        return clock(hours, minutes)
    }

    private static func clock(_ hours: Int, _ minutes: Int) -> Int? {
        (0...24).contains(hours) && (0..<60).contains(minutes) ? hours * 60 + minutes : nil
    }
}

extension SlotOpening {
    /// The form before anything was typed: a fortnight of working mornings and afternoons.
    init(from day: CalendarDay) {
        self.init(
            weekdays: [1, 2, 3, 4, 5],
            first: day.description,
            last: day.adding(days: 13).description,
            from: "09:00",
            until: "17:00",
            minutes: "30",
            capacity: "1",
            isOpen: false
        )
    }
}
