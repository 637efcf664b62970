package import Catalog
package import Eligibility
package import Vocabulary

/// What a household wrote once, checked against the registry of fields; names exactly as given.
///
/// Values that were empty or null are not in it. A value: no field holds what its type forbids.
package struct HouseholdRecord: Hashable, Sendable {
    /// Fields of the visit, by their names.
    package private(set) var visit = JSONObject()
    /// Fields of the household.
    package private(set) var household = JSONObject()
    /// Fields of each person, in the order given.
    package private(set) var people: [(person: PersonID, fields: JSONObject)] = []

    /// A record in which nothing was written.
    package init() {}

    /// The record of a JSON object with `visit`, `household` and `people`; refuses by path.
    ///
    /// `people` may name only the persons in `household`, since nobody else has a procedure.
    package init(
        json: JSONValue,
        fields: [FieldDefinition],
        household known: Household,
        at path: String = "record"
    ) throws(FilingRefusal) {
        try MyNumberGuard.check(json, at: path)
        if json.isNull { return }
        guard let object = json.asObject else {
            throw FilingRefusal(
                path,
                ja: "visit、household、people をもつオブジェクトを書いてください。",
                en: "Write an object with visit, household and people."
            )
        }
        let reader = RecordReader(fields: fields, household: known)
        for member in object.members {
            let place = joinedPath(path, shownKey(member.key))
            switch member.key {
            case "visit": visit = try reader.fields(member.value, .visit, at: place)
            case "household": household = try reader.fields(member.value, .household, at: place)
            case "people": people = try reader.people(member.value, at: place)
            default:
                throw FilingRefusal(
                    place,
                    ja: "この項目は知られていません。visit、household、people のどれかに書いてください。",
                    en: "This key is not known; write under visit, household or people."
                )
            }
        }
    }

    /// The fields of one person; empty when nothing was written.
    package subscript(person: PersonID) -> JSONObject {
        people.first { $0.person == person }?.fields ?? JSONObject()
    }

    /// A value of the visit, the household or, where a person is given, of the person.
    package func value(_ field: String, _ scope: FactScope, person: PersonID?) -> JSONValue? {
        switch scope {
        case .visit: visit[field]
        case .household: household[field]
        case .person: person.flatMap { self[$0][field] }
        }
    }

    /// The record as JSON, in the order given.
    package var json: JSONValue {
        [
            "visit": .object(visit),
            "household": .object(household),
            "people": .object(
                JSONObject(
                    people.map { .init(key: $0.person.description, value: .object($0.fields)) }
                )
            ),
        ]
    }

    package static func == (left: HouseholdRecord, right: HouseholdRecord) -> Bool {
        left.json == right.json
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(json) }
}

// A record that slips into a log must not be readable there; `json` is the way to it.
extension HouseholdRecord: CustomStringConvertible, CustomReflectable {
    package var description: String { "a record of \(people.count) people" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Reads the parts of a record, one function a part.
private struct RecordReader {
    let definitions: [String: FieldDefinition]
    let checker: FieldChecker

    init(fields: [FieldDefinition], household: Household) {
        definitions = Dictionary(fields.map { ($0.id.description, $0) }) { first, _ in first }
        checker = FieldChecker(people: Set(household.people.map(\.id)))
    }

    func fields(
        _ json: JSONValue,
        _ scope: FactScope,
        at path: String
    ) throws(FilingRefusal) -> JSONObject {
        if json.isNull { return JSONObject() }
        guard let object = json.asObject else {
            throw FilingRefusal(path, ja: "オブジェクトを書いてください。", en: "Write an object here.")
        }
        var kept = JSONObject()
        for member in object.members {
            let place = joinedPath(path, shownKey(member.key))
            guard let definition = definitions[member.key] else {
                throw FilingRefusal(
                    place,
                    ja: "この項目は項目の登録簿にありません。",
                    en: "This field is not in the registry of fields."
                )
            }
            guard definition.scope == scope else {
                throw FilingRefusal(
                    place,
                    ja: "この項目は \(definition.scope.place) に書いてください。",
                    en: "This field stands under \(definition.scope.place)."
                )
            }
            if member.value.isBlank { continue }
            try checker.check(member.value, definition.type, at: place)
            kept[member.key] = member.value
        }
        return kept
    }

    func people(
        _ json: JSONValue,
        at path: String
    ) throws(FilingRefusal) -> [(person: PersonID, fields: JSONObject)] {
        if json.isNull { return [] }
        guard let object = json.asObject else {
            throw FilingRefusal(
                path,
                ja: "人の記号(p1 など)ごとのオブジェクトを書いてください。",
                en: "Write an object with a member for each person, such as p1."
            )
        }
        var people: [(person: PersonID, fields: JSONObject)] = []
        for member in object.members {
            let place = joinedPath(path, shownKey(member.key))
            let person = PersonID(member.key)
            guard checker.people.contains(person) else {
                throw FilingRefusal(
                    place,
                    ja: "この人は世帯の人として挙げられていません。",
                    en: "This person is not listed among the people of the household."
                )
            }
            people.append((person, try fields(member.value, .person, at: place)))
        }
        return people
    }
}

extension FactScope {
    fileprivate var place: String {
        switch self {
        case .visit: "visit"
        case .household: "household"
        case .person: "people"
        }
    }
}

extension JSONValue {
    /// Whether nothing was written: null, or a text of nothing but white space.
    fileprivate var isBlank: Bool {
        if isNull { return true }
        return asString?.unicodeScalars.allSatisfy(\.properties.isWhitespace) ?? false
    }
}
