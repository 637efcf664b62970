import Vocabulary

/// A party of made-up residents: what is true of them, and what they would write.
struct Family {
    /// One made-up person.
    struct Member {
        let id: String
        var facts: JSONObject
        var record: JSONObject = [:]
    }

    var events: [String]
    /// The office in whose district they live or will live.
    let ward: Ward
    let day: CalendarDay
    /// What is true of the visit and the household; what is not said is as usual (none, no, 0).
    var facts: JSONObject = [:]
    var people: [Member] = []
    var household: JSONObject = [:]
    var visit: JSONObject = [:]

    init(events: [String], ward: Ward, day: CalendarDay) {
        self.events = events
        self.ward = ward
        self.day = day
    }

    /// A day so many days from the visit.
    func day(_ difference: Int) -> JSONValue {
        .string(day.adding(days: difference).description)
    }

    /// Adds a person with these facts and gives the position.
    @discardableResult
    mutating func add(_ facts: JSONObject) -> Int {
        people.append(Member(id: "p\(people.count + 1)", facts: facts))
        return people.count - 1
    }

    /// Sets the same fact for everybody who does not have it yet.
    mutating func everybody(_ fact: String, _ value: JSONValue) {
        for position in people.indices where people[position].facts[fact] == nil {
            people[position].facts[fact] = value
        }
    }

    var record: JSONObject {
        var persons: JSONObject = [:]
        for person in people { persons[person.id] = .object(person.record) }
        return [
            "visit": .object(visit), "household": .object(household), "people": .object(persons),
        ]
    }
}
