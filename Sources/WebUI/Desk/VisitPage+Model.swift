import Casework
import Catalog
import Eligibility
import Filing
import Operations
import Pages
import Stores
import Vocabulary

extension VisitPage {
    init(_ shown: ShownVisit, site: Site) throws {
        let sheet = try VisitSheet(shown, site: site)
        let now = site.time.now()
        let names = HouseholdNames(sheet.household, registry: site.catalog.facts)
        self.init(
            subject: sheet.subject,
            events: sheet.household.event.map {
                site.catalog.lifeEvent($0)?.name ?? Localized(same: $0.description)
            },
            office: site.officeName(shown.office),
            on: sheet.household.on,
            state: VisitState(shown.stage, isAnswered: shown.isAnswered),
            flags: sheet.flags,
            items: shown.items.map { entry in
                Item(
                    item: entry.item,
                    code: entry.code,
                    name: entry.name,
                    people: names.labels(entry.key.people),
                    fate: Fate(rawValue: entry.fate.rawValue),
                    state: entry.state.map { Pages.ItemState($0) },
                    responsibility: Responsibility(entry, now: now),
                    isSuperseded: entry.isSuperseded
                )
            },
            bundles: shown.bundles.map(\.id),
            endedBecause: shown.endedBecause.map { reason in
                AbandonReason(rawValue: reason)?.words ?? Localized(same: reason)
            },
            history: HistoryEntry.grouped(shown.history, names: shown.names),
            readings: HistoryEntry.grouped(shown.readings, names: shown.names)
        )
    }
}

extension ShownVisit {
    /// Whether every filed item has ended and one of them was accepted.
    var isAnswered: Bool {
        let states = items.compactMap(\.state)
        return states.contains(.done) && states.allSatisfy { $0 == .done || $0 == .withdrawn }
    }
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

extension Due {
    /// Near from a day before.
    init(_ at: Instant, now: Instant) {
        let left = now.duration(to: at)
        let pressure: Pressure =
            left < .zero ? .overdue : left < .seconds(24 * 3600) ? .near : .calm
        self.init(at: at, pressure: pressure)
    }
}
