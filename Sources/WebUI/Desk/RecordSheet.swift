import Catalog
import Eligibility
import Pages
import Routing
import Vocabulary

/// Which data the forms of a visit's procedures take, each once, and what is missing of them.
struct RecordSheet {
    let view: CatalogView
    let household: Household
    let record: JSONValue
    let names: HouseholdNames

    /// One datum that forms take.
    private struct Wanted {
        let definition: FieldDefinition
        let person: PersonID?
        var isAsked: Bool
        var neededFor: [Localized]
    }

    /// The data that these items' forms take.
    func groups(for items: [Routing.PlanItem], problems: [Problem]) -> [RecordGroup] {
        groups(wanted(by: items.map { ($0.procedure, $0.people) }), problems)
    }

    /// The data that one filed item's form takes.
    func groups(of procedure: String, people: [PersonID], problems: [Problem]) -> [RecordGroup] {
        groups(wanted(by: ProcedureID(procedure).map { [($0, people)] } ?? []), problems)
    }

    /// In the order of the registry, by the household and by person.
    private func groups(_ wanted: [Wanted], _ problems: [Problem]) -> [RecordGroup] {
        let places = Dictionary(
            view.catalog.fields.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        func group(_ id: String, _ title: Localized, _ of: (Wanted) -> Bool) -> RecordGroup? {
            let fields = wanted.filter(of).sorted {
                (places[$0.definition.id] ?? 0) < (places[$1.definition.id] ?? 0)
            }.flatMap { self.fields($0, scope: id, problems) }
            return fields.isEmpty ? nil : RecordGroup(id: id, title: title, fields: fields)
        }
        let shared = [
            group("household", Localized(ja: "世帯", en: "Household")) {
                $0.definition.scope == .household
            },
            group("visit", Localized(ja: "届出人・確認", en: "Filer and checks")) {
                $0.definition.scope == .visit
            },
        ]
        let people = household.people.map { person in
            group(person.id.description, names[person.id]) { $0.person == person.id }
        }
        return (shared.prefix(1) + people + shared.dropFirst()).compactMap { $0 }
    }

    private func wanted(by items: [(procedure: ProcedureID, people: [PersonID])]) -> [Wanted] {
        let frame = HouseholdFrame(
            household,
            registry: view.catalog.facts,
            parameters: view.parameters
        )
        var wanted: [Wanted] = []
        for item in items {
            guard let procedure = view.procedure(item.procedure),
                let form = view.form(of: procedure)
            else { continue }
            for field in form.fields {
                guard let definition = view.catalog.field(field.field) else { continue }
                for person in persons(of: field, about: item.people) {
                    let verdict = field.when.map { frame.verdict($0, person: person) } ?? .holds
                    if verdict == .fails { continue }
                    let isAsked = verdict == .holds && (field.required || field.asked)
                    Self.note(definition, person, isAsked, procedure.name, in: &wanted)
                }
            }
        }
        return wanted
    }

    private static func note(
        _ definition: FieldDefinition,
        _ person: PersonID?,
        _ isAsked: Bool,
        _ procedure: Localized,
        in wanted: inout [Wanted]
    ) {
        let person = definition.scope == .person ? person : nil
        guard
            let place = wanted.firstIndex(where: {
                $0.definition.id == definition.id && $0.person == person
            })
        else {
            wanted.append(
                Wanted(
                    definition: definition,
                    person: person,
                    isAsked: isAsked,
                    neededFor: [procedure]
                )
            )
            return
        }
        wanted[place].isAsked = wanted[place].isAsked || isAsked
        if !wanted[place].neededFor.contains(procedure) {
            wanted[place].neededFor.append(procedure)
        }
    }

    private func persons(of field: FormField, about people: [PersonID]) -> [PersonID?] {
        let everybody = household.people.map(\.id)
        let head = HouseholdNames.head(of: household).map { [$0] } ?? []
        return switch field.person {
        case nil: [nil]
        case .about: people.isEmpty ? everybody : people
        case .all: everybody
        case .claimant: people.isEmpty ? head : people
        case .head, .filer: head
        }
    }

    // MARK: Fields

    private func fields(
        _ wanted: Wanted,
        scope: String,
        _ problems: [Problem]
    ) -> [RecordField] {
        let definition = wanted.definition
        let field = "record.\(scope).\(definition.id)"
        let section = wanted.person.map { record["people"]?[$0.description] } ?? record[scope]
        let value = section?[definition.id.description]
        if case .bankAccount = definition.type {
            return BankAccountPart.allCases.map { part in
                RecordField(
                    field: "\(field).\(part.rawValue)",
                    label: Localized(
                        ja: "\(definition.name.ja):\(part.name.ja)",
                        en: "\(definition.name.en): \(part.name.en)"
                    ),
                    value: value?[part.rawValue]?.asString ?? "",
                    kind: part.kind,
                    problem: problems.first { $0.field == "\(field).\(part.rawValue)" }?.message,
                    isMissing: wanted.isAsked && value == nil,
                    neededFor: wanted.neededFor
                )
            }
        }
        let text = value.map(Self.text) ?? ""
        return [
            RecordField(
                field: field,
                label: definition.name,
                value: text,
                kind: kind(definition.type),
                problem: problems.first { $0.field == field }?.message,
                isMissing: wanted.isAsked && text.isEmpty,
                neededFor: wanted.neededFor
            )
        ]
    }

    private static func text(_ value: JSONValue) -> String {
        if let flag = value.asBool { return flag ? "yes" : "no" }
        if let lines = value.asArray {
            return lines.compactMap(\.asString).joined(separator: "\n")
        }
        return value.asString ?? ""
    }

    private func kind(_ type: FieldType) -> RecordField.Kind {
        switch type {
        case .text(let length): .text(maximum: length)
        case .digits(let count): .digits(count)
        case .telephone: .telephone
        case .name: .text(maximum: 128)
        case .kana: .kana
        case .latin(let length), .alphanumeric(let length): .latin(maximum: length)
        case .date: .day
        case .time: .time
        case .bool: .choice([Choice("yes", FactInput.yes), Choice("no", FactInput.no)])
        case .code: .digits(6)
        case .person:
            .choice(household.people.map { Choice($0.id.description, names[$0.id]) })
        case .listOfText, .choices, .bankAccount: .list
        case .choice(let words): .choice(words.map { Choice($0, Localized(same: $0)) })
        }
    }
}
