package import Vocabulary

/// A resident as the extract of the residence record tells of them.
package struct RegisteredResident: Hashable, Sendable {
    /// The number under which the municipality keeps the resident (宛名番号), 1 to 20 letters and digits.
    package let number: String
    /// The number of the household, likewise.
    package let household: String
    /// Whether the whereabouts may not be disclosed (支援措置).
    package let isProtected: Bool
    /// Facts about the person, by their names.
    package let facts: JSONObject
    /// Fields of the person in the household record.
    package let personFields: JSONObject
    /// Fields of the household in the household record.
    package let householdFields: JSONObject

    /// A value of these parts.
    package init(
        number: String,
        household: String,
        isProtected: Bool,
        facts: JSONObject,
        personFields: JSONObject,
        householdFields: JSONObject
    ) {
        self.number = number
        self.household = household
        self.isProtected = isProtected
        self.facts = facts
        self.personFields = personFields
        self.householdFields = householdFields
    }

    /// Date of birth as known, `1985-05-02` or a part of it.
    package var born: String? { facts["born"]?.asString }

    /// All under which somebody would look for the resident, folded; each once.
    package var keys: [FoldedKey] {
        func field(_ name: String) -> String { personFields[name]?.asString ?? "" }
        let given = field("given_name")
        let former = field("former_surname")
        let spellings = [
            field("family_name") + given,
            field("family_kana") + field("given_kana"),
            former.isEmpty ? "" : former + given,
            field("alias"),
            field("latin_name"),
        ]
        var seen: Set<String> = []
        return spellings.map { FoldedKey($0) }
            .filter { !$0.text.isEmpty && seen.insert($0.text).inserted }
    }
}

// A resident who slips into a log must not be readable there.
extension RegisteredResident: CustomStringConvertible, CustomReflectable {
    package var description: String { "a resident" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
