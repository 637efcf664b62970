import Catalog
import Eligibility
import Pages
import Vocabulary

/// What the answers already say of the record, so that nobody types it again.
struct KnownData {
    let household: Household
    let record: JSONValue

    private static let familyNames = ["family_name", "family_kana"]

    static let sharedHint = Localized(ja: "空欄なら世帯主と同じ", en: "Empty: the householder's")

    private var head: PersonID? { HouseholdNames.head(of: household) }

    /// The value that follows from the answers without doubt; shown in the field, and may be changed there.
    func presumed(_ field: FieldID, of person: PersonID?) -> String? {
        switch field.description {
        case "householder": return head?.description
        case "relationship_as_written": return relationship(of: person).flatMap { Self.written[$0] }
        default: return nil
        }
    }

    /// A patch over the record without what is presumed anyway and nobody has written there.
    func withoutPresumed(_ patch: JSONValue) -> JSONValue {
        var object = patch.asObject ?? JSONObject()
        if let household = object["household"] {
            object["household"] = without(household, record["household"], nil)
        }
        let people = (object["people"]?.asObject?.members ?? []).map { member in
            JSONObject.Member(
                key: member.key,
                value: without(
                    member.value,
                    record["people"]?[member.key],
                    PersonID(member.key)
                )
            )
        }
        if !people.isEmpty { object["people"] = .object(JSONObject(people)) }
        return .object(object)
    }

    private func without(
        _ fields: JSONValue,
        _ stands: JSONValue?,
        _ person: PersonID?
    ) -> JSONValue {
        .object(
            JSONObject(
                (fields.asObject?.members ?? []).filter { member in
                    let isWritten = stands?[member.key].map { !$0.isNull } ?? false
                    let presumed = FieldID(member.key).flatMap { self.presumed($0, of: person) }
                    return isWritten || presumed == nil || member.value.asString != presumed
                }
            )
        )
    }

    /// What the field may hold, where the answers leave a few possibilities.
    func suggestions(_ field: FieldID, of person: PersonID?) -> [Localized] {
        guard field.description == "relationship_as_written",
            let relationship = relationship(of: person)
        else { return [] }
        return (Self.possible[relationship] ?? []).map(Localized.init(same:))
    }

    /// Whether the householder's family name stands for an empty one, because it is a member's.
    func isHouseholders(_ field: FieldID, of person: PersonID?) -> Bool {
        guard let person, let head, person != head else { return false }
        return Self.familyNames.contains(field.description)
    }

    private func relationship(of person: PersonID?) -> String? {
        guard let person, let fact = HouseholdNames.relationship,
            case .known(.choice(let word))? = household.people.first(where: { $0.id == person })?[
                fact
            ]
        else { return nil }
        return word
    }

    /// As the residence record writes it; all children are written alike.
    private static let written = ["head": "世帯主", "child": "子"]

    private static let possible = [
        "spouse": ["妻", "夫", "妻(未届)", "夫(未届)"],
        "parent": ["父", "母", "妻の父", "妻の母", "夫の父", "夫の母"],
        "grandparent": ["父の父", "父の母", "母の父", "母の母"],
        "grandchild": ["子の子"],
        "sibling": ["兄", "弟", "姉", "妹"],
        "child": ["子", "妻の子", "夫の子", "養子"],
    ]
}
