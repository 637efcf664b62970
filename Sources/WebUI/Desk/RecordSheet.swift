import Catalog
import Eligibility
import Filing
import Operations
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
        var need: FormDemand.Field.Need
        var neededFor: [Localized]
    }

    init(view: CatalogView, household: Household, record: JSONValue, names: HouseholdNames) {
        self.view = view
        self.household = household
        self.record = record
        self.names = names
    }

    /// The data of a visit whose plan is made.
    init(_ sheet: PlanSheet) {
        self.init(
            view: sheet.view,
            household: sheet.visit.household,
            record: sheet.visit.record,
            names: sheet.names
        )
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
        let demand = FormDemand(view: view, household: household)
        var wanted: [Wanted] = []
        var places: [FieldPlace: Int] = [:]
        for item in items {
            guard let procedure = view.procedure(item.procedure) else { continue }
            for field in demand.fields(of: procedure, about: item.people) {
                let key = FieldPlace(field: field.definition.id, person: field.person)
                let place = places[key] ?? wanted.count
                if place == wanted.count {
                    places[key] = place
                    wanted.append(
                        Wanted(
                            definition: field.definition,
                            person: field.person,
                            need: field.need,
                            neededFor: []
                        )
                    )
                }
                if field.need.rawValue > wanted[place].need.rawValue {
                    wanted[place].need = field.need
                }
                if !wanted[place].neededFor.contains(procedure.name) {
                    wanted[place].neededFor.append(procedure.name)
                }
            }
        }
        return wanted
    }

    private struct FieldPlace: Hashable {
        let field: FieldID
        let person: PersonID?
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
        let problem = { (field: String) in problems.first { $0.field == field }?.message }
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
                    problem: problem("\(field).\(part.rawValue)") ?? problem(field),
                    need: value == nil || value == .null ? .init(wanted.need) : .optional,
                    datum: field,
                    neededFor: wanted.neededFor
                )
            }
        }
        let known = KnownData(household: household, record: record)
        let presumed = known.presumed(definition.id, of: wanted.person)
        let text = value.flatMap(Self.text) ?? presumed ?? ""
        let isHidden = Clearance.isSign(text)
        let isShared = known.isHouseholders(definition.id, of: wanted.person)
        return [
            RecordField(
                field: field,
                label: definition.name,
                value: isHidden ? "" : text,
                kind: kind(definition),
                support: isShared && text.isEmpty ? KnownData.sharedHint : nil,
                problem: problem(field),
                need: isShared ? .optional : .init(wanted.need),
                isHidden: isHidden,
                suggestions: known.suggestions(definition.id, of: wanted.person),
                neededFor: wanted.neededFor
            )
        ]
    }

    private static func text(_ value: JSONValue) -> String? {
        if let flag = value.asBool { return flag ? "yes" : "no" }
        if let lines = value.asArray {
            return lines.compactMap(\.asString).joined(separator: "\n")
        }
        return value.asString
    }

    private func kind(_ definition: FieldDefinition) -> RecordField.Kind {
        switch definition.type {
        case .text(let length), .address(let length): .text(maximum: length)
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
        case .choice(let words): .choice(words.map { Choice($0, definition.label(of: $0)) })
        }
    }
}

extension RecordField.Need {
    init(_ need: FormDemand.Field.Need) {
        self =
            switch need {
            case .optional: .optional
            case .asked: .asked
            case .required: .required
            }
    }
}
