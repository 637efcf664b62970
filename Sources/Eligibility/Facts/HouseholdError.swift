package import Vocabulary

/// Why a household is refused, and where; no sentence repeats an answer of the resident.
package struct HouseholdError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    package let fault: HouseholdFault
    /// Where in the JSON, as `people[0].born`; empty at the top.
    package let path: String

    /// A fault at a place.
    package init(_ fault: HouseholdFault, path: String) {
        self.fault = fault
        self.path = path
    }

    /// What is wrong and what to do, in both languages.
    package var message: Localized {
        Localized(ja: fault.sentence(in: .ja), en: fault.sentence(in: .en))
    }

    /// The sentence with its place in one language.
    package func sentence(in language: Language) -> String {
        path.isEmpty ? message[language] : "\(path): \(message[language])"
    }

    package var description: String { sentence(in: .en) }
}

/// What can be wrong with a household.
package enum HouseholdFault: Hashable, Sendable {
    /// The text is no JSON that is accepted; in a stream the line is known already.
    case json(JSONError, inStream: Bool)
    /// A line of a stream is longer than this many MiB.
    case lineTooLong(mebibytes: Int)
    /// The top is no object.
    case notAnObject
    /// A key at the top is none of the contract's.
    case unknownKey
    /// The day of the visit is missing or none.
    case noDay
    /// The office is missing or no code.
    case noOffice
    /// No life event is given.
    case noEvent
    /// A life event is not in the registry.
    case unknownEvent
    /// The facts are no object.
    case factsNotAnObject
    /// A fact of the top stands under facts.
    case standsAtTheTop
    /// A fact about a person stands under facts.
    case standsInAPerson
    /// A fact of the visit or household stands in a person.
    case standsUnderFacts
    /// No such fact; the nearest name, where one is near.
    case unknownFact(near: String?)
    /// The people are no list.
    case peopleNotAList
    /// More people than fit one household.
    case tooManyPeople(maximum: Int)
    /// Two people have one id.
    case idTwice
    /// A complete household lists nobody.
    case nobody
    /// A person is no object.
    case personNotAnObject
    /// A person has no usable id.
    case noID
    /// Somebody is born after the visit.
    case bornLater
    /// An object that is not `{"uncertain": true}`.
    case notUncertain
    /// `people_complete` is neither true nor false.
    case completeNotABool
    /// A value that its fact cannot have.
    case value(FactFault)
}

/// Why JSON gives no value for a fact.
package enum FactFault: Hashable, Sendable {
    /// Neither true nor false.
    case bool
    /// No municipality code.
    case code
    /// No language tag.
    case languageTag
    /// No whole number of this range.
    case integer(ClosedRange<Int>)
    /// None of these words.
    case choice([String])
    /// No list.
    case list
    /// A list with something else than these words.
    case choices([String])
    /// No day of the calendar; whether a month or a year would do.
    case date(partial: Bool)
}
