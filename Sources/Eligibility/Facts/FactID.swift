import Vocabulary

/// The name of a fact, such as `health_insurance`; lower-case letters, digits and underscores.
package struct FactID: Hashable, Comparable, Sendable, LosslessStringConvertible {
    package let description: String

    /// The name, or nil when it is empty, longer than 64 bytes or holds another character.
    package init?(_ text: String) {
        let bytes = text.utf8
        guard (1...64).contains(bytes.count), let first = bytes.first, (97...122).contains(first),
            bytes.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 95 })
        else { return nil }
        description = text
    }

    init(known text: String) {
        description = text
    }

    package static func < (left: FactID, right: FactID) -> Bool {
        left.description < right.description
    }

    /// The life events of the visit; always known.
    package static let event = FactID(known: "event")
    /// The office where the resident stands; always known.
    package static let office = FactID(known: "office")
    /// The day of the visit; always known.
    package static let on = FactID(known: "on")
    /// Whether everybody of the household is listed; asked when further persons would matter.
    package static let peopleComplete = FactID(known: "people_complete")
    /// The day of birth, which can be no later than the day of the visit.
    package static let born = FactID(known: "born")
    /// Whether somebody of the household may not be found, so that the address is protected.
    package static let protectionRequested = FactID(known: "protection_requested")
    /// Whether a person is the child born with the event.
    package static let newborn = FactID(known: "newborn")
    /// Whether a person is the one who died.
    package static let deceased = FactID(known: "deceased")
    /// The day on which the deceased died.
    package static let diedOn = FactID(known: "died_on")
}

/// The name of a life event, such as `move-in`.
package struct LifeEventID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ text: String) {
        description = text
    }

    package static func < (left: LifeEventID, right: LifeEventID) -> Bool {
        left.description < right.description
    }
}

/// The name of a person inside one household, such as `p1`; 1 to 64 bytes, never a person's name.
///
/// Two are equal when their UTF-8 bytes are.
package struct PersonID: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ text: String) {
        description = text
    }

    package static func == (left: PersonID, right: PersonID) -> Bool {
        left.description.utf8.count == right.description.utf8.count
            && utf8Equal(left.description, right.description)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(UTF8Bytes(description))
    }
}

/// One fact of the visit or household, or of one person.
package struct FactReference: Hashable, Sendable, CustomStringConvertible {
    package let fact: FactID
    /// The person, for facts of person scope; nil otherwise.
    package let person: PersonID?

    package init(fact: FactID, person: PersonID? = nil) {
        self.fact = fact
        self.person = person
    }

    package var description: String {
        person.map { "\($0).\(fact)" } ?? fact.description
    }
}
