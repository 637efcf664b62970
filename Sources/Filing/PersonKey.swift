package import Eligibility
package import Vocabulary

/// By what a person of a visit is found again and protected: folded name, folded reading and birth.
package struct PersonKey: Hashable, Sendable {
    /// The person.
    package let person: PersonID
    /// Family and given name, folded for search; nil while either is missing.
    package let name: FoldedKey?
    /// Their readings, folded for search; nil while either is missing.
    package let reading: FoldedKey?
    /// Date of birth as known, `1985-05-02` or a part of it; nil while it is not.
    package let born: String?

    /// A value of these parts.
    package init(person: PersonID, name: FoldedKey?, reading: FoldedKey? = nil, born: String?) {
        self.person = person
        self.name = name
        self.reading = reading
        self.born = born
    }

    /// The keys of everybody in a household, in its order.
    package static func all(_ household: Household, _ record: HouseholdRecord) -> [PersonKey] {
        household.people.map { person in
            let fields = record[person.id]
            var born: String?
            if case .known(.date(let day)) = person[.born] { born = day.description }
            return PersonKey(
                person: person.id,
                name: folded(fields, "family_name", "given_name"),
                reading: folded(fields, "family_kana", "given_kana"),
                born: born
            )
        }
    }

    private static func folded(
        _ fields: JSONObject,
        _ family: String,
        _ given: String
    ) -> FoldedKey? {
        guard let family = fields[family]?.asString, let given = fields[given]?.asString else {
            return nil
        }
        let key = FoldedKey(family + given)
        return key.text.isEmpty ? nil : key
    }
}

// MARK: - Whom an item is about

extension PersonKey {
    /// The keys that stand for an item: of the persons it is about, or of the householder where it is the
    /// whole household's; nobody who can not be recognised.
    package static func standing(
        for people: [PersonID],
        of household: Household,
        _ keys: [PersonKey]
    ) -> [PersonKey] {
        let about = people.isEmpty ? [householder(of: household)].compactMap(\.self) : people
        return keys.filter { key in
            (key.name != nil || key.reading != nil) && about.contains(key.person)
        }
    }

    /// Who is the head, or the first of a household that has none.
    private static func householder(of household: Household) -> PersonID? {
        let head = FactID("relationship").flatMap { relationship in
            household.people.first { $0[relationship] == .known(.choice("head")) }
        }
        return (head ?? household.people.first)?.id
    }
}
