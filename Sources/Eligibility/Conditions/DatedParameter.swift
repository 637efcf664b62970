package import Vocabulary

/// The type of a parameter.
package enum ParameterType: String, Hashable, Sendable {
    case bool
    case integer
    case string
    case date
}

/// One value of a parameter.
package enum ParameterValue: Hashable, Sendable {
    case bool(Bool)
    case integer(Int)
    case string(String)
    case date(CalendarDay)

    package var type: ParameterType {
        switch self {
        case .bool: .bool
        case .integer: .integer
        case .string: .string
        case .date: .date
        }
    }
}

/// A value of law or ordinance that changes with the day, such as an age limit.
package struct DatedParameter: Hashable, Sendable {
    /// A value with its first and last day in force; no last day where the end is open.
    package struct Entry: Hashable, Sendable {
        package let from: CalendarDay
        package let to: CalendarDay?
        package let value: ParameterValue

        package init(from: CalendarDay, to: CalendarDay? = nil, value: ParameterValue) {
            self.from = from
            self.to = to
            self.value = value
        }
    }

    package let name: String
    package let type: ParameterType
    package let entries: [Entry]

    package init(name: String, type: ParameterType, entries: [Entry]) {
        self.name = name
        self.type = type
        self.entries = entries
    }

    /// The value in force on a day: of those that hold, the one that began last; never the nearest.
    package func value(on day: CalendarDay) -> ParameterValue? {
        entries.filter { $0.from <= day && day <= $0.to ?? .latest && $0.value.type == type }
            .max { $0.from < $1.from }?.value
    }
}

/// Parameters by name; conditions are checked against their types and evaluated with their values.
package struct ParameterTable: Hashable, Sendable {
    package private(set) var parameters: [String: DatedParameter]

    package init(_ parameters: [DatedParameter] = []) {
        self.parameters = Dictionary(parameters.map { ($0.name, $0) }) { first, _ in first }
    }

    package subscript(name: String) -> DatedParameter? { parameters[name] }

    /// The values in force on a day; a parameter without one is left out.
    package func values(on day: CalendarDay) -> ParameterValues {
        ParameterValues(day: day, values: parameters.compactMapValues { $0.value(on: day) })
    }
}

/// The values of all parameters on one day.
package struct ParameterValues: Hashable, Sendable {
    package let day: CalendarDay?
    package let values: [String: ParameterValue]

    package init(day: CalendarDay? = nil, values: [String: ParameterValue] = [:]) {
        self.day = day
        self.values = values
    }

    /// No parameter has a value.
    package static let none = ParameterValues()
}
