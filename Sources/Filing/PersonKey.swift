package import Eligibility
package import Vocabulary

/// By what a person of a visit is found again and protected: the folded name and the birth.
package struct PersonKey: Hashable, Sendable {
    /// The person.
    package let person: PersonID
    /// Family and given name, folded for search; nil while either is missing.
    package let name: FoldedKey?
    /// Date of birth as known, `1985-05-02` or a part of it; nil while it is not.
    package let born: String?

    /// A value of these parts.
    package init(person: PersonID, name: FoldedKey?, born: String?) {
        self.person = person
        self.name = name
        self.born = born
    }

    /// The keys of everybody in a household, in its order.
    package static func all(_ household: Household, _ record: HouseholdRecord) -> [PersonKey] {
        household.people.map { person in
            let fields = record[person.id]
            let names = ["family_name", "given_name"].compactMap { fields[$0]?.asString }
            var born: String?
            if case .known(.date(let day)) = person[.born] { born = day.description }
            return PersonKey(
                person: person.id,
                name: names.count == 2 ? FoldedKey(names.joined()) : nil,
                born: born
            )
        }
    }
}
