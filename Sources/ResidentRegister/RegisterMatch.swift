package import Eligibility
package import Filing
import Vocabulary

/// Guesses which person of a visit a resident is, for a clerk to see and to change.
package struct RegisterMatch: Sendable {
    private let answers: Household
    private let written: HouseholdRecord

    /// A matcher for a visit's answers and what was written.
    package init(_ answers: Household, _ written: HouseholdRecord) {
        self.answers = answers
        self.written = written
    }

    /// For each resident of one household the person who fits best, each person once; nil for a new one.
    ///
    /// A person of whom something is known that the register tells otherwise is nobody's match.
    package func persons(for residents: [RegisteredResident]) -> [PersonID?] {
        var free = answers.people.map(\.id)
        return residents.map { resident in
            let scored = free.compactMap { person in
                score(resident, person).map { (person: person, score: $0) }
            }
            // Of equals the first, which is the order in which the household was told.
            guard let top = scored.map(\.score).max(),
                let best = scored.first(where: { $0.score == top })?.person
            else { return nil }
            free.removeAll { $0 == best }
            return best
        }
    }

    /// How much agrees; nil where something contradicts.
    private func score(_ resident: RegisteredResident, _ person: PersonID) -> Int? {
        var score = 0
        if let born = resident.born,
            case .known(.date(let day)) = answers[FactReference(fact: .born, person: person)]
        {
            let told = day.description
            guard told.hasPrefix(born) || born.hasPrefix(told) else { return nil }
            score += told.utf8.count + born.utf8.count
        }
        for field in ["family_name", "given_name", "family_kana", "given_kana"] {
            guard let typed = written[person][field]?.asString, !typed.isEmpty,
                let registered = resident.personFields[field]?.asString
            else { continue }
            guard FoldedKey(typed) == FoldedKey(registered) else { return nil }
            score += 5
        }
        score += relationshipScore(resident, person)
        return score < 0 ? nil : score
    }

    /// A relationship alone tells people apart, but a new household may have settled it anew.
    private func relationshipScore(_ resident: RegisteredResident, _ person: PersonID) -> Int {
        guard let fact = FactID("relationship"),
            let word = resident.facts["relationship"]?.asString,
            case .known(.choice(let told)) = answers[FactReference(fact: fact, person: person)]
        else { return 0 }
        return utf8Equal(told, word) ? 1 : -1
    }
}
