import Catalog
import Eligibility
import Operations
import Pages
import ResidentRegister
import Vocabulary

extension RegisterPage {
    /// The search for a visit, begun with what is known of whom it is about.
    init(_ sheet: VisitSheet, site: Site) {
        let names = HouseholdNames(
            sheet.household,
            registry: site.catalog.facts,
            record: sheet.record,
            showsNames: !sheet.isProtected
        )
        let first = HouseholdNames.head(of: sheet.household) ?? sheet.household.people.first?.id
        var born = ""
        if let first,
            case .known(.date(let day)) = sheet.household[.init(fact: .born, person: first)]
        {
            born = day.description
        }
        self.init(
            subject: sheet.subject,
            version: sheet.version,
            name: first.flatMap { names.name(of: $0) } ?? "",
            born: born,
            people: sheet.household.people.map { person in
                Choice(person.id.description, names.full(person.id))
            }
        )
    }
}

extension RegisterPage.Found {
    /// What a search found, those who may not be shown counted.
    init(_ found: SearchRegister.Found, isHousehold: Bool, _ names: HouseholdNames) {
        let open = found.residents.compactMap { shown in
            if case .resident(let resident, let person) = shown { (resident, person) } else { nil }
        }
        self.init(
            residents: open.map { resident, person in
                RegisterPage.Resident(
                    resident,
                    person: person,
                    isTicked: isHousehold || open.count == 1
                )
            },
            withheld: found.residents.count - open.count,
            isCut: found.isCut,
            isHousehold: isHousehold,
            asOf: found.asOf
        )
    }
}

extension RegisterPage.Resident {
    init(_ resident: RegisteredResident, person: PersonID?, isTicked: Bool) {
        func field(_ names: [String]) -> String {
            names.compactMap { resident.personFields[$0]?.asString }.joined(separator: " ")
        }
        let relationship = resident.facts["relationship"]?.asString
        self.init(
            number: resident.number,
            household: resident.household,
            name: field(["family_name", "given_name"]),
            reading: field(["family_kana", "given_kana"]),
            born: resident.born.flatMap { PartialDay($0) }?.written
                ?? Localized(ja: "不詳", en: "Not known"),
            relationship: relationship.map { HouseholdNames.word(for: $0) } ?? Localized(same: "–"),
            address: resident.householdFields["address"]?.asString ?? "–",
            person: person?.description ?? "",
            isTicked: isTicked
        )
    }
}

extension RegisterDifferencesPage {
    /// Where the register differs from a visit as it was read.
    init(_ filled: FillFromRegister.Filled, over sheet: VisitSheet, site: Site) {
        let names = HouseholdNames(sheet.household, registry: site.catalog.facts)
        let answers = sheet.household.json()
        self.init(
            subject: sheet.subject,
            filled: filled.count,
            rows: filled.differences.map { difference in
                Row(
                    difference,
                    whose: difference.person.map { names[$0] }
                        ?? Localized(ja: "世帯全体", en: "Whole household"),
                    written: difference.standing(in: answers, sheet.record),
                    catalog: site.catalog
                )
            }
        )
    }
}

extension RegisterFill.Difference {
    /// What stands in the visit where the register has something else.
    fileprivate func standing(in answers: JSONValue, _ record: JSONValue) -> JSONValue {
        guard let person else { return record["household"]?[name] ?? .null }
        if let typed = record["people"]?[person.description]?[name] { return typed }
        let answered = answers["people"]?.asArray?.first {
            $0["id"]?.asString.map { utf8Equal($0, person.description) } ?? false
        }
        return answered?[name] ?? .null
    }
}

extension RegisterDifferencesPage.Row {
    fileprivate init(
        _ difference: RegisterFill.Difference,
        whose: Localized,
        written: JSONValue,
        catalog: Catalog
    ) {
        let fact = FactID(difference.name).flatMap { catalog.facts[$0] }
        let field = catalog.fields.first { $0.id.description == difference.name }
        func words(_ value: JSONValue) -> Localized {
            guard let text = value.asString else { return Localized(same: "–") }
            if let day = PartialDay(text) { return day.written }
            if difference.name == "relationship" { return HouseholdNames.word(for: text) }
            return fact?.phrases.values[text] ?? field?.label(of: text) ?? Localized(same: text)
        }
        self.init(
            whose: whose,
            what: fact?.question ?? field?.name ?? Localized(same: difference.name),
            written: words(written),
            registered: words(difference.registered)
        )
    }
}
