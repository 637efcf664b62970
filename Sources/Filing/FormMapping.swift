package import Catalog
package import Eligibility
package import Vocabulary

/// Takes from the record what the form of a procedure uses, and nothing else.
package struct FormMapping: Sendable {
    private let demand: FormDemand
    private let record: HouseholdRecord

    /// What the system of one procedure is told.
    package struct Mapped: Hashable, Sendable {
        /// `household`, `people` and `visit` with the fields of the form that were written.
        package let record: JSONValue
        /// Fields that the form asks for and nobody wrote, in the order of the form.
        package let missing: [MissingField]

        /// Compact JSON with sorted keys: the same record always has the same bytes.
        package var text: String { record.compact() }
    }

    /// The mapping of one household's record; O(facts × people) once.
    package init(view: CatalogView, household: Household, record: HouseholdRecord) {
        demand = FormDemand(view: view, household: household)
        self.record = record
    }

    /// The record of one item; refused when something without which nothing can be filed is missing.
    package func map(
        _ procedure: Procedure,
        people: [PersonID]
    ) throws(FilingRefusal) -> Mapped {
        var kept = HouseholdFields()
        var missing: [MissingField] = []
        for field in demand.fields(of: procedure, about: people) {
            let (definition, person) = (field.definition, field.person)
            let name = definition.id.description
            if let value = record.value(name, definition.scope, person: person) {
                kept.set(name, definition.scope, person, to: value)
            } else if field.need != .optional {
                let gap = MissingField(field: definition.id, person: person)
                if field.need == .required { throw refusal(of: gap, definition, procedure) }
                if !missing.contains(gap) { missing.append(gap) }
            }
        }
        return Mapped(record: kept.json, missing: missing)
    }

    /// Everything without which an item cannot be filed and that nobody wrote, in the order of the form.
    package func gaps(_ procedure: Procedure, people: [PersonID]) -> [FilingRefusal] {
        demand.fields(of: procedure, about: people).compactMap { field in
            let definition = field.definition
            guard field.need == .required,
                record.value(definition.id.description, definition.scope, person: field.person)
                    == nil
            else { return nil }
            return refusal(
                of: MissingField(field: definition.id, person: field.person),
                definition,
                procedure
            )
        }
    }

    /// Whether a condition about the item holds, for any of its persons where it is about one.
    package func holds(_ condition: Condition, about people: [PersonID]) -> Bool {
        demand.holds(condition, about: people)
    }

    private func refusal(
        of gap: MissingField,
        _ definition: FieldDefinition,
        _ procedure: Procedure
    ) -> FilingRefusal {
        let place: String =
            switch definition.scope {
            case .visit: "record.visit"
            case .household: "record.household"
            case .person: "record.people.\(shownKey(gap.person?.description ?? ""))"
            }
        let refusal = FilingRefusal(
            "\(place).\(gap.field)",
            ja: "「\(definition.name.ja)」がないと「\(procedure.name.ja)」を提出できません。記入してください。",
            en: "“\(procedure.name.en)” cannot be filed without “\(definition.name.en)”; write it."
        )
        return demand.subject(gap.person).map(refusal.about) ?? refusal
    }
}

/// A field that a form asks for and nobody wrote.
package struct MissingField: Hashable, Sendable {
    /// The field.
    package let field: FieldID
    /// Nil for fields of the visit and the household.
    package let person: PersonID?

    /// A value of these parts.
    package init(field: FieldID, person: PersonID?) {
        self.field = field
        self.person = person
    }
}

/// The fields of an item's record, gathered by scope.
private struct HouseholdFields {
    private var visit = JSONObject()
    private var household = JSONObject()
    private var people = JSONObject()

    mutating func set(
        _ field: String,
        _ scope: FactScope,
        _ person: PersonID?,
        to value: JSONValue
    ) {
        switch scope {
        case .visit: visit[field] = value
        case .household: household[field] = value
        case .person:
            guard let person else { return }
            var fields = people[person.description]?.asObject ?? JSONObject()
            fields[field] = value
            people[person.description] = .object(fields)
        }
    }

    var json: JSONValue {
        ["household": .object(household), "people": .object(people), "visit": .object(visit)]
    }
}
