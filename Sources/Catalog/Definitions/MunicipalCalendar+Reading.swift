import Vocabulary

private enum HolidayRule: String, WordChoice {
    case national
}

extension ReadingContext {
    private static let weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

    func calendar(_ map: MapReader) -> MunicipalCalendar {
        _ = map.text("id")
        let _: HolidayRule = map.choice("holidays", default: .national)
        let weekdays = map.list("weekdays") { weekday($0) }
        let annual = map.list("closed") { node in
            node.map("closed days", log) { annualDays($0) }
        }
        let days = map.list("days") { node in
            node.map("closed day", log) { map -> CalendarDay? in
                _ = map.optionalLocalized("name")
                return map.required("on")?.day("on", log)
            }
        }
        return MunicipalCalendar(
            closedWeekdays: Set(weekdays),
            closedAnnually: Set(annual.joined()),
            closedDays: Set(days),
            openDays: Set(map.list("open") { $0.day("open", log) })
        )
    }

    private func weekday(_ node: YAMLNode) -> Int? {
        if let day = Self.weekdays.firstIndex(of: node.text ?? "") { return day }
        let all = Self.weekdays.joined(separator: ", ")
        log.error(node.position, "`weekdays` must be among \(all), but here is \(node.kind)")
        return nil
    }

    /// The days of every year from one to another, over the turn of the year where need be.
    private func annualDays(_ map: MapReader) -> [MonthDay]? {
        let from = map.required("from").flatMap { monthDay($0, "from") }
        let to = map.required("to").flatMap { monthDay($0, "to") }
        _ = map.optionalLocalized("name")
        guard let from, let to,
            let first = CalendarDay(year: 2000, month: from.month, day: from.day),
            let last = CalendarDay(year: 2000, month: to.month, day: to.day)
        else { return nil }
        let length = (first.days(to: last) + 366) % 366
        return (0...length).map { MonthDay(first.adding(days: $0)) }
    }
}
