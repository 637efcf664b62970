package import Vocabulary

/// One party of made-up residents that comes to an office in the course of a simulated day.
package struct Arrival: Hashable, Sendable {
    /// Minutes since midnight.
    package let minute: Int
    /// What they answer, in the form of a household to be routed.
    package let household: JSONObject
    /// What they write once.
    package let record: JSONObject

    /// An arrival of these parts.
    package init(minute: Int, household: JSONObject, record: JSONObject) {
        self.minute = minute
        self.household = household
        self.record = record
    }

    /// The time of day, `09:12`.
    package var time: String {
        "\(Self.twoDigits(minute / 60)):\(Self.twoDigits(minute % 60))"
    }

    /// The arrival as a line of a day's file, without the line's end.
    package var line: String {
        JSONValue.object([
            "at": .string(time), "household": .object(household), "record": .object(record),
        ]).compact(sortedKeys: false)
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
