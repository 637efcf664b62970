package import Casework
import Catalog
import Eligibility
import Filing
import Stores
package import Vocabulary

/// Answers a send-back: the item is ready again as its next attempt, with a corrected record.
package struct CorrectItem: Sendable {
    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Corrects by a merge patch `{"record": {…}, "household": {…}}`; both parts may be left out.
    ///
    /// The patch is laid over what was filed or corrected last; null removes. What was declared first
    /// stays as it was sealed.
    package func callAsFunction(
        _ patch: JSONValue,
        of item: ItemID,
        by acting: Acting
    ) async throws -> Result<ItemStanding, Refusal> {
        let result = try await premises.perform(.correctItem, acting) { context in
            let correction = try Correction(patch)
            let known = try await context.filings.record(
                of: item,
                audit: context.audit(items: [item])
            )
            guard let known, context.acting.sees(known.office) else {
                throw Refusal(ItemRefusal.unknown)
            }
            let record = try correction.record(over: known, context)
            let corrected = try await CenterStore.correct(
                municipality: acting.municipality.number,
                item: item,
                record: record,
                context.centerActing,
                in: context.access.transaction
            )
            return try corrected.mapError { Refusal($0) }.get()
        }
        if case .success = result { await premises.ring() }
        return result
    }
}

/// A merge patch over an item's record.
private struct Correction {
    let record: JSONValue
    let household: JSONValue

    init(_ patch: JSONValue) throws(FilingRefusal) {
        try MyNumberGuard.check(patch)
        guard let object = patch.asObject else {
            throw FilingRefusal(
                "",
                ja: "record と household をもつオブジェクトを書いてください。",
                en: "Write an object with record and household."
            )
        }
        for member in object.members where member.key != "record" && member.key != "household" {
            throw FilingRefusal(
                "",
                ja: "record と household だけを書いてください。",
                en: "Write only record and household."
            )
        }
        record = object["record"] ?? [:]
        household = object["household"] ?? [:]
        for (path, part) in [("record", record), ("household", household)]
        where part.asObject == nil {
            throw FilingRefusal(path, ja: "オブジェクトを書いてください。", en: "Write an object here.")
        }
    }

    /// The record of the next attempt: compact JSON with sorted keys.
    func record(over known: StoredItemRecord, _ context: ActContext) throws -> String {
        let declared = known.packet["household"] ?? .null
        let household: Household
        do {
            household = try Household(
                json: Self.merged(declared, with: self.household),
                registry: context.catalog.facts
            )
        } catch {
            throw FilingRefusal(error, under: "household")
        }
        // Below: what was declared, then what earlier corrections made of it.
        let last = (known.packet["record"] ?? [:]).merged(with: known.record)
        let record = try HouseholdRecord(
            json: last.merged(with: self.record),
            fields: context.catalog.fields,
            household: household
        )
        let view = context.catalog.view(office: household.office, on: household.on)
        guard let id = ProcedureID(known.procedure), let procedure = view.procedure(id) else {
            throw Refusal.conflict(
                ja: "この手続は今の目録にありません。取り下げて、出し直してください。",
                en: "The catalog no longer has this procedure; withdraw it and file anew."
            )
        }
        return try FormMapping(view: view, household: household, record: record)
            .map(procedure, people: known.people.map { PersonID($0) }).text
    }

    /// A merge patch in which people are named by their ids, as lists have no keys of their own.
    private static func merged(_ declared: JSONValue, with patch: JSONValue) -> JSONValue {
        guard var object = patch.asObject, let changes = object["people"]?.asArray,
            let people = declared["people"]?.asArray
        else { return declared.merged(with: patch) }
        let merged = people.map { person in
            let change = changes.first { $0["id"] == person["id"] }
            return change.map { person.merged(with: $0) } ?? person
        }
        let known = Set(people.compactMap { $0["id"] })
        let added = changes.filter { change in change["id"].map { !known.contains($0) } ?? true }
        object["people"] = .array(merged + added)
        return declared.merged(with: .object(object))
    }
}
