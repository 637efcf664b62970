import Casework
import Catalog
import Eligibility
import Filing
import Operations
import Pages
import Routing
import Stores
import Vocabulary

/// The fates that a form chose other than its page had shown them.
struct ChosenFates {
    var fates: [(PlanKey, FateRequest)] = []
    /// The same as they were typed, for showing them again.
    var typed: [PlanKey: FateChoice] = [:]
    var problems: [Problem] = []
}

/// The plan of a visit beside what became of each of its entries.
struct PlanSheet {
    let visit: VisitSheet
    let plan: Plan
    let view: CatalogView
    let names: HouseholdNames
    /// The plan before it was divided over what was filed and decided.
    private let whole: Plan
    /// Whether the reader leaves to officials what was done and what is not needed.
    var leavesDecisions = false
    private let standing: [PlanKey: ShownItem]
    /// Fates as they were typed, where they are not kept yet.
    private let typed: [PlanKey: FateChoice]

    init(
        _ visit: VisitSheet,
        plan: Plan,
        view: CatalogView,
        names: HouseholdNames,
        typed: [PlanKey: FateChoice] = [:]
    ) {
        self.visit = visit
        self.typed = typed
        whole = plan
        self.plan = plan.divided(
            over: FiledShares(
                filed: visit.entries.filter(\.isOutOfHand).map(\.key),
                decided: visit.entries.filter(\.isKept).map(\.key)
            )
        )
        self.view = view
        self.names = names
        standing = Dictionary(visit.entries.map { ($0.key, $0) }) { first, _ in first }
    }

    /// The sheet of a visit with its plan, taken from an `earlier` sheet while the answers are the same.
    init(
        _ visit: VisitSheet,
        site: Site,
        language: Language,
        reusing earlier: PlanSheet? = nil,
        typed: [PlanKey: FateChoice] = [:]
    ) {
        let household = visit.household
        let catalog = site.catalog
        let known = earlier.flatMap { $0.visit.household == household ? $0.whole : nil }
        self.init(
            visit,
            plan: known
                ?? Routing.Router(catalog: catalog).plan(for: household, language: language),
            view: catalog.view(office: household.office, on: household.on),
            names: HouseholdNames(household, registry: catalog.facts, record: visit.record),
            typed: typed
        )
    }

    /// The entry's name in form fields: the procedure and, where it is about some, the persons.
    static func field(_ key: PlanKey) -> String {
        ([key.procedure.description] + key.people.map(\.description)).joined(separator: ".")
    }

    /// Every entry as the clerk sees it; `problems` are told at their fates.
    func items(problems: [Problem], today: CalendarDay) -> [Pages.PlanItem] {
        plan.items.map { item($0, problems, today) } + plan.undecided.map { item($0, problems) }
    }

    /// Items whose forms are to be filed with the center.
    var toBeFiled: [Routing.PlanItem] {
        plan.items.filter { shown(PlanKey($0)).fate == .filed }
    }

    /// Items whose forms wait to be filed: those not filed before.
    var leftToFile: [Routing.PlanItem] {
        toBeFiled.filter { standing[PlanKey($0)]?.item == nil && waitsFor(PlanKey($0)).isEmpty }
    }

    /// Names of what must be filed or done before an entry can be filed.
    private func waitsFor(_ key: PlanKey) -> [Localized] {
        guard let entry = standing[key], entry.fate.isUnfinished || shown(key).fate == .filed else {
            return []
        }
        return entry.waitsForNames
    }

    /// The entries, to see whether an answer has changed the list that somebody looked at.
    var keys: Set<PlanKey> {
        Set(plan.items.map(PlanKey.init) + plan.undecided.map(PlanKey.init))
    }

    /// Items of which nobody has said what becomes of them.
    var withoutFate: [PlanKey] {
        plan.items.map(PlanKey.init).filter { shown($0).fate == nil }
    }

    /// What the fate control of an entry shows: what was chosen, else what is usual for it.
    func shown(_ key: PlanKey) -> FateChoice {
        if let typed = typed[key] { return typed }
        if let stored = standing[key], let fate = Fate(rawValue: stored.fate.rawValue) {
            let isOwned = stored.item == nil
            return FateChoice(
                fate: fate,
                until: isOwned ? stored.dueAt?.dayInJapan.description ?? "" : "",
                owner: isOwned ? owner(of: stored) : ""
            )
        }
        guard let item = plan.items.first(where: { PlanKey($0) == key }) else {
            return FateChoice(fate: .undecided)
        }
        let fate = usualFate(of: item)
        return FateChoice(
            fate: fate,
            owner: fate == .sent
                ? item.counter.deskID?.description ?? item.counter.desk ?? "" : "",
            isUsual: fate != nil && fate != .filed
        )
    }

    /// Who has an entry: the desk by its name in addresses, which is the same in every language.
    private func owner(of stored: ShownItem) -> String {
        guard let desk = stored.desk else { return stored.owner?.ja ?? "" }
        return view.desk(called: desk, for: stored.key.procedure)?.id.description ?? desk
    }

    /// What usually becomes of an item; nil where a person must say it.
    ///
    /// Nobody presumes that an act was done for which a system waits: saying so releases other items.
    private func usualFate(of item: Routing.PlanItem) -> Fate? {
        if item.outcome == .exOfficio || item.handling == .none { return .notNeeded }
        if item.outcome == .referral { return .sent }
        switch item.handling {
        case .center: return .filed
        case .section, .outside: return .sent
        case .none: return .notNeeded
        case .atCounter:
            if standing[PlanKey(item)]?.register != nil { return .sent }
            if isAwaited(item) { return nil }
            // What needs papers is an application, which only the resident can want; the rest is handed out.
            let isApplication = !item.documents.isEmpty
            return item.outcome == .recommended && isApplication ? .declined : .doneAtCounter
        }
    }

    /// Whether the system of another item of this plan waits for this one.
    private func isAwaited(_ item: Routing.PlanItem) -> Bool {
        plan.items.contains { other in
            view.procedure(other.procedure)?.prerequisites.contains {
                $0.procedure == item.procedure && $0.waits == .atCounter
            } ?? false
        }
    }

    /// The fates that a form chose other than the page had shown them; for filing, also those that it
    /// showed as usual and that filing by itself would not give.
    func chosen(in form: FormFields, isFiling: Bool = false) -> ChosenFates {
        var chosen = ChosenFates()
        for key in plan.items.map(PlanKey.init) + plan.undecided.map(PlanKey.init) {
            let field = Self.field(key)
            guard let word = form["fate.\(field)"], let fate = Fate(rawValue: word) else {
                continue
            }
            let before = shown(key)
            // A desk is no name of somebody who follows up, and the other way round.
            let part = fate == .sent ? "desk" : "owner"
            let isOfSameKind = (fate == .sent) == (before.fate == .sent)
            let owner = form["\(part).\(field)"] ?? (isOfSameKind ? before.owner : "")
            let until = form["until.\(field)"] ?? before.until
            let isToBeNoted = isFiling && before.isUsual && isNoted(fate)
            let isSame = fate == before.fate && owner == before.owner && until == before.until
            if isSame, !isToBeNoted { continue }
            if !isSame, fate == .doneAtCounter, let entry = standing[key], entry.register != nil {
                chosen.problems.append(
                    Problem(field: "fate.\(field)", message: Self.tooEarly(entry))
                )
            }
            if !isSame {
                chosen.typed[key] = FateChoice(fate: fate, until: until, owner: owner)
            }
            let day = until.isEmpty ? nil : WrittenDay.read(until)?.whole
            if !until.isEmpty, day == nil {
                chosen.problems.append(
                    Problem(field: "fate.\(field)", message: Self.unreadableDay)
                )
                continue
            }
            guard let choice = ItemFate(rawValue: word) else { continue }
            let name = owner.isEmpty ? nil : owner
            chosen.fates.append(
                (
                    key,
                    FateRequest(
                        choice,
                        until: day,
                        desk: fate == .sent ? name : nil,
                        owner: fate == .sent ? nil : name
                    )
                )
            )
        }
        return chosen
    }

    /// Whether a usual fate is noted when the clerk files: filing by itself sends the rest to its desks, once.
    ///
    /// What is an official's to say stays open where somebody of a contractor files.
    private func isNoted(_ fate: Fate) -> Bool {
        switch fate {
        case .doneAtCounter, .notNeeded: !leavesDecisions
        case .declined: true
        case .sent: visit.stage == .filed
        default: false
        }
    }

    private static func tooEarly(_ entry: ShownItem) -> Localized {
        let register = entry.register ?? Localized(same: "")
        let first = entry.waitsForNames
        return Localized(
            ja:
                "\(register.ja)の反映を待って行う手続です。先に\(first.map { "「\($0.ja)」" }.joined())を済ませ、反映されてから「窓口で完了」にしてください。",
            en:
                "It waits for the register (\(register.en)); choose \u{201C}done\u{201D} once it has: \(first.map(\.en).joined(separator: ", "))."
        )
    }

    private static let unreadableDay = Localized(
        ja: "「いつまで」を R8.4.20 や 20260420 のように入力してください。",
        en: "Enter until when as 2026-04-20 or R8.4.20."
    )

    // MARK: Entries

    private func item(
        _ item: Routing.PlanItem,
        _ problems: [Problem],
        _ today: CalendarDay
    ) -> Pages.PlanItem {
        let key = PlanKey(item)
        return Pages.PlanItem(
            key: Self.field(key),
            code: item.code,
            name: name(item.procedure),
            people: names.labels(item.people),
            outcome: .init(rawValue: item.outcome.rawValue) ?? .duty,
            counter: Self.counter(item.counter),
            because: withdrawn(key) + item.because.map(Localized.init(same:)),
            deskExamines: item.deskExamines.map(Localized.init(same:)),
            legalBasis: item.legalBasis,
            deadline: item.deadline,
            isDeadlineNear: item.deadline.map { today.days(to: $0) <= 3 } ?? false,
            documents: item.documents.map { Localized(same: $0.text) },
            after: item.after.map(name),
            waitsFor: waitsFor(key),
            register: standing[key]?.register,
            isFiled: standing[key]?.item != nil,
            feeYen: item.feeYen ?? 0,
            fate: fate(key, problems),
            desks: desks
        )
    }

    /// That it was filed once, for whoever decides whether it is filed anew.
    private func withdrawn(_ key: PlanKey) -> [Localized] {
        guard standing[key]?.isWithdrawn ?? false else { return [] }
        return [
            Localized(
                ja: "提出後に取り下げました。出し直すときは「提出する」を選んでください。",
                en: "It was filed and withdrawn; choose to file it, if it is to go again."
            )
        ]
    }

    private func item(_ entry: UndecidedEntry, _ problems: [Problem]) -> Pages.PlanItem {
        let key = PlanKey(entry)
        let registry = view.catalog.facts
        let needs = entry.needs.compactMap { need in
            registry[need.fact].map { definition in
                let who = need.person.map { names[$0] }
                return Localized(
                    ja: "\(who.map { $0.ja + ":" } ?? "")\(definition.question.ja)",
                    en: "\(who.map { $0.en + ": " } ?? "")\(definition.question.en)"
                )
            }
        }
        let procedure = view.procedure(entry.procedure)
        return Pages.PlanItem(
            key: Self.field(key),
            code: entry.code,
            name: name(entry.procedure),
            people: names.labels(entry.people),
            outcome: .undecided,
            counter: procedure?.desk ?? Localized(same: ""),
            because: entry.because.map(Localized.init(same:)) + needs,
            legalBasis: procedure?.legalBasis ?? "",
            fate: fate(key, problems),
            desks: desks
        )
    }

    private func fate(_ key: PlanKey, _ problems: [Problem]) -> FateChoice {
        var choice = shown(key)
        let field = "fate.\(Self.field(key))"
        // Submissions name the procedure alone, whomever it is about.
        let place = "fate.\(key.procedure)"
        choice.problem =
            problems.first { problem in
                problem.field == field
                    || ["", ".until", ".desk"].contains { problem.field == place + $0 }
                        && typed[key] != nil
            }?.message
        return choice
    }

    /// The desks of the office, to which an entry can be sent.
    private var desks: [Choice] {
        (view.serviceOffice?.desks ?? []).map { Choice($0.id.description, $0.name) }
    }

    func name(_ procedure: ProcedureID) -> Localized {
        view.procedure(procedure)?.name ?? Localized(same: procedure.description)
    }

    static func counter(_ decision: CounterDecision) -> Localized {
        let desk = decision.desk ?? "–"
        guard let window = decision.window else { return Localized(same: desk) }
        return Localized(ja: "\(desk) \(window)番", en: "\(desk), window \(window)")
    }
}

extension Routing.Plan {
    /// The plan with its entries divided over what was filed and decided of them.
    fileprivate func divided(over shares: FiledShares) -> Routing.Plan {
        var plan = self
        plan.items = shares.divide(items, key: PlanKey.init) { entry, people in
            var share = entry
            share.people = people
            return share
        }
        plan.undecided = shares.divide(undecided, key: PlanKey.init) { entry, people in
            var share = entry
            share.people = people
            return share
        }
        return plan
    }
}

extension PlanKey {
    init(_ item: Routing.PlanItem) {
        self.init(procedure: item.procedure, people: item.people)
    }

    init(_ entry: UndecidedEntry) {
        self.init(procedure: entry.procedure, people: entry.people)
    }
}
