import Catalog
import Eligibility
import Filing
import Operations
import Pages
import Routing
import Vocabulary

/// What was typed into the console, read against the visit as it stood.
struct DeskForm {
    /// The visit with what was typed, for showing it again.
    private(set) var sheet: VisitSheet
    private(set) var draft = DeskDraft()
    private(set) var changes = VisitChanges()
    /// Entries that were done at the counter, which releases what waits for them.
    private(set) var doneAtCounter: [PlanKey] = []

    private let form: FormFields
    private let site: Site

    /// Reads it over the plan that the page had shown; `isFiling` takes usual fates as chosen.
    init(_ form: FormFields, over shown: PlanSheet, site: Site, isFiling: Bool) {
        let before = shown.visit
        self.form = form
        self.site = site
        sheet = before
        readFates(shown, isFiling: isFiling)
        readHousehold(before.household)
        readRecord(isFiling: isFiling)
        sheet.circumstances = PaperSheet.read(form, into: before.circumstances)
        changes.circumstances = sheet.circumstances
        draft.lane = form["lane"].flatMap { Vocabulary.Lane(rawValue: $0) } ?? .waiting
    }

    /// Whether everything can be kept as it was typed.
    var isAcceptable: Bool { draft.problems.isEmpty && draft.rejected.isEmpty }

    /// Notes what was refused when it was to be kept.
    mutating func refuse(_ problem: Problem) { draft.problems.append(problem) }

    // MARK: Household

    private mutating func readHousehold(_ before: Household) {
        var household = before
        var answers = AnswerFields(form, registry: site.catalog.facts)
        answers.apply(to: &household)
        draft.rejected = answers.rejected
        household.peopleComplete = form.has("people_complete")
        // Shown again are the people who are kept: rows that are not kept yet stay rows.
        sheet.household = household
        household = withAdded(withoutRemoved(household))
        household.peopleComplete = form.has("people_complete") && !household.people.isEmpty
        changes.household = household == before ? nil : household
    }

    private func withoutRemoved(_ household: Household) -> Household {
        guard let act = form["act"], act.hasPrefix("remove-person:") else { return household }
        let id = PersonID(String(act.dropFirst("remove-person:".count)))
        return household.with(people: household.people.filter { $0.id != id })
    }

    /// Rows for new people count as soon as something stands in them, whatever was pressed.
    private mutating func withAdded(_ household: Household) -> Household {
        var people = household.people
        var drafts: [PersonDraft] = []
        for row in 0..<Household.peopleMaximum {
            // Rows may be missing in between, where somebody else entered the same person meanwhile.
            guard let relationship = form["new.\(row).relationship"] else { continue }
            let born = form["new.\(row).born"] ?? ""
            if relationship.isEmpty, born.isEmpty { continue }
            guard let person = person(relationship, born, after: people, on: household.on) else {
                draft.problems.append(
                    Problem(field: "new.\(drafts.count).born", message: Self.unreadableBirth)
                )
                drafts.append(
                    PersonDraft(
                        relationship: relationship,
                        born: MyNumberDetector.containsMyNumber(born) ? "" : born,
                        problem: Self.unreadableBirth
                    )
                )
                continue
            }
            drafts.append(PersonDraft(relationship: relationship, born: born))
            people.append(person)
        }
        draft.drafts = drafts + [PersonDraft()]
        return household.with(people: people)
    }

    private static let unreadableBirth = Localized(
        ja: "生年月日を、来庁日までの日で S60.5.2 や 19850502 のように入力してください。",
        en: "Enter a date of birth up to the day of the visit, such as 1985-05-02 or S60.5.2."
    )

    /// Nil where the date of birth cannot be one.
    private func person(
        _ relationship: String,
        _ born: String,
        after people: [Person],
        on day: CalendarDay
    ) -> Person? {
        var answers: [FactID: Eligibility.Answer] = [:]
        if !born.isEmpty {
            guard let date = WrittenDay.read(born), date.earliest <= day else { return nil }
            answers[.born] = .known(.date(date))
        }
        if let fact = HouseholdNames.relationship,
            HouseholdNames.choices(site.catalog.facts).contains(where: { $0.value == relationship })
        {
            answers[fact] = .known(.choice(relationship))
        }
        // What was decided, paid or filed about somebody who has left is not laid over somebody else.
        let numbers = (people.map(\.id) + sheet.givenIDs)
            .compactMap { Int($0.description.dropFirst()) }
        return Person(id: PersonID("p\((numbers.max() ?? 0) + 1)"), answers: answers)
    }

    // MARK: Record

    private mutating func readRecord(isFiling: Bool) {
        let household = changes.household ?? sheet.household
        let people = household.people.map(\.id)
        let (completed, inherited) = withFamilyNames(people)
        let fields = RecordFields(form: completed, catalog: site.catalog)
        var patch = fields.patch(people: people)
        if !isFiling, sheet.entries.contains(where: { $0.item != nil }) {
            // What the page merely presumed was not said to those who have the filed items.
            patch = KnownData(household: household, record: sheet.record).withoutPresumed(patch)
        }
        changes.record = patch
        sheet.record = sheet.record.merged(with: patch)
        draft.problems += HouseholdRecord.problems(
            in: patch,
            fields: site.catalog.fields,
            household: household
        ).map { Problem(Refusal($0)) }
            // What is wrong with the householder's is said once, there.
            .filter { !inherited.contains($0.field) }
    }

    /// An empty family name beside a given one is the householder's, as the page promises; with the fields
    /// that were filled so.
    private func withFamilyNames(_ people: [PersonID]) -> (form: FormFields, Set<String>) {
        guard let head = HouseholdNames.head(of: sheet.household) else { return (form, []) }
        var fields = form.fields
        var inherited: Set<String> = []
        for person in people where person != head {
            for (family, given) in [("family_name", "given_name"), ("family_kana", "given_kana")] {
                let name = "record.\(person).\(family)"
                let own = form["record.\(person).\(given)"] ?? ""
                guard form[name]?.isEmpty ?? false, !own.isEmpty,
                    let shared = form["record.\(head).\(family)"], !shared.isEmpty
                else { continue }
                fields.append((name, shared))
                inherited.insert(name)
            }
        }
        return (FormFields(fields), inherited)
    }

    // MARK: Fates

    private mutating func readFates(_ shown: PlanSheet, isFiling: Bool) {
        let chosen = shown.chosen(in: form, isFiling: isFiling)
        draft.problems += chosen.problems
        draft.fates = chosen.typed
        doneAtCounter = chosen.fates.filter { $0.1.fate == .doneAtCounter }.map(\.0)
        changes.fates = chosen.fates.filter { $0.1.fate != .doneAtCounter }.map {
            ChosenFate($0.0, $0.1)
        }
    }
}

extension Household {
    /// The same household with other people.
    func with(people: [Person]) -> Household {
        Household(
            event: event,
            office: office,
            on: on,
            facts: facts,
            people: people,
            peopleComplete: peopleComplete
        )
    }
}
