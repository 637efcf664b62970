package import Vocabulary

extension Household {
    /// Most people that one household may list.
    package static let peopleMaximum = 100

    /// The household of a JSON object by the contract; every refusal names its place.
    package init(json: JSONValue, registry: FactRegistry) throws(HouseholdError) {
        guard let object = json.asObject else {
            throw HouseholdError(.notAnObject, path: "")
        }
        let reader = HouseholdReader(registry: registry)
        try reader.checkKeys(object)
        let on = try reader.day(object["on"])
        let office = try reader.office(object["office"])
        let event = try reader.events(object["event"])
        let facts = try reader.facts(object["facts"])
        let people = try reader.people(object["people"], on: on)
        let complete = try reader.complete(object["people_complete"], people: people)
        self.init(
            event: event,
            office: office,
            on: on,
            facts: facts,
            people: people ?? [],
            peopleComplete: complete
        )
    }

    /// The household as JSON, canonical: unknown answers left out, facts in order of their names.
    package func json() -> JSONValue {
        var object = JSONObject()
        object["event"] = .array(event.map { .string($0.description) })
        object["office"] = .string(office.description)
        object["on"] = .string(on.description)
        object["facts"] = .object(Self.object(facts))
        object["people"] = .array(
            people.map { person in
                var members = JSONObject([.init(key: "id", value: .string(person.id.description))])
                for member in Self.object(person.answers).members {
                    members[member.key] = member.value
                }
                return .object(members)
            }
        )
        object["people_complete"] = .bool(peopleComplete)
        return .object(object)
    }

    private static func object(_ answers: [FactID: Answer]) -> JSONObject {
        var object = JSONObject()
        for (fact, answer) in answers.sorted(by: { $0.key < $1.key }) {
            switch answer {
            case .unknown: break
            case .uncertain: object[fact.description] = ["uncertain": true]
            case .known(let value): object[fact.description] = value.json
            }
        }
        return object
    }
}

/// Reads the parts of a household from JSON, one function a part.
private struct HouseholdReader {
    let registry: FactRegistry

    func checkKeys(_ object: JSONObject) throws(HouseholdError) {
        let known = ["event", "office", "on", "facts", "people", "people_complete"]
        for member in object.members where !known.contains(member.key) {
            throw HouseholdError(.unknownKey, path: shown(member.key))
        }
    }

    func day(_ json: JSONValue?) throws(HouseholdError) -> CalendarDay {
        guard let day = json?.asString.flatMap({ CalendarDay($0) }) else {
            throw HouseholdError(.noDay, path: "on")
        }
        return day
    }

    func office(_ json: JSONValue?) throws(HouseholdError) -> MunicipalityCode {
        guard let code = json?.asString.flatMap({ MunicipalityCode($0) }) else {
            throw HouseholdError(.noOffice, path: "office")
        }
        return code
    }

    func events(_ json: JSONValue?) throws(HouseholdError) -> [LifeEventID] {
        guard case .choices(let known) = registry[.event]?.type else { return [] }
        let elements = json?.asArray ?? (json?.asString).map { [.string($0)] } ?? []
        guard !elements.isEmpty else {
            throw HouseholdError(.noEvent, path: "event")
        }
        var events: [LifeEventID] = []
        for (position, element) in elements.enumerated() {
            guard let name = element.asString, known.contains(name) else {
                let path = json?.asArray == nil ? "event" : "event[\(position)]"
                throw HouseholdError(.unknownEvent, path: path)
            }
            let event = LifeEventID(name)
            if !events.contains(event) { events.append(event) }
        }
        return events
    }

    func facts(_ json: JSONValue?) throws(HouseholdError) -> [FactID: Answer] {
        guard let json, !json.isNull else { return [:] }
        guard let object = json.asObject else {
            throw HouseholdError(.factsNotAnObject, path: "facts")
        }
        var facts: [FactID: Answer] = [:]
        for member in object.members {
            func path() -> String { "facts." + shown(member.key) }
            guard let form = form(member.key), form.scope != .person else {
                throw unknownFact(member.key, path())
            }
            if [.event, .office, .on].contains(form.id) {
                throw HouseholdError(.standsAtTheTop, path: path())
            }
            let answer = try answer(member.value, form.type, path)
            if !answer.isUnknown { facts[form.id] = answer }
        }
        return facts
    }

    func people(_ json: JSONValue?, on: CalendarDay) throws(HouseholdError) -> [Person]? {
        guard let json, !json.isNull else { return nil }
        guard let elements = json.asArray else {
            throw HouseholdError(.peopleNotAList, path: "people")
        }
        guard elements.count <= Household.peopleMaximum else {
            throw HouseholdError(
                .tooManyPeople(maximum: Household.peopleMaximum),
                path: "people"
            )
        }
        var people: [Person] = []
        var names: Set<PersonID> = []
        for (position, element) in elements.enumerated() {
            let path = "people[\(position)]"
            let person = try person(element, path, on: on)
            guard names.insert(person.id).inserted else {
                throw HouseholdError(.idTwice, path: path + ".id")
            }
            people.append(person)
        }
        return people
    }

    func complete(_ json: JSONValue?, people: [Person]?) throws(HouseholdError) -> Bool {
        let path = "people_complete"
        var complete = people != nil
        if let json, !json.isNull {
            guard let given = json.asBool else {
                throw HouseholdError(.completeNotABool, path: path)
            }
            complete = given
        }
        if complete, (people ?? []).isEmpty {
            throw HouseholdError(.nobody, path: "people")
        }
        return complete
    }

    private func person(
        _ json: JSONValue,
        _ path: String,
        on: CalendarDay
    ) throws(HouseholdError) -> Person {
        guard let object = json.asObject else {
            throw HouseholdError(.personNotAnObject, path: path)
        }
        guard let id = object["id"]?.asString, isPersonID(id) else {
            throw HouseholdError(.noID, path: path + ".id")
        }
        var answers: [FactID: Answer] = [:]
        for member in object.members where member.key != "id" {
            func place() -> String { path + "." + shown(member.key) }
            guard let form = form(member.key), form.scope == .person else {
                throw unknownFact(member.key, place())
            }
            let answer = try answer(member.value, form.type, place)
            if form.id == .born, case .known(.date(let day)) = answer, day.earliest > on {
                throw HouseholdError(.bornLater, path: place())
            }
            if !answer.isUnknown { answers[form.id] = answer }
        }
        return Person(id: PersonID(id), answers: answers)
    }

    private func answer(
        _ json: JSONValue,
        _ type: FactType,
        _ path: () -> String
    ) throws(HouseholdError) -> Answer {
        if json.isNull { return .unknown }
        if let object = json.asObject {
            guard object.count == 1, object["uncertain"]?.asBool == true else {
                throw HouseholdError(.notUncertain, path: path())
            }
            return .uncertain
        }
        switch type.value(of: json) {
        case .success(let value): return .known(value)
        case .failure(let refusal):
            let place = refusal.position.map { "[\($0)]" } ?? ""
            throw HouseholdError(.value(refusal.fault), path: path() + place)
        }
    }

    private func form(_ key: String) -> FactRegistry.AnswerForm? {
        FactID(key).flatMap { registry.form(of: $0) }
    }

    private func unknownFact(_ key: String, _ path: String) -> HouseholdError {
        if let form = form(key) {
            let isOfPerson = form.scope == .person
            return HouseholdError(isOfPerson ? .standsInAPerson : .standsUnderFacts, path: path)
        }
        let near = Suggestion.nearest(to: key, in: registry.ordered.map(\.id.description))
        return HouseholdError(.unknownFact(near: near), path: path)
    }

    private func isPersonID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }

    // A path is shown and logged, so a strange key is not repeated in it.
    private func shown(_ key: String) -> String { FactID(key)?.description ?? "?" }
}
