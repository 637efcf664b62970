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
                    responsibility: Responsibility(entry, now: now)
                )
            },
            bundles: shown.bundles.map(\.id),
            history: shown.history.map { HistoryEntry($0, names: shown.names) }
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

extension HistoryEntry {
    init(_ act: AuditedAct, names: StaffNames) {
        let what = ActName(rawValue: act.act)?.words ?? Localized(same: act.act)
        self.init(
            at: act.at,
            what: act.isRefused
                ? Localized(ja: "\(what.ja)(拒否)", en: "\(what.en) (refused)") : what,
            by: names[act.actor],
            detail: Localized(same: act.purpose)
        )
    }
}

extension ActName {
    /// The act as a history tells it.
    var words: Localized {
        switch self {
        case .openVisit: Localized(ja: "受付", en: "Opened")
        case .recordAnswers: Localized(ja: "回答を記録", en: "Answers recorded")
        case .recordData: Localized(ja: "記録を入力", en: "Data recorded")
        case .setFate: Localized(ja: "扱いを決定", en: "Fate decided")
        case .saveVisit: Localized(ja: "保存", en: "Saved")
        case .callVisit: Localized(ja: "呼出し", en: "Called")
        case .returnToQueue: Localized(ja: "待ちに戻す", en: "Returned to the queue")
        case .fileBundle: Localized(ja: "提出", en: "Filed")
        case .completeCounterAct: Localized(ja: "窓口で完了", en: "Done at the counter")
        case .callForHandOver: Localized(ja: "交付の呼出し", en: "Called to fetch")
        case .handOver: Localized(ja: "引渡し", en: "Handed over")
        case .undoHandOver: Localized(ja: "引渡しの取消し", en: "Hand-over undone")
        case .closeVisit: Localized(ja: "終了", en: "Closed")
        case .abandonVisit: Localized(ja: "退庁", en: "Left")
        case .showVisit: Localized(ja: "閲覧", en: "Looked at")
        case .readReceipt: Localized(ja: "控えの閲覧", en: "Receipt looked at")
        case .readItem: Localized(ja: "手続の閲覧", en: "Item looked at")
        case .correctItem: Localized(ja: "補正", en: "Corrected")
        case .withdrawItem: Localized(ja: "取下げ", en: "Withdrawn")
        case .sendBackItem: Localized(ja: "差戻し", en: "Sent back")
        case .releaseCheck: Localized(ja: "審査", en: "Checked")
        case .setProtection: Localized(ja: "支援措置の設定", en: "Protection set")
        case .askLiftProtection: Localized(ja: "支援措置の解除依頼", en: "Lifting of protection asked")
        case .liftProtection: Localized(ja: "支援措置の解除", en: "Protection lifted")
        default: Localized(same: rawValue)
        }
    }
}
