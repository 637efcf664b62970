package import Catalog
package import Eligibility
package import Filing
package import Vocabulary

/// What the register knows of the people of a visit, put where nobody has answered or written yet.
///
/// What somebody said or typed is never overwritten: where the register has something else, that is told.
package struct RegisterFill: Sendable {
    /// A value of the register that is other than what stands in the visit.
    package struct Difference: Hashable, Sendable {
        /// The person of the visit; nil for the household.
        package let person: PersonID?
        /// The fact or field.
        package let name: String
        /// What the register has.
        package let registered: JSONValue

        /// A value of these parts.
        package init(person: PersonID?, name: String, registered: JSONValue) {
            self.person = person
            self.name = name
            self.registered = registered
        }
    }

    /// The answers after it, as JSON of the contract.
    package private(set) var household: JSONValue
    /// What is laid over the record.
    package private(set) var record = JSONObject()
    /// What differs, in order.
    package private(set) var differences: [Difference] = []
    /// How many answers and fields were filled in.
    package private(set) var filledCount = 0

    private let written: HouseholdRecord
    private let answers: Household
    private let layout: RegisterLayout
    private let addresses: Set<String>

    /// Fills in residents as persons of a household; persons that it does not list are added at its end.
    package init(
        _ residents: [(resident: RegisteredResident, person: PersonID)],
        into answers: Household,
        _ written: HouseholdRecord,
        layout: RegisterLayout,
        fields: [FieldDefinition]
    ) {
        addresses = Set(fields.filter(\.isAddress).map(\.id.description))
        self.written = written
        self.answers = answers
        self.layout = layout
        household = answers.json()
        for (resident, person) in residents { fill(resident, person) }
        let households = Set(residents.map(\.resident.household))
        if let first = residents.first?.resident, households.count == 1 { fillHousehold(first) }
    }

    private var isLeaving: Bool { answers.event.contains(where: layout.leaving.events.contains) }

    private func isDropped(_ target: RegisterLayout.Target?) -> Bool {
        guard isLeaving, let target else { return false }
        return layout.leaving.drops.contains(target)
    }

    private mutating func fill(_ resident: RegisteredResident, _ person: PersonID) {
        var answered = JSONObject([.init(key: "id", value: .string(person.description))])
        for fact in resident.facts.members {
            guard let id = FactID(fact.key), !isDropped(.fact(id)) else { continue }
            let known = answers[FactReference(fact: id, person: person)]
            if known == .unknown {
                answered[fact.key] = fact.value
                filledCount += 1
            } else if known != Self.answer(fact.value, like: known) {
                differences.append(.init(person: person, name: fact.key, registered: fact.value))
            }
        }
        answer(person, answered)
        var typed = JSONObject()
        for field in resident.personFields.members {
            if isDropped(FieldID(field.key).map { .record($0) }) { continue }
            write(field.key, field.value, over: written[person][field.key], person, &typed)
        }
        guard !typed.members.isEmpty else { return }
        var people = record["people"]?.asObject ?? JSONObject()
        people[person.description] = .object(typed)
        record["people"] = .object(people)
    }

    private mutating func fillHousehold(_ resident: RegisteredResident) {
        var typed = JSONObject()
        for field in resident.householdFields.members {
            var name = field.key
            if isLeaving {
                guard let other = FieldID(name).flatMap({ layout.leaving.fields[$0] }) else {
                    continue
                }
                name = other.description
            }
            write(name, field.value, over: written.household[name], nil, &typed)
        }
        if !typed.members.isEmpty { record["household"] = .object(typed) }
    }

    private mutating func write(
        _ name: String,
        _ value: JSONValue,
        over known: JSONValue?,
        _ person: PersonID?,
        _ typed: inout JSONObject
    ) {
        guard let known else {
            typed[name] = value
            filledCount += 1
            return
        }
        if !isSame(known, value, in: name) {
            differences.append(.init(person: person, name: name, registered: value))
        }
    }

    /// An address is the same in all its writings, everything else as it is written.
    private func isSame(_ known: JSONValue, _ value: JSONValue, in name: String) -> Bool {
        guard addresses.contains(name), let known = known.asString, let value = value.asString
        else { return known == value }
        return AddressKey(known) == AddressKey(value)
    }

    /// The answer that JSON is where only days, words and truth are compared.
    private static func answer(_ json: JSONValue, like known: Answer) -> Answer {
        guard case .known(let value) = known else { return .unknown }
        switch value {
        case .date:
            return json.asString.flatMap { PartialDay($0) }.map { .known(.date($0)) } ?? .unknown
        case .choice: return json.asString.map { .known(.choice($0)) } ?? .unknown
        case .bool: return json.asBool.map { .known(.bool($0)) } ?? .unknown
        default: return known
        }
    }

    /// Lays answers over those of a person, who is added where the household does not list them.
    private mutating func answer(_ person: PersonID, _ answers: JSONObject) {
        guard var object = household.asObject else { return }
        var people = object["people"]?.asArray ?? []
        let place = people.firstIndex {
            $0["id"]?.asString.map { utf8Equal($0, person.description) } ?? false
        }
        if let place {
            people[place] = people[place].merged(with: .object(answers))
        } else {
            people.append(.object(answers))
        }
        object["people"] = .array(people)
        household = .object(object)
    }
}

extension FieldDefinition {
    fileprivate var isAddress: Bool { if case .address = type { true } else { false } }
}
