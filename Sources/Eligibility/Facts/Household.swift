package import Vocabulary

/// A person of a household with the answers about this person.
package struct Person: Hashable, Sendable {
    package let id: PersonID
    /// Answers that are not `unknown`.
    package fileprivate(set) var answers: [FactID: Answer]

    package init(id: PersonID, answers: [FactID: Answer] = [:]) {
        self.id = id
        self.answers = answers.withoutUnknown
    }

    package subscript(fact: FactID) -> Answer { answers[fact] ?? .unknown }
}

/// What is known of a visit and the household that makes it: the input of routing.
///
/// A value: taking an answer back equals never having given it.
package struct Household: Hashable, Sendable {
    /// The life events, at least one, each once, in the order given.
    package let event: [LifeEventID]
    package let office: MunicipalityCode
    /// The day of the visit.
    package let on: CalendarDay
    /// Answers of visit and household scope that are not `unknown`.
    package private(set) var facts: [FactID: Answer]
    /// At most 100 persons with different names.
    package private(set) var people: [Person]
    /// Whether nobody else lives in the household.
    package var peopleComplete: Bool

    package init(
        event: [LifeEventID],
        office: MunicipalityCode,
        on: CalendarDay,
        facts: [FactID: Answer] = [:],
        people: [Person] = [],
        peopleComplete: Bool = true
    ) {
        self.event = event
        self.office = office
        self.on = on
        self.facts = facts.withoutUnknown
        self.people = people
        self.peopleComplete = peopleComplete
    }

    /// The same with the people in the order of their names, the shorter ones first.
    ///
    /// What is found out about it then does not hang on the order in which people were listed.
    package var inOrderOfNames: Household {
        var household = self
        let isSorted = zip(people, people.dropFirst()).allSatisfy { Self.precedes($0, $1) }
        if !isSorted { household.people.sort(by: Self.precedes) }
        return household
    }

    private static func precedes(_ left: Person, _ right: Person) -> Bool {
        let (one, other) = (left.id.description.utf8, right.id.description.utf8)
        return one.count == other.count
            ? one.lexicographicallyPrecedes(other) : one.count < other.count
    }

    /// What is known of one fact; `unknown` also for a person that is not listed.
    package subscript(reference: FactReference) -> Answer {
        guard let person = reference.person else {
            return builtIn(reference.fact) ?? facts[reference.fact] ?? .unknown
        }
        return people.first { $0.id == person }?[reference.fact] ?? .unknown
    }

    /// Records an answer, or takes it back when it is `unknown`.
    ///
    /// Without effect for a person that is not listed. `event`, `office` and `on` cannot be
    /// answered; `people_complete` can.
    package mutating func set(_ reference: FactReference, to answer: Answer) {
        let kept: Answer? = answer == .unknown ? nil : answer
        if let person = reference.person {
            guard let position = people.firstIndex(where: { $0.id == person }) else { return }
            people[position].answers[reference.fact] = kept
        } else if reference.fact == .peopleComplete {
            peopleComplete = answer == .known(.bool(true))
        } else if builtIn(reference.fact) == nil {
            facts[reference.fact] = kept
        }
    }

    private func builtIn(_ fact: FactID) -> Answer? {
        switch fact {
        case .event: .known(.choices(event.map(\.description)))
        case .office: .known(.code(office))
        case .on: .known(.date(PartialDay(on)))
        case .peopleComplete: peopleComplete ? .known(.bool(true)) : .unknown
        default: nil
        }
    }
}
