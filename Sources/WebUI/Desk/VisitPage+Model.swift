import Casework
import Catalog
import Eligibility
import Filing
import Operations
import Pages
import Stores
import Vocabulary

extension VisitPage {
    /// The record of a visit; only whoever works on protection finds it named there.
    ///
    /// Nobody else does, whether it is in force or not: the difference would tell.
    init(_ shown: ShownVisit, site: Site, namesProtection: Bool) throws {
        let sheet = try VisitSheet(shown, site: site)
        let discretion = Discretion(
            isProtected: !namesProtection,
            view: site.catalog.view(office: sheet.household.office, on: sheet.household.on)
        )
        let history = shown.history.filter { namesProtection || !$0.isAboutProtection }
        let now = site.time.now()
        let names = HouseholdNames(sheet.household, registry: site.catalog.facts)
        self.init(
            subject: sheet.subject,
            events: sheet.household.event.map {
                discretion.isProtected
                    ? Discretion.name(of: $0, in: site.catalog)
                    : site.catalog.lifeEvent($0)?.name ?? Localized(same: $0.description)
            },
            office: site.officeName(shown.office),
            on: sheet.household.on,
            state: VisitState(
                shown.stage,
                isAnswered: shown.isAnswered,
                isUnfiled: shown.isUnfiled
            ),
            flags: sheet.flags,
            items: shown.items.map { entry in
                Item(
                    item: entry.item,
                    code: discretion.isTelling(entry.key.procedure) ? "" : entry.code,
                    name: discretion.name(entry.key.procedure),
                    people: names.labels(entry.key.people),
                    fate: Fate(rawValue: entry.fate.rawValue),
                    state: entry.state.map { Pages.ItemState($0) },
                    responsibility: discretion.isTelling(entry.key.procedure)
                        ? Responsibility(atCounter: entry, now: now)
                        : Responsibility(entry, now: now),
                    desk: discretion.isTelling(entry.key.procedure) ? nil : DeskStanding(entry),
                    isSuperseded: entry.isSuperseded
                )
            },
            duplicates: namesProtection
                ? shown.duplicates.map { DuplicateNote($0, names: names, site: site) } : [],
            bundles: shown.bundles.map(\.id),
            endedBecause: shown.endedBecause.map { reason in
                AbandonReason.words(ofEnd: reason)
            },
            deskSteps: Self.deskSteps(of: shown, discretion),
            history: HistoryEntry.grouped(history, names: shown.names),
            readings: HistoryEntry.grouped(shown.readings, names: shown.names)
        )
        onPaper = PaperReceptionNote(shown)
    }
}

extension VisitPage {
    /// What desks did with the entries of a visit, the oldest first, without what tells of a protection.
    private static func deskSteps(
        of shown: ShownVisit,
        _ discretion: Discretion
    ) -> [HistoryEntry] {
        var lines: [HistoryEntry] = []
        for entry in shown.items where !discretion.isTelling(entry.key.procedure) {
            for step in entry.steps {
                var line = HistoryEntry(step, shown.names, shown.clearance)
                line.what = Localized(
                    ja: "\(entry.name.ja):\(line.what.ja)",
                    en: "\(entry.name.en): \(line.what.en)"
                )
                lines.append(line)
            }
        }
        return lines.sorted { $0.at < $1.at }
    }
}

extension VisitPage.DeskStanding {
    fileprivate init?(_ entry: ShownItem) {
        guard let state = entry.deskState, let desk = entry.desk,
            let standing = DeskLine.Standing(rawValue: state.rawValue)
        else { return nil }
        let result = entry.result.flatMap { DeskResult(rawValue: $0) }
        self.init(name: Localized(same: desk), standing: standing, result: result?.words)
    }
}

extension ShownVisit {
    /// Whether every filed item has ended and one of them was accepted.
    var isAnswered: Bool {
        let states = items.compactMap(\.state)
        return states.contains(.done) && states.allSatisfy { $0 == .done || $0 == .withdrawn }
    }

    /// Whether the center has nothing of it.
    var isUnfiled: Bool { items.compactMap(\.state).allSatisfy { $0 == .withdrawn } }
}

extension Responsibility {
    init(_ entry: ShownItem, now: Instant) {
        let nobody = Localized(same: "–")
        self.init(
            owner: entry.owner ?? nobody,
            next: entry.nextStep ?? nobody,
            due: entry.dueAt.map { Due($0, now: now) }
        )
    }
}

extension Responsibility {
    /// Of an entry whose owner and next step would tell of the protection.
    fileprivate init(atCounter entry: ShownItem, now: Instant) {
        self.init(
            owner: Localized(same: "–"),
            next: Discretion.atCounter,
            due: entry.dueAt.map { Due($0, now: now) }
        )
    }
}

extension AuditedAct {
    /// Whether the act itself tells that somebody is protected.
    fileprivate var isAboutProtection: Bool {
        switch ActName(rawValue: act) {
        case .setProtection, .showProtection, .confirmProtection, .askLiftProtection,
            .liftProtection:
            true
        default: false
        }
    }
}

extension Due {
    /// Near from a day before.
    init(_ at: Instant, now: Instant) {
        let left = now.duration(to: at)
        let pressure: Pressure =
            left < .zero ? .overdue : left < .seconds(24 * 3600) ? .near : .calm
        self.init(at: at, pressure: pressure)
    }
}
