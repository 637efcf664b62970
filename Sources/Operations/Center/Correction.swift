import Casework
import Catalog
import Eligibility
import Filing
import Stores
import Vocabulary

/// A merge patch over an item's record and over the household that was declared with it.
struct Correction {
    private let record: JSONValue
    private let household: JSONValue
    /// Why it goes again, above all where nothing is changed.
    let reason: String?

    private init(record: JSONValue, household: JSONValue, reason: String?) {
        self.record = record
        self.household = household
        self.reason = reason
    }

    /// What a desk changed in a visit, as a correction of what that had filed.
    ///
    /// Who came or left, and another event, are for filings of their own.
    init(from before: VisitCase, to after: VisitCase) {
        let (old, new) = (before.household.json(), after.household.json())
        var household = new.mergePatch(from: old).asObject ?? JSONObject()
        for key in ["event", "office", "on", "people"] { household[key] = nil }
        let known = old["people"]?.asArray ?? []
        let people = (new["people"]?.asArray ?? []).compactMap { person -> JSONValue? in
            guard let stood = known.first(where: { $0["id"] == person["id"] }),
                var patch = person.mergePatch(from: stood).asObject, !patch.members.isEmpty
            else { return nil }
            patch["id"] = person["id"]
            return .object(patch)
        }
        if !people.isEmpty { household["people"] = .array(people) }
        self.init(
            record: after.record.json.mergePatch(from: before.record.json),
            household: .object(household),
            reason: nil
        )
    }

    /// What of it may concern an item: its persons, and its form; nil where nothing does.
    func concerning(_ known: StoredItemRecord, _ context: ActContext) -> Correction? {
        let present = known.declared["people"]?.asArray ?? []
        var household = self.household.asObject ?? JSONObject()
        let people = (household["people"]?.asArray ?? []).filter { person in
            present.contains { $0["id"] == person["id"] }
        }
        household["people"] = people.isEmpty ? nil : .array(people)
        let form = known.form(context)
        let record = self.record.within(form) ?? [:]
        let some = Correction(record: record, household: .object(household), reason: reason)
        return some.isEmpty ? nil : some
    }

    /// The same without what the item says already.
    ///
    /// A page sends every field of its item; only what somebody changed may go on to others.
    func news(over known: StoredItemRecord, _ context: ActContext) -> Correction {
        let last = known.last(context)
        let declared = known.declared
        var household = (self.household.asObject ?? JSONObject())
        let people = household["people"]?.asArray ?? []
        household["people"] = nil
        var news = JSONValue.object(household).change(from: declared)?.asObject ?? JSONObject()
        let changed = people.compactMap { change in
            let stands = (declared["people"]?.asArray ?? []).first { $0["id"] == change["id"] }
            guard var object = change.change(from: stands ?? [:])?.asObject else {
                return JSONValue?.none
            }
            object["id"] = change["id"]
            return JSONValue.object(object)
        }
        if !changed.isEmpty { news["people"] = .array(changed) }
        return Correction(
            record: record.change(from: last) ?? [:],
            household: .object(news),
            reason: reason
        )
    }

    private static let protection = FactID.protectionRequested.description

    /// Whether somebody may not be found from now on.
    var asksForProtection: Bool {
        household["facts"]?[Self.protection]?.asBool ?? false
    }

    /// Whether it changes nothing.
    var isEmpty: Bool {
        (record.asObject?.members.isEmpty ?? true) && (household.asObject?.members.isEmpty ?? true)
    }

    init(_ patch: JSONValue) throws(FilingRefusal) {
        try MyNumberGuard.check(patch)
        guard let object = patch.asObject else {
            throw FilingRefusal(
                "",
                ja: "record と household をもつオブジェクトを書いてください。",
                en: "Write an object with record and household."
            )
        }
        for member in object.members
        where !["record", "household", "reason"].contains(member.key) {
            throw FilingRefusal(
                "",
                ja: "record、household、reason だけを書いてください。",
                en: "Write only record, household and reason."
            )
        }
        reason = try Self.reason(object["reason"])
        record = object["record"] ?? [:]
        household = object["household"] ?? [:]
        // Whoever sends back what was withheld from them has not said that it is something else.
        if let place = record.placeOfWithheld(at: "record") { throw FilingRefusal.withheld(place) }
        for (path, part) in [("record", record), ("household", household)]
        where part.asObject == nil {
            throw FilingRefusal(path, ja: "オブジェクトを書いてください。", en: "Write an object here.")
        }
    }

    /// Longest reason in characters.
    private static let reasonMaximum = 200

    private static func reason(_ json: JSONValue?) throws(FilingRefusal) -> String? {
        guard let json, !json.isNull else { return nil }
        guard let text = json.asString else {
            throw FilingRefusal("reason", ja: "文字列を書いてください。", en: "Write a text here.")
        }
        do throws(Refusal) {
            return try FreeText.checked(text, at: "reason", atMost: reasonMaximum)
        } catch {
            throw FilingRefusal("reason", error.message)
        }
    }

    /// Refuses to say the same again to a register that says something else, unless somebody says why.
    ///
    /// What was sent back because it cannot be, or is there twice, is never said again as it was.
    func checkChange(_ known: StoredItemRecord, _ context: ActContext) throws(Refusal) {
        // With what a correction of another item has made of it, it does not say the same.
        guard known.ahead == nil, let because = known.sentBackBecause,
            news(over: known, context).saysNothing(over: known, context)
        else { return }
        guard because.mayBeRepeated else { throw .nothingChanged }
        guard reason == nil, because.code == .mismatchWithRegister else { return }
        throw .invalid(
            "reason",
            ja: "台帳の記載と一致しないため差し戻されています。訂正する項目を直すか、そのまま出し直す理由を書いてください。",
            en:
                "It was sent back because the register says something else; correct it, or write the reason why it goes again as it is."
        )
    }

    /// Whether all that it changes is blanks around a text, or that the resident is protected from now on.
    private func saysNothing(over known: StoredItemRecord, _ context: ActContext) -> Bool {
        var household = self.household.asObject ?? JSONObject()
        var facts = household["facts"]?.asObject
        facts?[Self.protection] = nil
        household["facts"] = facts.flatMap { $0.members.isEmpty ? nil : .object($0) }
        return household.members.isEmpty
            && record.withoutBlankChanges(from: known.last(context)) == nil
    }

    /// What a correction makes of an item.
    struct Made {
        /// What the next attempt says.
        let record: CorrectedRecord
        /// The household after it.
        let household: Household
        /// By what the persons are recognised whom the item is about.
        let people: [PersonKey]
        /// The same of all persons of the household.
        let everybody: [PersonKey]

        /// Whether it says anything else than what stands.
        func isNews(over stands: StoredItemRecord) -> Bool {
            record.household != nil || changes(stands)
        }

        /// Whether its form would hold anything else than what it holds or is to hold next.
        func changes(_ stands: StoredItemRecord) -> Bool {
            record.record != stands.next.compact(sortedKeys: true)
        }

        /// Whether it says something else where its system was told something; more is no other.
        func contradicts(_ stands: StoredItemRecord) -> Bool {
            guard let next = try? JSONParser.parse(record.record) else { return true }
            return next.contradicts(stands.record)
        }

        /// Whether its system would have to be told anything else than it was.
        func tellsOther(than stands: StoredItemRecord) -> Bool {
            record.record != stands.record.compact(sortedKeys: true)
        }
    }

    /// What the next attempt says, the patch over what was filed or corrected last.
    ///
    /// It may say the same: a paper has come, or the register was put right at the other end.
    func corrected(
        _ known: StoredItemRecord,
        _ context: ActContext
    ) throws -> Made {
        let (household, isChanged) = try corrected(known.declared, context)
        let json = known.last(context).merged(with: self.record)
        let fields = context.catalog.fields
        let problems = HouseholdRecord.problems(in: json, fields: fields, household: household)
        let record = try readable(json, without: problems, fields, household)
        if problems.isEmpty {
            try record.checkSigning(of: household, today: context.now.dayInJapan)
        }
        let view = context.catalog.view(office: household.office, on: household.on)
        guard let id = ProcedureID(known.procedure), let procedure = view.procedure(id) else {
            throw Refusal.conflict(
                ja: "この手続は今の目録にありません。取り下げて、出し直してください。",
                en: "The catalog no longer has this procedure; withdraw it and file anew."
            )
        }
        let people = known.people.map { PersonID($0) }
        let mapping = FormMapping(view: view, household: household, record: record)
        // What cannot be read is no gap besides: whoever corrects is told everything at once.
        let unread = Set(problems.map(\.path))
        let gaps = mapping.gaps(procedure, people: people).filter { !unread.contains($0.path) }
        if let refusals = FilingRefusals(problems + gaps) { throw refusals }
        let mapped = try mapping.map(procedure, people: people)
        let next = CorrectedRecord(
            mapped.text,
            household: isChanged ? household.json().compact(sortedKeys: true) : nil,
            checks: checks(procedure, people, mapped, mapping, household, context)
        )
        let keys = PersonKey.all(household, record)
        return Made(
            record: next,
            household: household,
            people: PersonKey.standing(for: people, of: household, keys),
            everybody: keys
        )
    }

    /// How many must look at what it says now; what was wanted before is wanted still.
    private func checks(
        _ procedure: Procedure,
        _ people: [PersonID],
        _ mapped: FormMapping.Mapped,
        _ mapping: FormMapping,
        _ household: Household,
        _ context: ActContext
    ) -> Int {
        let view = context.catalog.view(office: household.office, on: household.on)
        let needed = context.premises.checks.checks(
            for: procedure,
            about: people,
            mapped: mapped,
            mapping: mapping,
            rules: view.layer.checks,
            isProtected: household.asksForProtection
        )
        return max(needed, household.isUnsureOfProtection ? 1 : 0)
    }

    /// Lays the correction over the visit, as the patch that it is; planning anew is the caller's.
    func correct(_ visit: inout VisitCase, _ context: ActContext) throws {
        let (household, _) = try corrected(visit.stored.household, context)
        visit.household = household
        visit.stored.household = household.json()
        visit.record = try HouseholdRecord(
            json: visit.stored.record.merged(with: record),
            fields: context.catalog.fields,
            household: household
        )
        visit.stored.record = visit.record.json
    }
}

extension Refusal {
    fileprivate static let nothingChanged = Refusal.invalid(
        "record",
        ja: "何も変わっていません。差戻しの理由に応じて補正するか、取り下げてください。",
        en: "Nothing was changed; correct what it was sent back for, or withdraw it."
    )
}

// MARK: - Household

extension Correction {
    /// The record without the fields that hold something they cannot; those problems alone where the rest
    /// cannot be read either.
    private func readable(
        _ json: JSONValue,
        without problems: [FilingRefusal],
        _ fields: [FieldDefinition],
        _ household: Household
    ) throws -> HouseholdRecord {
        var rest = json
        for problem in problems {
            let steps = problem.path.split(separator: ".").dropFirst().map(String.init)
            var removal = JSONValue.null
            for step in steps.reversed() { removal = .object([step: removal]) }
            rest = rest.merged(with: removal)
        }
        do throws(FilingRefusal) {
            return try HouseholdRecord(json: rest, fields: fields, household: household)
        } catch {
            if let all = FilingRefusals(problems) { throw all }
            throw error
        }
    }

    /// The household after the patch, and whether that says anything new.
    private func corrected(
        _ declared: JSONValue,
        _ context: ActContext
    ) throws(FilingRefusal) -> (household: Household, isChanged: Bool) {
        let merged = try merged(declared)
        let before: Household
        let after: Household
        do {
            before = try Household(json: declared, registry: context.catalog.facts)
            after = try Household(json: merged, registry: context.catalog.facts)
        } catch {
            throw FilingRefusal(error, under: "household")
        }
        // The plan, its desk and its items stand on these.
        if after.office != before.office { throw Self.unchangeable("office") }
        if after.event != before.event { throw Self.unchangeable("event") }
        if after.on != before.on { throw Self.unchangeable("on") }
        return (after, after != before)
    }

    /// A merge patch in which people are named by their ids, as lists have no keys of their own.
    private func merged(_ declared: JSONValue) throws(FilingRefusal) -> JSONValue {
        guard var object = household.asObject, let given = object["people"] else {
            return declared.merged(with: household)
        }
        guard let changes = given.asArray, !changes.isEmpty else {
            throw Self.unchangeable("people")
        }
        var people = declared["people"]?.asArray ?? []
        var named: Set<Int> = []
        for (position, change) in changes.enumerated() {
            let place = people.firstIndex { person in
                person["id"]?.asString.map { Array($0.utf8) }
                    == change["id"]?.asString.map { Array($0.utf8) }
            }
            guard let place, named.insert(place).inserted else {
                throw Self.unchangeable("people[\(position)].id")
            }
            people[place] = people[place].merged(with: change)
        }
        object["people"] = .array(people)
        return declared.merged(with: .object(object))
    }

    private static func unchangeable(_ path: String) -> FilingRefusal {
        FilingRefusal(
            "household.\(path)",
            ja: "窓口・ライフイベント・来庁日・世帯の人は訂正では変えられません。取り下げて、出し直してください。",
            en:
                "A correction cannot change the office, the event, the day or who is in the household; "
                + "withdraw the item and file anew."
        )
    }
}
