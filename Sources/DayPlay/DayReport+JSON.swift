package import Vocabulary

extension DayReport {
    /// The report as JSON, its sentences in one language; keys are sorted when it is printed.
    package func json(_ language: Language) -> JSONValue {
        [
            "arrivals": .int(arrivals),
            "refused": .array(refused.map { $0.json(language) }),
            "undecided": .int(undecided),
            "counters": Self.json(total.counters),
            "handlings": Self.json(total.handlings),
            "fates": Self.json(total.fates),
            "minutes": Self.number(total.minutes),
            "waiting": total.waitingJSON,
            "total": total.json,
            "offices": .object(Self.members(offices) { $0.json }),
            "systems": .object(Self.members(systems) { $0.json }),
        ]
    }

    fileprivate static func json(_ counts: [String: Int]) -> JSONValue {
        .object(members(counts) { .int($0) })
    }

    fileprivate static func members<Value>(
        _ values: [String: Value],
        _ json: (Value) -> JSONValue
    ) -> JSONObject {
        JSONObject(
            values.sorted { $0.key < $1.key }
                .map { JSONObject.Member(key: $0.key, value: json($0.value)) }
        )
    }

    fileprivate static func number(_ value: Double) -> JSONValue {
        JSONNumber(value).map { .number($0) } ?? .null
    }
}

extension DayReport.Tally {
    /// Who has something to do still, by the stable code.
    fileprivate var waitingJSON: JSONValue {
        var counts: [String: Int] = [:]
        for (owner, count) in waiting { counts[owner.code, default: 0] += count }
        return DayReport.json(counts)
    }

    fileprivate var json: JSONValue {
        .object(JSONObject([JSONObject.Member(key: "lots", value: .int(lots))] + members))
    }

    /// What is said of the whole, of an office and of a system alike.
    fileprivate var members: [JSONObject.Member] {
        let values: [(String, JSONValue)] = [
            ("counters", DayReport.json(counters)), ("handlings", DayReport.json(handlings)),
            ("fates", DayReport.json(fates)), ("minutes", DayReport.number(minutes)),
            ("filed", .int(filed)),
            ("accepted", .int(accepted)), ("rejected", .int(rejected)),
            ("corrected", .int(corrected)), ("open", .int(open)), ("waiting", waitingJSON),
        ]
        return values.map { JSONObject.Member(key: $0.0, value: $0.1) }
    }
}

extension DayReport.Office {
    fileprivate var json: JSONValue {
        let own = [
            JSONObject.Member(key: "arrivals", value: .int(arrivals)),
            JSONObject.Member(key: "refused", value: .int(refused)),
        ]
        return .object(JSONObject(own + tally.members))
    }
}

extension DayReport.RefusedLine {
    fileprivate func json(_ language: Language) -> JSONValue {
        ["line": .int(line), "path": .string(path), "message": .string(message[language])]
    }
}
