package import Eligibility
package import Vocabulary

/// Of whom a form takes a field.
package enum FormPerson: String, WordChoice, Hashable, Sendable {
    /// Each person the item is about.
    case about
    /// Each person of the record.
    case all
    case head
    case claimant
    /// Whoever files, when a person of the record.
    case filer
}

/// One field of the record that a procedure's system gets.
package struct FormField: Sendable {
    package let field: FieldID
    /// Nil for fields of the visit or household.
    package let person: FormPerson?
    /// Without it nothing is filed; only for address, postcode, telephone, names and readings.
    package let required: Bool
    /// Shown as missing where absent.
    package let asked: Bool
    package let when: Condition?
}

/// Which fields of the household record go to the system of a procedure.
package struct Form: Sendable {
    package let id: FormID
    package let title: Localized
    package let fields: [FormField]
    package let position: SourcePosition
    package let positions: [String: SourcePosition]
}

extension ReadingContext {
    /// The fields that a form may require (contract); any other is asked for at most.
    static let requirable: Set<String> = [
        "address", "previous_address", "postcode", "telephone", "family_name", "given_name",
        "family_kana", "given_kana",
    ]

    func form(_ map: MapReader) -> Form? {
        let id: FormID? = newName(map.required("id"), "form")
        let title = map.localized("title")
        let fields = map.requiredList("fields") { node in
            node.map("form field", log) { formField($0) }
        }
        return id.map {
            Form(
                id: $0,
                title: title,
                fields: fields,
                position: map.position,
                positions: map.positions
            )
        }
    }

    private func formField(_ map: MapReader) -> FormField? {
        let field = map.required("field").flatMap {
            reference($0, "field", in: known.fields)
        }
        let person: FormPerson? = map.optionalChoice("person")
        let required = map.bool("required", default: false)
        let asked = map.bool("asked", default: false)
        let when = map.node("when").flatMap { condition($0) }
        guard let field, let definition = fields[field] else { return nil }
        if required, !Self.requirable.contains(field.description) {
            log.error(
                map.place("required"),
                "`\(field)` cannot be required, only asked for: write `asked: true`"
            )
        }
        let isPerson = definition.scope == .person
        if !isPerson, person != nil {
            log.error(
                map.place("person"),
                "`\(field)` belongs to the \(definition.scope.rawValue); leave out `person`"
            )
        }
        return FormField(
            field: field,
            person: isPerson ? person ?? .about : nil,
            required: required,
            asked: asked,
            when: when
        )
    }
}
