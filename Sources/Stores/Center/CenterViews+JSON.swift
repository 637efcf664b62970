import Casework
import Filing
package import Vocabulary

extension CenterStatus {
    /// The status as `center status --json` prints it.
    package var json: JSONValue {
        [
            "states": Self.object(states), "lanes": Self.object(lanes),
            "offices": Self.object(offices), "systems": Self.object(systems),
            "oldest_s": .int(oldestSeconds), "due": .int(due), "overdue": .int(overdue),
        ]
    }

    private static func object(_ counts: [String: Int]) -> JSONValue {
        let sorted = counts.sorted { utf8Precedes($0.key, $1.key) }
        return .object(
            JSONObject(sorted.map { JSONObject.Member(key: $0.key, value: .int($0.value)) })
        )
    }
}

extension LotView {
    /// The lot as `center lots --json` prints it.
    package func json(in language: Language) -> JSONValue {
        [
            "lot": .string(lot), "system": .string(system), "rows": .int(rows),
            "state": state.map { .string($0.rawValue) } ?? .null,
            "made_at": .string(madeAt.description),
            "exported_at": exportedAt.map { .string($0.description) } ?? .null,
            "acknowledged_at": acknowledgedAt.map { .string($0.description) } ?? .null,
            "refused": refused.map { .string($0[language]) } ?? .null,
        ]
    }
}

extension ReturnView {
    /// The send-back as `center returns --json` prints it.
    package var json: JSONValue {
        [
            "item": .string(item.description), "attempt": .int(attempt),
            "procedure": .string(procedure), "code": .string(code),
            "people": .array(people.map { .string($0) }),
            "reason": .string(reason.rawValue),
            "reason_code": .string(reason.code?.rawValue ?? SendBackReason.otherCode),
            "office": .string(sixDigits(office)),
            "owner": .string(owner), "due": .string(due.description),
            "remark": remark.map { .string($0) } ?? .null,
            "calls": [
                "count": .int(calls.count),
                "last_at": calls.lastAt.map { .string($0.description) } ?? .null,
                "last_result": calls.lastResult.map { .string($0.rawValue) } ?? .null,
            ],
        ]
    }
}

extension AttentionView {
    /// The item as `center held --json` prints it.
    package var heldJSON: JSONValue {
        [
            "item": .string(item.description), "visit": .string(visit.description),
            "procedure": .string(procedure), "code": .string(code),
            "people": .array(people.map { .string($0) }), "office": .string(sixDigits(office)),
            "system": .string(system), "due": .string(due.description),
            "checks_needed": .int(checksNeeded),
            "checked_by": checkedBy.map { .string($0) } ?? .null,
        ]
    }
}

extension OutdatedItem {
    /// The item as `center outdated --json` prints it.
    package var json: JSONValue {
        [
            "item": .string(item.description), "procedure": .string(procedure),
            "code": .string(code), "people": .array(people.map { .string($0) }),
            "system": .string(system), "state": .string(state.rawValue),
            "corrected": .string(source),
            "corrected_attempt": .int(correctedAttempt),
            "office": .string(sixDigits(office)), "owner": .string(owner),
            "due": .string(due.description),
        ]
    }
}

extension DuplicatePair {
    /// The pair as `center duplicates --json` prints it: nobody's name, and no ward of who is protected.
    package var json: JSONValue {
        [
            "item": .string(item.item.description), "other": .string(other.item.description),
            "procedure": .string(procedure), "code": .string(code),
            "office": Self.office(of: item),
            "other_office": Self.office(of: other),
            "strength": .string(likeness.rawValue),
            "filed_at": .string(item.filedAt.description),
            "other_filed_at": .string(other.filedAt.description),
            "state": .string(item.state.rawValue), "other_state": .string(other.state.rawValue),
            "decided": decision.map(Self.json) ?? .null,
        ]
    }

    private static func office(of side: Side) -> JSONValue {
        side.isProtected ? .null : .string(sixDigits(side.office))
    }

    private static func json(_ decision: DuplicateDecision) -> JSONValue {
        [
            "verdict": "not-duplicate", "at": .string(decision.at.description),
            "by": .string(decision.by),
        ]
    }
}

/// A municipality's number with its six digits.
private func sixDigits(_ number: Int32) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
}

extension CenterProof {
    /// The proof as `center verify --json` prints it; with examples where something is wrong.
    package var json: JSONValue {
        var object: JSONObject = [
            "bundles": .int(bundles), "items": .int(items), "lost": .int(lost),
            "doubled": .int(doubled), "out_of_order": .int(outOfOrder),
        ]
        if !holds { object["examples"] = .array(examples.map { .string($0) }) }
        return .object(object)
    }
}
