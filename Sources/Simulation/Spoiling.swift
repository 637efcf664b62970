import Vocabulary

/// What goes wrong at a counter: answers that nobody gave, and writing that no system can take.
extension Draw {
    /// Leaves facts out, and lets the resident not know others; event, office and day stay.
    mutating func leaveHalfUnanswered(_ household: inout JSONObject) {
        let share = number(100...600)
        if let facts = household["facts"]?.asObject {
            household["facts"] = .object(thinned(facts, perMille: share))
        }
        guard let people = household["people"]?.asArray else { return }
        household["people"] = .array(
            people.map { .object(thinned($0.asObject ?? [:], perMille: share)) }
        )
    }

    private mutating func thinned(_ facts: JSONObject, perMille: Int) -> JSONObject {
        var left = facts
        for key in facts.keys where key != "id" && happens(perMille: perMille) {
            left[key] = happens(perMille: 150) ? ["uncertain": true] : nil
        }
        return left
    }

    /// Makes one mistake that the counter has to refuse.
    mutating func makeMistake(household: inout JSONObject, record: inout JSONObject) {
        switch number(0...5) {
        case 0: Self.set("12345", ["household", "postcode"], &record)
        case 1: Self.set("よみ漢字", ["people", "p1", "family_kana"], &record)
        case 2: household["office"] = "121012"
        case 3: Self.set(nil, ["household", "address"], &record)
        case 4: Self.set("千葉市中央区 1234 5678 9018", ["household", "address"], &record)
        default:
            var facts = household["facts"]?.asObject ?? [:]
            facts["filer"] = "neighbour"
            household["facts"] = .object(facts)
        }
    }

    private static func set(
        _ value: JSONValue?,
        _ path: ArraySlice<String>,
        _ object: inout JSONObject
    ) {
        guard let key = path.first else { return }
        guard path.count > 1 else { return object[key] = value }
        var inner = object[key]?.asObject ?? [:]
        set(value, path.dropFirst(), &inner)
        object[key] = .object(inner)
    }
}
