import Casework
import Catalog
import Eligibility
import Filing
import Stores
package import Vocabulary

extension ShownVisit {
    /// The visit as `visit show --json` prints it; sentences in one language.
    package func json(_ language: Language) -> JSONValue {
        [
            "visit": .string(visit.description),
            "office": .string(office.description),
            "state": .string(stage.rawValue),
            "version": .int(version),
            "protected": .bool(clearance.isMasked),
            "opened_at": .string(openedAt.description),
            "entered_at": onPaper.map { .string($0.enteredAt.description) } ?? .null,
            "paper_number": onPaper?.number.map { .string($0.written) } ?? .null,
            "household": household,
            "record": record,
            "items": .array(items.map { $0.json(language) }),
            "bundles": .array(
                bundles.map { bundle in
                    [
                        "bundle": .string(bundle.id.description),
                        "key": .string(bundle.key),
                        "lane": .string(bundle.lane.rawValue),
                        "filed_at": .string(bundle.filedAt.description),
                        "filed_by": .string(bundle.filedBy),
                    ]
                }
            ),
            "hand_overs": .array(handOvers.map(Self.json)),
            "duplicates": .array(duplicates.map(\.json)),
        ]
    }

    private static func json(_ record: HandOverRecord) -> JSONValue {
        [
            "number": .int(record.number),
            "items": .array(record.items.map { .string($0.description) }),
            "recipient": .string(record.recipient.rawValue),
            "at": .string(record.at.description),
            "by": .string(record.by),
            "undone_at": record.undoneAt.map { .string($0.description) } ?? .null,
        ]
    }
}

extension ShownItem {
    fileprivate func json(_ language: Language) -> JSONValue {
        func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        return [
            "procedure": .string(key.procedure.description),
            "code": .string(code),
            "name": .string(name[language]),
            "people": .array(key.people.map { .string($0.description) }),
            "fate": .string(fate.rawValue),
            "item": text(item?.description),
            "state": text(state?.rawValue),
            "attempt": attempt.map { .int($0) } ?? .null,
            "owner": text(owner?[language]),
            "next_step": text(nextStep?[language]),
            "due": text(dueAt?.description),
            "waits_for": .array(waitsFor.map { .string($0.description) }),
            "desk": text(desk),
            "arrived_at": text(arrivedAt?.description),
            "done_at": text(doneAt?.description),
            "result": text(result),
            "desk_state": text(deskState?.rawValue),
            "desk_steps": .array(steps.map(\.json)),
        ]
    }
}

extension StoredDeskStep {
    /// The step without what the desk wrote, which may be about the person.
    fileprivate var json: JSONValue {
        [
            "step": .string(step.rawValue),
            "desk": .string(desk),
            "to": toDesk.map(JSONValue.string) ?? .null,
            "result": result.map { .string($0.rawValue) } ?? .null,
            "at": .string(at.description),
            "by": .string(by),
            "undone_at": undoneAt.map { .string($0.description) } ?? .null,
            "undone_by": undoneBy.map(JSONValue.string) ?? .null,
        ]
    }
}
