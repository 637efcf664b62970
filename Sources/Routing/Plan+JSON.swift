package import Vocabulary
import Catalog
import Eligibility

extension Plan {
    /// The plan as other systems read it: every key present, an empty list or null where nothing is.
    package var json: JSONValue {
        [
            "event": .array(event.map { .string($0.description) }),
            "office": .string(office.description),
            "on": .string(on.description),
            "catalog": .string(catalog),
            "items": .array(items.map(\.json)),
            "undecided": .array(undecided.map(\.json)),
            "documents": .array(documents.map(\.json)),
            "visit": visit.json,
            "next_question": nextQuestion?.json ?? .null,
        ]
    }
}

extension PlanItem {
    var json: JSONValue {
        [
            "procedure": .string(procedure.description),
            "code": .string(code),
            "people": .array(people.map { .string($0.description) }),
            "outcome": .string(outcome.rawValue),
            "counter": counter.json,
            "handling": .string(handling.rawValue),
            "instrument": .string(instrument.rawValue),
            "because": texts(because),
            "desk_examines": texts(deskExamines),
            "legal_basis": .string(legalBasis),
            "deadline": day(deadline),
            "effective_from": day(effectiveFrom),
            "after": .array(after.map { .string($0.description) }),
            "documents": texts(documents.map(\.text)),
            "fee_yen": feeYen.map { .int(Int64($0)) } ?? .null,
            "minutes": minutes.json,
        ]
    }
}

extension CounterDecision {
    var json: JSONValue {
        [
            "kind": .string(kind.rawValue),
            "desk": desk.map(JSONValue.string) ?? .null,
            "because": texts(because),
        ]
    }
}

extension PlannedMinutes {
    var json: JSONValue {
        [
            "accept": number(accept), "input": number(input), "check": number(check),
            "deliver": number(deliver),
        ]
    }
}

extension UndecidedEntry {
    var json: JSONValue {
        [
            "procedure": .string(procedure.description),
            "code": .string(code),
            "people": .array(people.map { .string($0.description) }),
            "needs": .array(needs.map(\.json)),
            "because": texts(because),
        ]
    }
}

extension PlannedDocument {
    var json: JSONValue {
        [
            "document": .string(document),
            "for": .array(procedures.map { .string($0.description) }),
        ]
    }
}

extension VisitOutline {
    var json: JSONValue {
        [
            "stops": .array(stops.map(\.json)),
            "minutes": number(minutes),
            "minutes_at_separate_counters": number(minutesAtSeparateCounters),
        ]
    }
}

extension VisitStop {
    var json: JSONValue {
        [
            "kind": .string(kind.rawValue),
            "desk": desk.map(JSONValue.string) ?? .null,
            "items": .array(items.map { .string($0.description) }),
        ]
    }
}

extension PlannedQuestion {
    var json: JSONValue {
        [
            "fact": asks.first.map { .string($0.fact.description) } ?? .null,
            "person": asks.first?.person.map { .string($0.description) } ?? .null,
            "asks": .array(asks.map(\.json)),
            "text": .string(text),
            "decides": .array(decides.map { .string($0.description) }),
        ]
    }
}

extension FactReference {
    var json: JSONValue {
        [
            "fact": .string(fact.description),
            "person": person.map { .string($0.description) } ?? .null,
        ]
    }
}

private func texts(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

private func day(_ day: CalendarDay?) -> JSONValue {
    day.map { .string($0.description) } ?? .null
}

/// Whole minutes as whole numbers; the catalog knows halves.
private func number(_ minutes: Double) -> JSONValue {
    if minutes == minutes.rounded() { return .int(Int64(minutes)) }
    return JSONNumber(minutes).map(JSONValue.number) ?? .null
}
