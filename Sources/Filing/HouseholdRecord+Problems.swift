package import Catalog
package import Eligibility
package import Vocabulary

extension HouseholdRecord {
    /// Everything that a record's fields cannot hold, field by field: whoever types sees all of it at once.
    ///
    /// A sentence about a person says which one, by the place in the household.
    package static func problems(
        in json: JSONValue,
        fields: [FieldDefinition],
        household: Household
    ) -> [FilingRefusal] {
        var alone: [(json: JSONValue, subject: Localized?)] = []
        for scope in ["visit", "household"] {
            for field in json[scope]?.asObject?.members ?? [] {
                let json = JSONValue.object(JSONObject([.init(key: scope, value: single(field))]))
                alone.append((json, nil))
            }
        }
        for person in json["people"]?.asObject?.members ?? [] {
            for field in person.value.asObject?.members ?? [] {
                let own = JSONObject([.init(key: person.key, value: single(field))])
                let definition = fields.first { utf8Equal($0.id.description, field.key) }
                alone.append(
                    (
                        .object(JSONObject([.init(key: "people", value: .object(own))])),
                        household.subject(PersonID(person.key), definition)
                    )
                )
            }
        }
        return alone.compactMap { json, subject in
            do throws(FilingRefusal) {
                _ = try HouseholdRecord(json: json, fields: fields, household: household)
                return nil
            } catch {
                return subject.map(error.about) ?? error
            }
        }
    }

    private static func single(_ field: JSONObject.Member) -> JSONValue {
        .object(JSONObject([field]))
    }
}

extension Household {
    /// Which field of which person, by the place in the household; nil where there is no such person.
    func subject(_ person: PersonID, _ field: FieldDefinition?) -> Localized? {
        guard let place = people.firstIndex(where: { $0.id == person }) else { return nil }
        return Localized(
            ja: "世帯の\(place + 1)人目" + (field.map { "の「\($0.name.ja)」" } ?? ""),
            en: "Person \(place + 1) of the household" + (field.map { ", “\($0.name.en)”" } ?? "")
        )
    }
}

extension FilingRefusal {
    /// The same refusal with what it is about before its sentence.
    func about(_ subject: Localized) -> FilingRefusal {
        FilingRefusal(
            path,
            ja: "\(subject.ja):\(message.ja)",
            en: "\(subject.en): \(message.en)"
        )
    }
}
