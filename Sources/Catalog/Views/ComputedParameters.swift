package import Eligibility
import Vocabulary

/// Parameters that follow from the day of the visit and the calendar instead of standing in a file.
enum ComputedParameters {
    /// The last day before the visit on which the counters were open.
    ///
    /// A last day that slides to the next open one is over once it lies on or before this day.
    private static let previousOpenDay = "previous_open_day"

    /// Their types, for conditions that name them.
    static let dated = [DatedParameter(name: previousOpenDay, type: .date, entries: [])]

    /// Their values on a day.
    static func values(
        on day: CalendarDay,
        _ calendar: MunicipalCalendar
    )
        -> [String: ParameterValue]
    {
        let yesterday = day.adding(days: -1)
        let open = calendar.openDay(onOrBefore: yesterday) ?? yesterday
        return [previousOpenDay: .date(open)]
    }
}

extension CatalogLayer {
    /// The types of all parameters, as conditions see them.
    package var parameterTable: ParameterTable {
        ParameterTable(parameters.map(\.dated) + ComputedParameters.dated)
    }

    /// The values of all parameters on a day.
    func parameters(on day: CalendarDay) -> ParameterValues {
        let stated = edition(on: day).parameters
        let computed = ComputedParameters.values(on: day, calendar)
        return ParameterValues(
            day: stated.day,
            values: stated.values.merging(computed) { _, computed in computed }
        )
    }
}
