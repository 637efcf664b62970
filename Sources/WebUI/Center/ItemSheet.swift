import Casework
import Catalog
import Eligibility
import Filing
import Operations
import Pages
import Stores
import Vocabulary

/// One filed item with all that its page shows.
struct ItemSheet {
    let id: ItemID
    let watched: WatchCenter.WatchedItem
    let record: ReadItem.Shown
    let duplicates: FindDuplicates.Result
    let scans: ListScans.Listed
    let visit: ShownVisit
    let household: Household
    let reader: WebSession
    /// The day that is offered for the answer to a send-back.
    let usualDay: CalendarDay
    let site: Site

    init(
        id: ItemID,
        watched: WatchCenter.WatchedItem,
        record: ReadItem.Shown,
        duplicates: FindDuplicates.Result,
        scans: ListScans.Listed,
        visit: ShownVisit,
        reader: WebSession,
        usualDay: CalendarDay,
        site: Site
    ) throws {
        self.id = id
        self.watched = watched
        self.record = record
        self.duplicates = duplicates
        self.scans = scans
        self.visit = visit
        self.reader = reader
        self.usualDay = usualDay
        self.site = site
        household = try Household(json: visit.household, registry: site.catalog.facts)
    }

    /// Whether it may go out again without a change.
    var mayBeRepeated: Bool {
        record.isAhead || watched.item.reason?.mayBeRepeated ?? true
    }

    /// Whether it may go out again without a change and without a reason.
    var goesAgainAsItIs: Bool {
        record.isAhead || mayBeRepeated && watched.item.reason?.code != .mismatchWithRegister
    }

    /// What the fields of its page show: the record, and what follows from the answers.
    var shown: JSONValue {
        let view = site.catalog.view(office: household.office, on: household.on)
        let known = KnownData(household: household, record: record.record)
        let procedure = ProcedureID(watched.item.procedure).flatMap { view.procedure($0) }
        let people = watched.item.people.map { PersonID($0) }
        let demand = FormDemand(view: view, household: household)
        var presumed: JSONValue = [:]
        for field in procedure.map({ demand.fields(of: $0, about: people) }) ?? [] {
            let id = field.definition.id
            guard let text = known.presumed(id, of: field.person) else { continue }
            let value: JSONValue = .object([id.description: .string(text)])
            let place: JSONValue =
                field.person.map { .object(["people": .object([$0.description: value])]) }
                ?? .object([field.definition.scope == .visit ? "visit" : "household": value])
            presumed = presumed.merged(with: place)
        }
        return presumed.merged(with: record.record)
    }

    /// The fields of a record, a line each, as people read them.
    func lines(of record: JSONValue) -> [Localized] {
        let names = HouseholdNames(household, registry: site.catalog.facts)
        func lines(_ fields: JSONValue?, of whose: Localized?) -> [Localized] {
            (fields?.asObject?.members ?? []).compactMap { member in
                let known = site.catalog.fields.first { $0.id.description == member.key }
                guard let known else { return nil }
                let (name, value) = (known.name, known.words(for: member.value))
                return Localized(
                    ja: "\(whose.map { "\($0.ja)・" } ?? "")\(name.ja):\(value.ja)",
                    en: "\(whose.map { "\($0.en), " } ?? "")\(name.en): \(value.en)"
                )
            }
        }
        let people = (record["people"]?.asObject?.members ?? []).flatMap {
            lines($0.value, of: names[PersonID($0.key)])
        }
        return lines(record["household"], of: nil) + people + lines(record["visit"], of: nil)
    }

    /// Refuses an act on an attempt that is no longer the last one.
    func checkAttempt(_ form: FormFields) throws {
        guard form["attempt"] == String(watched.item.attempt) else { throw WebError.attemptPassed }
    }

    /// What the visit says now in the fields that the item's form has, where that is something else.
    private var differences: [Localized] {
        guard !watched.outdated.isEmpty else { return [] }
        let shared = visit.record.within(record.record) ?? [:]
        return lines(of: shared.change(from: record.record) ?? [:])
    }

    private var scanLines: [ScanLine] {
        let view = site.catalog.view(office: household.office, on: household.on)
        return scans.lines(
            HouseholdNames(household, registry: site.catalog.facts),
            Discretion(isProtected: scans.clearance.isMasked, view: view)
        )
    }

    func page(
        typed: JSONValue? = nil,
        reason: String = "",
        sendBack: SendBackDraft? = nil,
        call: CallDraft? = nil,
        problems: [Problem] = []
    ) throws -> CenterItemPage {
        let sheet = try VisitSheet(visit, site: site)
        var item = item(typed, problems)
        item.differences = differences
        item.scans = scanLines
        return CenterItemPage(
            item: item,
            subject: sheet.subject,
            permissions: permissions,
            withdrawReason: reason,
            sendBack: sendBack ?? SendBackDraft(until: usualDay.description),
            call: call ?? CallDraft(),
            problems: problems.map(item.record.telling)
        )
    }

    private func item(_ typed: JSONValue?, _ problems: [Problem]) -> CenterItem {
        let view = site.catalog.view(office: household.office, on: household.on)
        let names = HouseholdNames(household, registry: site.catalog.facts)
        let words = CenterWords(site: site)
        let item = watched.item
        let people = item.people.map { PersonID($0) }
        return CenterItem(
            id: id,
            code: item.code,
            name: words.procedure(item.procedure, office: item.office),
            people: names.labels(people),
            system: words.system(item.system),
            office: words.office(item.office),
            state: state(item.state),
            reason: item.reason.map(words.reason),
            remark: item.remark,
            attempt: item.attempt,
            seen: record.seen,
            lot: item.lot,
            responsibility: responsibility,
            after: linked(isBefore: true, words),
            counterActs: item.state == .held ? counterActs(view, people) : [],
            dependants: linked(isBefore: false, words),
            duplicates: ItemDuplicates(
                duplicates,
                reader: reader,
                usualDay: usualDay,
                site: site
            ),
            outdated: watched.outdated.map { words.note($0, now: site.time.now()) },
            record: RecordSheet(
                view: view,
                household: household,
                record: record.record.merged(with: typed ?? [:]),
                names: names
            ).groups(of: item.procedure, people: people, problems: problems),
            sendBackReasons: SendBackReason.Code.allCases.map { code in
                Choice(code.rawValue, words.reason(SendBackReason(rawValue: code.rawValue)))
            },
            calls: watched.calls.map { HistoryEntry($0, names: watched.names) },
            history: watched.events.map { HistoryEntry($0, names: watched.names) }
        )
    }

    /// What its system needs done at the counter first, for the same persons.
    private func counterActs(_ view: CatalogView, _ people: [PersonID]) -> [Localized] {
        let procedure = ProcedureID(watched.item.procedure).flatMap { view.procedure($0) }
        let needed = procedure?.prerequisites.filter { $0.waits == .atCounter }.map(\.procedure)
        return visit.items.filter { entry in
            needed?.contains(entry.key.procedure) == true && entry.item == nil
                && entry.fate.isUnfinished && entry.doneAt == nil
                && (people.isEmpty || entry.key.people.isEmpty
                    || !Set(people).isDisjoint(with: entry.key.people))
        }.map(\.name)
    }

    private func state(_ state: Casework.ItemState) -> Pages.ItemState {
        Pages.ItemState(state, awaitsSecondCheck: watched.item.checkedBy != nil)
    }

    private var responsibility: Responsibility {
        let item = watched.item
        let ownership = ItemOwnership(
            state: item.state,
            office: item.office,
            system: item.system,
            returnedTo: item.returnedTo
        )
        return Responsibility(
            owner: ownership.ownerName(site.catalog, on: site.today),
            next: Localized(ja: ownership.nextStep(in: .ja), en: ownership.nextStep(in: .en)),
            due: item.state.isOpen ? item.dueAt.map { Due($0, now: site.time.now()) } : nil
        )
    }

    private func linked(isBefore: Bool, _ words: CenterWords) -> [LinkedItem] {
        watched.links.filter { $0.isBefore == isBefore }.map { link in
            LinkedItem(
                id: link.item,
                name: words.procedure(link.procedure, office: watched.item.office),
                state: Pages.ItemState(link.state)
            )
        }
    }

    private var permissions: CenterItemPage.Permissions {
        let item = watched.item
        let roles = Set(reader.person.roles)
        let mayAnswer = !roles.isDisjoint(with: [.clerk, .center])
        return CenterItemPage.Permissions(
            correct: mayAnswer && item.state == .sentBack,
            call: mayAnswer && item.state == .sentBack,
            tell: mayAnswer && !watched.outdated.isEmpty,
            withdraw: mayAnswer && item.state.isWithdrawable,
            check: roles.contains(.center) && item.state == .held ? check : nil,
            sendBack: roles.contains(.center) && item.state.isReturnable
        )
    }

    private var check: CenterItemPage.Check {
        guard let first = watched.item.checkedBy else { return .first }
        return .second(
            firstBy: watched.names[first],
            isAllowed: !utf8Equal(first, reader.live.login)
        )
    }
}

extension WebError {
    static let attemptPassed = WebError(
        .conflict,
        Localized(
            ja: "この手続はすでに次の回に進んでいます。",
            en: "This item has moved on to its next attempt."
        )
    )
}
