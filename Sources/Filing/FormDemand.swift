package import Catalog
package import Eligibility
import Vocabulary

/// Which fields the form of a procedure takes for a household, and which of them it must have.
package struct FormDemand: Sendable {
    /// A field that a form takes, of one person where it is a person's.
    package struct Field: Sendable {
        /// What happens while nobody has written it.
        package enum Need: Int, Sendable {
            /// Carried where it is given.
            case optional
            /// Filed all the same, and listed as missing.
            case asked
            /// Nothing is filed.
            case required
        }

        /// The field of the registry.
        package let definition: FieldDefinition
        /// Nil for fields of the visit and the household.
        package let person: PersonID?
        /// What happens while nobody has written it.
        package let need: Need
    }

    private let view: CatalogView
    private let frame: HouseholdFrame
    private var household: Household { frame.household }

    /// The demand of forms on one household; O(facts × people) once.
    package init(view: CatalogView, household: Household) {
        self.view = view
        frame = HouseholdFrame(
            household,
            registry: view.catalog.facts,
            parameters: view.parameters
        )
    }

    /// The fields in the order of the form, without those of which the answers say that it takes them not.
    package func fields(of procedure: Procedure, about people: [PersonID]) -> [Field] {
        (view.form(of: procedure)?.fields ?? []).flatMap { field -> [Field] in
            guard let definition = view.catalog.field(field.field) else { return [] }
            return persons(of: field, about: people).compactMap { person in
                let verdict = verdict(field.when, person: person, about: people)
                if verdict == .fails { return nil }
                let need: Field.Need =
                    verdict != .holds
                    ? .optional : field.required ? .required : field.asked ? .asked : .optional
                let owner = definition.scope == .person ? person : nil
                return Field(definition: definition, person: owner, need: need)
            }
        }
    }

    /// Whether a condition about the item holds, for any of its persons where it is about one.
    package func holds(_ condition: Condition, about people: [PersonID]) -> Bool {
        verdict(condition, person: nil, about: people) == .holds
    }

    /// Whether a condition of the visit holds, or may hold while an answer is open.
    func mayHold(_ condition: Condition) -> Bool {
        verdict(condition, person: nil, about: []) != .fails
    }

    /// Which person of the household it is; nil for nobody's fields.
    func subject(_ person: PersonID?) -> Localized? {
        person.flatMap { household.subject($0, nil) }
    }

    private func verdict(
        _ condition: Condition?,
        person: PersonID?,
        about people: [PersonID]
    ) -> Verdict {
        guard let condition else { return .holds }
        guard condition.usesPerson else { return frame.verdict(condition) }
        if let person { return verdict(condition, of: person) }
        let verdicts = everybody(people).map { verdict(condition, of: $0) }
        if verdicts.contains(.holds) { return .holds }
        return verdicts.allSatisfy { $0 == .fails } ? .fails : .unknown
    }

    /// Nobody knows it of somebody who has left the household since the form was filed.
    private func verdict(_ condition: Condition, of person: PersonID) -> Verdict {
        frame.position(of: person) == nil ? .unknown : frame.verdict(condition, person: person)
    }

    /// Of whom a field is taken; one nil for fields of the visit and the household.
    private func persons(of field: FormField, about people: [PersonID]) -> [PersonID?] {
        switch field.person {
        case nil: [nil]
        case .about: everybody(people)
        case .all: household.people.map(\.id)
        case .claimant: people.isEmpty ? head.map { [$0] } ?? [] : people
        case .head, .filer: head.map { [$0] } ?? []
        }
    }

    private func everybody(_ people: [PersonID]) -> [PersonID] {
        people.isEmpty ? household.people.map(\.id) : people
    }

    /// The householder, where one is known.
    var head: PersonID? {
        guard let relationship = FactID("relationship") else { return nil }
        return household.people.first { $0[relationship] == .known(.choice("head")) }?.id
    }
}
