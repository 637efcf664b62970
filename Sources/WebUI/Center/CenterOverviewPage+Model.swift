import Casework
import Operations
import Pages
import Stores
import Vocabulary

extension CenterOverviewPage {
    init(
        _ counts: [StandingCount],
        lots: [LotView],
        held: [AttentionView],
        returnsDueSoon: Int,
        outdated: Int,
        words: CenterWords,
        now: Instant
    ) {
        func lines<Key: Hashable & Comparable>(
            by key: (StandingCount) -> Key,
            _ name: (Key) -> Localized
        ) -> [Line] {
            Dictionary(grouping: counts, by: key).sorted { $0.key < $1.key }.map {
                Line(name($0.key), $0.value)
            }
        }
        let refused = lots.filter { $0.refused != nil && $0.acknowledgedAt == nil }
        let total = Line(Localized(ja: "全体", en: "All"), counts)
        self.init(
            readAt: now,
            total: total,
            systems: lines(by: \.system, words.system),
            lanes: lines(by: \.lane.rawValue) {
                Pages.Lane(rawValue: $0)?.name ?? Localized(same: $0)
            },
            offices: lines(by: \.office, words.office),
            lotsWaiting: lots.count { $0.state == .exported },
            lotsRefused: refused.count,
            alarms: Self.dueSoon(returnsDueSoon) + Self.unreached(outdated)
                + Self.alarms(total, refused, held, words)
        )
    }

    private static func alarms(
        _ total: Line,
        _ refused: [LotView],
        _ held: [AttentionView],
        _ words: CenterWords
    ) -> [Alarm] {
        var alarms: [Alarm] = []
        if total.overdue > 0 {
            alarms.append(
                Alarm(
                    text: Localized(
                        ja: "期限を過ぎた手続が\(total.overdue)件あります",
                        en: "Items past their time: \(total.overdue)"
                    ),
                    path: Paths.returns,
                    isSevere: true
                )
            )
        }
        for lot in refused {
            guard let id = LotID(lot.lot) else { continue }
            let system = words.system(lot.system)
            alarms.append(
                Alarm(
                    text: Localized(
                        ja: "ロット \(id):\(system.ja) の回答を受け入れられません",
                        en: "Lot \(id): the answer of \(system.en) was refused"
                    ),
                    path: Paths.lot(id),
                    isSevere: true
                )
            )
        }
        return alarms + held.prefix(20).map { check($0, words) }
    }

    /// Before the due time, not after it.
    private static func dueSoon(_ count: Int) -> [Alarm] {
        guard count > 0 else { return [] }
        return [
            Alarm(
                text: Localized(
                    ja: "まもなく期限の差戻しが\(count)件あります",
                    en: "Send-backs that are due soon: \(count)"
                ),
                path: Paths.returns,
                isSevere: false
            )
        ]
    }

    /// What corrections did not reach, until its section was told.
    private static func unreached(_ count: Int) -> [Alarm] {
        guard count > 0 else { return [] }
        return [
            Alarm(
                text: Localized(
                    ja: "補正が届いていない手続が\(count)件あります",
                    en: "Items that a correction did not reach: \(count)"
                ),
                path: Paths.returns,
                isSevere: false
            )
        ]
    }

    /// An item that waits for a person of the center.
    private static func check(_ item: AttentionView, _ words: CenterWords) -> Alarm {
        let isSecond = item.checkedBy != nil
        if let act = words.counterAct(before: item) {
            return Alarm(
                text: Localized(
                    ja: "\(item.item) \(item.code):窓口での「\(act.ja)」を待っています",
                    en: "\(item.item) \(item.code): waits for “\(act.en)” at the counter"
                ),
                path: Paths.item(item.item),
                isSevere: false
            )
        }
        return Alarm(
            text: Localized(
                ja: "\(item.item) \(item.code):\(isSecond ? "二重審査" : "審査")を待っています",
                en: "\(item.item) \(item.code): waits for a \(isSecond ? "second check" : "check")"
            ),
            path: Paths.item(item.item),
            isSevere: false
        )
    }
}

extension CenterOverviewPage.Line {
    fileprivate init(_ name: Localized, _ counts: [StandingCount]) {
        var states: [Pages.ItemState: Int] = [:]
        for count in counts {
            let state = Pages.ItemState(
                count.state,
                awaitsSecondCheck: count.awaitsSecondCheck
            )
            states[state, default: 0] += count.count
        }
        let open = counts.filter { $0.state != .done && $0.state != .withdrawn }
        self.init(
            name: name,
            counts: states,
            oldestMinutes: open.map { $0.oldestSeconds / 60 }.max(),
            due: counts.map(\.due).reduce(0, +),
            overdue: counts.map(\.overdue).reduce(0, +)
        )
    }
}
