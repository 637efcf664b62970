package import Catalog
package import Eligibility
package import Vocabulary

extension HouseholdRecord {
    /// Everything that a record's fields cannot hold, field by field: whoever types sees all of it at once.
    package static func problems(
        in json: JSONValue,
        fields: [FieldDefinition],
        household: Household
    ) -> [FilingRefusal] {
        var alone: [JSONValue] = []
        for scope in ["visit", "household"] {
            for field in json[scope]?.asObject?.members ?? [] {
                alone.append(.object(JSONObject([.init(key: scope, value: single(field))])))
            }
        }
        for person in json["people"]?.asObject?.members ?? [] {
            for field in person.value.asObject?.members ?? [] {
                let fields = JSONObject([.init(key: person.key, value: single(field))])
                alone.append(.object(JSONObject([.init(key: "people", value: .object(fields))])))
            }
        }
        return alone.compactMap { json in
            do throws(FilingRefusal) {
                _ = try HouseholdRecord(json: json, fields: fields, household: household)
                return nil
            } catch {
                return error
            }
        }
    }

    private static func single(_ field: JSONObject.Member) -> JSONValue {
        .object(JSONObject([field]))
    }
}
